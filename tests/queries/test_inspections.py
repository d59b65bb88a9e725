import random
from datetime import date

import pandas as pd
import pytest

import schema
from queries import inspections, judgements
from tests.rows import (
    authority,
    figure,
    indicator,
    inspection,
    judged,
    paper,
    recommendation,
    reported_indicator,
    value,
)

ALPHA, BETA = authority("E1", "Alphashire"), authority("E2", "Betaford")
GONE = authority("E3", "Goneshire", closed_on="2019-03-31", successor_codes="E2")
NEW, OLD = "E1-ilacs-2024-05-01", "E1-sif-2015-03-27"
BOTH = [inspection("E1", "2024-05-01"), inspection("E1", "2015-03-27", "sif")]
DAY = date(2024, 7, 7)


def cells(table: pd.DataFrame) -> list[list]:
    """The rows of a table, null as None."""
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.astype(object).values.tolist()]


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


# inspections


def test_inspections_newest_first_by_publication_or_first_day(tidy):
    tidy(
        authorities=[ALPHA, BETA],
        inspections=[
            inspection("E1", "2015-03-27", "sif"),
            inspection("E1", "2024-05-01"),
            inspection("E1", None, inspected_from="2020-02-03", kind="monitoring_visit"),
            inspection("E2", "2023-01-01"),  # not included: another authority
        ],
    )
    found = inspections.of("E1")
    assert list(found.columns) == [*(c.name for c in schema.TABLES["inspections"].columns), "day"]
    assert cells(found[["inspection_id", "kind", "published_on", "day"]]) == [
        [NEW, "standard", day("2024-05-01"), day("2024-05-01")],
        ["E1-ilacs-None", "monitoring_visit", None, day("2020-02-03")],
        [OLD, "standard", day("2015-03-27"), day("2015-03-27")],
    ]
    assert inspections.of("E9").empty


def test_what_was_known_on_a_day(tidy):
    tidy(authorities=[ALPHA], inspections=BOTH)
    assert inspections.known("E1", date(2024, 5, 1))["inspection_id"].tolist() == [NEW, OLD]
    assert inspections.known("E1", date(2024, 4, 30))["inspection_id"].tolist() == [OLD]
    assert inspections.known("E1", date(2009, 1, 1)).empty


# grades

GIVEN = (
    ("E1", "2024-05-01", "leadership", "outstanding"),
    ("E1", "2024-05-01", "help_and_protection", "good"),
    ("E1", "2019-02-01", "in_care_and_care_leavers", "requires_improvement"),
    ("E1", "2015-03-27", "help_and_protection", "inadequate", "sif"),
    ("E2", "2024-05-01", "help_and_protection", "inadequate"),
)


def test_every_grade_with_the_combined_judgement_answering_for_both(tidy):
    tables = judged(*GIVEN)
    tables["judgements"][0]["page"] = 1
    tidy(authorities=[ALPHA, BETA], **tables)
    found = inspections.grades_of("E1")
    assert list(found.columns) == ["inspection_id", "day", "judgement", "grade", "framework", "page"]
    middle = "E1-ilacs-2019-02-01"
    assert cells(found) == [
        [OLD, day("2015-03-27"), "help_and_protection", "inadequate", "sif", None],
        [middle, day("2019-02-01"), "in_care", "requires_improvement", "ilacs", None],
        [middle, day("2019-02-01"), "care_leavers", "requires_improvement", "ilacs", None],
        [NEW, day("2024-05-01"), "help_and_protection", "good", "ilacs", None],
        [NEW, day("2024-05-01"), "leadership", "outstanding", "ilacs", 1],
    ]


def test_the_latest_grade_for_each_judgement_on_a_day(tidy):
    """Betaford has other judgements than Alphashire: rows of several answers stand under each other."""
    tidy(authorities=[BETA, ALPHA, GONE], **judged(*GIVEN, ("E3", "2016-01-01", "leadership", "good", "sif")))
    found = inspections.today("E1", DAY)
    assert list(found.columns) == ["judgement", "grade", "published_on", "newer_on", "seen_on"]
    assert cells(found) == [
        ["help_and_protection", "good", day("2024-05-01"), None, day("2024-07-07")],
        ["in_care", "requires_improvement", day("2019-02-01"), day("2024-05-01"), day("2024-07-07")],
        ["care_leavers", "requires_improvement", day("2019-02-01"), day("2024-05-01"), day("2024-07-07")],
        ["leadership", "outstanding", day("2024-05-01"), None, day("2024-07-07")],
    ]
    assert cells(inspections.today("E1", date(2018, 1, 1)))[0][:2] == ["help_and_protection", "inadequate"]
    assert inspections.today("E1", date(2010, 1, 1)).empty


