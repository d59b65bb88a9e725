"""Invented council papers, each in the layout and with the habits of another council."""

# ruff: noqa: E501 - in Markdown a paragraph is one line

# PDF text: cut lines, a footer on each page, numbered paragraphs, a flattened table whose labels wrap.
NUMBERED_PARAGRAPHS = [
    """Exampleshire County Council
Report to: Children's Overview and Scrutiny Committee
Date: 18 September 2024
Title: Outcome of the Inspection of Local Authority Children's Services (ILACS)
Report of the Director of Children's Services
1. Purpose
1.1 This report tells members what inspectors found and what the Council intends to do
about it.
2. Recommendations
2.1 It is recommended that the Committee:
(a) notes the outcome; and
(b) comments on the draft plan.
3. Background
3.1 Exampleshire was inspected by Ofsted between 10 and 21 June 2024. The report was
published on 2 August 2024. At the previous inspection, in May 2019, overall effectiveness
was judged to be inadequate.
Page 1 of 3
""",
    """Exampleshire County Council
3.2 The grades were these:
Judgement Grade
The impact of leaders on social work practice
with children and families
Good
The experiences and progress of children who need
help and protection
Requires improvement
to be good
The experiences and progress of children in care Good
The experiences and progress of care leavers
Outstanding
Overall effectiveness Good
4. What needs to improve
4.1 Inspectors named four areas for improvement:
Area for improvement (AFI) 1: Answer each contact within one working day,
whoever made it.
Area for improvement (AFI) 2: Write plans that a parent can follow.
Page 2 of 3
""",
    """Exampleshire County Council
Area for improvement (AFI) 3: Offer an advocate to each child who
is missing.
Area for improvement (AFI) 4: Check that supervision is on file.
5. Next steps
5.1 The action plan must be sent to Ofsted by 8 November 2024.
Page 3 of 3
""",
]

# Symbol-font bullets, the judgements as one sentence with a bracketed past grade, lettered items.
LETTERED = [
    """LONDON BOROUGH OF SAMPLEHAM

CABINET

Wednesday, 4th July 2018

Subject: Ofsted inspection of services for children in need of help and protection, children looked after and care leavers

Wards affected: All

Key decision: No

Summary

Ofsted carried out a single inspection from 5th to 29th March 2018 and published its report on Monday 21st May 2018. Inspectors judged children who need help and protection and children looked after and achieving permanence to be requires improvement, adoption performance and the experiences and progress of care leavers to be good, and leadership, management and governance to be requires improvement, up from inadequate in 2014. The overall judgement was therefore Requires Improvement to be Good.

Inspectors met:

 foster carers
 young people leaving care

The inspectors made five recommendations:

a) Make sure that every visit has a purpose,
and that the record says what it was.

b) Hold strategy meetings on time.

c) Give foster carers what they need to know:
 before a child comes;
 when plans change.

d) Review private fostering each quarter.

e) Tell care leavers what they are owed.

f.  Resources

The plan costs nothing this year. It goes to the Secretary of State no later than Wednesday 29th August 2018.
"""
]

# Markdown with a table of two years, and recommendations in the column of another table.
TWO_YEARS = [
    """# **Testford City Council**

**Meeting:** Executive Board
**Meeting date:** 12/03/2020
**Report author:** Head of Quality

## Inspection of Local Authority Children's Services: outcome

Testford's children's services were inspected from 13 to 24 January 2020.

| Judgement | 2016 grade | 2020 grade |
|---|---|---|
| Overall effectiveness | Inadequate | **Requires improvement to be good** |
| The impact of leaders on social work practice with children and families | Inadequate | Good |
| The experiences and progress of children who need help and protection | Inadequate | Requires improvement to be good |
| The experiences and progress of children in care and care leavers | Requires improvement | Good |

The response to each point is set out below.

| No. | Ofsted recommendation | Our action | Lead |
|---|---|---|---|
| 1 | Assess risk outside the home in every plan. | New tool | Head A |
| 2 | Keep case loads under the agreed limit. | Recruit | Head B |
| 3 | Record why a meeting was late. | Training | Head A |

## Strengths and weaknesses

| Area | Strengths | Areas for improvement |
|---|---|---|
| Help and protection | The duty team answers quickly | Records of decisions |
| Leadership | Visible managers | Use of data |
"""
]

