"""New releases and reports from their publishers, into a folder that `build` and `add` read.

- Explore education statistics: the data sets of data/reference/fetch.csv, each at the address of its latest release,
  sent packed by gzip or not. A data set whose address is not known stands in no row: get it by hand.
- Ofsted: the page of each authority by its URN. A link of the class "publication-link" holds a hidden text such as
  "children's services inspection, pdf - 30 january 2024", newest first; its address is that of the PDF.
None of this could be tried against the publishers from where it was written: the addresses and the layout of Ofsted's
page are those other programs used in 2025 and 2026. What comes is therefore checked before it is kept: a
data set must be the source it should be by its columns, a report must be a PDF.
"""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pandas as pd

from loaders import reference
from loaders.errors import LoadError
from loaders.formats import pdf
from loaders.recognise import REFERENCE, declared, recognise

PROVIDER = "https://reports.ofsted.gov.uk/provider/44/{urn}"
REPORTS_HOST = "files.ofsted.gov.uk"
SECONDS, RETRIES, PAUSE = 30, 3, 1.0
"""Time allowed for an answer, tries to connect again, and seconds between two requests."""
AGENT = "Mozilla/5.0 (compatible; childrens-services-compared)"
INDEX = ("urn", "provider", "published", "file", "url")
WANTED = ("children", "services", "inspection")
"""Words the hidden text of a link to an inspection report holds; those of visits and of other inspections lack one."""
DATED = re.compile(r"(\d{1,2} [a-z]+ \d{4})$")


@dataclass
class Outcome:
    """What was fetched: files new and changed, and how many were there already; failures by address."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Link:
    """A report on an authority's page."""

    published_on: date
    file: str
    url: str


def client(transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """Tries again to connect; follows redirections; gives up on an answer after half a minute."""
    transport = transport or httpx.HTTPTransport(retries=RETRIES)
    return httpx.Client(transport=transport, timeout=SECONDS, follow_redirects=True, headers={"User-Agent": AGENT})


def fetch(out: Path, web: httpx.Client, pause: Callable[[], None], step: Callable[[str], None]) -> Outcome:
    """Everything not in `out` yet, or changed since. A failure is kept in words and the next address tried.

    `pause` is called before each request, `step` with what is looked for.
    """
    found = Outcome()
    for source, address in data_sets():
        step(source)
        with _failing(found, address):
            pause()
            _keep_data_set(out / "ees" / f"{source}.csv", source, _content(web, address), found)
    for urn, name in authorities():
        step(name)
        _reports(out / "reports", urn, name.lower(), web, pause, found)
    return found


def data_sets() -> list[tuple[str, str]]:
    """(source, address) of every data set whose address is known."""
    return list(pd.read_csv(REFERENCE / "fetch.csv", dtype=str).itertuples(index=False, name=None))


def authorities() -> list[tuple[str, str]]:
    """(URN, name) of every authority of today."""
    rows = reference.load().tables["authorities"]
    rows = rows[rows["closed_on"].isna() & rows["urn"].notna()]
    return list(zip(rows["urn"], rows["authority_name"], strict=True))


@contextmanager
def _failing(found: Outcome, address: str) -> Iterator[None]:
    """Keeps in words what goes wrong within it, with the address."""
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, LoadError, OSError, EOFError, zlib.error) as error:
        found.failures.append(f"{address}: {error}")


def _content(web: httpx.Client, address: str) -> bytes:
    """The bytes at an address, unpacked; at most as many as a document may have."""
    with web.stream("GET", address) as answer:
        answer.raise_for_status()
        content = bytearray()
        for chunk in answer.iter_bytes():
            content += chunk
            if len(content) > pdf.MAX_BYTES:
                break
    if content.startswith(b"\x1f\x8b"):
        content = gzip.GzipFile(fileobj=io.BytesIO(content)).read(pdf.MAX_BYTES + 1)
    if len(content) > pdf.MAX_BYTES:
        raise LoadError("What is there", "", f"is larger than {pdf.MAX_BYTES:,} bytes", "It is not fetched.")
    return bytes(content)


