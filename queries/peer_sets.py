"""A visitor's own set of authorities as a small file: written to be kept, read back with care."""

import csv
import io

from queries import authorities, numbers
from queries.peers import OwnSet, clean

COLUMNS = ("set_name", "authority_code", "authority_name")
LARGEST = 100_000
"""Bytes of a file that is read; a set of every authority there is takes a tenth of that."""
SHOWN = 5
"""How many unknown codes are named before the rest are counted."""


def written(own: OwnSet) -> bytes:
    """The set as CSV, one authority a line: set_name, authority_code, authority_name."""
    names, text = authorities.labels(), io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows((own.name, code, names[code]) for code in own.codes if code in names)
    return text.getvalue().encode("utf-8-sig")


def read(content: bytes) -> tuple[OwnSet | None, str]:
    """The set that a file holds, and what to say of it; None and why where it holds none.

    Needs a column authority_code; set_name is optional, others are passed over. The file is a stranger's: what is
    not a known code is named, never taken.
    """
    if len(content) > LARGEST:
        return None, f"This file is too large for a set of authorities: {len(content):,} bytes."
    try:
        text = content.decode("utf-8-sig")
        # A spreadsheet in another language writes semicolons.
        delimiter = ";" if ";" in text.partition("\n")[0] else ","
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="more"))
    except (UnicodeDecodeError, csv.Error):
        return None, "This file is not a CSV of text: give the file that this page wrote."
    if not rows or "authority_code" not in rows[0]:
        return None, "This file has no column authority_code with rows below it: give the file that this page wrote."
    codes = list(dict.fromkeys((row["authority_code"] or "").strip() for row in rows))
    known = authorities.labels()
    found, strangers = [c for c in codes if c in known], [c for c in codes if c and c not in known]
    lost = _lost(strangers)
    if not found:
        return None, f"No code in this file is a known authority's.{lost}"
    own = OwnSet(clean(rows[0].get("set_name") or ""), tuple(found))
    return own, f"Read {numbers.plural(len(found), 'authority', 'authorities')}.{lost}"


def _lost(strangers: list[str]) -> str:
    if not strangers:
        return ""
    named = [clean(code)[:20] or "a code without letters" for code in strangers[:SHOWN]]
    more = [f"{len(strangers) - SHOWN} more"] if len(strangers) > SHOWN else []
    return f" Not known and left out: {numbers.listed(named + more)}."