# Question marks for bullets, bold headings that hold the grade, the safeguarding board, two kinds of list.
BOLD_HEADINGS = [
    """**Mockborough Metropolitan Borough Council**

**Report to Cabinet - 9th December 2014**

**Single Inspection Framework (SIF): findings**

Report of the Strategic Director, Children and Families. Portfolio holder: Cllr A Body

Mockborough was inspected between 2 September 2014 and 24 September 2014, and Ofsted's report was published on 14 November 2014.

**Overall effectiveness: Inadequate**

**Children who need help and protection: Inadequate**

**Children looked after and achieving permanence - Requires improvement**

**Adoption performance - Good**

**Experiences and progress of care leavers - Requires improvement**

**Leadership, management and governance - Inadequate**

**Local Safeguarding Children Board - Requires improvement**

**Priority and immediate action**

? See every child who has waited more than a week.
? Check the safety of the oldest hundred cases.

**Areas for improvement**

? Agree thresholds with the police.
? Train managers to audit.
? Publish the offer to care leavers.

**National picture**

Of the 41 authorities inspected nationally by 30 November 2014, 10 councils were judged good, 24 councils were judged requires improvement and seven authorities were judged inadequate. In the West Midlands, two authorities have been judged inadequate.
"""
]

# Word's hollow bullets; no grade is repeated; the paper's own recommendations come first and last.
NO_JUDGEMENT = [
    """NORTH FICTON COUNCIL
EXECUTIVE
7 May 2026
CHILDREN'S SERVICES IMPROVEMENT PLAN
Report by the Executive Director of People
RECOMMENDATIONS
The Executive is recommended to:
o Approve the plan.
o Receive a further report in the autumn.
BACKGROUND
Ofsted visited North Ficton under the ILACS framework from 23rd February 2026 to 6th March
2026. The grades are in the attached letter. What follows is our response.
AREAS FOR IMPROVEMENT IDENTIFIED BY OFSTED
o The time it takes to match children with a family, and what
carers are told.
o The help offered to disabled children.
o Health checks for children placed far away.
RESOURCE IMPLICATIONS
There are none.
"""
]

# All in one paragraph, items within a sentence, a plan in working days, a neighbour's grade beside the own.
IN_ONE_SENTENCE = [
    """Minutes of the meeting of the Health and Wellbeing Board held on 3 October 2022

Outcome of the Ofsted inspection of Wherewell's children's services (ILACS)

The Director reported that Ofsted had inspected from 27 June to 8 July 2022 and that the report was published on 26 August 2022. Wherewell was one of only four authorities judged outstanding. Inspectors awarded Outstanding ratings for overall effectiveness and the impact of leaders on social work practice, and a Good rating for help and protection; children in care and care leavers were judged Outstanding. The neighbouring council was judged inadequate for leadership. Ofsted identified three areas for improvement: (i) the timing of health assessments; (ii) what is written about brothers and sisters, and (iii) visits to children at school. A written action plan is required by Ofsted within 70 working days.

RESOLVED: that the report be noted.
"""
]

# Paragraphs numbered through, the recommendations among them, and the report itself as an appendix.
REPORT_ATTACHED = [
    """Report to the Cabinet
Agenda item 7
Borough of Nowhere Council
Date of meeting: 14 January 2016
1. The Council's services for children in need of help and protection, children looked after
and care leavers were inspected from 14 September 2015 to 8 October 2015.
2. The report, published on 27 November 2015, judges children's services in Nowhere to be good.
3. Ofsted made three recommendations, which are:
4. Strengthen the oversight of long cases.
5. Make chronologies current.
6. Widen the choice of placements.
7. The action plan is due to be submitted to the Department for Education by 9 March 2016.
Financial implications
8. None arise.
""",
    """Borough of Nowhere
Inspection of services for children in need of help and protection, children looked after
and care leavers
Inspection date: 14 September 2015 to 8 October 2015
Report published: 27 November 2015
Children's services in Nowhere are inadequate
Recommendations
1. A line of another reader's.
2. Another.
""",
]

# Bullets on lines of their own; labels of the head on lines of their own; a grade that wraps.
OWN_LINE_BULLETS = [
    """Report to:
Cabinet
Date of Meeting:
Tuesday 16 July 2019
Subject:
OFSTED Inspection of Children's Social Care Services
Report of:
Executive Director of Social Care
Wards Affected:
(All Wards);
Portfolio:
Cabinet Member
Rivermouth Metropolitan Borough Council
Summary:
Rivermouth's Children's Services were inspected by Ofsted under the Inspection of Local Authority Children's Services (ILACS) from 29 April 2019 to 10 May 2019 and the report was published on 17 June 2019. The overall judgement was that services require improvement to be good.
The judgements for the individual areas are as follows:
•
The impact of leaders on social work practice with children and families: requires
improvement to be good
•
The experiences and progress of children who need help and protection: requires improvement to be good
•
The experiences and progress of children in care and care leavers: good
The report identified 3 areas for improvement which are:
•
The quality of plans, including safety
plans, so that families know what is expected.
•
Life-story work.
•
The recording of supervision.
Recommendation(s):
Cabinet is asked to:
(1) note the report
(2) approve the plan
"""
]

