"""Covers of invented reports in every layout, and facts of published ones."""

import csv
import datetime as dt
import re

import pytest

from loaders import report_cover, report_text
from loaders.formats import pdf
from loaders.formats.pdf import Unreadable
from loaders.report_cover import Cover, Judgement
from tests.published import RAW

REPORTS = RAW / "reports"


def read(*pages: str) -> Cover:
    return report_cover.read(report_text.lines(list(pages)))


def grades(cover: Cover) -> dict[str, str]:
    return {one.judgement: one.grade for one in cover.judgements}


def refusal(*pages: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read(*pages)
    return str(refused.value)


SIF = """1
Exampleshire County Council
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection date: 6 July 2015 – 30 July 2015
Report published: 19 October 2015
Children’s services in Exampleshire require
improvement to be good
Nothing has gone wrong everywhere, but no part is yet good
1. Children who need help and protection Requires improvement
2. Children looked after and achieving
permanence
Requires
Improvement
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers
Good
3. Leadership, management and governance Inadequate

1 A note on the power under which this is written."""
BOARD = """39
The Local Safeguarding Children Board
The Local Safeguarding Children Board
requires improvement
Executive summary"""
TEAM = """45
The inspection team consisted of two inspectors.
Deputy lead inspector: Second Person
Lead inspector: First Person, Senior HMI
Team inspectors: Third Person"""


def test_single_inspection():
    assert read(SIF, BOARD, TEAM) == Cover(
        framework="sif",
        kind="inspection",
        authority="Exampleshire",
        inspected_from=dt.date(2015, 7, 6),
        inspected_to=dt.date(2015, 7, 30),
        periods=((dt.date(2015, 7, 6), dt.date(2015, 7, 30)),),
        published_on=dt.date(2015, 10, 19),
        lead_inspector="First Person",
        judgements=(
            Judgement("overall_effectiveness", "requires_improvement", 1),
            Judgement("help_and_protection", "requires_improvement", 1),
            Judgement("in_care", "requires_improvement", 1),
            Judgement("adoption", "outstanding", 1),
            Judgement("care_leavers", "good", 1),
            Judgement("leadership", "inadequate", 1),
            Judgement("lscb", "requires_improvement", 2),
        ),
        ungraded=(),
    )


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("The overall judgement is requires improvement", "requires_improvement"),
        ("The overall judgement is Inadequate", "inadequate"),
        ("The overall judgement is that children’s services are\ninadequate", "inadequate"),
        ("The overall judgement is that children’s service requires\nimprovement.", "requires_improvement"),
        ("Children's services in St. Exampleton-on-Sea and Hoo are outstanding", "outstanding"),
        ("Children’s services require improvement to be good", "requires_improvement"),
        ("Children’s services in Exampleshire are good because:", "good"),
        ("Children’s services in Exampleshire are not yet good", None),
        ("Children’s services in Exampleshire are good in parts", None),
        ("Children’s services in Exampleshire were inadequate", None),
    ],
)
def test_the_overall_sentence(sentence, grade):
    page = SIF.replace("Children’s services in Exampleshire require\nimprovement to be good", sentence)
    assert grades(read(page)).get("overall_effectiveness") == grade


@pytest.mark.parametrize(
    ("heading", "grade"),
    [
        ("The Local Safeguarding Children Board is good", "good"),
        ("The effectiveness of the Local Safeguarding Children Board (LSCB) is\ninadequate.", "inadequate"),
        ("The effectiveness of the LSCB is outstanding", "outstanding"),
        ("The Local Safeguarding Children is inadequate", "inadequate"),
        ("An LSCB that is good coordinates the work of its partners", None),
        ("The Local Safeguarding Children Board is good at listening", None),
        ("The Local Safeguarding Children Board was good", None),
        ("In 2012 the Local Safeguarding Children Board is good", None),
    ],
)
def test_the_board_is_graded_in_the_heading_of_its_chapter_only(heading, grade):
    assert grades(read(SIF, f"39\n{heading}\nMore")).get("lscb") == grade


