from datetime import date

import pandas as pd
import pytest

import schema
from queries import inspection_readings as readings
from tests.rows import inspection, paper, recommendation

DAY = date(2024, 7, 7)


def visits(*rows: tuple[str, str]) -> pd.DataFrame:
    """Inspections of (day, kind), newest first."""
    return pd.DataFrame([(pd.Timestamp(day), kind) for day, kind in rows], columns=["day", "kind"])


# story


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No inspection of Alphashire had been published by 7 July 2024."),
        (
            [("2024-07-07", "standard")],
            "Alphashire has been inspected once, the latest published on 7 July 2024, "
            "with no visit on record (Ofsted's files list those of 2022-23 and 2024-25 only).",
        ),
        (
            [
                ("2024-02-01", "focused_visit"),
                ("2022-03-05", "reinspection"),
                ("2020-02-01", "monitoring_visit"),
                ("2015-01-01", "inspection"),
            ],
            "Alphashire has been inspected twice, the latest published on 5 March 2022, "
            "with two visits on record (Ofsted's files list those of 2022-23 and 2024-25 only).",
        ),
        (
            [("2024-02-01", "focused_visit")],
            "Alphashire has been inspected 0 times, with one visit on record (Ofsted's files list those of 2022-23 "
            "and 2024-25 only).",
        ),
    ],
)
def test_how_often_an_authority_was_inspected(rows, sentence):
    assert readings.story("Alphashire", visits(*rows), DAY) == sentence


@pytest.mark.parametrize(
    ("newer", "sentence"),
    [
        (None, "published 1 May 2020; 4 years and 2 months old on 7 July 2024"),
        (
            "2024-05-01",
            "published 1 May 2020; 4 years and 2 months old on 7 July 2024; "
            "the report of 1 May 2024 gives no such grade",
        ),
    ],
)
def test_how_old_a_grade_is(newer, sentence):
    days = {"published_on": "2020-05-01", "newer_on": newer, "seen_on": "2024-07-07"}
    assert readings.grade_age(pd.Series({name: pd.Timestamp(day) for name, day in days.items()})) == sentence


def test_an_abolished_authority_says_it_ended_and_who_followed():
    gone = pd.Series({"authority_name": "Goneshire", "closed_on": pd.Timestamp("2023-03-31")})
    assert readings.ended(gone, ["Alphashire", "Betaford"]) == (
        "Goneshire ended on 31 March 2023. Its children are now served by Alphashire and Betaford."
    )
    assert readings.ended(pd.Series({"authority_name": "Alphashire", "closed_on": pd.NaT}), []) is None


# timeline


def grades(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [(judgement, pd.Timestamp(day), grade) for judgement, day, grade in rows],
        columns=["judgement", "day", "grade"],
    )


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No grade has been published."),
        ([("leadership", "2015-01-01", "good")], "Leadership: good in 2015."),
        (
            [
                ("help_and_protection", "2024-05-01", "requires_improvement"),
                ("help_and_protection", "2011-05-01", "adequate"),
                ("leadership", "2015-01-01", "inadequate"),
                ("help_and_protection", "2015-01-01", "outstanding"),
            ],
            "Help and protection: adequate in 2011, then outstanding in 2015, then requires improvement in 2024.",
        ),
    ],
)
def test_from_grade_to_grade_without_a_verdict(rows, sentence):
    assert readings.timeline(grades(*rows)) == sentence


# recommendations


def asked(count: int, text: str | None = None, gist: str | None = None) -> pd.DataFrame:
    rows = [recommendation("E1-ilacs-2024-05-01", n, text=text, gist=gist) for n in range(count)]
    return schema.frame("recommendations", rows)


def visit(**more) -> pd.Series:
    table = schema.frame("inspections", [inspection("E1", "2024-05-01", **more)])
    return table.assign(day=table["published_on"]).iloc[0]


PUBLISHED = "The standard inspection published on 1 May 2024: "


@pytest.mark.parametrize(
    ("count", "due", "sentence"),
    [
        (0, None, f"{PUBLISHED}no recommendation has been read from its report."),
        (1, None, f"{PUBLISHED}1 recommendation was read from its report."),
        (
            12,
            "2024-08-12",
            f"{PUBLISHED}12 recommendations were read from its report. "
            "The action plan was due by 12 August 2024, 70 working days after publication.",
        ),
    ],
)
def test_how_much_an_inspection_asked_for(count, due, sentence):
    assert readings.asked(visit(action_plan_due_on=due), asked(count)) == sentence