def test_an_abolished_authority_keeps_the_grades_of_its_last_day(tidy):
    tidy(authorities=[BETA, GONE], **judged(("E3", "2016-01-01", "leadership", "good", "sif")))
    last = pd.DataFrame(
        {
            "judgement": ["leadership"],
            "grade": ["good"],
            "published_on": [day("2016-01-01")],
            "newer_on": [pd.NaT],
            "seen_on": [day("2019-03-31")],
        }
    )
    for on in (date(2019, 3, 31), DAY):
        pd.testing.assert_frame_equal(inspections.today("E3", on), last, check_dtype=False)
    assert inspections.today("E3", date(2015, 12, 31)).empty


def test_an_authority_that_did_not_exist_yet_has_no_grade(tidy):
    tidy(
        authorities=[BETA, authority("E4", "Newshire", opened_on="2019-04-01")],
        **judged(("E4", "2021-01-01", "leadership", "good"), ("E2", "2016-01-01", "leadership", "good")),
    )
    assert inspections.today("E4", date(2018, 1, 1)).empty
    assert len(inspections.today("E4", DAY)) == 1


def test_todays_grades_are_those_of_the_question_for_all_by_a_plain_loop(tidy):
    chance = random.Random(5)
    codes = [f"E{n}" for n in range(1, 7)]
    days = ["2015-01-01", "2018-01-01", "2021-01-01", "2024-01-01"]
    given = [
        (code, on, judgement, chance.choice(judgements.GRADES))
        for code in codes
        for on in chance.sample(days, 2)
        for judgement in chance.sample(judgements.ORDER, 3)
    ]
    tidy(authorities=[authority(code, f"Place {code}") for code in codes], **judged(*given))
    for code in codes:
        by_hand = []
        for judgement in judgements.ORDER:
            own = sorted((on, grade) for who, on, what, grade in given if (who, what) == (code, judgement))
            by_hand += [[judgement, own[-1][1], day(own[-1][0])]] if own else []
        assert cells(inspections.today(code, DAY)[["judgement", "grade", "published_on"]]) == by_hand


# what a timeline shows


def test_marks_of_a_timeline_in_the_order_of_a_page(tidy):
    tidy(authorities=[ALPHA, BETA], **judged(*GIVEN))
    found = inspections.marks("E1", DAY)
    assert cells(found[["judgement", "judgement_name", "day", "grade", "hover"]]) == [
        [
            *("help_and_protection", "Help and protection", day("2015-03-27"), "inadequate"),
            "Help and protection: inadequate, 27 March 2015, SIF",
        ],
        [
            *("help_and_protection", "Help and protection", day("2024-05-01"), "good"),
            "Help and protection: good, 1 May 2024, ILACS",
        ],
        [
            *("in_care", "Children in care", day("2019-02-01"), "requires_improvement"),
            "Children in care: requires improvement, 1 February 2019, ILACS",
        ],
        [
            *("care_leavers", "Care leavers", day("2019-02-01"), "requires_improvement"),
            "Care leavers: requires improvement, 1 February 2019, ILACS",
        ],
        [
            *("leadership", "Leadership", day("2024-05-01"), "outstanding"),
            "Leadership: outstanding, 1 May 2024, ILACS",
        ],
    ]


@pytest.mark.parametrize(("on", "count"), [("2015-03-26", 0), ("2015-03-27", 1), ("2019-02-01", 3), ("2024-05-01", 5)])
def test_marks_count_from_the_day_of_publication(tidy, on, count):
    tidy(authorities=[ALPHA, BETA], **judged(*GIVEN))
    assert len(inspections.marks("E1", date.fromisoformat(on))) == count


def test_visits_of_a_timeline(tidy):
    visit = {"kind": "focused_visit", "theme_of_visit": "Care leavers"}
    tidy(
        authorities=[ALPHA],
        inspections=[
            inspection("E1", "2021-06-07", **visit),
            inspection("E1", "2022-08-09", kind="monitoring_visit"),
            inspection("E1", "2024-07-08", **visit),  # not included: a day too late
            inspection("E1", "2023-01-01"),  # not included: an inspection
        ],
    )
    found = inspections.visits("E1", DAY)
    assert list(found.columns) == ["day", "hover"]
    assert cells(found) == [
        [day("2022-08-09"), "Monitoring visit, 9 August 2022"],
        [day("2021-06-07"), "Focused visit, 7 June 2021: Care leavers"],
    ]


