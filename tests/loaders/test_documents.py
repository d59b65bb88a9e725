"""Documents are read in several processes, within limits, once; whatever happens, each gets an answer."""

import time
from pathlib import Path

import pytest

from loaders import documents
from loaders.formats import pdf

REPORT = """Inspection of Exampleshire local authority children’s services
Inspection dates: 3 to 14 June 2024
Lead inspector: Alex Example, His Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children and families Good
The experiences and progress of children who need help and protection Outstanding
The experiences and progress of children in care Good
The experiences and progress of care leavers Requires improvement to be good
Overall effectiveness Good
Services in Exampleshire are good.
What needs to improve?
◼ The quality of plans.
◼ How soon visits take place.
The experiences and progress of children who need help and protection: outstanding
1. Children are seen quickly.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "poem.txt").write_text("Roses are red", encoding="utf-8")
    (tmp_path / "page.pdf").write_bytes(b"<!DOCTYPE html><html></html>")
    (tmp_path / "empty.pdf").write_bytes(b"")
    return tmp_path


def read_all(folder: Path, workers: int = 2) -> list[tuple[str, dict]]:
    paths = sorted(folder.glob("*.*"))
    return [(path.name, told) for path, _, told in documents.read_all(paths, workers, folder / "kept")]


def test_a_report_gives_cover_recommendations_and_figures():
    told = documents.read(REPORT.encode())
    assert told["kind"] == "report"
    assert told["cover"]["authority"] == "Exampleshire"
    assert (told["cover"]["inspected_from"], told["cover"]["inspected_to"]) == ("2024-06-03", "2024-06-14")
    assert {(one["judgement"], one["grade"]) for one in told["cover"]["judgements"]} == {
        ("leadership", "good"),
        ("help_and_protection", "outstanding"),
        ("in_care", "good"),
        ("care_leavers", "requires_improvement"),
        ("overall_effectiveness", "good"),
    }
    assert [one["text"] for one in told["recommendations"]] == ["The quality of plans.", "How soon visits take place."]
    assert told["figures"] == []


def test_every_document_gets_an_answer_in_the_order_given(folder):
    told = read_all(folder)
    assert [(name, one["kind"]) for name, one in told] == [
        ("empty.pdf", "unread"),
        ("page.pdf", "unread"),
        ("poem.txt", "unread"),
        ("report.txt", "report"),
    ]
    assert all(one["reason"] for _, one in told if one["kind"] == "unread")


def test_the_number_of_workers_changes_nothing(folder):
    assert read_all(folder, 1) == read_all(folder, 3)


def test_what_was_read_is_not_read_again_until_the_reader_changes(folder, monkeypatch):
    first = read_all(folder)
    kept = sorted((folder / "kept").iterdir())
    assert len(kept) == 4
    kept[0].write_text('{"kind": "unread", "reason": "kept from before"}')
    assert {"kind": "unread", "reason": "kept from before"} in [told for _, told in read_all(folder)]
    monkeypatch.setattr(documents, "version", lambda: "another")
    assert read_all(folder) == first


def test_a_document_that_takes_too_long_is_one_unread_row(folder, monkeypatch):
    monkeypatch.setattr(pdf, "WORKER_SECONDS", 1)
    monkeypatch.setattr(documents, "read", _sleep)
    began = time.perf_counter()
    assert documents.read_alone(b"x") == {"kind": "unread", "reason": "Reading it took longer than 1 seconds"}
    assert time.perf_counter() - began < 20


def _sleep(content: bytes) -> dict:
    time.sleep(30)
    return {}


def test_a_reader_that_fails_or_dies_is_one_unread_row(monkeypatch):
    monkeypatch.setattr(documents, "read", _fail)
    assert documents.read_alone(b"x") == {
        "kind": "unread",
        "reason": "The reader met what it does not expect (KeyError: 'missing')",
    }
    monkeypatch.setattr(documents, "read", _die)
    assert documents.read_alone(b"x")["reason"].startswith("Reading it took more than")


def _fail(content: bytes) -> dict:
    return {}["missing"]


def _die(content: bytes) -> dict:
    import os

    os._exit(9)


def test_a_limit_reached_is_tried_again_by_the_next_build(folder, monkeypatch):
    monkeypatch.setattr(documents, "read", _sleep)
    monkeypatch.setattr(pdf, "WORKER_SECONDS", 1)
    assert {told["reason"] for _, told in read_all(folder)} == {"Reading it took longer than 1 seconds"}
    monkeypatch.undo()
    assert [told["kind"] for _, told in read_all(folder)] == ["unread", "unread", "unread", "report"]


def test_a_process_may_use_so_much_memory_beyond_what_it_was_born_with(monkeypatch):
    ballast = bytes(1) * 300_000_000
    monkeypatch.setattr(pdf, "WORKER_BYTES", 200_000_000)
    assert documents.read_alone(REPORT.encode())["kind"] == "report"
    assert len(ballast) == 300_000_000
