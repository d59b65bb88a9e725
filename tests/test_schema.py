import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import schema
from tests.rows import SOURCE, authority, figure, indicator, neighbour, paper, recommendation, value

ROOT = Path(schema.__file__).parent


def frames(**tables) -> dict[str, pd.DataFrame]:
    return {table: schema.frame(table, given) for table, given in tables.items()}


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


# frame


def test_a_frame_has_every_column_of_its_table_in_its_type():
    table = schema.frame("authorities", [authority("E1", "Exampleshire", opened_on="2019-04-01"), {"latitude": 51}])
    assert list(table.columns) == [c.name for c in schema.TABLES["authorities"].columns]
    assert table["authority_code"].tolist()[0] == "E1" and pd.isna(table["authority_code"][1])
    kinds = {"authority_code": "str", "opened_on": "datetime64[ms]", "latitude": "float64", "tile_row": "Int32"}
    assert {column: str(table[column].dtype) for column in kinds} == kinds
    assert table["opened_on"].tolist() == [pd.Timestamp("2019-04-01"), pd.NaT]
    assert table["tile_row"].tolist() == [2, pd.NA]


@pytest.mark.parametrize("table", schema.TABLES)
def test_no_rows_make_a_frame_with_the_types_of_many(table):
    empty = schema.frame(table, [])
    assert len(empty) == 0
    pd.testing.assert_frame_equal(schema.frame(table, empty), empty)


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("sources", {"b": 1, "a": 1}, "table sources: unknown column a, b. Declare it in schema.py."),
        (
            "sources",
            {"rows": 1.5},
            "table sources, column rows: Float value 1.500000 was truncated converting to int32",
        ),
        ("sources", {"source": 5}, "table sources, column source: Expected a string or bytes dtype, got int64"),
        (
            "indicator_values",
            {"value": "c"},
            "table indicator_values, column value: Failed to parse string: 'c' as a scalar of type double",
        ),
        (
            "indicators",
            {"has_quartiles": "perhaps"},
            "table indicators, column has_quartiles: Failed to parse value: perhaps",
        ),
    ],
)
def test_what_does_not_fit_a_table_is_an_error_that_names_it(table, row, message):
    with pytest.raises(schema.SchemaError) as error:
        schema.frame(table, [row])
    assert str(error.value) == message


def test_a_day_that_is_none_is_an_error_that_names_it():
    with pytest.raises(schema.SchemaError, match=r"table sources, column published_on: .*soon"):
        schema.frame("sources", [{"published_on": "soon"}])


# check


def test_nothing_is_wrong_with_tables_that_keep_every_promise():
    kept = frames(
        sources=[SOURCE],
        authorities=[authority("E1", "Exampleshire"), authority("E2", "Sampleton")],
        neighbours=[neighbour("E1", 1, "E2")],
        places=[{"place_code": "E1", "place_name": "Exampleshire", "kind": "authority"}],
        indicators=[indicator("visits")],
        indicator_values=[value("E1", "2024", 1.5), value("E1", "2025", None, note="suppressed")],
    )
    assert schema.check(kept) == []


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        (
            {"sources": [SOURCE, SOURCE]},
            "table sources, column source: multiple_fields_uniqueness fails for 2: survey, survey",
        ),
        (
            {"sources": [SOURCE | {"title": None}]},
            "table sources, column title: not_nullable fails for 1: nan",
        ),
        (
            {"authorities": [authority("E1", "Exampleshire") | {"kind": "parish"}]},
            "table authorities, column kind: isin(('county', 'unitary', 'metropolitan', 'london_borough')) "
            "fails for 1: parish",
        ),
        (
            {"authorities": [authority("E1", "Exampleshire")], "neighbours": [neighbour("E1", 1, "E9")]},
            "table neighbours, column neighbour_code: not in authorities: E9",
        ),
        (
            {"sources": [], "indicators": [indicator("visits")]},
            "table indicators, column source: not in sources: survey",
        ),
        (
            {"indicator_values": [value("E1", "2023", 1.0), value("E1", "2024", None), value("E1", "2025", None)]},
            "table indicator_values: 2 rows without exactly one of value and note, first E1 visits 2024",
        ),
        (
            {"indicator_values": [value("E1", "2024", 1.0, note="suppressed")]},
            "table indicator_values: 1 rows without exactly one of value and note, first E1 visits 2024",
        ),
        (
            {"recommendations": [recommendation("E1-ilacs-2024", 1, "annex")]},
            f"table recommendations, column section: isin({schema.SECTIONS}) fails for 1: annex",
        ),
        (
            {"inspections": [], "reported_figures": [figure("E1-ilacs-2024", "homes", 3.0)]},
            "table reported_figures, column inspection_id: not in inspections: E1-ilacs-2024",
        ),
        (
            {"sources": [], "council_papers": [paper("E1", "2024-06-01")]},
            "table council_papers, column source: not in sources: survey",
        ),
        (
            {"indicator_values": [value("E1", "2024", None, note="secret")]},
            f"table indicator_values, column note: isin({schema.NOTES}) fails for 1: secret",
        ),
    ],
)
def test_a_broken_promise_is_told_in_words(tables, problem):
    assert schema.check(frames(**tables)) == [problem]