def test_the_board_on_the_cover_counts_first():
    cover = read(
        f"{SIF.split('1 A note')[0]}The effectiveness of the LSCB is\ngood.",
        BOARD.replace("requires improvement", "is good"),
    )
    assert cover.judgements[-1] == Judgement("lscb", "good", 1)


def test_not_judged_is_no_judgement():
    page = SIF.replace("Adoption performance Outstanding", "Adoption performance Not judged")
    assert "adoption" not in grades(read(page))
    assert read(page).ungraded == ()


def test_a_label_without_a_grade_we_know_is_said():
    page = SIF.replace("Adoption performance Outstanding", "Adoption performance Splendid")
    assert "adoption" not in grades(read(page))
    assert read(page).ungraded == ("adoption",)


def test_a_table_that_runs_on_to_the_second_page():
    first, rest = SIF.split("2.2 Experiences")
    rows = "2.2 Experiences" + rest.split("\n\n")[0]
    cover = read(first, f"2\n{rows}", "3\nContents")
    assert cover.judgements[4:] == (Judgement("care_leavers", "good", 2), Judgement("leadership", "inadequate", 2))


def test_grades_of_earlier_inspections_are_not_taken():
    page = SIF.replace("2.1 Adoption performance Outstanding\n", "")
    earlier = "3\nPrevious inspections\nAdoption performance: inadequate\nadoption performance Good"
    assert "adoption" not in grades(read(page, earlier))


def test_reinspection():
    page = SIF.replace("Inspection of services", "Re-inspection of services").replace(
        "Exampleshire County", "City of Exampleton"
    )
    assert (read(page).kind, read(page).authority) == ("reinspection", "Exampleton")


def ilacs(
    title: str,
    rows: str,
    dates="Inspection dates: 3 to 14 June 2024",
    lead="Lead inspector: First Person, His Majesty’s Inspector",
) -> str:
    return (
        f"{title}\n{dates}\n{lead}\nJudgement Grade\n{rows}\nServices are good and\noverall effectiveness is\nbetter."
    )