def test_no_visits_and_no_grades(tidy):
    tidy(authorities=[ALPHA], inspections=[inspection("E1", "2024-05-01")])
    assert cells(inspections.visits("E1", DAY)) == []
    assert list(inspections.visits("E1", DAY).columns) == ["day", "hover"]
    assert cells(inspections.marks("E1", DAY)) == []


# what a report asked for


def test_recommendations_in_the_order_of_the_report(tidy):
    tidy(
        authorities=[ALPHA],
        inspections=BOTH,
        recommendations=[
            recommendation(OLD, 1, "lscb"),
            recommendation(OLD, 2, "local_authority", number=2, text="Second."),
            recommendation(OLD, 10, "local_authority"),
            recommendation(OLD, 1, "priority_and_immediate_action"),
            recommendation(OLD, 1, "local_authority", number=1, subheading="Plans"),
            recommendation(OLD, 1, "lscb_priority_and_immediate_action"),
            recommendation(NEW, 1),  # not included: another inspection
        ],
    )
    found = inspections.recommendations(OLD)
    assert list(found.columns) == [c.name for c in schema.TABLES["recommendations"].columns]
    assert cells(found[["section", "position", "number", "subheading", "text"]]) == [
        ["local_authority", 1, 1, "Plans", None],
        ["local_authority", 2, 2, None, "Second."],
        ["local_authority", 10, None, None, None],
        ["priority_and_immediate_action", 1, None, None, None],
        ["lscb", 1, None, None, None],
        ["lscb_priority_and_immediate_action", 1, None, None, None],
    ]
    assert inspections.recommendations("none").empty


def test_counts_of_each_inspection_by_a_plain_loop(tidy):
    chance = random.Random(11)
    visits = [inspection(code, f"20{n}-01-01") for code in ("E1", "E2") for n in range(15, 24)]
    ids = [visit["inspection_id"] for visit in visits]
    asked = [recommendation(one, n) for one in ids for n in range(chance.choice([0, 0, 3, 12]))]
    printed = [figure(one, "homes", float(n)) for one in ids for n in range(chance.choice([0, 0, 2]))]
    tidy(authorities=[ALPHA, BETA], inspections=visits, recommendations=asked, reported_figures=printed)
    for code in ("E1", "E2"):
        by_hand = []
        for one in sorted(ids):
            pair = [sum(row["inspection_id"] == one for row in rows) for rows in (asked, printed)]
            by_hand += [[one, *pair]] if one.startswith(code) and any(pair) else []
        found = inspections.counts(code)
        assert list(found.columns) == ["inspection_id", "recommendations", "figures"]
        assert cells(found) == by_hand
    assert cells(inspections.counts("E9")) == []


# what a council wrote


def test_papers_newest_first(tidy):
    tidy(
        authorities=[ALPHA, BETA],
        council_papers=[paper("E1", "2015-06-01"), paper("E2", "2016-06-01"), paper("E1", "2024-09-01")],
    )
    assert inspections.papers("E1", date(2024, 9, 1))["paper_id"].tolist() == ["E1-2024-09-01", "E1-2015-06-01"]
    assert inspections.papers("E1", date(2024, 8, 31))["paper_id"].tolist() == ["E1-2015-06-01"]
    assert inspections.papers("E9", DAY).empty


def test_a_paper_without_the_day_of_its_meeting_is_always_there(tidy):
    tidy(authorities=[ALPHA], council_papers=[paper("E1", None)])
    assert len(inspections.papers("E1", date(2009, 1, 1))) == 1


# what a report counted

KNOWN = [
    reported_indicator("looked_after", 1, published="children_in_care"),
    reported_indicator("looked_after", 1, "per_10000", published="children_in_care_rate", note="Rounded."),
    reported_indicator("homes", 2),
    reported_indicator("reviews", 3, "percent", published="not_loaded"),
]
MEASURED = [indicator("children_in_care", unit="count"), indicator("children_in_care_rate", position=2)]
VALUES = [
    value("E1", "2014", 400.0, "children_in_care"),
    value("E1", "2015", 500.0, "children_in_care"),
    value("E1", "2016", None, "children_in_care", note="suppressed"),
    value("E1", "2015", 60.5, "children_in_care_rate"),
    value("E2", "2015", 9.0, "children_in_care"),  # never used: another authority
]
SPRING = {"as_at_on": "2015-01-31"}


def printed(tidy, *figures: dict) -> pd.DataFrame:
    tidy(
        authorities=[ALPHA, BETA],
        inspections=BOTH,
        reported_figures=list(figures),
        reported_indicators=KNOWN,
        indicators=MEASURED,
        indicator_values=VALUES,
    )
    return inspections.figures(OLD)


