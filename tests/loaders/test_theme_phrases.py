import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import theme_phrases
from loaders.errors import LoadError
from loaders.theme_phrases import Phrase, Phrases, words


def found(text, *rows):
    """(phrase, words as written, points) of each row of `rows` found in the text."""
    phrases = Phrases([Phrase("plans", phrase, scope, points) for phrase, scope, points in rows])
    return [(match.row.phrase, match.written, match.points) for match in phrases.matches(text)]


def test_a_phrase_is_found_whatever_its_case_and_number():
    assert found("The PLANS of children.", ("plan", "text", 60)) == [("plan", "plans", 60)]
    assert found("The plan.", ("plans", "text", 60)) == [("plans", "plan", 60)]
    assert found("Planning.", ("plan", "text", 60)) == []


def test_an_asterisk_ends_a_word_that_may_go_on():
    assert found("Reassessment and assessing", ("assess*", "text", 60)) == [("assess*", "assessing", 60)]
    assert found("Risk assessments", ("risk* assess*", "text", 60)) == [("risk* assess*", "risk assessments", 60)]


def test_a_phrase_does_not_cross_a_sign():
    assert found("Risk, assessment", ("risk assessment", "ask", 60)) == []


def test_hyphens_and_possessives_do_not_matter():
    assert found("Pre-birth work", ("pre birth", "text", 60)) == [("pre birth", "pre birth", 60)]
    assert found("The child’s plan", ("child plan", "text", 60)) == [("child plan", "child plan", 60)]


def test_a_phrase_counts_once():
    assert found("Plans, plans and plans", ("plan", "text", 60)) == [("plan", "plans", 60)]
    assert found("Plans, plans and plans", ("plan", "ask", 60)) == [("plan", "plans", 120)]


def test_a_phrase_counts_twice_as_the_first_words_and_once_from_the_fortieth_on():
    def times(before):
        return [points for _, _, points in found("word, " * before + "plans", ("plan", "ask", 1000))]

    assert [times(before) for before in (0, 1, 20, 40, 41, 400)] == [[2000], [1975], [1500], [1000], [1000], [1000]]


def test_a_phrase_that_tells_against_a_theme_does_so_from_where_it_counts_most():
    assert found("Plans, plans", ("plan", "ask", -60)) == [("plan", "plans", -120)]


def test_within_a_clause_of_purpose_a_phrase_counts_a_quarter():
    text = "Supervise staff so that plans progress"
    assert found(text, ("plan", "ask", 60)) == [("plan", "plans", 28.5)]  # 60 x 1.9 x 1/4
    assert found(text, ("plan", "text", 60)) == [("plan", "plans", 60)]
    assert found(f"Plans. {text}", ("plan", "ask", 60)) == [("plan", "plans", 120)]


def test_a_clause_of_purpose_ends_with_its_sentence_or_a_second_thing_asked_for():
    assert [w.written for w in words("Do it so that it works. Then rest") if w.purpose] == ["so", "that", "it", "works"]
    assert [w.written for w in words("Do it so that it works and ensure rest") if w.purpose] == [
        "so",
        "that",
        "it",
        "works",
    ]
    assert not any(word.purpose for word in words("In order to improve, plan"))


@pytest.mark.parametrize("bracket", ["(paragraph 12)", "(outcome 3, national framework)", "[page 4]", "(12, 13)"])
def test_brackets_that_only_refer_are_not_read(bracket):
    assert [word.written for word in words(f"Plans {bracket}")] == ["plans"]


def test_care_leavers_of_a_stock_phrase_are_not_read():
    assert found("Health of children in care and care leavers", ("care leaver", "ask", 60)) == []
    assert found("Unaccompanied children and care leavers", ("care leaver", "text", 60)) == [
        ("care leaver", "care leavers", 60)
    ]


def test_what_is_not_read_is_told():
    text = "Dental checks for looked after children and care leavers (paragraph 3) by the officer (LADO)"
    assert theme_phrases.left_out(text) == ["(paragraph 3)", "looked after children and care leavers"]
    assert theme_phrases.left_out("Plans") == []


def test_brackets_that_name_are_read():
    assert [word.word for word in words("the officer (LADO)")] == ["the", "officer", "", "lado", ""]


ROWS = "theme,phrase,scope,points\nplans,core group,ask,{}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("theme,phrase\n", "mine.csv: has no column scope, points. Its columns are theme, phrase, scope, points."),
        (ROWS.format("many"), "mine.csv, row 2: has the points 'many'. Give a whole number from -1000 to 1000."),
        (
            ROWS.replace("ask", "near"),
            "mine.csv, row 2: has the scope 'near'. Give ask or text.",
        ),
        (ROWS.format("inf"), "mine.csv, row 2: has the points 'inf'. Give a whole number from -1000 to 1000."),
        (ROWS.format("1001"), "mine.csv, row 2: has the points '1001'. Give a whole number from -1000 to 1000."),
        (
            ROWS.format("5\nplans,Core-groups,ask,6\nplans,core groups,ask,7"),
            "mine.csv, row 4: gives 'core groups' twice to plans. Keep one of the two.",
        ),
        (
            ROWS.replace("core group", "gr*up"),
            "mine.csv, row 2: has the phrase 'gr*up'. Give one to four words; only an asterisk may end a word.",
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


def test_a_file_that_is_no_csv_is_refused(tmp_path):
    (tmp_path / "mine.csv").write_bytes(b"theme,phrase,scope,points\n\xff\xfe,,\n")
    with pytest.raises(LoadError, match=r"^mine.csv: is no CSV file .* Save it as CSV, UTF-8.$"):
        theme_phrases.read(tmp_path / "mine.csv")


@given(st.text(alphabet="plans assess*()[]'’.,;\n\0ß12é", max_size=300))
def test_any_text_is_read(text):
    assert {phrase for phrase, *_ in found(text, ("plan", "ask", 1), ("assess*", "text", 1))} <= {"plan", "assess*"}


@pytest.mark.parametrize("part", ["so that (", "plan ", "((((", "a" * 50, "’s", "children in care and ", "in order "])
def test_time_grows_with_the_length_of_the_text(part):
    def seconds(times):
        start = time.process_time()
        found(part * times, ("plan plan plan plan", "ask", 1), ("pl*", "ask", 1), ("p* p* p* p*", "ask", 1))
        return time.process_time() - start

    assert min(seconds(20_000) for _ in range(3)) < 40 * max(min(seconds(2_000) for _ in range(3)), 0.01)


def test_rows_as_declared_are_read(tmp_path):
    (tmp_path / "mine.csv").write_text(ROWS.format("60"))
    assert theme_phrases.read(tmp_path / "mine.csv") == [Phrase("plans", "core group", "ask", 60)]
