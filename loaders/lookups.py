"""Published lookups of authorities: no figures of their own, but a check of ours.

- la_code_list: the Department for Education's list of numbers for its interactive tool, one
  sheet. Also holds England and the regions under numbers of that tool from 970.
- provider_data_lookup: Data to Insight's table of numbers, codes, names and regions. Its
  statistical neighbours are not read: those come from the models themselves.
- ltla_utla_2023: ONS, from lower to upper tier; Wales is left out.
- district_boundaries_2023: ONS; only districts that are themselves an authority are checked,
  so neither shire districts (E07) nor the rest of the United Kingdom.
Layouts as seen on 22 November 2026.
"""

import json
from dataclasses import dataclass

import pandas as pd

import schema
from loaders.errors import LoadError
from loaders.formats import csv, spreadsheet
from loaders.recognise import Source
from loaders.reference import Reference, place_code

OURS = "authorities_reference"
LONDON = {"E13000001": "E12000007", "E13000002": "E12000007"}
"""The two halves of London, which stand for a region in some files."""


@dataclass(frozen=True)
class Layout:
    anchor: str
    """Column that says which authority a row is about."""
    facts: dict[str, str]
    """Column of the file -> column of authorities it must agree with."""
    ignored: tuple[str, ...]
    begins: tuple[str, ...] = ("",)
    """Only rows whose anchor begins so are about authorities in England."""


LAYOUTS = {
    "la_code_list": Layout("LA Number", {"LA Name": "authority_name", "Region": "region_name"}, ("Type",)),
    "provider_data_lookup": Layout(
        "la_code",
        {
            "urn": "urn",
            "la_code_new": "authority_code",
            "local_authority_ons_name": "authority_name",
            "also_known_as": "authority_name",
            "ofsted_ilacs_scrape_la_name": "la_number",
            "ltla23nm": "authority_name",
            "utla23nm": "authority_name",
            "region_name": "region_name",
            "rgn22cd": "region_code",
            "rgn22nm": "region_name",
        },
        (
            "stat_neighbours",
            "stat_neighbours_la_code",
            "stat_neighbours_previous",
            "region_code",
            "domain",
            "ltla23nmw",
            "country",
            "ons_population_0-25",
            "ons_la_type",
        ),
    ),
    "ltla_utla_2023": Layout(
        "UTLA23CD",
        {"UTLA23NM": "authority_name"},
        ("LTLA23CD", "LTLA23NM", "LTLA23NMW", "UTLA23NMW", "ObjectId"),
        begins=("E",),
    ),
    "district_boundaries_2023": Layout(
        "LAD23CD",
        {"LAD23NM": "authority_name"},
        ("LAD23NMW", "BNG_E", "BNG_N", "LONG", "LAT", "GlobalID", "SHAPE_Length", "SHAPE_Area"),
        begins=("E06", "E08", "E09"),
    ),
}


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """{"conflicts": a row for each cell that is not what data/reference says}; usually few.

    Raises LoadError for an unknown authority or region and for a column not in LAYOUTS.
    """
    layout = LAYOUTS[source.source]
    rows = _rows(source)
    _check_columns(source, layout, rows)
    rows = rows[rows[layout.anchor].astype("string").str.startswith(layout.begins)]
    codes = _resolve(reference, rows[layout.anchor], source)
    authorities = reference.tables["authorities"].set_index("authority_code", drop=False)
    conflicts = [
        _disagreements(reference, source, codes, rows[column], authorities[fact])
        for column, fact in layout.facts.items()
    ]
    return {"conflicts": schema.frame("conflicts", pd.concat(conflicts).sort_values("key", kind="stable"))}


def _rows(source: Source) -> pd.DataFrame:
    """The file's table with its own column names; the index is the row of the file, less 2."""
    with source.path.open("rb") as file:
        start = file.read(2)
    if start == b"PK":
        header, *cells = spreadsheet.rows(source.path, spreadsheet.sheets(source.path)[0])
        return pd.DataFrame(cells, columns=header)
    if start.startswith(b"{"):
        features = json.loads(source.path.read_text(encoding="utf-8"))["features"]
        return pd.DataFrame([feature["properties"] for feature in features])
    return csv.read(source.path).to_pandas()


def _check_columns(source: Source, layout: Layout, rows: pd.DataFrame) -> None:
    expected = {layout.anchor, *layout.facts, *layout.ignored}
    for column in sorted(set(rows.columns) ^ expected):
        problem = f"has a new column {column!r}" if column in rows.columns else f"has no column {column!r}"
        raise LoadError(source.path.name, "column names", problem, "Describe it in loaders/lookups.py.")


def _resolve(reference: Reference, cells: pd.Series, source: Source) -> pd.Series:
    where = [f"row {row + 2}, column {cells.name}" for row in cells.index]
    codes = [place_code(reference, cell, source, place) for cell, place in zip(cells, where, strict=True)]
    return pd.Series(codes, index=cells.index, dtype="object")


def _disagreements(
    reference: Reference, source: Source, codes: pd.Series, cells: pd.Series, facts: pd.Series
) -> pd.DataFrame:
    """Rows of conflicts: cells that mean something else than `facts`, a column of authorities, says of `codes`."""
    stated = cells[(cells != "") & ~((cells == "NA") & ~codes.isin(facts.index))]
    codes = codes[stated.index]
    ours = codes.map(facts)
    if facts.name == "urn":
        differ = stated != ours
    elif facts.name.startswith("region"):
        regions = reference.tables["authorities"].set_index("authority_code")["region_code"]
        differ = _resolve(reference, stated, source).replace(LONDON) != codes.map(regions)
    else:
        differ = _resolve(reference, stated, source) != codes
    ours = ours[differ].astype("object").where(ours[differ].notna(), "not known")
    return pd.DataFrame(
        {
            "subject": f"authorities.{facts.name}",
            "key": codes[differ] + f" {cells.name}",
            "source_a": OURS,
            "value_a": ours,
            "source_b": source.source,
            "value_b": stated[differ].astype("string"),
            "kept": ours,
            "reason": "kept by hand from what ONS, the Department for Education and Ofsted publish",
        }
    )
