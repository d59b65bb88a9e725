"""The two blocks of counts, in invented reports."""

import datetime as dt

from loaders import report_figures, report_text
from loaders.report_phrases import Figure

INSPECTED_TO = dt.date(2016, 5, 20)


def read(*pages: str) -> list[Figure]:
    return report_figures.read(report_text.lines(list(pages)), INSPECTED_TO)


def said(*pages: str) -> list[tuple]:
    """(indicator, value, unit, role) of every figure."""
    return [(one.indicator, one.value, one.unit, one.role) for one in read(*pages)]


BLOCKS = """Children living in this area
About 61,000 children live in Exampleshire. This is 21% of the people here.
Child protection in this area
\uf06e At 30 April 2016, 1,204 children had been identified through assessment as being
formally in need of a specialist children’s service. This is a reduction from 1,310 at
31 March 2015.
\uf06e At 30 April 2016, 180 children and young people were the subject of a child
protection plan (a rate of 41 per 10,000 children). This is an increase from 170
(39 per 10,000 children) at 31 March 2015.
\uf06e At 30 April 2016, three children lived in a privately arranged fostering placement.
This is the same as at 31 March 2015.
\uf06e Since the last inspection, five serious incident notifications have been submitted to
Ofsted and no serious case reviews have been completed. One was ongoing.
Children looked after in this area
\uf06e At 30 April 2016, 402 children are being looked after by the local authority (a rate
of 92.5 per 10,000 children). This is an increase from 390 (89 per 10,000 children) at
31 March 2015. Of this number:
\uf02d 120 (or 30%) live outside the local authority area
\uf02d 31 live in residential children’s homes, of whom 61% live out of the authority area
\uf02d four live in residential special schools,
3
all of whom live out of the authority area
\uf02d 301 live with foster families, of whom 77 (26%) live out of the authority area
\uf02d fewer than five live with parents, of whom none live out of the authority area
\uf02d there are no unaccompanied asylum-seeking children.
\uf06e In the last 12 months:
\uf02d there have been 22 adoptions, and 9 children are placed for adoption
\uf02d one child became subject of a special guardianship order
\uf02d two hundred and six children ceased to be looked after, of whom 3% subsequently
returned to be looked after
3 These are residential special schools that look after children for 295 days or less per year."""
REST = """\uf02d 11 young people ceased to be looked after and moved on to independent living
\uf02d no young people ceased to be looked after and are now living in houses of multiple
occupation.
Recommendations
1. Look at all 14 plans."""

APRIL, MARCH = ("30 April 2016", dt.date(2016, 4, 30)), ("31 March 2015", dt.date(2015, 3, 31))
SINCE, YEAR = ("Since the last inspection", None), ("In the last 12 months", None)
WHOLE = [
    ("children_in_need", 1204, "count", *APRIL, "current", 1),
    ("children_in_need", 1310, "count", *MARCH, "previous", 1),
    ("child_protection_plans", 180, "count", *APRIL, "current", 1),
    ("child_protection_plans", 41, "per_10000", *APRIL, "current", 1),
    ("child_protection_plans", 170, "count", *MARCH, "previous", 1),
    ("child_protection_plans", 39, "per_10000", *MARCH, "previous", 1),
    ("private_fostering", 3, "count", *APRIL, "current", 1),
    ("private_fostering", 3, "count", *MARCH, "previous", 1),
    ("serious_incident_notifications", 5, "count", *SINCE, "current", 1),
    ("serious_case_reviews_completed", 0, "count", *SINCE, "current", 1),
    ("serious_case_reviews_ongoing", 1, "count", *SINCE, "current", 1),
    ("looked_after", 402, "count", *APRIL, "current", 1),
    ("looked_after", 92.5, "per_10000", *APRIL, "current", 1),
    ("looked_after", 390, "count", *MARCH, "previous", 1),
    ("looked_after", 89, "per_10000", *MARCH, "previous", 1),
    ("looked_after_outside_area", 120, "count", *APRIL, "current", 1),
    ("looked_after_outside_area", 30, "percent", *APRIL, "current", 1),
    ("residential_homes", 31, "count", *APRIL, "current", 1),
    ("residential_homes_outside_area", 61, "percent", *APRIL, "current", 1),
    ("residential_special_schools", 4, "count", *APRIL, "current", 1),
    ("residential_special_schools_outside_area", 4, "count", *APRIL, "current", 1),
    ("foster_families", 301, "count", *APRIL, "current", 1),
    ("foster_families_outside_area", 77, "count", *APRIL, "current", 1),
    ("foster_families_outside_area", 26, "percent", *APRIL, "current", 1),
    ("with_parents_outside_area", 0, "count", *APRIL, "current", 1),
    ("uasc", 0, "count", *APRIL, "current", 1),
    ("adoptions", 22, "count", *YEAR, "current", 1),
    ("special_guardianship_orders", 1, "count", *YEAR, "current", 1),
    ("ceased_looked_after", 206, "count", *YEAR, "current", 1),
    ("returned_to_care", 3, "percent", *YEAR, "current", 1),
    ("moved_to_independent_living", 11, "count", *YEAR, "current", 2),
    ("houses_of_multiple_occupation", 0, "count", *YEAR, "current", 2),
]


def test_blocks_are_read_whole():
    found = read(BLOCKS, REST)
    assert [(f.indicator, f.value, f.unit, f.as_at, f.as_at_on, f.role, f.page) for f in found] == WHOLE
    assert {(f.block, f.indicator in ("uasc", "looked_after")) for f in found} >= {
        ("child_protection", False),
        ("looked_after", True),
    }
    assert {(f.subgroup, f.value_high) for f in found} == {(None, None)}
    assert found[0].quote.startswith("At 30 April 2016, 1,204 children")


def test_a_vague_number_is_none_but_its_earlier_value_is_one():
    block = """Child protection in this area
\uf06e At 1 May 2015, fewer than five children lived in a privately arranged fostering placement. This is a
reduction from six at 31 March 2014."""
    assert said(block) == [("private_fostering", 6, "count", "previous")]


def test_a_block_without_bullets_is_read():
    block = """Looked after children in this area
At 1 May 2015, the local authority was looking after 89 children. Of these 89, 40 live outside the authority area.
12 live in residential children’s homes. Of this 12, 50% live outside the local authority area. Both of these
reviewed homes are good.
No children live with their parents."""
    assert said(block) == [
        ("looked_after", 89, "count", "current"),
        ("looked_after_outside_area", 40, "count", "current"),
        ("residential_homes", 12, "count", "current"),
        ("residential_homes_outside_area", 50, "percent", "current"),
        ("with_parents", 0, "count", "current"),
    ]


def test_an_amount_of_change_and_a_number_far_away_are_no_values():
    block = """Child protection in this area
\uf06e At 1 May 2015, 120 children and young people were the subject of a child protection plan. This is an increase
of 20 from 100 at 31 March 2014, and reached over 130.
Children looked after in this area
\uf02d 30 (or 25%) live outside the local authority area, of whom 8 live more than 20 miles away"""
    assert said(block) == [
        ("child_protection_plans", 120, "count", "current"),
        ("child_protection_plans", 100, "count", "previous"),
        ("looked_after_outside_area", 30, "count", "current"),
        ("looked_after_outside_area", 25, "percent", "current"),
    ]
