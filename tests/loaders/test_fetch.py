"""What publishers send becomes files a build reads. No test leaves this machine: `httpx.MockTransport` answers."""

import gzip
from pathlib import Path

import httpx
import pandas as pd
import pytest
from typer.testing import CliRunner

from loaders import fetch, recognise
from loaders.__main__ import app
from tests.loaders.pdf_documents import pdf

EES = "https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/{}/csv"
HARTLEPOOL = "https://reports.ofsted.gov.uk/provider/44/80473"
LINK = (
    '<li><a class="publication-link" href="{url}" target="_blank">Report <span class="nonvisual">{text}</span></a></li>'
)
PDF = pdf([["A report"]])


def page(*links: tuple[str, str]) -> bytes:
    return f"<html><body>{''.join(LINK.format(url=url, text=text) for url, text in links)}</body></html>".encode()


def file(number: int) -> str:
    return f"https://files.ofsted.gov.uk/v1/file/{number}"


PAGE = page(
    (file(3), "Children&#8217;s services inspection, pdf - 30 January 2024"),
    (file(2), "Children's services focused visit, pdf - 07 November 2023"),
    (file(1), "Joint area child protection inspection, pdf - 06 January 2023"),
)


@pytest.fixture(autouse=True)
def one_of_each(monkeypatch):
    """One authority and one data set are asked for; gives the functions that name them all."""
    every = fetch.authorities, fetch.data_sets
    monkeypatch.setattr(fetch, "authorities", lambda: [("80473", "Hartlepool")])
    monkeypatch.setattr(fetch, "data_sets", lambda: [("social_worker_changes", EES.format("1"))])
    return every


def marks(source: str) -> bytes:
    """The smallest table that is recognised as the source."""
    found = next(s for s in recognise.declared() if s.source == source)
    return (",".join(found.recognised_by) + "\n").encode()


TABLE = marks("social_worker_changes")
ANSWERS = {EES.format("1"): TABLE, HARTLEPOOL: PAGE, file(3): PDF}
REPORT = "reports/80473_hartlepool/children's services inspection - 30 january 2024.pdf"


def fetched(out: Path, answers: dict) -> tuple[fetch.Outcome, list[str]]:
    """What comes of these answers, bytes or a status or an error by address, and the addresses asked, in order."""
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        given = answers.get(str(request.url), 404)
        if isinstance(given, Exception):
            raise given
        return httpx.Response(given) if isinstance(given, int) else httpx.Response(200, content=given)

    pauses = []
    with fetch.client(httpx.MockTransport(answer)) as web:
        found = fetch.fetch(out, web, lambda: pauses.append(1), lambda name: None)
    assert len(pauses) == len(asked)
    return found, asked