def test_a_column_that_is_missing_or_too_many_is_told():
    sources = schema.frame("sources", [SOURCE])
    [missing] = schema.check({"sources": sources.drop(columns="title")})
    assert missing.startswith("table sources, ") and missing.endswith("title")
    [extra] = schema.check({"sources": sources.assign(colour="red")})
    assert extra.startswith("table sources, ") and extra.endswith("colour")


def test_every_broken_promise_is_told_at_once():
    broken = frames(sources=[SOURCE | {"title": None}], indicators=[indicator("visits", polarity="up", source="x")])
    assert len(schema.check(broken)) == 3


def test_every_table_keeps_its_own_declaration():
    for table in schema.TABLES.values():
        names = [c.name for c in table.columns]
        assert len(set(names)) == len(names)
        assert set(table.key) <= set(names)
        assert all(c.required for c in table.columns if c.name in table.key)
        assert all(c.meaning for c in table.columns)
        for column, other in table.refers_to:
            assert column in names and len(schema.TABLES[other].key) == 1


# write


def whole(number: int) -> dict[str, pd.DataFrame]:
    """A set of tables that all say the same number."""
    word = f"set {number}"
    return frames(
        sources=[SOURCE | {"title": word}],
        places=[{"place_code": f"E{i}", "place_name": word, "kind": "authority"} for i in range(50)],
        unread_documents=[{"source": "survey", "document": f"{i}.pdf", "reason": word} for i in range(50)],
    )


def numbers_in(folder: Path) -> set[str]:
    """What the three tables in a folder say, each read as it lies there."""
    told = {"sources": "title", "places": "place_name", "unread_documents": "reason"}
    return {
        word
        for table, column in told.items()
        for word in pq.read_table(folder / f"{table}.parquet")[column].unique().to_pylist()
    }


def test_a_broken_promise_changes_nothing(tmp_path):
    schema.write(whole(1), tmp_path)
    before = files(tmp_path)
    broken = whole(2) | frames(indicators=[indicator("visits", polarity="sideways")])
    with pytest.raises(schema.SchemaError) as error:
        schema.write(broken, tmp_path)
    assert str(error.value) == "\n".join(schema.check(broken)) != ""
    assert files(tmp_path) == before
    assert [p for p in tmp_path.iterdir() if p.is_dir()] == []


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("stop", [OSError("disk full"), KeyboardInterrupt()])
def test_a_write_that_fails_on_the_way_changes_nothing(tmp_path, monkeypatch, failing, stop):
    schema.write(whole(1), tmp_path)
    before = files(tmp_path)
    real, written = pq.write_table, []

    def write_table(table, path, **options):
        written.append(path)
        if len(written) == failing:
            raise stop
        real(table, path, **options)

    monkeypatch.setattr(pq, "write_table", write_table)
    with pytest.raises(type(stop)):
        schema.write(whole(2), tmp_path)
    schema.settle(tmp_path)
    assert files(tmp_path) == before
    assert [p for p in tmp_path.iterdir() if p.is_dir()] == []


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_replacement_that_stops_between_two_files_is_finished_by_the_next_reader(tmp_path, monkeypatch, moved):
    schema.write(whole(1), tmp_path)
    real, done = os.replace, []

    def replace(source, target):
        if len(done) == moved:
            raise OSError("power cut")
        done.append(target)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OSError, match="power cut"):
        schema.write(whole(2), tmp_path)
    monkeypatch.setattr(os, "replace", real)
    assert schema.read("sources", tmp_path)["title"].tolist() == ["set 2"]
    assert numbers_in(tmp_path) == {"set 2"}
    assert [p for p in tmp_path.iterdir() if p.is_dir()] == []


KILLED = """
import os, random, shutil, signal, sys, time
from pathlib import Path
import pandera.pandas
import schema
from tests.test_schema import whole

folder, chance = Path(sys.argv[1]), random.Random(2026)
for turn in range(10):
    child = os.fork()
    if not child:
        if turn == 0:
            schema.write(whole(0), folder)
        for number in range(1, 1000):
            schema.write(whole(number), folder)
    while not (folder / "sources.parquet").exists():
        time.sleep(0.005)
    time.sleep(chance.uniform(0, 0.12))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    shutil.copytree(folder, folder.with_name(f"left_{turn}"))
"""