FOUR = """The impact of leaders on social work practice with children
and families. Outstanding
The experiences and progress of children who need help and
protection
Requires improvement
to be good
The experiences and progress of children in care and care
leavers Good
Overall effectiveness Requires improvement to be good"""
FIVE = """The impact of leaders on social work
practice with children and families
Good
The experiences and progress of
children who need help and protection
Inadequate
The experiences and progress of
children in care
Requires Improvement to be good
The experiences and progress of care
leavers
Requires improvement
Overall effectiveness Inadequate"""
NO_OVERALL = """The impact of leaders on practice with
children and families
Outstanding
The experiences and progress of
children who need help and protection
Good
The experiences and progress of
children in care
Good
The experiences and progress of care
leavers
Good"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            FOUR,
            {
                "leadership": "outstanding",
                "help_and_protection": "requires_improvement",
                "in_care_and_care_leavers": "good",
                "overall_effectiveness": "requires_improvement",
            },
        ),
        (
            FIVE,
            {
                "leadership": "good",
                "help_and_protection": "inadequate",
                "in_care": "requires_improvement",
                "care_leavers": "requires_improvement",
                "overall_effectiveness": "inadequate",
            },
        ),
        (
            NO_OVERALL,
            {"leadership": "outstanding", "help_and_protection": "good", "in_care": "good", "care_leavers": "good"},
        ),
    ],
)
def test_ilacs_rows(rows, expected):
    cover = read(ilacs("Inspection of Exampleshire local authority\nchildren’s services", rows))
    assert grades(cover) == expected
    assert (cover.framework, cover.kind, cover.ungraded, {one.page for one in cover.judgements}) == (
        "ilacs",
        "inspection",
        (),
        {1},
    )


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("1\nExampleshire County Council\nInspection of children's social care services", "Exampleshire"),
        ("1\nLondon Borough of Exampleton\nInspection of local authority children’s services", "Exampleton"),
        (
            "1\nExampleton metropolitan borough\nInspection of local authority children’s social care\nservices",
            "Exampleton",
        ),
        ("Inspection of the Isle of Example local\nauthority children’s services", "Isle of Example"),
        ("Inspection of Exampleton City local authority\nchildren’s services", "Exampleton"),
        ("Inspection of Exampleshire County Council children’s services", "Exampleshire"),
        ("Inspection of Exampleton Children and Families\nTrust", "Exampleton"),
        ("1\nExampleton City of\nInspection of children’s social care services", "Exampleton"),
        ("Inspection of City of London local authority children’s services", "City of London"),
        (
            "Inspection of the Royal Borough of Exampleton and Hoo local authority children’s services",
            "Exampleton and Hoo",
        ),
    ],
)
def test_authority(title, authority):
    assert read(ilacs(title, FIVE)).authority == authority


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Lead inspector: First Person, His Majesty’s Inspector", "First Person"),
        ("Lead inspector: First Person\nHer Majesty’s Inspector", "First Person"),
        ("Lead inspector: First Person-Name HMI", "First Person-Name"),
        ("Lead inspectors: First Person", "First Person"),
        ("Lead inspector:\nFirst Person, HMI", "First Person"),
        ("Reporting inspector First Person HMI", "First Person"),
        ("Lead inspector on site: First Person", "First Person"),
        ("Deputy lead inspector: Second Person", None),
    ],
)
def test_lead_inspector(lead, name):
    assert (
        read(ilacs("Inspection of Exampleshire local authority children’s services", FIVE, lead=lead)).lead_inspector
        == name
    )


def test_looked_after_children_inspection_of_2013():
    record = """Record of main findings
