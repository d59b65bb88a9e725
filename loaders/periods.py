"""A published period of time as the tidy tables write it, and the day it ends."""

import re
from datetime import date
from functools import cache

import pandas as pd

from loaders.recognise import REFERENCE

SPELLING = re.compile(r"(19|20)[0-9]{2}([-/][0-9/-]*[0-9]{2})?")


@cache
def types() -> dict[str, dict]:
    """Rows of period_types.csv by period_type: month and day a period ends, and how it is written."""
    return pd.read_csv(REFERENCE / "period_types.csv", index_col="period_type").to_dict("index")


def read(spelling: str, period_type: dict) -> tuple[str, date] | None:
    """(period, its last day) of a spelling; None where it is no period of this type.

    A type is written "year" (2025), "two_years" (2024-25), "three_years" (2023-25) or
    "three_pairs" (2022-23 to 2024-25). A year alone means the one a pair of years ends in;
    a slash is read as a dash.
    """
    if not SPELLING.fullmatch(spelling):
        return None
    first, last = int(spelling[:4]), int(spelling[:2] + spelling[-2:])
    end = last if last >= first else last + 100
    plain = spelling.replace("/", "-")
    year, three = f"{end}", f"{end - 2}-{end % 100:02}"
    period, spellings = {
        "year": (year, {year}),
        "two_years": (_pair(end), {year, _pair(end)}),
        "three_years": (three, {three}),
        "three_pairs": (f"{_pair(end - 2)} to {_pair(end)}", {f"{_pair(end - 2)}-{_pair(end)[2:]}"}),
    }[period_type["written"]]
    return (period, date(end, period_type["month"], period_type["day"])) if plain in spellings else None


def _pair(end: int) -> str:
    return f"{end - 1}-{end % 100:02}"
