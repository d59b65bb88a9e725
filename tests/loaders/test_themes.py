import pandas as pd

from loaders import themes
from loaders.theme_phrases import Phrase, Phrases

PHRASES = Phrases(
    [
        Phrase("plans", "plan", "ask", 100),
        Phrase("plans", "pathway plan", "ask", -80),
        Phrase("care_leavers", "pathway plan", "ask", 120),
        Phrase("health", "health", "ask", 60),
        Phrase("school", "school", "ask", 10),
        Phrase("staff", "staff", "ask", 110),
        Phrase("data", "data", "ask", 105),
    ]
)


def given(text):
    return [(theme.theme, theme.points, theme.evidence) for theme in themes.given(text, PHRASES)]


def test_each_theme_has_one_sentence_and_its_place():
    table = themes.declared()
    assert table["position"].tolist() == list(range(1, 28))
    assert table["theme"].is_unique and table["theme_name"].is_unique
    assert table["definition"].str.fullmatch(r"[A-Z][^.]*\.").all()


def test_a_theme_is_given_at_a_hundred_points():
    assert given("Plans for health") == [("plans", 100, "plans")]
    assert given("Pathway plans") == [("care_leavers", 120, "pathway plans")]


def test_at_most_three_themes_most_points_first():
    assert [theme for theme, *_ in given("Staff, data, plans; pathway plans")] == ["care_leavers", "staff", "data"]


def test_the_best_theme_is_given_where_none_has_a_hundred_points_but_not_on_next_to_nothing():
    assert given("Health at school") == [("health", 60, "health")]
    assert given("The school") == [("other", 0, "")]
    assert given("") == [("other", 0, "")]


def test_rows_for_every_recommendation_that_has_its_text():
    table = pd.DataFrame({"recommendation_id": ["a-1", "a-2"], "text": ["Staff and their plans", None]})
    assert themes.of(table, PHRASES).astype(object).values.tolist() == [
        ["a-1", "staff", 1, "staff"],
        ["a-1", "plans", 2, "plans"],
    ]


def test_each_theme_bears_most_on_one_of_the_four_judgements_that_remain():
    judgements = themes.declared().set_index("theme")["judgement"]
    assert judgements["care_leavers"] == "care_leavers"
    assert judgements["assessment_quality"] == "help_and_protection"
    assert judgements["health_emotional_wellbeing"] == "in_care"
    assert judgements["child_voice_participation"] == "leadership"
    assert judgements.value_counts().to_dict() == {
        "help_and_protection": 12,
        "leadership": 8,
        "in_care": 6,
        "care_leavers": 1,
    }
