import pandas as pd
import pytest

from loaders import themes
from loaders.errors import LoadError
from loaders.theme_phrases import Phrase, Phrases

PHRASES = Phrases(
    [
        Phrase("plans", "plan", "text", 100),
        Phrase("plans", "pathway plan", "text", -80),
        Phrase("care_leavers", "pathway plan", "text", 120),
        Phrase("health", "health", "text", 60),
        Phrase("school", "school", "text", 4),
        Phrase("staff", "staff", "text", 110),
        Phrase("data", "data", "text", 105),
    ]
)


def given(text):
    return [(theme.theme, theme.points, theme.evidence) for theme in themes.given(text, PHRASES)]


def test_each_theme_has_one_sentence_and_its_place():
    table = themes.own().table
    assert table["position"].tolist() == list(range(1, 28))
    assert table["theme"].is_unique and table["theme_name"].is_unique
    assert table["short_name"].is_unique and table["short_name"].str.len().max() <= 26
    assert table["definition"].str.fullmatch(r"[A-Z][^.]*\.").all()


def test_a_theme_is_given_at_a_hundred_points():
    assert given("Plans for health") == [("plans", 100, "plans")]
    assert given("Pathway plans") == [("care_leavers", 120, "pathway plans")]


def test_a_hundred_points_are_enough_wherever_the_phrase_is_asked_for():
    boats = Phrases([Phrase("boats", "boat", "ask", 100)])
    for before in (0, 30, 300):
        assert [theme.theme for theme in themes.given("word " * before + "boats", boats)] == ["boats"]


def test_the_theme_named_first_stands_first():
    assert [theme for theme, *_ in given("Plans for staff")] == ["plans", "staff"]
    assert [theme for theme, *_ in given("Staff for plans")] == ["staff", "plans"]


def test_of_more_than_three_themes_those_with_most_points_are_given():
    phrases = Phrases([Phrase(word, word, "text", points) for points, word in enumerate(["a", "b", "c", "d"], 100)])
    assert [theme.theme for theme in themes.given("a d b c", phrases)] == ["d", "b", "c"]


def test_evidence_is_three_phrases_at_most_and_none_within_another():
    words = [("plan", 40), ("care plan", 50), ("core group", 30), ("review", 20), ("drift", 10), ("delay", -90)]
    phrases = Phrases([Phrase("plans", phrase, "ask", points) for phrase, points in words])
    assert [theme.evidence for theme in themes.given("Drift, delay, review, core groups and care plans", phrases)] == [
        "care plans|core groups|review"
    ]


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
    judgements = themes.own().table.set_index("theme")["judgement"]
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


HEADER = "theme,theme_name,theme_group,judgement,definition\n"
OTHER = "other,Something else,Other,leadership,What fits none.\n"
PHRASE = "theme,phrase,scope,points\n"


def read(folder, **files):
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content)
    return themes.read(folder)


def test_without_files_of_a_users_own_ours_are_read():
    assert themes.read(None) is themes.own()


def test_phrases_of_a_user_are_laid_over_ours(tmp_path):
    theirs = f"{PHRASE}private_fostering,lodging with strangers,ask,120\ncase_recording,record*,text,0\n"
    mine = read(tmp_path, theme_phrases=theirs)
    assert [t.theme for t in themes.given("Lodging with strangers", mine.phrases)] == ["private_fostering"]
    before = {(row.theme, row.phrase) for row in themes.own().phrases.rows}
    after = {(row.theme, row.phrase) for row in mine.phrases.rows}
    assert before - after == {("case_recording", "record*")}
    assert after - before == {("private_fostering", "lodging with strangers")}
    assert themes.read(tmp_path / "theme_phrases.csv").phrases.rows == mine.phrases.rows


def test_themes_of_a_user_take_the_place_of_ours(tmp_path):
    listed = f"{HEADER}boats,Boats,Water,in_care,Children in boats.\n{OTHER}"
    mine = read(tmp_path, themes=listed, theme_phrases=f"{PHRASE}boats,boat,ask,100\n")
    assert mine.table["theme"].tolist() == ["boats", "other"]
    assert mine.table["short_name"].isna().all()
    assert [t.theme for t in themes.given("Supervision in boats", mine.phrases)] == ["boats"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, ": holds no themes. Give a file of phrases, or a folder with theme_phrases.csv or themes.csv."),
        ({"themes": HEADER}, "themes.csv: has no theme 'other'. Add a row for what fits none of the themes."),
        (
            {"themes": HEADER + OTHER * 2},
            "themes.csv, row 3: has the theme 'other' again. Give each theme one row, with every column filled.",
        ),
        (
            {"themes": HEADER + "boats,,Water,in_care,Children in boats.\n"},
            "themes.csv, row 2: has no theme_name. Give each theme one row, with every column filled.",
        ),
        (
            {"themes": HEADER + OTHER.replace("leadership", "weather")},
            "themes.csv, row 2: has the judgement 'weather'. "
            "Give one of leadership, help_and_protection, in_care, care_leavers.",
        ),
        (
            {"themes": HEADER + OTHER, "theme_phrases": f"{PHRASE}boats,boat,ask,100\n"},
            "theme_phrases.csv: names the theme 'boats' for 'boat', which themes.csv does not have. "
            "Its themes are other.",
        ),
    ],
)
def test_faulty_files_of_a_user_are_refused(tmp_path, files, message):
    with pytest.raises(LoadError) as error:
        read(tmp_path, **files)
    assert str(error.value).removeprefix(str(tmp_path)) == message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quality and timeliness of life-story work.", ["identity_life_story"]),
        ("Awareness of private fostering arrangements.", ["private_fostering"]),
        ("Supervise staff through regular supervision so that plans progress.", ["management_oversight_supervision"]),
        ("The quality of pathway plans.", ["care_leavers"]),
        ("Dental checks for children in care and care leavers.", ["health_emotional_wellbeing"]),
        ("Return home interviews for children who go missing (outcome 4).", ["missing_exploitation"]),
        ("Strategy meetings that are held in time.", ["strategy_discussions_s47"]),
        (
            "Management oversight of pre-proceedings work.",
            ["management_oversight_supervision", "pre_proceedings_court"],
        ),
        ("Section 47 enquiries, so that the reasons are recorded.", ["strategy_discussions_s47", "case_recording"]),
        ("Caseloads of social workers and the turnover of staff.", ["workforce_caseloads"]),
    ],
)
def test_our_own_phrases_keep_the_rules_of_the_codebook(text, expected):
    assert [theme.theme for theme in themes.given(text)] == expected
