"""The phrases that name indicators."""

from loaders import report_phrases


def test_every_phrase_names_a_declared_indicator_and_holds_its_words():
    declared = set(report_phrases.units()) | {"", "ignored"}
    for row in report_phrases.prose():
        assert set(row.indicator.split()) | {""} <= declared
        assert all(row.words)
    named = {key for kind in ("fact", "review") for key, _ in report_phrases.patterns()[kind]}
    assert named <= declared


def test_units_are_those_of_a_figure():
    allowed = {"count", "percent", "per_10000", "weeks", "days"}
    assert {unit for given in report_phrases.units().values() for unit in given} == allowed


def test_cues_are_found_by_name():
    assert report_phrases.cue("england").search("the national average")
    assert not report_phrases.cue("england").search("the authority")