Services for looked after children
Overall effectiveness Adequate
Capacity to improve Good
Leadership and management Inadequate"""
    cover = read(
        "Inspection of looked after children\nservices\nExampleshire County Council\n"
        "Inspection dates: 8 – 12 July 2013\nReporting inspector First Person HMI\nPublished: 16 August 2013",
        "Contents\nRecord of main findings 3",
        record,
    )
    assert cover == Cover(
        framework="tlac",
        kind="inspection",
        authority="Exampleshire",
        inspected_from=dt.date(2013, 7, 8),
        inspected_to=dt.date(2013, 7, 12),
        periods=((dt.date(2013, 7, 8), dt.date(2013, 7, 12)),),
        published_on=dt.date(2013, 8, 16),
        lead_inspector="First Person",
        judgements=(Judgement("in_care", "adequate", 3),),
        ungraded=(),
    )


def test_a_report_as_plain_text_without_pages():
    text = SIF.replace("Board1", "Board¹").replace(" Inadequate", "\tInadequate").replace("\n", "\n\n")
    pages = report_text.text_pages(text + "\n\nThe Local Safeguarding Children Board is good\n\n" + TEAM)
    cover = report_cover.read(report_text.lines(pages))
    assert (len(cover.judgements), cover.lead_inspector) == (7, "First Person")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            "28 June 2024\nDirector of Children’s Services\nExampleshire County Council\nDear Director\n"
            "Focused visit to Exampleshire local authority children’s services",
            "This is the letter of a focused visit, which gives no grades: only full inspections are read.",
        ),
        (
            "Exampleshire Safeguarding Children Board\nReview of the effectiveness of the board",
            "This is a review of a local safeguarding children board alone: it does not judge the authority.",
        ),
        (
            "Inspection of Exampleton Primary School\nInspection dates: 4 and 5 June 2024\nOverall effectiveness Good",
            "This is a report on a school, not on an authority.",
        ),
        (
            "Inspection of Exampleshire local authority children’s services\nOverall effectiveness Good",
            "The report has the title of an inspection, but no table of judgements with grades.",
        ),
        ("A pattern for a woollen hat", "The first page has no title of an inspection of children's services."),
        ("", "The first page has no title of an inspection of children's services."),
    ],
)
def test_other_documents_are_refused_with_a_reason(page, reason):
    assert refusal(page) == reason


LETTERS = {
    "OE": "overall_effectiveness",
    "HP": "help_and_protection",
    "IC": "in_care",
    "ICL": "in_care_and_care_leavers",
    "CL": "care_leavers",
    "AD": "adoption",
    "LE": "leadership",
    "LS": "lscb",
}
GRADES = {"o": "outstanding", "g": "good", "ri": "requires_improvement", "i": "inadequate"}
PUBLISHED = {
    ("80418", "2013-08-16"): "tlac inspection 2013-07-08 2013-07-12 2013-08-16 IC:i23",
    ("80549", "2013-08-02"): "tlac inspection 2013-06-24 2013-06-28 2013-08-02 IC:i24",
    ("80551", "2014-02-21"): "sif inspection 2013-11-19 2014-01-30 None OE:ri1 HP:g1 IC:ri1 AD:ri1 CL:g1 LE:g1 LS:g1",
    (
        "80426",
        "2014-08-08",
    ): "sif inspection 2014-06-02 2014-06-25 2014-08-08 OE:ri1 HP:ri1 IC:ri1 AD:ri1 CL:g1 LE:ri1 LS:ri1",
    (
        "80511",
        "2014-08-08",
    ): "sif inspection 2014-06-03 2014-06-25 2014-08-08 OE:ri1 HP:ri1 IC:ri1 AD:g1 CL:g1 LE:ri1 LS:g1",
    (
        "80560",
        "2015-01-20",
    ): "sif inspection 2014-11-05 2014-11-25 2015-01-20 OE:ri1 HP:ri1 IC:ri1 AD:ri1 CL:ri1 LE:ri1 LS:ri43",
    (
        "80447",
        "2015-09-15",
    ): "sif inspection 2015-07-06 2015-07-30 2015-09-15 OE:ri1 HP:ri1 IC:ri1 AD:g1 CL:ri1 LE:ri1 LS:ri42",
    (
        "80535",
        "2015-08-03",
    ): "sif inspection 2015-05-22 2015-06-18 2015-08-03 OE:ri1 HP:ri1 IC:ri1 AD:g1 CL:ri2 LE:ri2 LS:ri44",
    (
        "80564",
        "2015-08-12",
    ): "sif inspection 2015-06-01 2015-06-25 2015-08-10 OE:ri1 HP:ri1 IC:ri1 AD:g1 CL:ri1 LE:ri1 LS:ri40",
    (
        "80418",
        "2015-10-20",
    ): "sif inspection 2015-07-06 2015-07-30 2015-10-19 OE:i1 HP:ri1 IC:i1 AD:ri1 CL:i1 LE:ri1 LS:ri39",
    (
        "80520",
        "2016-03-29",
    ): "sif inspection 2016-01-11 2016-02-04 2016-03-29 OE:ri1 HP:ri1 IC:ri1 AD:ri1 CL:g1 LE:ri1 LS:ri38",
    ("80455", "2016-06-27"): "sif inspection 2016-04-11 2016-04-28 2016-06-27 OE:g1 HP:g1 LE:g1 LS:ri23",
    ("80450", "2016-09-20"): "sif inspection 2016-07-28 2016-07-28 2016-09-20 OE:g1 HP:g1 IC:g1 CL:g1 LE:o1 LS:o33",
    (
        "80553",
        "2016-02-17",
    ): "sif inspection 2015-11-24 2015-12-17 2016-02-17 OE:i1 HP:i1 IC:i1 AD:ri1 CL:i1 LE:i1 LS:i38",
    (
        "80477",
        "2015-02-10",
    ): "sif inspection 2014-11-18 2014-12-10 2015-02-03 OE:ri1 HP:ri1 IC:ri1 AD:ri1 CL:ri1 LE:ri1 LS:ri37",
    ("80458", "2018-05-21"): "sif inspection 2018-02-27 2018-03-22 2018-05-21 OE:ri1 HP:ri1 IC:ri1 AD:g1 CL:g1 LE:ri1",
    ("80572", "2018-08-24"): "sif reinspection 2018-06-11 2018-07-05 2018-08-24 OE:i1 HP:i1 IC:ri1 AD:g1 CL:ri1 LE:i1",
    ("80542", "2018-03-12"): "ilacs inspection 2018-01-29 2018-02-09 None LE:ri1 HP:ri1 ICL:g1 OE:ri1",
    ("80419", "2019-01-07"): "ilacs inspection 2018-11-19 2018-11-30 None LE:g1 HP:g1 ICL:g1 OE:g1",
    ("80460", "2019-09-19"): "ilacs inspection 2019-07-08 2019-08-08 None LE:g1 HP:ri1 ICL:ri1 OE:ri1",
    ("80569", "2019-07-01"): "ilacs inspection 2019-05-13 2019-05-24 None LE:ri1 HP:ri1 ICL:ri1 OE:ri1",
    ("2532287", "2022-02-11"): "ilacs inspection 2021-12-06 2021-12-17 None LE:i1 HP:i1 ICL:ri1 OE:i1",
    ("80533", "2022-09-05"): "ilacs inspection 2022-07-11 2022-07-22 None LE:ri1 HP:i1 ICL:ri1 OE:i1",
    ("80557", "2023-05-10"): "ilacs inspection 2022-12-05 2023-02-15 None LE:i1 HP:ri1 ICL:i1 OE:i1",
    ("80455", "2023-08-25"): "ilacs inspection 2023-07-11 2023-07-13 None LE:i1 HP:i1 IC:ri1 CL:ri1 OE:i1",
    ("80461", "2025-05-13"): "ilacs inspection 2024-09-30 2025-01-16 None LE:ri1 HP:i1 IC:i1 CL:i1 OE:i1",
    ("80576", "2025-10-14"): "ilacs inspection 2025-06-02 2025-06-06 None LE:ri1 HP:ri1 IC:ri1 CL:g1 OE:ri1",
    ("80449", "2026-05-21"): "ilacs inspection 2026-01-12 2026-01-23 None LE:g1 HP:ri1 IC:ri1 CL:g1 OE:ri1",
    ("80573", "2026-08-03"): "ilacs inspection 2026-06-08 2026-06-19 None LE:i1 HP:i1 IC:g1 CL:ri1",
    ("2637539", "2026-07-07"): "ilacs inspection 2026-05-11 2026-05-22 None LE:o1 HP:g1 IC:g1 CL:g1",
}


@pytest.mark.skipif(not REPORTS.exists(), reason="the published reports are not here")
@pytest.mark.parametrize(("urn", "published"), PUBLISHED)
def test_published_reports(urn, published):
    """Framework, kind, first and last day, day printed as that of publication, and grade and page of each judgement."""
    with (REPORTS / "index.csv").open() as file:
        name = next(row["file"] for row in csv.DictReader(file) if (row["urn"], row["published"]) == (urn, published))
    cover = read(*pdf.pages((next(REPORTS.glob(f"{urn}_*")) / name).read_bytes()))
    framework, kind, start, end, printed, *graded = PUBLISHED[urn, published].split()
    assert [cover.framework, cover.kind, str(cover.inspected_from), str(cover.inspected_to)] == [
        framework,
        kind,
        start,
        end,
    ]
    assert str(cover.published_on) == printed
    expected = set()
    for one in graded:
        judgement, grade, page = re.fullmatch(r"([A-Z]+):([a-z]+)(\d+)", one).groups()
        expected.add(Judgement(LETTERS[judgement], GRADES[grade], int(page)))
    assert set(cover.judgements) == expected
    assert cover.ungraded == ()
