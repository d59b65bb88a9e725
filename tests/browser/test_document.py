"""A visitor's own document: read at once, shown to that visitor alone, and kept nowhere."""

import pytest
from playwright.sync_api import expect

import schema
from tests.browser.test_journeys import arrive, follow, main, rest
from tests.loaders.test_documents import REPORT

pytestmark = pytest.mark.browser


def give(page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain" if name.endswith(".txt") else "application/pdf", "buffer": content}
    )
    rest(page)


def test_a_report_is_read_and_shown_to_its_owner_alone(visitor, stranger, address):
    before = {file.name: file.stat().st_mtime_ns for file in schema.TIDY.iterdir()}
    page = arrive(visitor(), f"{address}/document")
    give(page, "mine.txt", REPORT.encode())
    expect(main(page)).to_contain_text("Exampleshire")
    expect(main(page).get_by_role("table").first).to_contain_text("Alex Example")
    expect(main(page)).to_contain_text("Requires improvement")
    follow(page, "Sources")
    rest(page)
    expect(main(page)).not_to_contain_text("Exampleshire")
    expect(main(arrive(stranger, f"{address}/document"))).not_to_contain_text("Exampleshire")
    assert {file.name: file.stat().st_mtime_ns for file in schema.TIDY.iterdir()} == before


def test_what_cannot_be_read_is_said(visitor, address):
    page = arrive(visitor(), f"{address}/document")
    give(page, "<b>page</b>.pdf", b"<!DOCTYPE html><html><script>alert(1)</script></html>")
    expect(main(page)).to_contain_text("The file is a web page, not a document: it was saved in its place")
    expect(main(page)).to_contain_text("<b>page</b>.pdf")
    expect(main(page).locator("b, script")).to_have_count(0)
