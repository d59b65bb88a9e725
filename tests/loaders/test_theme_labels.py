import pytest

import schema
from loaders import theme_labels, themes
from loaders.theme_labels import Label, Score

HEADER = "recommendation_id,fingerprint,part,labeller,themes,accepted\n"


def label(key, themes, others=(), accepted=()):
    return Label(key, "f", "held_out", tuple(themes), tuple(map(tuple, others)), tuple(accepted))


def test_labels_of_several_readers_are_one_label_measured_by_the_reader_of_the_part(tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text(
        f"{HEADER}a-1,f1,held_out,first,plans,\na-1,f1,held_out,second,voice plans,records\n"
        "a-2,f2,tuning,first,plans,\n"
    )
    assert theme_labels.labels(path) == [
        Label("a-1", "f1", "held_out", ("voice", "plans"), (("plans",),), ("records",)),
        Label("a-2", "f2", "tuning", ("plans",), (), ()),
    ]


def test_strictly_only_the_themes_of_the_labeller_count():
    read = [label("a", ["plans", "voice"], [["records"]], ["audit"])]
    scores = theme_labels.scores(read, {"a": {"plans", "records", "audit"}}, lenient=False)
    assert scores[""] == Score(given=3, right=1, due=2, found=1)
    assert scores["voice"] == Score(given=0, right=0, due=1, found=0)
    assert scores["records"] == Score(given=1, right=0, due=0, found=0)


def test_leniently_what_any_reader_gave_or_accepts_is_right():
    read = [label("a", ["plans", "voice"], [["records"]], ["audit"])]
    scores = theme_labels.scores(read, {"a": {"plans", "records", "audit", "staff"}}, lenient=True)
    assert scores[""] == Score(given=4, right=3, due=1, found=1)


def test_leniently_the_first_theme_and_what_all_gave_are_due():
    assert label("a", ["plans", "voice", "audit"], [["records", "audit"]]).due == {"plans", "audit"}
    assert label("a", ["plans", "voice"]).due == {"plans", "voice"}


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (Score(given=4, right=2, due=4, found=2), 0.5),
        (Score(given=4, right=4, due=2, found=1), 2 / 3),
        (Score(given=1, right=0, due=1, found=0), 0.0),
        (Score(given=0, right=0, due=2, found=0), 0.0),
        (Score(), None),
    ],
)
def test_f1_is_the_harmonic_mean(score, expected):
    assert score.f1 == (expected if expected is None else pytest.approx(expected))


# the labels that ship


@pytest.fixture(scope="module")
def labels():
    return theme_labels.labels()


def test_labels_name_known_themes_one_to_three_each(labels):
    known = set(themes.own().table["theme"])
    for one in labels:
        assert set(one.themes) <= known and 1 <= len(one.themes) <= 3, one.recommendation_id


def test_held_out_reports_had_no_part_in_the_points(labels):
    reports = {}
    for one in labels:
        reports.setdefault(one.part, set()).add(one.recommendation_id.rsplit("-", 2)[0])
    assert {part: len(of) > 0 for part, of in reports.items()} == dict.fromkeys(theme_labels.PARTS, True)
    assert not reports["held_out"] & (reports["tuning"] | reports["development"])


def test_themes_in_the_shipped_tables_agree_with_the_held_out_readers(labels):
    table = schema.read("recommendation_themes")
    given = table.astype("str").groupby("recommendation_id")["theme"].agg(set).to_dict()
    held_out = [one for one in labels if one.part == "held_out" and one.recommendation_id in given]
    strict = theme_labels.scores(held_out, given, lenient=False)
    assert len(held_out) > 350
    assert strict[""].f1 >= 0.86
    assert theme_labels.scores(held_out, given, lenient=True)[""].f1 >= 0.90
    assert {theme: score.f1 for theme, score in strict.items() if score.due >= 10 and score.f1 < 0.65} == {}
