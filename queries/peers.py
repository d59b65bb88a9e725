"""Peers: whom an authority is set beside, by each of the ways a visitor may choose.

A choice is one string, `compare`: a year of the neighbour models ("2025", "2021"), "region", "kind", "england",
"grade-" and a judgement, or "own-", codes joined by full stops, and then perhaps "-" and the set's name.
"""

from dataclasses import dataclass

import pandas as pd

from queries import authorities, judgements
from queries.memory import remembered

MODELS = ("2025", "2021")
GRADE, OWN = "grade-", "own-"
KINDS = {
    "county": "county councils",
    "unitary": "unitary authorities",
    "metropolitan": "metropolitan boroughs",
    "london_borough": "London boroughs",
}
SHORT = {
    "2025": "neighbours",
    "2021": "neighbours (2021)",
    "region": "region",
    "kind": "its kind",
    "england": "all authorities",
}
LONG = {
    "2025": "statistical neighbours (2025 model)",
    "2021": "statistical neighbours (2021 model)",
    "region": "other authorities in its region",
    "kind": "other authorities of its kind",
    "england": "other authorities in England",
}
NAME_LENGTH = 40


@dataclass(frozen=True)
class OwnSet:
    """A visitor's own set of authorities: what it is called, and whose codes are in it."""

    name: str
    codes: tuple[str, ...]

    @property
    def compare(self) -> str:
        return f"{OWN}{'.'.join(self.codes)}" + (f"-{self.name}" if self.name else "")


def own(compare: str) -> OwnSet:
    """The set that a choice "own-..." holds."""
    codes, _, name = compare.removeprefix(OWN).partition("-")
    return OwnSet(clean(name), tuple(dict.fromkeys(filter(None, codes.split(".")))))


def clean(name: str) -> str:
    """A set's name as one short line that no spreadsheet takes for a formula."""
    printable = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(printable.split()).lstrip("=+-@ '")[:NAME_LENGTH].strip()


@remembered
def of(authority_code: str | None, compare: str) -> tuple[str, ...]:
    """Codes of those an authority is set beside, itself never among them; () where there are none.

    Neighbours come nearest first, an own set in its order, others by name. Without an authority there are peers
    only of an own set. An abolished authority's peers are those that stood when it ended.
    Raises ValueError for a choice that is none of those above.
    """
    if compare.startswith(OWN):
        known = authorities.labels()
        return tuple(code for code in own(compare).codes if code in known and code != authority_code)
    if compare not in LONG and compare.removeprefix(GRADE) not in judgements.NAMES:
        raise ValueError(f"{compare!r} is no choice of peers: {', '.join(LONG)}, {GRADE}JUDGEMENT or {OWN}CODES")
    if authority_code is None:
        return ()
    if compare in MODELS:
        return tuple(authorities.neighbours(authority_code, compare)["authority_code"])
    table = _alike(authority_code, compare)
    return tuple(code for code in table["authority_code"] if code != authority_code)


def _alike(authority_code: str, compare: str) -> pd.DataFrame:
    """The rows of those of the same region, kind, grade or simply in England."""
    mine, every = authorities.one(authority_code), authorities.every()
    stood = every[every["closed_on"].isna()]
    if pd.notna(mine["closed_on"]):
        stood = authorities.existing(mine["closed_on"])
    if compare == "england":
        return stood
    if compare in ("region", "kind"):
        column = {"region": "region_code", "kind": "kind"}[compare]
        return stood[stood[column] == mine[column]]
    table = judgements.latest(compare.removeprefix(GRADE), _day(mine))
    grade = table.loc[table["authority_code"] == authority_code, "grade"].iloc[0]
    return table[(table["grade"] == grade) & (grade != judgements.NONE)]


def _day(mine: pd.Series):
    """The day an authority's grade is asked for: the newest there is, or its last."""
    last = judgements.last_day()
    return last if pd.isna(mine["closed_on"]) else min(mine["closed_on"].date(), last)


@remembered
def grade(authority_code: str, compare: str) -> str:
    """The grade by which "grade-..." finds peers; "none" where an authority has none yet."""
    table = judgements.latest(compare.removeprefix(GRADE), _day(authorities.one(authority_code)))
    return table.loc[table["authority_code"] == authority_code, "grade"].iloc[0]


@remembered
def table(authority_code: str | None, compare: str) -> pd.DataFrame:
    """The peers one by one: authority_code, label, region_name, closeness (of statistical neighbours, else null)."""
    codes = pd.DataFrame({"authority_code": pd.Series(of(authority_code, compare), dtype="str")})
    found = codes.merge(authorities.every()[["authority_code", "label", "region_name"]], on="authority_code")
    if compare not in MODELS or authority_code is None:
        return found.assign(closeness=None)
    near = authorities.neighbours(authority_code, compare)[["authority_code", "closeness"]]
    return found.merge(near, on="authority_code", how="left")


@remembered
def closeness(authority_code: str | None, compare: str) -> dict[str, str]:
    """authority_name -> how near a statistical neighbour is, in the model's words; empty for other peers."""
    if compare not in MODELS or authority_code is None:
        return {}
    near = authorities.neighbours(authority_code, compare)
    return dict(zip(near["authority_name"], near["closeness"], strict=True))


def short(compare: str) -> str:
    """What peers are called where there is little room: "neighbours", "region", "same grade", a set's name."""
    if compare.startswith(OWN):
        return own(compare).name or "my set"
    return "same grade" if compare.startswith(GRADE) else SHORT[compare]


def long(compare: str) -> str:
    """What peers are called in a sentence: "statistical neighbours (2025 model)", "others of your set Core cities"."""
    if compare.startswith(OWN):
        return f"authorities in {called(compare)}"
    if compare.startswith(GRADE):
        return f"other authorities with its grade for {judgements.NAMES[compare.removeprefix(GRADE)].lower()}"
    return LONG[compare]


def called(compare: str) -> str:
    """ "your set" or "your set “Core cities”"."""
    name = own(compare).name
    return f"your set “{name}”" if name else "your set"
