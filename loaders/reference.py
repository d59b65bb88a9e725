"""Hand-kept facts of data/reference, checked, and the one way from a published spelling to a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

import schema
from loaders.errors import LoadError
from loaders.recognise import REFERENCE, Source


@dataclass(frozen=True)
class Reference:
    """What is known before any published file is read."""

    tables: dict[str, pd.DataFrame]
    """Tidy frames: authorities, places, frameworks, judgement_names, grades."""
    aliases: dict[tuple[str, str], str]
    """(source or "", normalised spelling) -> place_code."""
    grade_aliases: dict[tuple[str, str], str]
    """(framework or "", normalised word) -> grade."""


def load(folder: Path = REFERENCE) -> Reference:
    """All reference rows. Raises LoadError naming file, row and remedy for the first that is broken."""
    authorities = _table(folder, "authorities")
    others = _table(folder, "places")
    places = _places(others, authorities)
    frameworks = _table(folder, "frameworks")
    judgement_names, grades = _table(folder, "judgement_names"), _table(folder, "grades")
    _check_authorities(authorities, places)
    for name, rows in (("judgement_names", judgement_names), ("grades", grades)):
        _check_known(f"{name}.csv", rows["framework"], frameworks["framework"], "framework", "frameworks.csv")
    return Reference(
        {
            "authorities": authorities,
            "places": places,
            "frameworks": frameworks,
            "judgement_names": judgement_names,
            "grades": grades,
        },
        _aliases(folder, authorities, others),
        _grade_aliases(folder, grades, frameworks),
    )


def place_codes(
    reference: Reference, spellings: Sequence, source: Source, where: str = "row {row}", first_row: int = 2
) -> list[str]:
    """Place codes of spellings, in their order: each an ONS code (current or former), a number or a name.

    Raises LoadError for the first spelling no alias knows; `where` is given its row,
    counted from `first_row`.
    """
    known = {}
    for row, spelling in enumerate(spellings, first_row):
        if spelling not in known:
            known[spelling] = place_code(reference, spelling, source, where.replace("{row}", str(row)))
    return [known[spelling] for spelling in spellings]


def place_code(reference: Reference, spelling, source: Source, where: str) -> str:
    """The place a spelling means in this source; an alias of the source wins over a general one."""
    plain = normalise(spelling)
    for owner in (source.source, ""):
        if (owner, plain) in reference.aliases:
            return reference.aliases[owner, plain]
    raise LoadError(
        source.path.name, where, f"unknown authority {str(spelling)!r}", "Add it to data/reference/aliases.csv."
    )


def grade(reference: Reference, framework: str, word: str, source: Source, where: str) -> str:
    """The grade a published word means on a framework's scale. Raises LoadError for an unknown word."""
    plain = normalise(word)
    for owner in (framework, ""):
        if (owner, plain) in reference.grade_aliases:
            return reference.grade_aliases[owner, plain]
    raise LoadError(source.path.name, where, f"unknown grade {word!r}", "Add it to data/reference/grade_aliases.csv.")


@lru_cache(maxsize=65_536)
def normalise(spelling) -> str:
    """A spelling without case, punctuation and extra spaces, "&" as "and"; workbooks keep numbers as floats."""
    if isinstance(spelling, float) and spelling.is_integer():
        spelling = int(spelling)
    plain = str(spelling).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub("['’‘`]", "", plain)).split())


def _table(folder: Path, name: str) -> pd.DataFrame:
    """One reference file as its tidy frame; its key is not repeated and no required cell is empty."""
    rows = _rows(folder, f"{name}.csv")
    try:
        frame = schema.frame(name, rows)
    except (schema.SchemaError, ValueError, TypeError) as error:
        raise LoadError(f"{name}.csv", "", str(error), f"Correct it in data/reference/{name}.csv.") from error
    declared = schema.TABLES[name]
    _check_unique(f"{name}.csv", rows, list(declared.key))
    for column in declared.columns:
        if column.required:
            _check(f"{name}.csv", frame[column.name].isna(), f"no {column.name}", "Fill it in.")
        if column.allowed:
            allowed = ", ".join(column.allowed)
            strange = frame[column.name].notna() & ~frame[column.name].isin(column.allowed)
            _check(f"{name}.csv", strange, f"unknown {column.name} {{}}", f"Use one of {allowed}.", frame[column.name])
    return frame


def _rows(folder: Path, file: str) -> pd.DataFrame:
    """Cells as text, an empty one null; the columns the schema declares as numbers as numbers."""
    rows = pd.read_csv(folder / file, dtype=str, keep_default_na=False, encoding="utf-8")
    rows = rows.astype(object).where(rows != "", None)
    table = schema.TABLES.get(file.removesuffix(".csv"))
    for column in table.columns if table else ():
        if column.type in (schema.NUMBER, schema.WHOLE) and column.name in rows.columns:
            rows[column.name] = _numbers(file, rows[column.name])
    return rows


