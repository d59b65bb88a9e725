from pathlib import Path

from loaders import build, theme_labels, theme_training, themes
from loaders.recognise import REFERENCE
from loaders.theme_phrases import Phrases
from tests import rows
from tests.published import RAW, needs_raw

TEXTS = ["Timely visits to children", "Children visited often", "Audits that find faults", "An audit of practice"] * 6
LABELS = [("child_voice_participation",), ("child_voice_participation",), ("quality_assurance_performance",)]
LABELS = [*LABELS, ("quality_assurance_performance",)] * 6


def points(learnt):
    return {(row.theme, row.phrase): row.points for row in learnt if row.points != theme_training.SEEN_RARELY}


def test_phrases_that_tell_themes_apart_bring_points():
    learnt = points(theme_training.learnt(TEXTS, LABELS))
    assert learnt["child_voice_participation", "visit*"] > 50
    assert learnt["quality_assurance_performance", "audit*"] > 50
    assert ("quality_assurance_performance", "visit*") not in learnt


def test_points_learnt_give_the_themes_back():
    phrases = Phrases(theme_training.learnt(TEXTS, LABELS))
    assert [tuple(t.theme for t in themes.given(text, phrases)) for text in TEXTS] == LABELS


def test_a_term_too_rare_to_learn_has_points_all_the_same():
    learnt = theme_training.learnt(TEXTS, LABELS)
    assert {row.points for row in learnt if row.phrase == "county line"} == {theme_training.SEEN_RARELY}


def test_a_phrase_of_weak_words_alone_is_no_candidate():
    weak, inner = theme_training.weak_words()
    found = theme_training.candidates("Ensure the quality of care plans", Phrases([]), weak, inner)
    assert sorted(found) == ["care plan", "plan"]


def test_a_candidate_counts_by_its_place_and_a_quarter_in_a_clause_of_purpose():
    weak, inner = theme_training.weak_words()
    found = theme_training.candidates("Audit work so that plans improve", Phrases([]), weak, inner)
    assert found["audit"] == (2, 1) and found["plan"] == (1.9 / 4, 1)


def labelled(key, text, given="other"):
    return text, theme_labels.Label(key, "f", "tuning", (given,), (), ())


def test_a_report_and_reports_with_nearly_the_same_text_stand_in_one_fold():
    read = [
        labelled("E06000001-sif-2031-07-01-local_authority-1", "Audits that find faults"),
        labelled("E06000001-sif-2031-07-01-lscb-1", "Visits to children"),
        labelled("E06000002-ilacs-2032-01-01-local_authority-1", "The audits that find faults."),
        labelled("E06000002-ilacs-2032-01-01-local_authority-2", "Pathway plans"),
        labelled("E06000003-ilacs-2033-01-01-local_authority-1", "Dental checks"),
    ]
    assert theme_training.folds(read).tolist() == [0, 0, 0, 0, 1]


def test_every_text_is_measured_with_points_learnt_from_other_reports():
    read = [
        labelled(f"E0600000{place % 9}-sif-2031-07-01-{word}-{place}", f"{word} in {chr(97 + place) * 9}", theme)
        for word, theme in (("Audits", "quality_assurance_performance"), ("Visits", "child_voice_participation"))
        for place in range(18)
    ]
    scores = theme_training.cross_validated(read)
    assert scores[""].due == 36 and scores[""].f1 == 1


def test_a_label_holds_only_for_the_text_it_was_read_in(tidy, monkeypatch, tmp_path):
    authority = rows.authority("E06000001", "Exampleshire")
    told = rows.inspection("E06000001", "2031-07-01")
    asked = rows.recommendation(told["inspection_id"], 1, text="The quality of plans.")
    tidy(authorities=[authority], inspections=[told], recommendations=[asked])
    given = [
        theme_labels.Label(asked["recommendation_id"], mark, "tuning", ("planning_and_review",), (), ())
        for mark in (theme_training.gists.fingerprint("The quality of plans"), "other")
    ]
    monkeypatch.setattr(theme_labels, "labels", lambda: given)
    assert theme_training.labelled(tmp_path) == [("The quality of plans.", given[0])]


@needs_raw
def test_the_published_reports_give_the_file_that_ships(tmp_path):
    kept = Path(build.__file__).parent.parent / "data" / "read"
    tables = build.load([RAW / "reports", RAW / "ofsted", RAW / "council"], True, 2, kept).tables
    texts = dict(zip(tables["recommendations"]["recommendation_id"], tables["recommendations"]["text"], strict=True))
    read = [one for one in theme_labels.labels() if one.part != "held_out"]
    learnt = theme_training.learnt([texts[one.recommendation_id] for one in read], [one.themes for one in read])
    theme_training.write(learnt, tmp_path / "theme_phrases.csv")
    assert (tmp_path / "theme_phrases.csv").read_text() == (REFERENCE / "theme_phrases.csv").read_text()