def beside(found: pd.DataFrame) -> list[list]:
    return cells(found[["indicator", "unit", "value", "published", "published_period", "far"]])


def test_figures_in_the_order_of_a_page_each_beside_the_published_one(tidy):
    found = printed(
        tidy,
        figure(OLD, "homes", 30.0, **SPRING),
        figure(OLD, "looked_after", 61.0, "per_10000", **SPRING),
        figure(OLD, "looked_after", 700.0, as_at_on="2014-03-31", role="previous", page=4),
        figure(OLD, "looked_after", 510.0, **SPRING),
        figure(OLD, "looked_after", 9000.0, role="england", **SPRING),  # not included: not the authority's own
        figure(NEW, "looked_after", 1.0, **SPRING),  # not included: another inspection
    )
    assert beside(found) == [
        ["looked_after", "count", 510.0, 500.0, "2015", False],
        ["looked_after", "per_10000", 61.0, 60.5, "2015", False],
        ["looked_after", "count", 700.0, 400.0, "2014", True],
        ["homes", "count", 30.0, None, None, False],
    ]
    assert found["indicator_name"].tolist() == ["Name of looked_after"] * 3 + ["Name of homes"]
    assert cells(found[["note"]]) == [[None], ["Rounded."], [None], [None]]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"as_at_on": "2015-03-31"}, [500.0, "2015"]),
        ({"as_at_on": "2014-09-29"}, [400.0, "2014"]),  # 182 days after one, 183 before the other
        ({"as_at_on": "2014-09-30"}, [500.0, "2015"]),
        ({"as_at_on": "2016-03-31"}, [None, None]),  # the nearest value is a year away, the nearer is hidden
        ({"as_at_on": "2015-10-17"}, [500.0, "2015"]),  # 200 days after
        ({"as_at_on": "2015-10-18"}, [None, None]),
        ({}, [None, None]),  # no day
        ({"as_at_on": "2015-03-31", "subgroup": "care leavers"}, [None, None]),
    ],
)
def test_the_published_value_is_of_the_nearest_period(tidy, more, found):
    table = printed(tidy, figure(OLD, "looked_after", 500.0, **more))
    assert cells(table[["published", "published_period"]]) == [found]


def test_only_the_same_meaning_is_set_beside(tidy):
    """An indicator without a published one, one whose published one is not loaded, and one nobody has named."""
    table = printed(
        tidy,
        figure(OLD, "homes", 30.0, **SPRING),
        figure(OLD, "reviews", 90.0, "percent", **SPRING),
        figure(OLD, "unnamed", 1.0, **SPRING),
    )
    assert beside(table) == [
        ["homes", "count", 30.0, None, None, False],
        ["reviews", "percent", 90.0, None, None, False],
        ["unnamed", "count", 1.0, None, None, False],
    ]


@pytest.mark.parametrize(("reported", "far"), [(374.0, True), (375.0, False), (625.0, False), (626.0, True)])
def test_far_is_more_than_a_quarter_of_the_published_value(tidy, reported, far):
    assert printed(tidy, figure(OLD, "looked_after", reported, **SPRING))["far"].tolist() == [far]


def test_no_figures(tidy):
    found = printed(tidy)
    assert found.empty and {"published", "published_period", "far", "note"} <= set(found.columns)


# in words


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        (42.0, "per_10000", "42 per 10,000"),
        (61.0, "percent", "61%"),
        (6.59, "percent", "6.59%"),
        (92.5, "percent", "92.5%"),
        (26.4, "weeks", "26.4 weeks"),
        (426.0, "days", "426 days"),
        (11390.0, "count", "11,390"),
        (0.0, "count", "0"),
        (float("nan"), "percent", ""),
    ],
)
def test_a_figure_as_it_was_printed(number, unit, text):
    assert inspections.shown(number, unit) == text


def test_the_address_of_a_page(tidy):
    tidy(authorities=[ALPHA], inspections=[BOTH[0], inspection("E1", "2015-03-27", "sif", report_url=None)])
    new, old = (row for _, row in inspections.of("E1").iterrows())
    assert inspections.address(new, 7) == "https://example.org/E1-2024-05-01#page=7"
    assert inspections.address(new) == "https://example.org/E1-2024-05-01"
    assert inspections.address(old, 7) is None


def test_every_kind_and_unit_has_its_words():
    declared = {c.name: c.allowed for t in ("inspections", "reported_figures") for c in schema.TABLES[t].columns}
    assert set(inspections.KINDS) == set(declared["kind"])
    assert set(inspections.UNITS) == set(declared["unit"])
