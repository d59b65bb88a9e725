"""Reports and papers added to tables already there give what a build of everything gives."""

import random
from pathlib import Path

import pandas as pd
import pytest

import schema
from loaders import additions, build, merge_inspections
from loaders.errors import LoadError
from tests.loaders.test_documents import REPORT
from tests.published import RAW, needs_raw

INDEX = "urn,provider,published,file,url\n80473,hartlepool,{day},{file},https://example.org/{file}\n"


def report(folder: Path, name: str, authority: str = "Hartlepool", year: int = 2031, text: str = REPORT) -> Path:
    """A report of June of that year; Hartlepool's are below a folder named as its index names them."""
    path = folder / ("80473_hartlepool" if authority == "Hartlepool" else "others") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("Exampleshire", authority).replace("2024", str(year)), encoding="utf-8")
    return path


@pytest.fixture
def made(tmp_path):
    """made(places, over, with_text): tables as they are read back after they were written."""
    number = iter(range(100))

    def make(places: list[Path], over=None, with_text: bool = True) -> dict[str, pd.DataFrame]:
        folder = tmp_path / f"tidy{next(number)}"
        result = build.load(places, with_text, 1, tmp_path / "kept", over=over)
        assert result.rejects == []
        schema.write(result.tables, folder)
        return {name: schema.frame(name, schema.read(name, folder)) for name in schema.TABLES}

    return make


def assert_same(a: dict, b: dict, but: tuple[str, ...] = ()) -> None:
    for name in schema.TABLES:
        if name not in but:
            pd.testing.assert_frame_equal(a[name], b[name], obj=name)


def ids(tables: dict) -> list[str]:
    return tables["inspections"]["inspection_id"].tolist()


def test_a_report_added_is_as_if_it_had_been_built_with_the_others(made, tmp_path):
    one = report(tmp_path / "a", "one.txt")
    two = report(tmp_path / "b", "two.txt", "Darlington")
    three = report(tmp_path / "b", "three.txt", year=2034)
    added = made([tmp_path / "b"], over=made([tmp_path / "a"]))
    assert_same(added, made([tmp_path / "a", tmp_path / "b"]))
    assert ids(added) == ["E06000001-ilacs-2031-06-03", "E06000001-ilacs-2034-06-03", "E06000005-ilacs-2031-06-03"]
    assert_same(made([two], over=added), added)
    assert_same(made([one, two, three], over=added), added)


def test_words_appear_under_the_ids_that_shipped(made, tmp_path):
    """Gists and themes are tied to these ids."""
    path = report(tmp_path / "a", "one.txt")
    (tmp_path / "a" / "index.csv").write_text(INDEX.format(day="2031-07-21", file="one.txt"))
    shipped = made([tmp_path / "a"], with_text=False)
    whole = made([tmp_path / "a"])
    assert shipped["recommendations"]["text"].isna().all()
    own = tmp_path / "mine.txt"
    own.write_text(path.read_text())
    for place in (path, own):  # under its name in the index, and under a name of the user's own
        added = made([place], over=shipped)
        assert_same(added, whole)
        assert added["recommendations"]["recommendation_id"].tolist() == [
            "E06000001-ilacs-2031-07-21-local_authority-1",
            "E06000001-ilacs-2031-07-21-local_authority-2",
        ]
        assert added["recommendations"]["text"].tolist() == ["The quality of plans.", "How soon visits take place."]


def test_a_report_known_by_its_first_day_takes_its_id_from_the_day_of_publication(made, tmp_path):
    path = report(tmp_path / "a", "one.txt")
    before = made([path])
    index = tmp_path / "index.csv"
    index.write_text(INDEX.format(day="2031-07-21", file="one.txt"))
    assert ids(before) == ["E06000001-ilacs-2031-06-03"]
    added = made([index, path], over=before)
    assert ids(added) == ["E06000001-ilacs-2031-07-21"]
    assert_same(added, made([index, path]))
    assert_same(made([path], over=added), added)


def test_a_document_that_is_now_read_is_no_longer_listed_as_unread(made, tmp_path):
    path = report(tmp_path / "a", "one.txt", text="Roses are red")
    other = report(tmp_path / "a", "two.txt", text="Violets are blue")
    before = made([tmp_path / "a"])
    assert before["unread_documents"]["document"].tolist() == ["one.txt", "two.txt"]
    assert_same(made([path], over=before), before)
    path = report(tmp_path / "a", "one.txt")
    added = made([path], over=before)
    assert added["unread_documents"]["document"].tolist() == ["two.txt"]
    assert_same(added, made([path, other]))


def test_of_two_documents_of_one_inspection_the_one_given_last_is_read(made, tmp_path):
    """A build would list the second: that is the one difference for documents."""
    first = report(tmp_path / "a", "one.txt")
    second = report(tmp_path / "a", "two.txt", text=REPORT.replace("quality of plans", "quality of records"))
    whole = made([tmp_path / "a"])
    assert whole["unread_documents"]["reason"].tolist() == [
        "It is about the same inspection as 80473_hartlepool/one.txt"
    ]
    added = made([second], over=made([first]))
    assert added["recommendations"]["text"].tolist() == ["The quality of records.", "How soon visits take place."]
    assert added["unread_documents"].empty
    assert_same(added, made([second]))


