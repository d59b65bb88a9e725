"""Where an authority lies: its centroid, and its tile on a map on which every authority is one square.

`python -m loaders.tile_map RAW_DIR` rewrites latitude, longitude, tile_column and tile_row
of data/reference/authorities.csv from the boundaries of districts (2023) and the lookup
from districts to authorities; the same files give the same rows.

A centroid is that of the area inside its districts' boundaries (the label points of that
file are not used: a few are round numbers far away, Norfolk's at 50 degrees north); that of
an abolished authority is the centroid of its successors together, for want of older boundaries.
"""

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.stats import rankdata

from loaders import reference
from loaders.errors import LoadError
from loaders.formats import csv as csv_format
from loaders.recognise import REFERENCE, declared

BOUNDARIES = "lookup/local_authority_districts_boundaries.json"
DISTRICTS = "lait/LTLA-UTLA_Apr23_Lookup_England-Wales.csv"

REGION_CELLS = """
........N........
........NNN......
........NNNN.....
...LL...NNNN.....
...LLL...........
..LLLL...YY......
..LLLLL.YYYYY....
..LLLLL.YYYYY....
..LLLLL..YYY.....
.................
....MM..EEEE..AAA
...MMMM.EEEE.AAAA
...MMMM..EE..AAAA
...MMMM..........
........S.CCCCCCC
.......SS.CCCCCCC
.....D.SS.CCCCCCC
...DDD.SS.CCCCCCC
...DDD.SS..CCCCC.
..DDDD.SSS.......
DDDD....SSSSSSS..
""".strip().splitlines()
"""England drawn in tiles, a letter for the region each belongs to, regions kept apart by empty cells.

London's 33 authorities need as much room as the North West and Yorkshire, so that the
South East is wrapped around a capital much larger than on a common map.
"""

LETTERS = {
    "N": "North East",
    "L": "North West",
    "Y": "Yorkshire and The Humber",
    "E": "East Midlands",
    "M": "West Midlands",
    "A": "East of England",
    "C": "London",
    "S": "South East",
    "D": "South West",
}


def centroids(raw: Path, known: reference.Reference) -> pd.DataFrame:
    """One row per authority: authority_code, latitude, longitude (degrees). Raises LoadError."""
    weighted = _districts(raw, known).groupby("authority_code")[["area", "latitude", "longitude"]].sum()
    authorities = known.tables["authorities"]
    closed = authorities["closed_on"].notna()
    missing = authorities[~closed & ~authorities["authority_code"].isin(weighted.index)]
    if len(missing):
        name = missing["authority_name"].iloc[0]
        raise LoadError(Path(DISTRICTS).name, "", f"has no district of {name}", "Use the lookup of April 2023.")
    inherited = authorities[closed].set_index("authority_code")["successor_codes"].str.split(" ").explode()
    successors = weighted.loc[inherited].set_axis(inherited.index)
    weighted = pd.concat([weighted, successors.groupby(level=0).sum()])
    means = weighted[["latitude", "longitude"]].div(weighted["area"], axis=0)
    return means.loc[authorities["authority_code"]].reset_index(names="authority_code")


def tiles(authorities: pd.DataFrame) -> pd.DataFrame:
    """One row per current authority: authority_code, tile_column, tile_row, counted from the north west.

    Within its region's cells every authority gets the cell that keeps the sum of squared
    distances smallest between its place among the region's centroids and its place in the block.
    """
    current = authorities[authorities["closed_on"].isna()]
    placed = []
    for letter, region in LETTERS.items():
        members = current[current["region_name"] == region].sort_values("authority_code")
        cells = np.array([(x, y) for y, line in enumerate(REGION_CELLS) for x, c in enumerate(line) if c == letter])
        if len(cells) != len(members):
            problem = f"region {region} has {len(members)} authorities and {len(cells)} cells"
            raise LoadError("loaders/tile_map.py", "REGION_CELLS", problem, "Draw as many cells as authorities.")
        points = np.column_stack([_spread(members["longitude"]), _spread(-members["latitude"])])
        targets = np.column_stack([_spread(cells[:, 0]), _spread(cells[:, 1])])
        distances = ((points[:, None, :] - targets[None, :, :]) ** 2).sum(axis=2)
        chosen = cells[linear_sum_assignment(distances)[1]]
        placed.append(members[["authority_code"]].assign(tile_column=chosen[:, 0], tile_row=chosen[:, 1]))
    return pd.concat(placed, ignore_index=True)


