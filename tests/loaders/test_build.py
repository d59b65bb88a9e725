"""The build end to end: published files in, checked tables out; whatever goes wrong, the old tables stay."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

import schema
from loaders.__main__ import app
from tests.published import RAW, needs_raw

ROOT = Path(__file__).parents[2]
pytestmark = needs_raw

SMALL = (
    "ees/la_cla_swcount.csv",
    "ofsted/LA_Inspection_Outcomes_as_at_31_March_2025.ods",
    "lait/sn_model_2025_wide.csv",
)


def run(*arguments) -> tuple[int, str]:
    """Exit status and all that the command printed, on lines as they were written."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.parquet"))}


@pytest.fixture
def raw(tmp_path):
    """A folder with a few published files of different kinds."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in SMALL:
        shutil.copy(RAW / name, folder)
    return folder


@pytest.fixture
def built(raw, tmp_path):
    """Tables built from them."""
    status, output = run("build", "--raw", raw, "--out", tmp_path / "tidy")
    assert status == 0, output
    return tmp_path / "tidy"


def test_a_build_gives_every_table_and_says_how_many_rows_each_source_gave(raw, tmp_path):
    status, output = run("build", "--raw", raw, "--out", tmp_path / "tidy", "--without-text")
    assert status == 0
    assert {path.stem for path in (tmp_path / "tidy").glob("*.parquet")} == set(schema.TABLES)
    assert re.search(r"neighbours_2025_csv\W+neighbours\W+1,530", output)
    assert "3 files read, 0 documents not read, 0 rejected" in output
    assert run("check", "--out", tmp_path / "tidy")[0] == 0


def test_the_same_files_give_the_same_bytes_whatever_they_are_called(raw, built, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    for number, path in enumerate(sorted(raw.iterdir(), reverse=True)):
        shutil.copy(path, other / f"{number}{path.suffix}")
    run("build", "--raw", other, "--out", tmp_path / "again")
    same = contents(tmp_path / "again")
    assert {name for name, content in contents(built).items() if same[name] != content} == {"sources.parquet"}


def edited(raw: Path, name: str, old: str, new: str) -> None:
    path = raw / name
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def cut_short(raw):
    path = raw / "LA_Inspection_Outcomes_as_at_31_March_2025.ods"
    path.write_bytes(path.read_bytes()[:50_000])


BAD_INPUT = {
    "a truncated workbook": (
        cut_short,
        r"LA_Inspection_Outcomes_as_at_31_March_2025\.ods: cannot be opened as a workbook .*"
        r"The file may be cut short: download it again from its publisher\.",
    ),
    "a renamed column": (
        lambda raw: edited(raw, "la_cla_swcount.csv", ",sw_stability,", ",social_worker_stability,"),
        r"la_cla_swcount\.csv, column names: looks like social_worker_changes but has no 'sw_stability' "
        r"\(is it now 'social_worker_stability'\?\)\. If the publisher renamed it, change data/reference/sources\.csv",
    ),
    "an unknown authority": (
        lambda raw: edited(raw, "sn_model_2025_wide.csv", "301,Barking and Dagenham", "999,Exampleshire"),
        r"sn_model_2025_wide\.csv, row 2: unknown authority '(999|Exampleshire)'\. "
        r"Add it to data/reference/aliases\.csv\.",
    ),
    "a number with a stray word": (
        lambda raw: edited(raw, "la_cla_swcount.csv", "22140,27", "22140,27 approx"),
        r"la_cla_swcount\.csv, row 3, column percentage: .*'27 approx'",
    ),
    "an empty file": (
        lambda raw: (raw / "empty.csv").write_text(""),
        r"empty\.csv: is empty\. Download it again from its publisher\.",
    ),
    "a file of the wrong kind": (
        lambda raw: (raw / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\r"),
        r"photo\.png: is of a kind no loader reads\. Give a CSV, ODS, XLSX, Parquet or PDF file\.",
    ),
}


@pytest.mark.parametrize("fault", BAD_INPUT)
def test_bad_input_is_named_and_leaves_the_tables_untouched(raw, built, fault):
    spoil, message = BAD_INPUT[fault]
    before = contents(built)
    spoil(raw)
    status, output = run("build", "--raw", raw, "--out", built)
    assert status == 1
    assert re.search(message, output), output
    assert output.rstrip().endswith("Nothing was written: the tables are as they were.")
    assert contents(built) == before


def test_all_faults_are_named_in_one_run(raw, built):
    for spoil, _ in BAD_INPUT.values():
        spoil(raw)
    _, output = run("build", "--raw", raw, "--out", built)
    for _, message in BAD_INPUT.values():
        if "stray" not in message and "approx" not in message:
            assert re.search(message, output), output


def test_a_build_killed_at_any_moment_leaves_whole_tables(raw, built, tmp_path):
    before = contents(built)
    shutil.copy(RAW / "ees" / "la_cla_placement_stability.csv", raw)
    run("build", "--raw", raw, "--out", tmp_path / "after")
    after = contents(tmp_path / "after")
    command = [sys.executable, "-m", "loaders", "build", "--raw", str(raw), "--out", str(built)]
    began = time.perf_counter()
    subprocess.run([*command[:-1], str(tmp_path / "timed")], cwd=ROOT, check=True, capture_output=True)
    whole = time.perf_counter() - began
    for moment in range(6):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * (0.5 + moment / 10))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        schema.settle(built)
        assert contents(built) in (before, after)


def test_a_file_added_joins_the_tables_already_there(raw, built, tmp_path):
    more = shutil.copy(RAW / "ees" / "la_cla_placement_stability.csv", tmp_path / "download.csv")
    status, output = run("add", more, "--out", built)
    assert status == 0, output
    sources = set(schema.read("sources", built)["source"])
    assert {"placement_stability", "social_worker_changes", "ofsted_outcomes_2025", "neighbours_2025_csv"} <= sources
    shutil.copy(more, raw)
    run("build", "--raw", raw, "--out", tmp_path / "whole")
    for table in ("indicator_values", "judgements", "inspections", "neighbours", "indicators"):
        added, whole = (schema.frame(table, schema.read(table, folder)) for folder in (built, tmp_path / "whole"))
        assert added.equals(whole), table


def test_a_document_added_that_cannot_be_read_is_listed(built, tmp_path):
    (tmp_path / "paper.txt").write_text("Roses are red")
    status, output = run("add", tmp_path / "paper.txt", "--out", built)
    assert status == 0, output
    assert "0 files read, 1 documents not read" in output
    assert schema.read("unread_documents", built)["document"].tolist() == ["paper.txt"]


def test_adding_a_file_again_changes_nothing(raw, built):
    before = contents(built)
    assert run("add", raw, "--out", built)[0] == 0
    assert contents(built) == before


def test_adding_to_tables_that_are_not_there_says_what_to_do(raw, tmp_path):
    status, output = run("add", raw, "--out", tmp_path / "nowhere")
    assert status == 1
    assert "does not exist. Run: python -m loaders build --raw data/raw" in output


def test_a_folder_that_is_not_there_is_named(tmp_path):
    status, output = run("build", "--raw", tmp_path / "nowhere", "--out", tmp_path / "tidy")
    assert (status, output.strip()) == (
        1,
        f"{tmp_path / 'nowhere'}: does not exist. Give a file or a folder of published files.",
    )


def test_check_says_in_words_what_is_wrong(built):
    values = schema.frame("indicator_values", schema.read("indicator_values", built))
    values.loc[0, "place_code"] = "E99999999"
    values.to_parquet(built / "indicator_values.parquet")
    status, output = run("check", "--out", built)
    assert status == 1
    assert "table indicator_values, column place_code: not in places: E99999999" in output