def kept(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_a_release_and_a_report_are_kept_with_their_row_of_the_index(tmp_path):
    found, asked = fetched(tmp_path, ANSWERS)
    assert asked == [EES.format("1"), HARTLEPOOL, file(3)]
    assert (found.new, found.changed, found.same, found.failures) == (
        ["social_worker_changes.csv", "children's services inspection - 30 january 2024.pdf"], [], 0, [],
    )  # fmt: skip
    index = f"urn,provider,published,file,url\n80473,hartlepool,2024-01-30,{Path(REPORT).name},{file(3)}\n"
    assert kept(tmp_path) == {
        "ees/social_worker_changes.csv": TABLE,
        "reports/index.csv": index.encode(),
        REPORT: PDF,
    }
    assert recognise.recognise(tmp_path / "reports" / "index.csv", recognise.declared()).source == "report_index"


def test_what_is_there_is_not_fetched_again_and_what_changed_is(tmp_path):
    fetched(tmp_path, ANSWERS)
    before = kept(tmp_path)
    found, asked = fetched(tmp_path, ANSWERS)
    assert (found.new, found.changed, found.same) == ([], [], 2)
    assert asked == [EES.format("1"), HARTLEPOOL]
    assert kept(tmp_path) == before

    moved = page((file(9), "Children's services inspection, pdf - 30 January 2024"))
    found, _ = fetched(tmp_path, {EES.format("1"): TABLE + b"1\n", HARTLEPOOL: moved, file(9): PDF + b"\n"})
    assert found.changed == ["social_worker_changes.csv", Path(REPORT).name]
    assert kept(tmp_path)[REPORT] == PDF + b"\n"
    assert (
        kept(tmp_path)["reports/index.csv"].count(b"\n") == 2
        and file(9).encode() in kept(tmp_path)["reports/index.csv"]
    )


def test_a_table_sent_packed_is_kept_unpacked(tmp_path):
    fetched(tmp_path, ANSWERS | {EES.format("1"): gzip.compress(TABLE)})
    assert (tmp_path / "ees" / "social_worker_changes.csv").read_bytes() == TABLE


FAILURES = {
    "not found": ({EES.format("1"): 404}, EES.format("1"), "404 Not Found"),
    "no connection": ({EES.format("1"): httpx.ConnectError("no route")}, EES.format("1"), "no route"),
    "too slow": ({EES.format("1"): httpx.ReadTimeout("no answer in time")}, EES.format("1"), "no answer in time"),
    "a web page": ({EES.format("1"): b"<!DOCTYPE html><html>"}, EES.format("1"), "is a web page, not a table"),
    "another table": ({EES.format("1"): marks("referrals")}, EES.format("1"), "is not social_worker_changes"),
    "renamed columns": (
        {EES.format("1"): TABLE.replace(b"sw_stability", b"x")},
        EES.format("1"),
        "has no 'sw_stability'",
    ),
    "cut short": ({EES.format("1"): gzip.compress(TABLE)[:20]}, EES.format("1"), "ended before"),
    "no report": ({file(3): b"<!DOCTYPE html><html>"}, file(3), f"is no PDF. See {HARTLEPOOL}."),
    "another layout": ({HARTLEPOOL: b"<html></html>"}, HARTLEPOOL, "lists no publication of 80473"),
    "no day": (
        {HARTLEPOOL: page((file(3), "Children's services inspection, pdf - 30 Janvier 2024"))},
        HARTLEPOOL,
        "It is not as Ofsted's pages were.",
    ),
    "another host": (
        {HARTLEPOOL: page(("https://example.org/3", "Children's services inspection, pdf - 30 January 2024"))},
        HARTLEPOOL,
        "It is not as Ofsted's pages were.",
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_names_the_address_and_the_rest_is_fetched(tmp_path, failure):
    answers, address, reason = FAILURES[failure]
    fetched(tmp_path, ANSWERS)
    before = kept(tmp_path)
    (tmp_path / REPORT).unlink()
    found, _ = fetched(tmp_path, ANSWERS | answers)
    assert len(found.failures) == 1
    assert found.failures[0].startswith(f"{address}: ") and reason in found.failures[0]
    assert {name: before[name] for name in before if name != REPORT}.items() <= kept(tmp_path).items()
    assert (tmp_path / REPORT).exists() == (address == EES.format("1"))
    assert not list(tmp_path.rglob(".*"))


def test_a_file_name_from_a_page_stays_in_its_folder_and_two_of_one_day_are_two(tmp_path):
    text = "../../etc/Children's services inspection, pdf - 30 January 2024"
    found, _ = fetched(tmp_path, {HARTLEPOOL: page((file(3), text), (file(4), text)), file(3): PDF, file(4): PDF})
    name = "etcchildren's services inspection - 30 january 2024"
    assert found.new == [f"{name}.pdf", f"{name} (2).pdf"]
    assert all(path.parent.name == "80473_hartlepool" for path in tmp_path.rglob("*.pdf"))


def test_what_is_too_large_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch.pdf, "MAX_BYTES", 10)
    found, _ = fetched(tmp_path, ANSWERS)
    assert len(found.failures) == 2
    assert all("is larger than 10 bytes. It is not fetched." in failure for failure in found.failures)
    assert kept(tmp_path) == {}


def test_what_unfolds_to_too_much_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch.pdf, "MAX_BYTES", 1000)
    found, _ = fetched(tmp_path, ANSWERS | {EES.format("1"): gzip.compress(b"x" * 10_000)})
    assert [failure for failure in found.failures if EES.format("1") in failure] == [
        f"{EES.format('1')}: What is there: is larger than 1,000 bytes. It is not fetched."
    ]


@pytest.mark.parametrize(("answers", "status"), [(ANSWERS, 0), (ANSWERS | {file(3): 500}, 1)])
def test_the_command_says_what_came_and_fails_where_something_did_not(tmp_path, monkeypatch, answers, status):
    def answer(request: httpx.Request) -> httpx.Response:
        given = answers[str(request.url)]
        return httpx.Response(given) if isinstance(given, int) else httpx.Response(200, content=given)

    monkeypatch.setattr(fetch, "PAUSE", 0)
    client = fetch.client
    monkeypatch.setattr(fetch, "client", lambda: client(httpx.MockTransport(answer)))
    result = CliRunner().invoke(app, ["fetch", "--out", str(tmp_path)])
    assert result.exit_code == status
    assert "new: social_worker_changes.csv" in result.output
    assert f"{2 - status} new, 0 changed, 0 there already, {status} could not be fetched" in result.output
    assert (f"{file(3)}: " in result.output) == bool(status)


def test_every_row_is_a_source_that_is_read(one_of_each):
    authorities, data_sets = (every() for every in one_of_each)
    assert len(authorities) == 153 and ("80473", "Hartlepool") in authorities
    rows = pd.DataFrame(data_sets, columns=["source", "address"])
    loaders = {s.source: s.loader for s in recognise.declared()}
    assert rows["source"].is_unique and rows["address"].is_unique
    assert set(rows["source"].map(loaders)) == {"dfe_statistics"}
    assert (
        rows["address"]
        .str.fullmatch(EES.format(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}").replace(".", r"\."))
        .all()
    )
