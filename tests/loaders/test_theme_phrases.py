import pytest

from loaders import theme_phrases
from loaders.errors import LoadError
from loaders.theme_phrases import Phrase, Phrases, words


def found(text, *rows):
    """(phrase, words as written, points) of each row of `rows` found in the text."""
    phrases = Phrases([Phrase("plans", phrase, scope, points) for phrase, scope, points in rows])
    return [(match.row.phrase, match.written, match.points) for match in phrases.matches(text)]


def test_a_phrase_is_found_whatever_its_case_and_number():
    assert found("The PLANS of children.", ("plan", "ask", 60)) == [("plan", "plans", 60)]
    assert found("The plan.", ("plans", "ask", 60)) == [("plans", "plan", 60)]
    assert found("Planning.", ("plan", "ask", 60)) == []


def test_an_asterisk_ends_a_word_that_may_go_on():
    assert found("Reassessment and assessing", ("assess*", "ask", 60)) == [("assess*", "assessing", 60)]
    assert found("Risk assessments", ("risk* assess*", "ask", 60)) == [("risk* assess*", "risk assessments", 60)]


def test_a_phrase_does_not_cross_a_sign():
    assert found("Risk, assessment", ("risk assessment", "ask", 60)) == []


def test_hyphens_and_possessives_do_not_matter():
    assert found("Pre-birth work", ("pre birth", "ask", 60)) == [("pre birth", "pre birth", 60)]
    assert found("The child’s plan", ("child plan", "ask", 60)) == [("child plan", "child plan", 60)]


def test_a_phrase_counts_once():
    assert found("Plans, plans and plans", ("plan", "ask", 60)) == [("plan", "plans", 60)]


def test_within_a_clause_of_purpose_a_phrase_counts_a_quarter():
    text = "Supervise staff so that plans progress"
    assert found(text, ("plan", "ask", 60)) == [("plan", "plans", 15)]
    assert found(text, ("plan", "text", 60)) == [("plan", "plans", 60)]
    assert found(f"Plans. {text}", ("plan", "ask", 60)) == [("plan", "plans", 60)]


def test_a_clause_of_purpose_ends_with_its_sentence_or_a_second_thing_asked_for():
    assert [w.written for w in words("Do it so that it works. Then rest") if w.purpose] == ["so", "that", "it", "works"]
    assert [w.written for w in words("Do it so that it works and ensure rest") if w.purpose] == [
        "so",
        "that",
        "it",
        "works",
    ]
    assert not any(word.purpose for word in words("In order to improve, plan"))


def test_the_opening_is_the_first_twelve_words():
    twelve = "one two three four five six seven eight nine ten eleven plan"
    assert found(twelve, ("plan", "opening", 60)) == [("plan", "plan", 60)]
    assert found(f"zero {twelve}", ("plan", "opening", 60)) == []


@pytest.mark.parametrize("bracket", ["(paragraph 12)", "(outcome 3, national framework)", "[page 4]", "(12, 13)"])
def test_brackets_that_only_refer_are_not_read(bracket):
    assert [word.written for word in words(f"Plans {bracket}")] == ["plans"]


def test_brackets_that_name_are_read():
    assert [word.word for word in words("the officer (LADO)")] == ["the", "officer", "", "lado", ""]


ROWS = "theme,phrase,scope,points\nplans,core group,ask,{}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("theme,phrase\n", "mine.csv: has no column points, scope. Its columns are theme, phrase, scope, points."),
        (ROWS.format("many"), "mine.csv, row 2: has the points 'many'. Give a number from -1000 to 1000."),
        (
            ROWS.replace("ask", "near"),
            "mine.csv, row 2: has the scope 'near'. Give one of ask, text, opening.",
        ),
        (
            ROWS.replace("core group", "one two three four five"),
            "mine.csv, row 2: has the phrase 'one two three four five'. "
            "Give one to four words; only an asterisk may end a word.",
        ),
    ],
)
def test_a_faulty_file_names_row_and_remedy(tmp_path, text, message):
    (tmp_path / "mine.csv").write_text(text)
    with pytest.raises(LoadError) as error:
        theme_phrases.read(tmp_path / "mine.csv")
    assert str(error.value) == message


def test_rows_as_declared_are_read(tmp_path):
    (tmp_path / "mine.csv").write_text(ROWS.format("60"))
    assert theme_phrases.read(tmp_path / "mine.csv") == [Phrase("plans", "core group", "ask", 60)]
