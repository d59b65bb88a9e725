import pandas as pd

import schema
from queries import sources
from tests.rows import SOURCE, indicator, value

ATLAS = SOURCE | {"source": "atlas", "title": "Atlas", "publisher": "Office of Maps", "rows": 900}
CENSUS = SOURCE | {"source": "census", "title": "Census", "published_on": "2026-03-05", "rows": 900}


def test_every_source_those_with_most_rows_first(tidy):
    tidy(sources=[SOURCE, CENSUS, ATLAS])
    expected = schema.frame("sources", [ATLAS, CENSUS, SOURCE])
    pd.testing.assert_frame_equal(sources.every(), expected, check_dtype=False)
    assert sources.some(("survey", "atlas"))["source"].tolist() == ["atlas", "survey"]


def test_the_terms_name_each_licence_once(tidy):
    tidy(sources=[SOURCE, SOURCE | {"source": "census"}])
    assert sources.terms(("survey", "census")) == (
        "Published under the Open Government Licence v3.0. "
        "The page Sources lists every file with its publisher and date."
    )


def test_the_foot_of_a_figure_names_publisher_title_and_month(tidy):
    tidy(sources=[SOURCE, CENSUS, ATLAS])
    assert sources.foot(("census", "atlas")) == (
        "Source: Office of Maps, Atlas; Department of Examples, Census (March 2026)"
    )
    assert sources.foot(("survey",)) == "Source: Department of Examples, Survey of Exampleshire"


def test_the_foot_of_a_figure_counts_many_sources(tidy):
    keys = ["a", "b", "c", "d"]
    tidy(sources=[ATLAS, CENSUS, *(SOURCE | {"source": key} for key in keys)])
    assert sources.foot(("atlas", "census", *keys)) == (
        "Source: Department of Examples (5 files) and Office of Maps (1 file), the newest of March 2026; "
        "the page Sources names each"
    )
    assert sources.foot(("atlas", *keys)).endswith("(1 file); the page Sources names each")


def conflict(subject: str, key: str, a: str = "survey", b: str = "atlas") -> dict:
    said = {"value_a": "1", "value_b": "2", "kept": "1", "reason": f"{a} is preferred to {b}"}
    return {"subject": subject, "key": key, "source_a": a, "source_b": b, **said}


def test_conflicts_and_how_often_two_sources_disagree(tidy):
    rows = [
        conflict("judgements.grade", "x"),
        conflict("neighbours.rank", "x"),
        conflict("neighbours.rank", "y"),
        conflict("neighbours.rank", "x", a="census"),
    ]
    tidy(sources=[SOURCE, CENSUS, ATLAS], conflicts=rows)
    expected = schema.frame("conflicts", sorted(rows, key=lambda row: (row["subject"], row["key"], row["source_a"])))
    by_key = sources.conflicts().sort_values(["subject", "key", "source_a"], ignore_index=True)
    pd.testing.assert_frame_equal(by_key, expected)
    counted = sources.count_conflicts().to_dict("records")
    assert counted[0] == {"subject": "neighbours.rank", "source_a": "survey", "source_b": "atlas", "conflicts": 2}
    by_hand = {}
    for row in rows:
        who = (row["subject"], row["source_a"], row["source_b"])
        by_hand[who] = by_hand.get(who, 0) + 1
    assert {(r["subject"], r["source_a"], r["source_b"]): r["conflicts"] for r in counted} == by_hand


def test_unread_documents_by_reason(tidy):
    given = [("a.pdf", "scanned"), ("b.pdf", "no grades"), ("c.pdf", "scanned")]
    tidy(unread_documents=[{"source": "survey", "document": d, "reason": r} for d, r in given])
    assert sources.unread().to_dict("records") == [
        {"reason": "scanned", "documents": 2, "example": "a.pdf"},
        {"reason": "no grades", "documents": 1, "example": "b.pdf"},
    ]


def test_nothing_unread_and_no_conflicts(tidy):
    tidy()
    assert list(sources.unread().columns) == ["reason", "documents", "example"] and sources.unread().empty
    assert list(sources.count_conflicts().columns) == ["subject", "source_a", "source_b", "conflicts"]
    assert sources.count_conflicts().empty and sources.conflicts().empty


def test_the_newest_day_of_each_topic(tidy):
    tidy(
        indicators=[
            indicator("visits", position=3),
            indicator("reviews", position=4),
            indicator("absence", topic="School", position=2),
            indicator("exclusions", topic="Exclusions", position=1),
        ],
        indicator_values=[
            value("E92000001", "2023", 1.0),
            value("E92000001", "2024", 1.0, "reviews"),
            value("E92000001", "2025", None, "reviews", note="suppressed"),  # not counted: no value
            value("E92000001", "2022", 1.0, "absence"),
        ],
    )
    expected = pd.DataFrame(
        {
            "topic": ["Exclusions", "School", "Children in care"],
            "newest_day": pd.to_datetime([None, "2022-03-31", "2024-03-31"]).as_unit("ms"),
            "indicators": [1, 1, 2],
        }
    )
    pd.testing.assert_frame_equal(sources.freshness(), expected, check_dtype=False)


def test_how_many_values_are_missing_and_why(tidy):
    why = ["suppressed", "suppressed", "no_return", None]
    tidy(
        indicators=[indicator("visits")],
        indicator_values=[
            value("E92000001", str(2020 + i), None if note else 1.0, note=note) for i, note in enumerate(why)
        ],
    )
    assert dict(sources.notes().to_records(index=False).tolist()) == {"suppressed": 2, "no_return": 1}


def test_titles(tidy):
    tidy(sources=[SOURCE, ATLAS])
    assert sources.titles() == {"survey": "Survey of Exampleshire", "atlas": "Atlas"}
