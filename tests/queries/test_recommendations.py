from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import recommendations
from tests.rows import authority, inspection, recommendation, theme, themed

ALPHA, BETA = authority("E1", "Alphashire"), authority("E2", "Betaford")
DAY = date(2024, 12, 31)
OLD, NEW, OTHER = "E1-ilacs-2019-05-01", "E1-ilacs-2024-05-01", "E2-ilacs-2024-02-01"


@pytest.fixture
def asked(tidy) -> None:
    tidy(
        authorities=[ALPHA, BETA],
        inspections=[
            inspection("E1", "2019-05-01"),
            inspection("E1", "2024-05-01", report_url=None),
            inspection("E2", "2024-02-01") | {"published_on": None},
        ],
        recommendations=[
            recommendation(OLD, 1, "lscb", text="Hold reviews."),
            recommendation(OLD, 1, text="Write PLANS for health.", gist="Plans"),
            recommendation(OLD, 2, gist="Health plans that are written"),
            recommendation(NEW, 1, page=7),
            recommendation(OTHER, 1, gist="Plans for every child"),
        ],
        themes=[theme("health", 2), theme("plans", 1), theme("other", 3)],
        recommendation_themes=[
            themed(f"{OLD}-local_authority-1", "health", 2, "health"),
            themed(f"{OLD}-local_authority-1", "plans", 1, "plans|written plans"),
            themed(f"{OLD}-local_authority-2", "health", 1, "health"),
            themed(f"{OLD}-lscb-1", "plans", 1, "reviews"),
            themed(f"{NEW}-local_authority-1", "other", 1, ""),
        ],
    )


def ids(table) -> list[str]:
    return table["recommendation_id"].tolist()


def test_each_recommendation_in_its_words_newest_report_first(asked):
    table = recommendations.every()
    shown = table[["recommendation_id", "label", "words", "whose", "themes", "theme_names", "because", "address"]]
    report, ours = recommendations.OF_THE_REPORT, recommendations.OURS
    both = "Name of plans: “plans”, “written plans”; Name of health: “health”"
    other = "Name of other: no phrase of any other theme"
    page = "https://example.org/E1-2019-05-01#page=2"
    named = f"{OLD}-local_authority-1", "Alphashire", "Write PLANS for health.", report, ("plans", "health")
    gist = f"{OLD}-local_authority-2", "Alphashire", "Health plans that are written", ours, ("health",)
    assert shown.astype(object).where(shown.notna(), None).values.tolist() == [
        [
            f"{NEW}-local_authority-1",
            "Alphashire",
            "",
            recommendations.NEITHER,
            ("other",),
            "Name of other",
            other,
            None,
        ],
        [f"{OTHER}-local_authority-1", "Betaford", "Plans for every child", ours, (), "", "", f"{PLACE}#page=2"],
        [*named, "Name of plans, Name of health", both, page],
        [*gist, "Name of health", "Name of health: “health”", page],
        [f"{OLD}-lscb-1", "Alphashire", "Hold reviews.", report, ("plans",), "Name of plans", REVIEWS, page],
    ]
    # A report without a day of publication is sorted by its first day on site.
    assert table["day"].dt.date.tolist()[1] == date(2024, 2, 1)


PLACE, REVIEWS = "https://example.org/E2-2024-02-01", "Name of plans: “reviews”"


def test_some_recommendations_in_the_order_given(asked):
    wanted = (f"{OLD}-local_authority-2", f"{NEW}-local_authority-1")
    assert tuple(ids(recommendations.some(wanted))) == wanted
    assert recommendations.some(()).empty


def test_those_with_a_theme_asked_of_the_authority_itself(asked):
    assert ids(recommendations.about("plans", (OLD, NEW))) == [f"{OLD}-local_authority-1"]
    assert ids(recommendations.about("health", (OLD,))) == [f"{OLD}-local_authority-{n}" for n in (1, 2)]
    assert recommendations.about("health", (NEW,)).empty


@pytest.mark.parametrize(
    ("words", "theme", "authority", "found"),
    [
        ("plans", None, None, [f"{OTHER}-local_authority-1", f"{OLD}-local_authority-1", f"{OLD}-local_authority-2"]),
        ("HEALTH  plans", None, None, [f"{OLD}-local_authority-1", f"{OLD}-local_authority-2"]),
        ("plans", "plans", None, [f"{OLD}-local_authority-1"]),
        ("plans", None, "E2", [f"{OTHER}-local_authority-1"]),
        ("", None, "E2", [f"{OTHER}-local_authority-1"]),
        ("plans.*", None, None, []),
        ("zebra", None, None, []),
    ],
)
def test_recommendations_that_hold_every_word(asked, words, theme, authority, found):
    assert ids(recommendations.matching(words, theme, None, authority, DAY)) == found


def test_only_reports_under_the_framework_published_by_the_day(asked):
    assert recommendations.matching("plans", None, "sif", None, DAY).empty
    assert ids(recommendations.matching("plans", None, "ilacs", None, date(2019, 5, 1))) == [
        f"{OLD}-local_authority-{n}" for n in (1, 2)
    ]


def test_no_more_is_looked_for_than_eight_words_of_a_hundred_characters():
    assert recommendations.asked_words("A b a") == ("a", "b")
    assert len(recommendations.asked_words(" ".join(f"w{n}" for n in range(30)))) == 8
    assert recommendations.asked_words("x" * 500) == ("x" * 100,)


@pytest.mark.parametrize(
    ("text", "words", "pieces"),
    [
        ("Plans for health", ("plan", "health"), [("Plan", True), ("s for ", False), ("health", True)]),
        ("aaa", ("aa",), [("aaa", True)]),
        ("none", ("x",), [("none", False)]),
        ("", ("x",), [("", False)]),
        ("Straße plan", ("plan",), [("Straße ", False), ("plan", True)]),
    ],
)
def test_what_matched_is_marked(text, words, pieces):
    assert recommendations.marked(text, words) == pieces


@given(st.text(max_size=60), st.text(max_size=120))
def test_marking_loses_nothing_whatever_is_typed(text, typed):
    words = recommendations.asked_words(typed)
    assert "".join(piece for piece, _ in recommendations.marked(text, words)) == text