def _keep_data_set(path: Path, source: str, content: bytes, found: Outcome) -> None:
    if path.exists() and path.read_bytes() == content:
        found.same += 1
        return
    beside = _written_beside(path, content)
    try:
        is_one = recognise(beside, declared()).source == source
    except LoadError:
        beside.unlink()
        raise
    if not is_one:
        beside.unlink()
        raise LoadError("What is there", "", f"is not {source}", "Correct its row in data/reference/fetch.csv.")
    _take(beside, path, found)


def _reports(folder: Path, urn: str, provider: str, web: httpx.Client, pause, found: Outcome) -> None:
    """Reports of one authority that are not there yet or have another address now; their rows in the index."""
    address, links = PROVIDER.format(urn=urn), []
    with _failing(found, address):
        pause()
        links = list(_links(_content(web, address).decode("utf-8", errors="replace"), urn))
    index = _index(folder)
    for link in links:
        path = folder / f"{urn}_{provider}" / link.file
        row = {"urn": urn, "provider": provider, "published": str(link.published_on)}
        row |= {"file": link.file, "url": link.url}
        if path.exists() and index.get((urn, link.file)) == row:
            found.same += 1
            continue
        with _failing(found, link.url):
            pause()
            content = _content(web, link.url)
            if not content.startswith(b"%PDF-"):
                raise LoadError("What is there", "", "is no PDF", f"See {address}.")
            _take(_written_beside(path, content), path, found)
            index[urn, link.file] = row
            _write_index(folder, index)


class _Page(HTMLParser):
    """Links of the class "publication-link", each with the text of its hidden span."""

    def __init__(self):
        super().__init__()
        self.links: list[list[str]] = []
        self.is_hidden = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        classes = (given.get("class") or "").split()
        if tag == "a" and "publication-link" in classes:
            self.links.append([given.get("href") or "", ""])
        self.is_hidden = tag == "span" and "nonvisual" in classes and bool(self.links)

    def handle_endtag(self, tag):
        self.is_hidden = False

    def handle_data(self, text):
        if self.is_hidden:
            self.links[-1][1] += text


def _links(page: str, urn: str) -> Iterator[Link]:
    """The reports of full inspections on an authority's page, under the names they have in the index of reports.

    Raises LoadError for a page without any publication, a report without its day, and another host than Ofsted's.
    """
    parser, names = _Page(), set()
    parser.feed(page)
    if not parser.links:
        raise LoadError("The page", "", f"lists no publication of {urn}", "Ofsted may have changed its layout.")
    for url, hidden in parser.links:
        # Double spaces stay: a few names in the index of reports have them.
        text = re.sub(r"\s*\n\s*", " ", hidden.strip().lower().replace("’", "'"))
        if not all(word in text for word in WANTED):
            continue
        day = _day(text)
        if day is None or httpx.URL(url).host != REPORTS_HOST:
            raise LoadError("The page", "", f"has {text!r} at {url!r}", "It is not as Ofsted's pages were.")
        name = re.sub(r"[^\w',() -]", "", text.replace(", pdf", ""))
        name = f"{name} (2)" if name in names else name
        names.add(name)
        yield Link(day, f"{name}.pdf", url)


def _day(text: str) -> date | None:
    """The day a link's text ends with."""
    try:
        return datetime.strptime(DATED.search(text)[1], "%d %B %Y").date()
    except (TypeError, ValueError):
        return None


def _index(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The rows of the index of reports by URN and file."""
    if not (folder / "index.csv").exists():
        return {}
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        return {(row["urn"], row["file"]): row for row in csv.DictReader(file)}


def _write_index(folder: Path, index: dict[tuple[str, str], dict[str, str]]) -> None:
    beside = folder / ".index.csv"
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, INDEX, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(index.values(), key=lambda row: (int(row["urn"]), row["published"], row["file"])))
    beside.replace(folder / "index.csv")


def _written_beside(path: Path, content: bytes) -> Path:
    """A hidden file beside the one wanted, which no build reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(content)
    return beside


def _take(beside: Path, path: Path, found: Outcome) -> None:
    (found.changed if path.exists() else found.new).append(path.name)
    beside.replace(path)