def test_a_killed_writer_leaves_a_whole_set(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", KILLED, str(tmp_path / "tables")],
        cwd=ROOT,
        timeout=60,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    for turn in range(10):
        left = tmp_path / f"left_{turn}"
        schema.settle(left)
        assert len(files(left)) == 3
        assert len(numbers_in(left)) == 1, f"turn {turn}"


def test_what_a_killed_writer_had_not_finished_is_cleared_by_the_next(tmp_path):
    schema.write(whole(1), tmp_path)
    (tmp_path / ".new-1").mkdir()
    (tmp_path / ".new-1" / "sources.parquet").write_bytes(b"half")
    schema.settle(tmp_path)
    assert numbers_in(tmp_path) == {"set 1"}
    schema.write(whole(2), tmp_path)
    assert numbers_in(tmp_path) == {"set 2"}


@pytest.mark.parametrize("seen", ["before it listed the files", "after it listed the files"])
def test_two_that_settle_at_once_do_not_disturb_each_other(tmp_path, monkeypatch, seen):
    """A dashboard that reads while a build replaces the tables settles the same set at the same time."""
    schema.write(whole(1), tmp_path)
    part = tmp_path / "part"
    schema.write(whole(2), part)
    part.rename(tmp_path / ".new")
    real = {"exists": Path.exists, "replace": os.replace}
    name = "exists" if seen.startswith("before") else "replace"
    owner = Path if name == "exists" else os

    def interrupted(*arguments):
        monkeypatch.setattr(owner, name, real[name])
        answer = real[name](*arguments) if name == "exists" else None
        schema.settle(tmp_path)
        return answer if name == "exists" else real[name](*arguments)

    monkeypatch.setattr(owner, name, interrupted)
    schema.settle(tmp_path)
    assert numbers_in(tmp_path) == {"set 2"}


def test_the_same_rows_in_any_order_give_the_same_bytes(tmp_path):
    given = whole(1)
    schema.write(given, tmp_path / "a")
    mixed = {table: rows.sample(frac=1, random_state=1) for table, rows in reversed(given.items())}
    schema.write(mixed, tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")
    schema.write(given, tmp_path / "a")
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_rows_are_sorted_by_their_key(tmp_path):
    schema.write(frames(places=[{"place_code": c, "place_name": c, "kind": "region"} for c in ("E3", "E1")]), tmp_path)
    assert schema.read("places", tmp_path)["place_code"].tolist() == ["E1", "E3"]


def test_files_hold_the_declared_types(tmp_path):
    schema.write(frames(**{table: [] for table in schema.TABLES}), tmp_path)
    for table in schema.TABLES.values():
        assert pq.read_schema(tmp_path / f"{table.name}.parquet").remove_metadata().equals(table.arrow)


# read


def test_what_is_written_is_read(tmp_path):
    rows = [
        value("E1", "2024", 1.5, numerator=3, denominator=200),
        value("E1", "2025", None, note="suppressed"),
    ]
    schema.write(frames(indicator_values=rows), tmp_path)
    table = schema.read("indicator_values", tmp_path)
    text = {c.name: "str" for c in schema.TABLES["indicator_values"].columns if c.type == pa.string()}
    pd.testing.assert_frame_equal(table.astype(text), schema.frame("indicator_values", rows))


def test_text_is_read_as_categories_and_given_as_text_when_asked(tmp_path):
    schema.write(frames(indicator_values=[value("E1", "2024", 1.5)]), tmp_path)
    table = schema.read("indicator_values", tmp_path)
    text = ["place_code", "indicator", "period", "note", "source"]
    assert {str(table[c].dtype) for c in text} == {"category"}
    pd.testing.assert_frame_equal(schema.as_text(table), table.astype(dict.fromkeys(text, "str")))


def test_a_table_is_read_once_until_it_is_replaced(tmp_path):
    schema.write(whole(1), tmp_path)
    first = schema.read("sources", tmp_path)
    assert schema.read("sources", tmp_path) is first
    schema.write(whole(2), tmp_path)
    assert schema.read("sources", tmp_path)["title"].tolist() == ["set 2"]
    assert first["title"].tolist() == ["set 1"]


def test_the_version_changes_when_the_tables_are_replaced(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "TIDY", tmp_path)
    none = schema.version()
    schema.write(whole(1), tmp_path)
    first = schema.version()
    assert schema.version() == first != none
    schema.write(whole(1), tmp_path)
    assert schema.version() != first


def test_a_table_that_has_not_been_built_says_how_to_build_it(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "TIDY", tmp_path)
    with pytest.raises(schema.SchemaError) as error:
        schema.read("sources")
    assert str(error.value) == (
        f"{tmp_path / 'sources.parquet'} does not exist. Run: python -m loaders build --raw data/raw --out {tmp_path}"
    )


def test_the_folder_of_the_tables_can_be_set_from_outside(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", "import schema; print(schema.TIDY)"],
        cwd=ROOT,
        env=os.environ | {"TIDY": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == str(tmp_path)
