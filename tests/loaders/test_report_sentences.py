"""Prose as sentences, numbers and phrases."""

from loaders import report_sentences


def read(text: str) -> list[tuple]:
    return [(one.text, one.begins_paragraph, bool(one.plain)) for one in report_sentences.sentences(text, None)]


def test_sentences_and_paragraphs():
    text = "Good work. 12. Of 30 leavers, 9.5% left. Others did not. \uf06e It took 20 days"
    assert read(text) == [
        ("Good work.", True, False),
        ("Of 30 leavers, 9.5% left.", True, True),
        ("Others did not.", False, False),
        ("It took 20 days", False, True),
    ]


def test_sentences_before_are_kept_within_a_paragraph():
    found = list(report_sentences.sentences("1. One. Two. Three 5%. 2. Four 6%.", None))
    assert [one.context for one in found] == [(), ("One.",), ("One.", "Two."), ()]


def test_dates_and_ages_are_blanked_in_place():
    text = "In 2014–15, 47% of care leavers aged 19 to 21 were out of work."
    (found,) = report_sentences.sentences(text, None)
    assert len(found.plain) == len(text)
    assert ([one.text for one in found.when], [one[0] for one in found.ages]) == (["2014–15"], ["aged 19 to 21"])
    assert [(n.value, n.unit) for n, _ in report_sentences.numbers(found.plain)] == [(47, "percent")]


def test_ranges():
    def ends(plain):
        return [(number.value, high, number.unit) for number, high in report_sentences.numbers(plain)]

    assert ends("between 35 and 45 weeks") == [(35, 45, "weeks")]
    assert ends("100–120 children") == [(100, 120, "count")]
    assert ends("from 36 to 32 weeks") == [(36, None, "weeks"), (32, None, "weeks")]
    assert ends("stood at 431 against 628 days") == [(431, None, "days"), (628, None, "days")]


def test_an_earlier_phrase_wins_its_place():
    plain = "care leavers not in education, employment or training"
    assert [hit.indicator for hit in report_sentences.hits(plain, plain, plain)] == ["care_leavers_neet"]
