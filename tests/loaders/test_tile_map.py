import itertools
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from scipy.stats import spearmanr

from loaders import reference, tile_map
from loaders.errors import LoadError
from loaders.recognise import REFERENCE
from tests.loaders.test_reference import folder_with
from tests.published import RAW, needs_raw

DISTRICTS = """\
LTLA23CD,LTLA23NM,UTLA23CD,UTLA23NM
E07000001,North Ham,E06000001,East Exampleshire
E07000002,South Ham,E06000001,East Exampleshire
E06000002,West Exampleshire,E06000002,West Exampleshire
W06000001,Elsewhere,W06000001,Elsewhere
"""


def square(west: float, south: float, side: float) -> list[list[float]]:
    """A closed ring, against the clock."""
    corners = [(0, 0), (side, 0), (side, side), (0, side), (0, 0)]
    return [[west + x, south + y] for x, y in corners]


SHAPES = {
    "E07000001": {"type": "Polygon", "coordinates": [square(0, 54, 1)]},
    "E07000002": {"type": "MultiPolygon", "coordinates": [[square(0, 50, 2)], [square(2, 50, 2)]]},
    "E06000002": {"type": "Polygon", "coordinates": [square(-4, 50, 4), square(-4, 50, 2)[::-1]]},
    "S12000001": {"type": "Polygon", "coordinates": [square(0, 60, 1)]},
}


def raw_folder(path: Path, shapes: dict) -> Path:
    for folder in ("lookup", "lait"):
        (path / folder).mkdir()
    features = [{"properties": {"LAD23CD": code}, "geometry": shape} for code, shape in shapes.items()]
    boundaries = {"type": "FeatureCollection", "features": features}
    (path / tile_map.BOUNDARIES).write_text(json.dumps(boundaries))
    (path / tile_map.DISTRICTS).write_text(DISTRICTS)
    return path


@pytest.fixture
def known(tmp_path):
    (tmp_path / "reference").mkdir()
    return reference.load(folder_with(tmp_path / "reference"))


@pytest.fixture
def small_map(monkeypatch):
    monkeypatch.setattr(tile_map, "REGION_CELLS", ["NN"])
    monkeypatch.setattr(tile_map, "LETTERS", {"N": "North East"})


def test_centroids_weigh_by_area_take_away_holes_and_join_successors(tmp_path, known):
    (tmp_path / "raw").mkdir()
    found = tile_map.centroids(raw_folder(tmp_path / "raw", SHAPES), known)
    east = (1 * 54.5 + 8 * 51) / 9, (1 * 0.5 + 8 * 2) / 9
    west = (16 * 52 - 4 * 51) / 12, (16 * -2 - 4 * -3) / 12
    both = (9 * east[0] + 12 * west[0]) / 21, (9 * east[1] + 12 * west[1]) / 21
    rows = [("E06000001", *east), ("E06000002", *west), ("E10000001", *both)]
    expected = pd.DataFrame(rows, columns=["authority_code", "latitude", "longitude"])
    assert_frame_equal(found.astype({"authority_code": object}), expected.astype({"authority_code": object}))


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        ("E07000002", "local_authority_districts_boundaries.json: has no boundary of E07000002. "),
        ("E06000002", "local_authority_districts_boundaries.json: has no boundary of E06000002. "),
    ],
)
def test_a_district_without_a_boundary_stops(tmp_path, known, lost, message):
    (tmp_path / "raw").mkdir()
    raw = raw_folder(tmp_path / "raw", {code: shape for code, shape in SHAPES.items() if code != lost})
    with pytest.raises(LoadError) as stop:
        tile_map.centroids(raw, known)
    assert str(stop.value) == message + "Use the boundaries of 2023."


def test_an_authority_without_a_district_stops(tmp_path, known):
    (tmp_path / "raw").mkdir()
    raw = raw_folder(tmp_path / "raw", SHAPES)
    lookup = raw / tile_map.DISTRICTS
    lookup.write_text(DISTRICTS.replace("E06000002,West Exampleshire,E06000002,West Exampleshire\n", ""))
    with pytest.raises(LoadError) as stop:
        tile_map.centroids(raw, known)
    assert str(stop.value) == (
        "LTLA-UTLA_Apr23_Lookup_England-Wales.csv: has no district of West Exampleshire. Use the lookup of April 2023."
    )


def test_a_missing_file_stops(tmp_path, known):
    with pytest.raises(LoadError) as stop:
        tile_map.centroids(tmp_path, known)
    assert str(stop.value) == f"{tmp_path / tile_map.BOUNDARIES}: does not exist. Give the folder of raw files."