def test_the_kind_of_inspection_is_said():
    assert readings.asked(visit(kind="reinspection"), asked(0)).startswith("The re-inspection published on 1 May 2024:")


def test_whose_words_are_shown_and_where_the_reports_are():
    where = "for the report's words, follow the link to the page or load your own copies."
    assert readings.words_missing(asked(2, gist="Do")) == f"Our own one-line summary is shown; {where}"
    assert readings.words_missing(asked(2)) == f"There is no summary of ours yet; {where}"
    some = pd.concat([asked(1, "Do it."), asked(1, gist="Do")])
    assert readings.words_missing(some) == (
        f"Where the report's words are not loaded, our own one-line summary is shown; {where}"
    )
    assert readings.words_missing(asked(2, "Do it.", "Do")) is None
    assert readings.words_missing(asked(0)) is None


def test_every_section_has_its_words():
    assert tuple(readings.SECTIONS) == schema.SECTIONS


# figures


@pytest.mark.parametrize(
    ("published", "far", "sentence"),
    [
        ([], [], "No figure has been read from this report."),
        (
            [None],
            [False],
            "1 figure read from the report; 0 can be set beside a published statistic, "
            "and 0 of these differ from it by more than a quarter. Neither is corrected.",
        ),
        (
            [500.0, None, 20.0, 3.0],
            [False, False, True, True],
            "4 figures read from the report; 3 can be set beside a published statistic, "
            "and 2 of these differ from it by more than a quarter. Neither is corrected.",
        ),
    ],
)
def test_how_many_figures_can_be_set_beside_a_published_one(published, far, sentence):
    table = pd.DataFrame({"published": pd.Series(published, dtype=float), "far": pd.Series(far, dtype=bool)})
    assert readings.figures(table) == sentence


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ({"value": 61.0, "value_high": float("nan"), "unit": "percent"}, "61%"),
        ({"value": 3.0, "value_high": None, "unit": "count"}, "3"),
        ({"value": 40.5, "value_high": 42.0, "unit": "per_10000"}, "40.5 per 10,000 to 42 per 10,000"),
    ],
)
def test_a_figure_with_both_ends_of_a_range(row, text):
    assert readings.value(row) == text


# papers


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "A paper to Cabinet on 1 June 2024: 3 recommendations."),
        ({"recommendations_listed": 1}, "A paper to Cabinet on 1 June 2024: 1 recommendation."),
        (
            {"recommendations_stated": 16, "grouped_into": 8, "action_plan_due_on": "2024-08-12"},
            "A paper to Cabinet on 1 June 2024: 16 recommendations, grouped into 8; action plan due 12 August 2024.",
        ),
        ({"meeting": None, "meeting_on": None}, "A council paper: 3 recommendations."),
    ],
)
def test_a_council_paper_in_a_sentence(more, sentence):
    table = schema.frame("council_papers", [paper("E1", "2024-06-01") | more])
    assert readings.paper(table.iloc[0]) == sentence


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([], "Alphashire: no grade has been published"),
        ([("2019", "good")], "Alphashire: leadership was graded good in 2019, the only time"),
        ([("2024", "good"), ("2019", "good")], "Alphashire: leadership was graded good each time, from 2019 to 2024"),
        (
            [("2024", "good"), ("2021", "inadequate"), ("2019", "good")],
            "Alphashire: leadership was graded good in 2019 and again in 2024, inadequate in between",
        ),
        (
            [("2025", "good"), ("2023", "outstanding"), ("2021", "requires_improvement"), ("2011", "adequate")],
            "Alphashire: leadership went from adequate in 2011 to good in 2025, outstanding in between",
        ),
        (
            [("2025", "requires_improvement"), ("2023", "inadequate"), ("2021", "good"), ("2011", "adequate")],
            "Alphashire: leadership went from adequate in 2011 to requires improvement in 2025, good and inadequate in "
            "between",
        ),
        (
            [("2024", "good"), ("2019", "inadequate")],
            "Alphashire: leadership went from inadequate in 2019 to good in 2024",
        ),
    ],
)
def test_the_finding_of_a_timeline(rows, title):
    grades = pd.DataFrame(rows, columns=["day", "grade"]).assign(judgement="leadership")
    other = pd.DataFrame({"day": ["2020"], "grade": ["outstanding"], "judgement": ["adoption"]})
    grades = pd.concat([grades, other]) if rows else grades
    assert readings.timeline_title(grades.assign(day=pd.to_datetime(grades["day"])), "Alphashire") == title