# Bold area headings with the grade below, strengths and areas for development under each.
UNDER_HEADINGS = [
    """Decision Report - Cabinet
Meeting Date: 10 February 2023
Hillshire Council
Report title: Ofsted Inspection outcome

**The impact of leaders on social work practice with children and families**

Judgement: Good

Strengths

- Stable workforce
- Clear plans

Areas for development

- Use of data

**The experiences and progress of children who need help and protection**

Judgement: **Requires improvement to be good**

Strengths

- Early help

Areas for development

- Timeliness of visits
- Pre-proceedings work

**The experiences and progress of children in care and care leavers**

Judgement: Good

**Overall effectiveness**

Judgement: Good

Ofsted inspected Hillshire children's services under ILACS between 14 and 25 November 2022. The report was published on 6 January 2023.

Ofsted set out the following areas for improvement in its report:

1. Timeliness of visits to children.
2. Quality of pre-proceedings work.
"""
]

# Prose only: grades in running sentences, a wish, an older grade, no list.
PROSE = [
    """Lakeland and Moor Council. Meeting of the Children and Families Scrutiny Panel, 4 December 2023.
Ofsted's standard ILACS inspection took place over two weeks, 11–22 September 2023 (published 1 November 2023).
Overall, Ofsted rated our children's services 'Requires improvement to be good', with services for children in care judged 'Good' and care leavers 'Outstanding'. Help and protection was rated 'requires improvement', as was the impact of leaders. This is a step up from the 'Inadequate' judgement in 2019. Our ambition is to be outstanding by 2027.
Areas that Ofsted said need to improve are the quality of supervision and the response to neglect.
"""
]

# Labels and grades in one line, an unmarked list.
DASHES = [
    """CABINET – 8 MARCH 2022
OFSTED ILACS INSPECTION OUTCOME
REPORT OF THE DIRECTOR OF CHILDREN AND FAMILY SERVICES, VALESHIRE COUNTY COUNCIL
Key judgements: impact of leaders – Good; help and protection – Good; children in care and care leavers – Outstanding; overall effectiveness – Good.
The inspection took place between 22nd November and 3rd December 2021 and the report was published on 24th January 2022.
What needs to improve?
The quality and impact of supervision.
The oversight of children in unregistered placements.
Next Steps
The action plan will be submitted to Ofsted by 3rd May 2022 (70 working days).
"""
]

# A table of two years that lost its bars.
TWO_COLUMNS = [
    """Report to Children's Committee
Date: 5 September 2023
Report of the Executive Director
Bayside Council was inspected by Ofsted (ILACS) from 15 May to 26 May 2023.
Judgement 2019 2023
Overall effectiveness Inadequate Requires improvement to be good
Impact of leaders on social work practice with children and families Inadequate Good
Help and protection Inadequate Requires improvement to be good
Children in care Requires improvement to be good Good
Care leavers Not judged Good
"""
]

SEND_PAPER = [
    """Exampleshire County Council
Report to Cabinet
Outcome of the SEND inspection
Wards affected: All
Ofsted and the CQC inspected the area's arrangements for children with special educational needs. Children in care were met.
"""
]
SCHOOL_PAPER = [
    "Report to Cabinet\nKey decision: Yes\nOfsted's inspection of the academy found good teaching.\nForward plan: yes"
]
BUDGET_PAPER = [
    "Exampleshire County Council\nReport to Cabinet\nBudget of children's services\nWards affected: All\nKey decision: Yes"
]
LETTER = [
    "Dear Director\nFocused visit to Exampleshire children's services\nThis letter tells what Ofsted's inspectors found."
]
VISIT_PAPER = [
    "Report to Cabinet\nFocused visit by Ofsted to children's services\nWards affected: All\nKey decision: No\n"
    "Ofsted's inspectors looked at the front door.\n"
]
REPORT = [
    "Exampleshire\nInspection of services for children in need of help and protection, children looked after and care leavers\n"
    "Inspection date: 1 June 2015 - 25 June 2015\nReport published: 10 August 2015\nChildren's services in Exampleshire are good\n"
]