def test_tiles_need_as_many_cells_as_authorities(known, monkeypatch):
    monkeypatch.setattr(tile_map, "REGION_CELLS", ["NNN"])
    monkeypatch.setattr(tile_map, "LETTERS", {"N": "North East"})
    with pytest.raises(LoadError) as stop:
        tile_map.tiles(known.tables["authorities"])
    assert str(stop.value) == (
        "loaders/tile_map.py, REGION_CELLS: region North East has 2 authorities and 3 cells. "
        "Draw as many cells as authorities."
    )


def test_tiles_are_the_arrangement_with_the_smallest_sum_of_squared_distances(monkeypatch):
    monkeypatch.setattr(tile_map, "REGION_CELLS", [".N.", "NN.", "NNN"])
    monkeypatch.setattr(tile_map, "LETTERS", {"N": "North East"})
    points = [(54.0, -2.0), (54.9, -1.9), (54.8, -1.0), (54.1, -1.1), (54.4, -1.6), (55.0, -1.5)]
    authorities = pd.DataFrame(
        {
            "authority_code": [f"E0600000{i}" for i in range(6)],
            "region_name": "North East",
            "closed_on": pd.NaT,
            "latitude": [latitude for latitude, _ in points],
            "longitude": [longitude for _, longitude in points],
        }
    )
    found = tile_map.tiles(authorities)

    cells = [(1, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2)]
    across = tile_map._spread([x for _, x in points])
    down = tile_map._spread([-y for y, _ in points])
    to_x, to_y = tile_map._spread([x for x, _ in cells]), tile_map._spread([y for _, y in cells])

    def cost(order):
        return sum((across[i] - to_x[c]) ** 2 + (down[i] - to_y[c]) ** 2 for i, c in enumerate(order))

    best = min(itertools.permutations(range(6)), key=cost)
    assert list(zip(found["tile_column"], found["tile_row"], strict=True)) == [cells[c] for c in best]


def test_rewrite_changes_only_the_four_columns(tmp_path, small_map):
    (tmp_path / "raw").mkdir()
    (tmp_path / "reference").mkdir()
    folder = folder_with(tmp_path / "reference")
    tile_map.rewrite(raw_folder(tmp_path / "raw", SHAPES), folder)
    assert (
        (folder / "authorities.csv").read_text()
        == """\
authority_code,authority_name,short_name,la_number,urn,region_code,region_name,kind,opened_on,closed_on,successor_codes,latitude,longitude,tile_column,tile_row
E06000001,East Exampleshire,EEx,901,80001,E12000001,North East,unitary,2021-04-01,,,51.3889,1.8333,1,0
E06000002,West Exampleshire,WEx,902,,E12000001,North East,unitary,2021-04-01,,,52.3333,-1.6667,0,0
E10000001,Exampleshire,Exam,900,80003,E12000001,North East,county,,2021-03-31,E06000001 E06000002,51.9286,-0.1667,,
"""
    )


# The map that is kept.


@pytest.fixture(scope="module")
def current():
    authorities = reference.load().tables["authorities"]
    return authorities[authorities["closed_on"].isna()]


def beside(cell):
    x, y = cell
    return {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)}


def test_every_current_authority_has_a_tile_of_its_own(current):
    cells = set(zip(current["tile_column"], current["tile_row"], strict=True))
    assert len(cells) == 153
    assert min(x for x, _ in cells) == min(y for _, y in cells) == 0


def test_every_region_is_in_one_piece_and_touches_no_other(current):
    pieces = {
        region: set(zip(rows["tile_column"], rows["tile_row"], strict=True))
        for region, rows in current.groupby("region_name")
    }
    for region, cells in pieces.items():
        reached, new = set(), {min(cells)}
        while new:
            reached |= new
            new = {near for cell in new for near in beside(cell) & cells} - reached
        assert reached == cells, region
        others = set().union(*(other for name, other in pieces.items() if name != region))
        assert not {near for cell in cells for near in beside(cell)} & others, region


def test_the_map_keeps_the_points_of_the_compass(current):
    assert spearmanr(current["tile_column"].astype(float), current["longitude"]).statistic > 0.95
    assert spearmanr(-current["tile_row"].astype(float), current["latitude"]).statistic > 0.97
    place = current.set_index("authority_name")[["tile_column", "tile_row"]]
    assert place["tile_row"].idxmin() == "Northumberland"
    assert place["tile_column"].idxmin() == "Isles of Scilly"
    assert place.loc["Kent", "tile_row"] == place.loc["Cornwall", "tile_row"] == place["tile_row"].max()
    assert place.loc["Norfolk", "tile_column"] == place["tile_column"].max()


@needs_raw
def test_the_kept_columns_are_what_the_boundaries_give(tmp_path):
    shutil.copytree(REFERENCE, tmp_path / "reference")
    tile_map.rewrite(RAW, tmp_path / "reference")
    assert (tmp_path / "reference" / "authorities.csv").read_bytes() == (REFERENCE / "authorities.csv").read_bytes()
