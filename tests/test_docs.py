"""What README.md and docs/ say is so: commands, pages, loaders, files and words exist."""

import csv
import re
from pathlib import Path

import pytest
import typer

import schema
from loaders.__main__ import app
from queries import judgements
from widgets.pick import PEERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
DECISIONS = (ROOT / "docs" / "decisions.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def section(heading: str) -> str:
    return re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", README, re.S | re.M)[1]


def table(heading: str) -> list[list[str]]:
    """The rows of the table below a heading, without its head."""
    lines = [line.strip("| ").split(" | ") for line in section(heading).splitlines() if line.startswith("|")]
    return lines[2:]


def commands() -> list[str]:
    blocks = re.findall(r"^```\n(.*?)^```", README, re.S | re.M)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def has_load(name: str) -> bool:
    return "\ndef load(" in (ROOT / "loaders" / f"{name}.py").read_text()


def test_every_make_target_is_in_the_makefile():
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", README, flags=re.S | re.M))
    said = set(re.findall(r"\bmake (\w+)", "\n".join([*commands(), *inline])))
    assert {"run", "test", "check", "bench", "build"} <= said
    assert [target for target in said if not re.search(rf"^{target}:", MAKEFILE, re.M)] == []


def test_every_loader_command_has_its_options():
    known = typer.main.get_command(app).commands
    said = [line.split()[3:] for line in commands() if line.startswith("python -m loaders")]
    assert {words[0] for words in said} == set(known)
    for name, *words in said:
        options = {option for parameter in known[name].params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options


def test_every_other_command_is_known():
    known = (
        "make ",
        "py -m venv ",
        "python -m loaders ",
        r".venv\Scripts\pip install -r ",
        r".venv\Scripts\python -m ",
    )
    assert [line for line in commands() if not line.startswith(known)] == []


@pytest.mark.parametrize("line", [line for line in commands() if "install -r" in line])
def test_every_list_of_requirements_exists(line):
    assert (ROOT / line.split()[-1]).exists()


def test_every_page_is_in_the_table_of_pages_in_the_order_of_the_navigation():
    named = re.findall(r'st\.Page\("pages/\w+\.py", title="([^"]+)"', (ROOT / "dashboard.py").read_text())
    assert [row[0] for row in table("What it shows")] == named


def test_every_loader_of_the_table_exists_and_every_loader_is_in_it():
    said = {name for row in table("Where the numbers come from") for name in re.findall(r"`(\w+)`", row[-1])}
    assert [name for name in said if not has_load(name)] == []
    with (ROOT / "data" / "reference" / "sources.csv").open(encoding="utf-8", newline="") as file:
        used = {row["loader"] for row in csv.DictReader(file)}
    assert used - said == {"ofsted_reports", "reference"}  # documents, and rows of our own
    assert said <= used


def test_every_word_of_the_vocabulary_is_used_in_the_tables():
    declared = set(schema.TABLES) | {column.name for t in schema.TABLES.values() for column in t.columns}
    labels = {"peers": PEERS, "grade": judgements.GRADES}
    for row in table("Words"):
        for word in row[0].split(", "):
            known = {word, f"{word}s", f"{word}_code", f"{word}_name", word.replace("y", "ies")}
            assert known & declared or word in labels, word


def test_the_frameworks_of_the_vocabulary_are_those_of_the_tables():
    meaning = next(row[1] for row in table("Words") if row[0] == "framework")
    assert set(re.findall(r"`(\w+)`", meaning)) <= set(schema.read("frameworks")["framework"])


def test_files_that_are_named_exist():
    named = re.findall(r"\]\((?!http)([^)]+)\)", README + DECISIONS)
    named += re.findall(
        r"`((?:data|docs|tests|loaders|pages|views|widgets|queries|charts|exports)/[\w./]+)`", README + DECISIONS
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_decisions_are_numbered_without_gaps():
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", DECISIONS, re.M)]
    assert numbers == list(range(1, len(numbers) + 1))