def _numbers(file: str, cells: pd.Series) -> pd.Series:
    plain = cells.isna() | cells.astype("string").str.fullmatch(r"-?\d+(\.\d+)?").fillna(False).astype(bool)
    _check(file, ~plain, f"{cells.name} {{}} is not a number", "Correct it.", cells)
    return cells.astype(float)


def _places(places: pd.DataFrame, authorities: pd.DataFrame) -> pd.DataFrame:
    """Authorities and the other places in one frame."""
    own = authorities[["authority_code", "authority_name"]].set_axis(["place_code", "place_name"], axis=1)
    both = pd.concat([places, own.assign(kind="authority")], ignore_index=True)
    twice = places["place_code"].isin(authorities["authority_code"])
    _check("places.csv", twice, "{} is in authorities.csv too", "Remove it here.", places["place_code"])
    return schema.frame("places", both)


def _check_authorities(authorities: pd.DataFrame, places: pd.DataFrame) -> None:
    file = "authorities.csv"
    regions = places[places["kind"] == "region"]
    _check_known(file, authorities["region_code"], regions["place_code"], "region", "places.csv")
    expected = authorities["region_code"].map(regions.set_index("place_code")["place_name"])
    wrong = authorities["region_name"] != expected
    _check(file, wrong, "region {} has another name in places.csv", "Use that one.", authorities["region_name"])
    successors = authorities["successor_codes"].dropna().str.split(" ").explode()
    _check_known(file, successors, authorities["authority_code"], "successor", file)
    one_without_other = authorities["closed_on"].notna() != authorities["successor_codes"].notna()
    _check(file, one_without_other, "closed_on and successor_codes go together", "Fill in both or neither.")
    current = authorities[authorities["closed_on"].isna()]
    _check_unique(file, current, ["short_name"])
    short = authorities["short_name"]
    _check(file, short.str.len() > 4, "short_name {} is too long", "Use four characters at most.", short)
    placed = current.dropna(subset=["tile_column", "tile_row"])
    _check_unique(file, placed, ["tile_column", "tile_row"])


def _aliases(folder: Path, authorities: pd.DataFrame, others: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Codes, numbers and names of the places themselves, then the rows of aliases.csv; each spelling once."""
    rows = _rows(folder, "aliases.csv")
    codes = pd.concat([authorities["authority_code"], others["place_code"]])
    _check_known("aliases.csv", rows["place_code"], codes, "place", "authorities.csv or places.csv")
    aliases: dict[tuple[str, str], str] = {}
    for column in ("authority_code", "authority_name", "la_number", "urn"):
        _add(aliases, "authorities.csv", authorities[column].dropna(), authorities["authority_code"])
    for column in ("place_code", "place_name"):
        _add(aliases, "places.csv", others[column], others["place_code"])
    _add(aliases, "aliases.csv", rows["spelling"], rows["place_code"], rows["source"].fillna(""))
    return aliases


def _add(aliases: dict, file: str, spellings: pd.Series, codes: pd.Series, sources: pd.Series | None = None) -> None:
    for row, spelling in spellings.items():
        key = ("" if sources is None else sources[row], normalise(spelling))
        if key in aliases:
            raise LoadError(
                file, f"row {row + 2}", f"{spelling!r} already means {aliases[key]}", "Keep one meaning of it."
            )
        aliases[key] = codes[row]


def _grade_aliases(folder: Path, grades: pd.DataFrame, frameworks: pd.DataFrame) -> dict[tuple[str, str], str]:
    rows = _rows(folder, "grade_aliases.csv")
    _check_unique("grade_aliases.csv", rows, ["framework", "word"])
    _check_known(
        "grade_aliases.csv", rows["framework"].dropna(), frameworks["framework"], "framework", "frameworks.csv"
    )
    _check_known("grade_aliases.csv", rows["grade"], grades["grade"], "grade", "grades.csv")
    words = zip(rows["framework"].fillna(""), rows["word"].map(normalise), rows["grade"], strict=True)
    return {(framework, word): grade for framework, word, grade in words}


def _check_unique(file: str, rows: pd.DataFrame, key: list[str]) -> None:
    twice = rows.duplicated(key)
    if twice.any():
        shown = " ".join(str(value) for value in rows.loc[twice, key].iloc[0] if value is not None)
        _check(file, twice, f"{' and '.join(key)} {shown!r} stands twice", "Keep one row.")


def _check_known(file: str, values: pd.Series, known: pd.Series, what: str, where: str) -> None:
    remedy = f"Correct it, or add it to data/reference/{where}."
    _check(file, ~values.isin(known), f"unknown {what} {{}}", remedy, values)


def _check(file: str, wrong: pd.Series, problem: str, remedy: str, values: pd.Series | None = None) -> None:
    """Stops at the first wrong row; an index label is a row number of the file less 2."""
    if wrong.any():
        value = "" if values is None else repr(values[wrong].iloc[0])
        raise LoadError(file, f"row {wrong.idxmax() + 2}", problem.replace("{}", value), remedy)