def test_figures_keep_the_order_of_their_report():
    figures = [f"E1-sif-2015-{n}" for n in (1, 10, 11, 2, 9)]
    inspection = {"source": "reports", "inspection_id": "E1-sif-2015", "authority_code": "E1", "framework": "sif"}
    old = {name: schema.frame(name, []) for name in schema.TABLES}
    old["told_inspections"] = schema.frame("told_inspections", [inspection | {"kind": "inspection"}])
    rows = [{"figure_id": key, "inspection_id": "E1-sif-2015", "source": "reports"} for key in figures]
    old["reported_figures"] = schema.frame("reported_figures", rows)
    new = {"inspections": [schema.frame("inspections", [])], "council_papers": [schema.frame("council_papers", [])]}
    parts = additions.beside(old, new, set(), [], {"reports": 3})
    assert parts["reported_figures"][0]["figure_id"].str[12:].tolist() == ["1", "2", "9", "10", "11"]


def test_statistics_stay_as_they_were_where_only_documents_are_added(made, tmp_path):
    before = made([report(tmp_path / "a", "one.txt")])
    told = {"source": "inspection_reports", "indicator": "visits", "place_code": "E06000001", "period": "2031"}
    some = {schema.TEXT: "x", schema.FLAG: False, schema.WHOLE: 1}
    texts = {c.name: some[c.type] for c in schema.TABLES["indicators"].columns} | {"polarity": "neutral"}
    before["indicators"] = schema.frame("indicators", [texts | {key: told[key] for key in ("source", "indicator")}])
    before["indicator_values"] = schema.frame("indicator_values", [told | {"period_end": "2031-03-31", "value": 1.0}])
    added = made([report(tmp_path / "a", "two.txt", "Darlington")], over=before)
    assert len(added["inspections"]) == 2
    for name in additions.STATISTICS:
        pd.testing.assert_frame_equal(added[name], before[name])


def test_tables_that_do_not_say_who_told_what_must_be_built_anew(made, tmp_path):
    before = made([report(tmp_path / "a", "one.txt")])
    before["told_inspections"] = before["told_inspections"].iloc[:0]
    with pytest.raises(LoadError) as stop:
        made([report(tmp_path / "a", "two.txt", "Darlington")], over=before)
    assert str(stop.value) == (
        "The tidy tables, recommendations: do not say which document told of E06000001-ilacs-2031-06-03. "
        "Build them anew: python -m loaders build --raw data/raw"
    )


# the published files

AUTHORITIES = ("middlesbrough", "stockton", "north somerset", "north tyneside", "derby", "kent", "reading", "surrey")


@pytest.fixture(scope="module")
def published():
    """(tables Ofsted publishes, reports of some authorities and all papers)."""
    if not RAW.exists():
        pytest.skip("the published files (../shared/raw) are not here")
    folders = [f for f in (RAW / "reports").iterdir() if any(name in f.name for name in AUTHORITIES)]
    documents = [*(RAW / "council").glob("*.txt"), *(path for folder in folders for path in folder.glob("*.pdf"))]
    return [*(RAW / "ofsted").glob("*.ods"), RAW / "reports" / "index.csv"], sorted(documents)


@needs_raw
def test_published_reports_added_in_any_part_are_as_if_built_with_the_others(published, made):
    """Also those of the official outcomes, which are given after the documents in the last part."""
    tables, documents = published
    whole = made([*tables, *documents])
    unread = whole["unread_documents"]
    twice = unread[unread["reason"].str.startswith("It is about the same inspection as")]
    assert len(twice) == 1  # a text of a report that is there as PDF too: see the test above
    told_twice = f"{twice['document'].iloc[0]} {twice['reason'].iloc[0]}"
    for seed in range(2):
        later = random.Random(seed).sample([path for path in documents if path.name not in told_twice], 12)
        before = made([*tables, *(path for path in documents if path not in later)])
        added = made(later, over=before)
        assert_same(added, whole)
        assert_same(made(later, over=added), added)
    official, *rest = tables
    assert_same(made([official], over=made([*rest, *documents])), whole)


@needs_raw
def test_inspections_one_source_tells_of_are_too_far_apart_to_be_taken_for_one():
    told = schema.frame("told_inspections", schema.read("told_inspections"))
    for source in ("inspection_reports", "council_papers"):
        rows = told[told["source"] == source]
        again = merge_inspections.retold(rows, rows)
        assert len(again) == len(rows) > 2 and all(row["inspection_id"] == key for (_, key), row in again.items())
        gaps = rows.sort_values("published_on").groupby(["authority_code", "framework"])["published_on"].diff()
        assert gaps.dropna().dt.days.gt(merge_inspections.INSPECTION_DAYS).all()