def _spread(values) -> np.ndarray:
    """Positions from 0 to 1: half by distance, half by rank, so that cities crowded together spread out."""
    values = np.asarray(values, dtype=float)
    distance = (values - values.min()) / (np.ptp(values) or 1)
    ranks = rankdata(values, method="average") - 1
    return (distance + ranks / max(len(values) - 1, 1)) / 2


def _districts(raw: Path, known: reference.Reference) -> pd.DataFrame:
    """One row per district of England: authority_code, area, and latitude and longitude times area."""
    boundaries, lookup = raw / BOUNDARIES, raw / DISTRICTS
    for file in (boundaries, lookup):
        if not file.exists():
            raise LoadError(str(file), "", "does not exist", "Give the folder of raw files.")
    source = replace(next(s for s in declared() if s.source == "ltla_utla_2023"), path=lookup)
    rows = csv_format.read(lookup).to_pandas()
    english = rows[rows["UTLA23CD"].str.startswith("E")].copy()
    english["authority_code"] = reference.place_codes(known, english["UTLA23CD"].tolist(), source, "column UTLA23CD")
    features = json.loads(boundaries.read_text(encoding="utf-8"))["features"]
    shapes = pd.DataFrame([{"LAD23CD": f["properties"]["LAD23CD"], **_shape(f["geometry"])} for f in features])
    both = english.merge(shapes, left_on="LTLA23CD", right_on="LAD23CD", validate="one_to_one")
    if len(both) < len(english):
        lost = english.loc[~english["LTLA23CD"].isin(shapes["LAD23CD"]), "LTLA23CD"].iloc[0]
        raise LoadError(boundaries.name, "", f"has no boundary of {lost}", "Use the boundaries of 2023.")
    return both[["authority_code", "area", "latitude", "longitude"]]


def _shape(geometry: dict) -> dict[str, float]:
    """area (square degrees), and latitude and longitude of the centroid times it; holes are taken away.

    The shoelace formula: https://en.wikipedia.org/wiki/Centroid#Of_a_polygon
    """
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    sums = np.zeros(3)
    for polygon in polygons:
        for position, ring in enumerate(polygon):
            x, y = np.array(ring)[:, :2].T
            cross = x[:-1] * y[1:] - x[1:] * y[:-1]
            parts = np.array(
                [cross.sum() / 2, ((y[:-1] + y[1:]) * cross).sum() / 6, ((x[:-1] + x[1:]) * cross).sum() / 6]
            )
            sums += parts * np.sign(parts[0]) * (1 if position == 0 else -1)
    return dict(zip(("area", "latitude", "longitude"), sums, strict=True))


def rewrite(raw: Path, folder: Path = REFERENCE) -> None:
    """Writes the four columns anew in authorities.csv; every other cell stays as it is."""
    known = reference.load(folder)
    points = centroids(raw, known).set_index("authority_code").round(4)
    located = known.tables["authorities"].drop(columns=["latitude", "longitude"]).join(points, on="authority_code")
    cells = tiles(located).set_index("authority_code")
    path = folder / "authorities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        code = row["authority_code"]
        row["latitude"], row["longitude"] = (f"{degrees:.4f}" for degrees in points.loc[code])
        row["tile_column"], row["tile_row"] = cells.loc[code] if code in cells.index else ("", "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m loaders.tile_map RAW_DIR")
    try:
        rewrite(Path(sys.argv[1]))
    except LoadError as error:
        sys.exit(str(error))
