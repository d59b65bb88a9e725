import random

import numpy as np
import pandas as pd
import pytest

import schema
from queries import indicators, peers, standings
from tests.rows import ENGLAND, NORTH, SOUTH, annotation, authority, indicator, neighbour, value

RANKED = ["value", "numerator", "denominator", "lower", "upper", "method", "rank", "sharing", "of", "hidden"]
RANKED += ["quartile", "against_england", "period_before", "value_before", "change", "missing_between", "direction"]

OLD = authority("E90", "Oldshire", SOUTH, closed_on="2022-06-30", successor_codes="E91")
NEW = authority("E91", "Newshire", SOUTH, opened_on="2022-07-01")
SHIRES = [authority(f"E{n:02}", f"Shire {n:02}", NORTH if n % 2 else SOUTH) for n in range(1, 31)]


def same(found, expected) -> bool:
    return found == expected or (pd.isna(found) and pd.isna(expected))


def assert_equal_to_the_questions_for_one(row: dict, compare: str) -> None:
    """Every number of a row is what the questions for one indicator, authority and period give."""
    indicator, code, period = row["indicator"], row["authority_code"], row["period"]
    assert period == indicators.periods(indicator, code)[0]
    standing = indicators.standing(indicator, code, period)
    assert {c: row[c] for c in RANKED if not same(row[c], standing[c])} == {}
    table = indicators.ranked(indicator, period)
    values = table.loc[table["rank"].notna(), "value"]
    assert same(row["lowest"], values.min()) and same(row["highest"], values.max())
    if not np.isnan(row["low_edge"]):
        assert [row["low_edge"], row["middle"], row["high_edge"]] == np.quantile(values, [0.25, 0.5, 0.75]).tolist()
    for name, place in (("england", ENGLAND), ("region", indicators.region(code)[0])):
        assert same(row[name], indicators.worth(indicator, place, period))
    beside = peers.of(code, compare)
    group = indicators.group(indicator, beside, period)
    assert row["peers"] == len(beside)
    expected = (0, np.nan) if group is None else (group["with_value"], group["median"])
    assert row["peers_with_value"] == expected[0] and same(row["peers_median"], expected[1])
    noted = {
        r["place_code"]: r for r in indicators.values(indicator).to_dict("records") if r["period"] == row["newest"]
    }
    assert row["newest"] == next(
        p for p in indicators.periods(indicator) if indicators.ranked(indicator, p)["value"].notna().any()
    )
    assert same(row["newest_note"], noted[code]["note"] if code in noted else None)


@pytest.fixture
def invented(tidy):
    """Three indicators, five years, thirty-two authorities, with ties, gaps, hidden values, counts and intervals."""
    chance = random.Random(7)
    known = [
        indicator("visits", position=3),
        indicator("delays", position=1, polarity="lower", unit="per_10000", decimals=0),
        indicator("count", position=2, polarity="neutral", unit="count", decimals=0, has_quartiles=False),
        indicator("strange", position=4, is_curated=False),
    ]
    values = []
    for key in ("visits", "delays", "count", "strange"):
        for place in [*(a["authority_code"] for a in (*SHIRES, OLD, NEW)), NORTH, SOUTH, ENGLAND]:
            for year in range(2020, 2025):
                if chance.random() < 0.15:
                    continue  # no row at all
                if chance.random() < 0.15:
                    note = chance.choice(["suppressed", "not_available"])
                    values.append(value(place, str(year), None, key, note=note))
                    continue
                counts = {}
                count, base = chance.choice([0, 0, *range(40)]), chance.randint(50, 90)
                if chance.random() < 0.7:
                    counts = {"numerator": count, "denominator": base}
                values.append(value(place, str(year), round(100 * count / base, 1), key, **counts))
    tidy(
        authorities=[*SHIRES, OLD, NEW],
        indicators=known,
        indicator_values=values,
        neighbours=[neighbour("E01", n, f"E{n + 3:02}") for n in range(1, 11)] + [neighbour("E02", 1, "E90")],
        value_annotations=[annotation("zero", "A zero is doubtful.", "2020-03-31", None, only_value=0.0)],
    )


@pytest.mark.parametrize("compare", ["2025", "2021", "region"])
@pytest.mark.parametrize("curated", [True, False])
def test_each_number_is_that_of_the_question_for_one(invented, compare, curated):
    seen = 0
    for place in (*SHIRES, OLD, NEW):
        for row in standings.of(place["authority_code"], compare, curated).to_dict("records"):
            assert_equal_to_the_questions_for_one(row, compare)
            seen += 1
    assert seen == len(standings.latest(curated)) > 25
    assert not curated or "doubtful" in set(standings.latest()["direction"])


def test_latest_values_stand_in_the_order_of_the_catalogue(invented):
    assert standings.latest()["indicator"].drop_duplicates().tolist() == ["delays", "count", "visits"]
    assert standings.latest(curated=False)["indicator"].unique().tolist() == ["strange"]


def test_an_older_value_is_told_with_its_period_and_why_the_newest_is_missing(tidy):
    tidy(
        authorities=SHIRES[:3],
        indicators=[indicator("visits")],
        indicator_values=[
            value("E01", "2021", 40.0),
            value("E01", "2023", 44.0),
            value("E01", "2024", None, note="suppressed"),
            value("E02", "2022", 50.0),
            value("E02", "2024", 55.0),
            value("E03", "2024", None, note="no_return"),  # not included: never had a value
            value(ENGLAND, "2023", 48.0),
        ],
    )
    table = standings.latest().set_index("authority_code")
    columns = ["period", "value", "rank", "of", "hidden", "england", "period_before", "change", "missing_between"]
    columns += ["newest", "newest_note"]
    assert table.loc["E01", columns].tolist() == ["2023", 44.0, 1, 1, 0, 48.0, "2021", 4.0, 1, "2024", "suppressed"]
    assert table.loc["E02", columns[:5]].tolist() == ["2024", 55.0, 1, 1, 1]
    assert sorted(table.index) == ["E01", "E02"]


def test_there_may_be_nothing(tidy):
    tidy(authorities=SHIRES[:1], indicators=[indicator("visits")])
    assert standings.latest().empty
    assert standings.of("E01", "region").empty


REASON = "the tables that ship are not there"


@pytest.mark.skipif(not (schema.TIDY / "indicator_values.parquet").exists(), reason=REASON)
def test_two_hundred_of_what_ships_are_those_of_the_questions_for_one():
    chance = random.Random(2026)
    table = standings.latest()
    for at in chance.sample(range(len(table)), 200):
        key, code, compare = *table.loc[at, ["indicator", "authority_code"]], chance.choice(["2025", "2021", "region"])
        rows = standings.of(code, compare).to_dict("records")
        assert_equal_to_the_questions_for_one(next(row for row in rows if row["indicator"] == key), compare)
