"""Two hundred pairs of authority and indicator, worked out again from the published files by plain loops."""

import csv
import random
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import median

import pyarrow.parquet as pq
import pytest

import schema
from queries import indicators, peers
from tests.published import RAW, needs_raw

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "data" / "reference"
PAIRS = 200
ENDS = {
    "31 March": (3, 31),
    "academic year": (8, 31),
    "30 September": (9, 30),
    "mid-year": (6, 30),
    "financial year": (3, 31),
}

pytestmark = needs_raw


def rows_of(path: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def codes() -> dict[str, str]:
    """Every number, former or present code and name -> place code."""
    known = {}
    for row in rows_of(REFERENCE / "places.csv"):
        known |= {row["place_code"].lower(): row["place_code"], row["place_name"].lower(): row["place_code"]}
    for row in rows_of(REFERENCE / "authorities.csv"):
        known |= {
            row[name].lower(): row["authority_code"] for name in ("authority_code", "la_number", "authority_name")
        }
    for row in rows_of(REFERENCE / "aliases.csv"):
        if row["source"] in ("", "lait"):
            known[row["spelling"].lower()] = row["place_code"]
    return known


@pytest.fixture(scope="module")
def published(codes) -> dict[str, dict[tuple[str, str], str]]:
    """indicator -> (place, period) -> the cell as published, from the one file each indicator names."""
    files = {row["source"]: row["file"] for row in schema.read("sources").astype(object).to_dict("records")}
    tool = pq.read_table(RAW / "lait" / files["lait"]).to_pylist()
    found = {}
    for row in rows_of(REFERENCE / "indicators.csv"):
        if row["source"] == "lait":
            wanted = (line for line in tool if line["Short Desc"] == row["column"])
            cells = {(codes.get(place_in(line)), line["Years"].partition(" (")[0]): line["Values"] for line in wanted}
        elif (RAW / "ees" / files[row["source"]]).exists():
            filters = [part.partition("=")[::2] for part in row["filters"].split("; ") if part]
            cells = {}
            for line in rows_of(RAW / "ees" / files[row["source"]]):
                if all(line[name] == label for name, label in filters):
                    level = {"N": "country_code", "R": "region_code", "L": "new_la_code"}[line["geographic_level"][0]]
                    time = line["time_period"]
                    period = time if len(time) == 4 else f"{time[:4]}-{time[4:]}"
                    for part in line[level].split(" / "):
                        cells[codes.get(part.lower()), period] = line[row["column"]]
        else:
            continue
        found[row["indicator"]] = cells
    return found


def place_in(line: dict) -> str:
    """How the interactive tool tells a place: an authority by its number, a region by its name."""
    told = line["LA Number"]
    return line["LA and Regions"].lower() if told is None or told != told else str(int(told))


def number(cell: str | None) -> float | None:
    try:
        return float(cell)
    except (TypeError, ValueError):
        return None


def quartile(value: float, values: list[float], polarity: str) -> int:
    """Edges by linear interpolation (R type 7); an edge belongs to the better quarter."""
    ordered, edges = sorted(values), []
    for share in (0.25, 0.5, 0.75):
        place = share * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        edges.append(ordered[low] + (place - low) * (ordered[high] - ordered[low]))
    if polarity == "lower":
        return 1 + sum(value > edge for edge in edges)
    return 1 + sum(value < edge for edge in edges)


def as_seen(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def test_two_hundred_pairs_stand_where_the_published_files_put_them(published, codes):
    meaning = {row["indicator"]: row for row in rows_of(REFERENCE / "indicators.csv")}
    lives = {row["authority_code"]: row for row in rows_of(REFERENCE / "authorities.csv")}
    neighbours = rows_of(RAW / "lait" / "sn_model_2025_wide.csv")
    chance, compared = random.Random(2026), 0
    pairs = [(code, indicator) for code in lives for indicator in published]
    chance.shuffle(pairs)
    for code, indicator in pairs:
        what, cells = meaning[indicator], published[indicator]
        own = {period: number(cell) for (place, period), cell in cells.items() if place == code}
        periods = sorted(period for period, value in own.items() if value is not None)
        if len(periods) < 2:
            continue
        period, before = periods[-1], periods[-2]
        row = indicators.standing(indicator, code, period)
        table = indicators.values(indicator)
        if set(table.loc[table["period"].isin([period, before]), "source"]) != {what["source"]}:
            continue  # told by a second file too
        ends = ENDS[what["period_type"].removeprefix("year ending ")]
        end = date(int(period[:4]) + (len(period) > 4), *ends).isoformat()
        existed = [
            c
            for c, life in lives.items()
            if (not life["opened_on"] or life["opened_on"] <= end)
            and (not life["closed_on"] or life["closed_on"] >= end)
        ]
        if code not in existed:
            continue
        others = [number(cells.get((place, period))) for place in existed]
        values = [value for value in others if value is not None]
        value = own[period]
        better = [v for v in values if (v < value if what["polarity"] == "lower" else v > value)]
        assert (row["value"], row["rank"], row["of"]) == (value, len(better) + 1, len(values)), (code, indicator)
        if row["quartile"] == row["quartile"]:  # a number
            assert row["quartile"] == quartile(value, values, what["polarity"]), (code, indicator)
        decimals = int(what["decimals"])
        assert row["period_before"] == before, (code, indicator)
        assert Decimal(f"{row['change']:.6f}") == as_seen(value, decimals) - as_seen(own[before], decimals)
        wide = next((line for line in neighbours if line["old_la_code"] == lives[code]["la_number"]), None)
        if wide and not lives[code]["closed_on"]:
            near = [codes[wide[f"SN_{n}"]] for n in range(1, 11)]
            known = [v for v in (number(cells.get((place, period))) for place in near) if v is not None]
            group = indicators.group(indicator, peers.of(code, "2025"), period)
            assert (0 if group is None else group["with_value"]) == len(known), (code, indicator)
            assert group is None or group["median"] == pytest.approx(median(known)), (code, indicator)
        for place in ("E92000001", lives[code]["region_code"]):
            told = number(cells.get((place, period)))
            assert indicators.worth(indicator, place, period) == told, (code, indicator, place)
        compared += 1
        if compared == PAIRS:
            break
    assert compared == PAIRS
