import random
import statistics

import numpy as np
import pandas as pd
import pytest

from queries import indicators, ranking
from tests.rows import ENGLAND, SOUTH, authority, indicator, value

NONE = float("nan")
ALPHA = authority("E1", "Alphashire")
BETA = authority("E2", "Betaford", SOUTH)
GAMMA = authority("E3", "Gammaton", SOUTH)
DELTA = authority("E4", "Deltaby")
OLD = authority("E5", "Oldshire", SOUTH, closed_on="2019-03-31", successor_codes="E6")
NEW = authority("E6", "Newshire", SOUTH, opened_on="2019-04-01")
FOUR = [ALPHA, BETA, GAMMA, DELTA]


def codes(table: pd.DataFrame) -> list[str]:
    return table["authority_code"].tolist()


# catalogue and values


def test_indicators_stand_in_the_order_of_their_positions(tidy):
    tidy(indicators=[indicator("visits", position=3), indicator("reviews", position=1), indicator("care", position=2)])
    assert indicators.catalogue()["indicator"].tolist() == ["reviews", "care", "visits"]
    assert indicators.names() == {"reviews": "Name of reviews", "care": "Name of care", "visits": "Name of visits"}
    assert indicators.one("care")["indicator_name"] == "Name of care"
    assert indicators.one("care").name == "care"
    assert pd.isna(indicators.one("care")["caution"])
    with pytest.raises(KeyError, match="unknown"):
        indicators.one("unknown")


def test_values_of_one_indicator_oldest_first_with_their_intervals(tidy):
    tidy(
        indicators=[indicator("visits"), indicator("reviews")],
        authorities=FOUR,
        indicator_values=[
            value("E2", "2024", 60.0, lower=50, upper=70),
            value("E1", "2024", 25.0, numerator=5, denominator=20),
            value("E1", "2023", None, note="suppressed"),
            value("E1", "2024", 1.0, "reviews"),  # not included: another indicator
        ],
    )
    expected = pd.DataFrame(
        {
            "place_code": ["E1", "E1", "E2"],
            "period": ["2023", "2024", "2024"],
            "period_end": pd.to_datetime(["2023-03-31", "2024-03-31", "2024-03-31"]),
            "value": [NONE, 25.0, 60.0],
            "note": ["suppressed", None, None],
            "numerator": [NONE, 5, NONE],
            "denominator": [NONE, 20, NONE],
            "lower": [NONE, 11.1862, 50],
            "upper": [NONE, 46.8701, 70],
            "source": "survey",
            "method": [None, "wilson", "published"],
            "annotation": NONE,
        }
    )
    found = indicators.values("visits")
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, atol=1e-3)
    assert indicators.sources("visits") == ("survey",)


def test_an_indicator_without_values(tidy):
    tidy(indicators=[indicator("visits")])
    assert indicators.values("visits").empty
    assert indicators.periods("visits") == []
    assert indicators.sources("visits") == ()
    assert indicators.of_group("visits", ("E1",)).empty


def test_periods_are_those_with_a_value_newest_first(tidy):
    tidy(
        indicators=[indicator("visits")],
        authorities=FOUR,
        indicator_values=[
            value("E1", "2022", 1.0),
            value("E1", "2024", None, note="no_return"),
            value("E2", "2024", 1.0),
            value("E2", "2023", None, note="suppressed"),  # not included: no value at all that year
            value("E1", "2021", 1.0),
        ],
    )
    assert indicators.periods("visits") == ["2024", "2022", "2021"]
    assert indicators.periods("visits", "E1") == ["2022", "2021"]
    assert indicators.periods("visits", "E4") == []


# ranked


def some_year(*worth: float | None, **more) -> list[dict]:
    """Values of E1, E2 ... in 2024; null is suppressed."""
    return [value(f"E{i}", "2024", v, note="suppressed" if v is None else None, **more) for i, v in enumerate(worth, 1)]


@pytest.mark.parametrize(
    ("polarity", "order", "ranks", "sharing"),
    [
        ("higher", ["E3", "E1", "E2", "E4"], [1, 2, 2, NONE], [1, 2, 2, NONE]),
        ("lower", ["E1", "E2", "E3", "E4"], [1, 1, 3, NONE], [2, 2, 1, NONE]),
        ("neutral", ["E3", "E1", "E2", "E4"], [1, 2, 2, NONE], [1, 2, 2, NONE]),  # highest first
    ],
)
def test_authorities_best_first_and_those_without_a_value_last(tidy, polarity, order, ranks, sharing):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits", polarity=polarity)],
        indicator_values=[
            *some_year(20.0, 20.0, 30.0, None),
            value("E1", "2023", 99.0),  # not included: another period
            value(ENGLAND, "2024", 25.0),  # not ranked: no authority
        ],
    )
    found = indicators.ranked("visits", "2024")
    names = {row["authority_code"]: row["authority_name"] for row in FOUR}
    expected = pd.DataFrame(
        {
            "authority_code": order,
            "authority_name": [names[code] for code in order],
            "value": [{"E1": 20.0, "E2": 20.0, "E3": 30.0, "E4": NONE}[code] for code in order],
            "note": [None, None, None, "suppressed"],
            "rank": ranks,
            "sharing": sharing,
            "of": [3] * 4,
            "hidden": [1] * 4,
            "quartile": [NONE] * 4,  # too few
            "against_england": [None] * 4,  # no interval
        }
    )
    pd.testing.assert_frame_equal(found[expected.columns], expected, check_dtype=False)


def test_a_ranked_table_has_the_columns_it_promises(tidy):
    tidy(authorities=FOUR, indicators=[indicator("visits")], indicator_values=some_year(1.0, 2.0))
    assert set(indicators.ranked("visits", "2024").columns) == {
        *("authority_code", "authority_name", "label", "short_name", "region_name", "value", "note", "numerator"),
        *("denominator", "lower", "upper", "method", "annotation", "rank", "sharing", "of", "hidden"),
        *("quartile", "against_england", "source"),
    }


def test_hidden_values_are_the_suppressed_ones_alone(tidy):
    rows = [*some_year(1.0, None, None), value("E4", "2024", None, note="no_return")]
    tidy(authorities=FOUR, indicators=[indicator("visits")], indicator_values=rows)
    assert indicators.ranked("visits", "2024")[["of", "hidden"]].values.tolist() == [[1, 2]] * 4


def test_empty_rows_of_authorities_that_did_not_exist_are_left_out(tidy):
    tidy(
        authorities=[ALPHA, OLD, NEW],
        indicators=[indicator("visits")],
        indicator_values=[
            value("E1", "2018", 1.0),
            value("E5", "2018", None, note="suppressed"),
            value("E6", "2018", None, note="not_available"),  # not founded yet
            value("E1", "2024", 1.0),
            value("E5", "2024", None, note="not_available"),  # abolished
            value("E6", "2024", None, note="no_return"),
        ],
    )
    assert codes(indicators.ranked("visits", "2018")) == ["E1", "E5"]
    assert codes(indicators.ranked("visits", "2024")) == ["E1", "E6"]


def test_a_value_published_for_an_abolished_authority_is_listed_and_not_ranked(tidy):
    rows = [value("E1", "2020", 1.0), value("E5", "2020", 2.0)]
    tidy(authorities=[ALPHA, OLD], indicators=[indicator("visits")], indicator_values=rows)
    table = indicators.ranked("visits", "2020")
    assert table[["authority_code", "rank", "of"]].fillna(0).values.tolist() == [["E1", 1, 1], ["E5", 0, 1]]


@pytest.mark.parametrize("polarity", ["higher", "lower"])
def test_quarters_of_many(tidy, polarity):
    chance = random.Random(3)
    worth = {f"E{i}": float(chance.randint(1, 120)) for i in range(100, 160)}
    tidy(
        authorities=[authority(code, f"Place {code}") for code in worth],
        indicators=[indicator("visits", polarity=polarity)],
        indicator_values=[value(code, "2024", v) for code, v in worth.items()],
    )
    found = indicators.ranked("visits", "2024").set_index("authority_code")
    edges = np.percentile(list(worth.values()), [25, 50, 75])
    for code, v in worth.items():
        beyond = sum(v > edge for edge in edges) if polarity == "lower" else sum(v < edge for edge in edges)
        assert found.loc[code, "quartile"] == 1 + beyond
        better = [w for w in worth.values() if (w < v if polarity == "lower" else w > v)]
        assert found.loc[code, "rank"] == 1 + len(better)
    assert set(found["of"]) == {60}


@pytest.mark.parametrize("more", [{"polarity": "neutral"}, {"has_quartiles": False}])
def test_no_quarters_where_an_indicator_has_none(tidy, more):
    people = [authority(f"E{i}", f"Place {i}") for i in range(1, 41)]
    tidy(
        authorities=people,
        indicators=[indicator("visits", **more)],
        indicator_values=some_year(*map(float, range(1, 41))),
    )
    assert indicators.ranked("visits", "2024")["quartile"].isna().all()


def test_different_from_england_only_where_the_interval_says_so(tidy):
    counts = {"E1": 150, "E2": 100, "E3": 50, "E4": None}
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits")],
        indicator_values=[
            value(code, "2024", 50.0 if count is None else count / 2, numerator=count, denominator=200)
            for code, count in counts.items()
        ]
        + [value(ENGLAND, "2024", 50.0)],
    )
    found = indicators.ranked("visits", "2024").set_index("authority_code")["against_england"]
    assert found.drop("E4").to_dict() == {"E1": "higher", "E2": "similar", "E3": "lower"}
    assert pd.isna(found["E4"])


# standing


def test_where_an_authority_stands(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits", decimals=0)],
        indicator_values=[
            value("E1", "2021", 40.0),
            value("E2", "2022", 1.0),
            value("E1", "2022", None, note="suppressed"),  # a gap: the change is from the value before it
            *some_year(54.0, 60.0, 50.0, None),
        ],
    )
    row = indicators.standing("visits", "E1", "2024")
    shown = ["value", "rank", "sharing", "of", "hidden", "period", "period_before", "value_before"]
    shown += ["missing_between", "change", "direction"]
    assert row[shown].to_dict() == {
        "value": 54.0,
        "rank": 2,
        "sharing": 1,
        "of": 3,
        "hidden": 1,
        "period": "2024",
        "period_before": "2021",
        "value_before": 40.0,
        "missing_between": 1,
        "change": 14.0,
        "direction": None,
    }


def test_the_change_in_an_older_period_is_from_the_one_before_that(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits", polarity="lower")],
        indicator_values=[value("E1", year, v) for year, v in (("2021", 4.0), ("2022", 6.0), ("2023", 1.0))],
    )
    row = indicators.standing("visits", "E1", "2022")
    assert row[["value", "period_before", "change", "direction"]].tolist() == [6.0, "2021", 2.0, None]
    first = indicators.standing("visits", "E1", "2021")
    assert first["period_before"] is None and first["direction"] is None
    assert pd.isna(first["change"]) and pd.isna(first["value_before"])


def test_a_change_is_between_the_values_as_shown(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits", decimals=0)],
        indicator_values=[value("E1", "2023", 50.4), value("E1", "2024", 50.6)],
    )
    row = indicators.standing("visits", "E1", "2024")
    assert (row["change"], row["direction"]) == (1.0, None)
    assert ranking.change(54.25, 54.24, 1) == 0.1  # halves up
    assert ranking.change(2.5, 3.49, 0) == 0.0


@pytest.mark.parametrize(
    ("before", "after", "polarity", "direction"),
    [
        ((40.0, 35, 45), (50.0, 46, 54), "higher", "better"),
        ((40.0, 35, 45), (50.0, 46, 54), "lower", "worse"),
        ((40.0, 35, 45), (50.0, 46, 54), "neutral", "higher"),
        ((50.0, 46, 54), (40.0, 35, 45), "higher", "worse"),
        ((50.0, 46, 54), (40.0, 35, 45), "lower", "better"),
        ((50.0, 46, 54), (40.0, 35, 45), "neutral", "lower"),
        ((40.0, 35, 45), (50.0, 45, 54), "higher", "chance"),  # ends that touch overlap
        ((50.0, 40, 60), (45.0, 35, 55), "higher", "chance"),
        ((50.0, 20, 80), (45.0, 44, 46), "neutral", "chance"),  # one inside the other
        ((40.0, None, None), (50.0, 46, 54), "higher", None),
        ((40.0, 35, 45), (50.0, None, None), "higher", None),
        ((40.0, 35, 45), (40.0, 35, 45), "higher", "unchanged"),
        ((40.0, None, None), (40.0, None, None), "higher", "unchanged"),
    ],
)
def test_a_change_has_a_direction_only_where_the_intervals_are_apart(tidy, before, after, polarity, direction):
    rows = [value("E1", y, v, lower=low, upper=up) for y, (v, low, up) in (("2023", before), ("2024", after))]
    tidy(authorities=FOUR, indicators=[indicator("visits", polarity=polarity)], indicator_values=rows)
    row = indicators.standing("visits", "E1", "2024")
    assert (row["direction"], row["missing_between"]) == (direction, 0)


def test_a_change_over_a_gap_has_no_direction(tidy):
    mine = [value("E1", "2020", 40.0, lower=35, upper=45), value("E1", "2024", 50.0, lower=46, upper=54)]
    others = [value("E2", y, 1.0) for y in ("2019", "2020", "2021", "2023", "2024")]
    nobody = value("E2", "2022", None, note="not_available")  # no gap: nobody had a value
    tidy(authorities=FOUR, indicators=[indicator("visits")], indicator_values=[*mine, *others, nobody])
    row = indicators.standing("visits", "E1", "2024")
    assert (row["period_before"], row["change"], row["missing_between"]) == ("2020", 10.0, 2)
    assert row["direction"] is None


def test_england_as_published_may_lie_half_a_digit_off(tidy):
    rows = [
        value("E1", "2024", 60.0, lower=50.4, upper=70),
        value("E2", "2024", 60.0, lower=50.6, upper=70),
        value("E3", "2024", 40.0, lower=30, upper=49.6),
        value("E4", "2024", 40.0, lower=30, upper=49.4),
        value(ENGLAND, "2024", 50.0),
    ]
    tidy(authorities=FOUR, indicators=[indicator("visits", decimals=0)], indicator_values=rows)
    found = indicators.ranked("visits", "2024").set_index("authority_code")["against_england"]
    assert found.to_dict() == {"E1": "similar", "E2": "higher", "E3": "similar", "E4": "lower"}


def test_an_authority_without_a_value_or_without_a_row(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits")],
        indicator_values=[*some_year(1.0, None), value("E2", "2023", 5.0)],
    )
    row = indicators.standing("visits", "E2", "2024")
    assert pd.isna(row["value"]) and row["note"] == "suppressed" and row["period_before"] is None
    assert indicators.standing("visits", "E3", "2024") is None


# groups


def test_a_groups_median_counts_only_those_with_a_value(tidy):
    chance = random.Random(5)
    worth = {
        (f"E{i}", str(year)): chance.choice([None, float(chance.randint(1, 50))])
        for i in range(1, 7)
        for year in range(2015, 2025)
    }
    tidy(
        authorities=[*FOUR, NEW, authority("E5", "Fifthham")],
        indicators=[indicator("visits")],
        indicator_values=[
            value(code, year, v, note="no_return" if v is None else None) for (code, year), v in worth.items()
        ],
    )
    group = ("E1", "E2", "E3", "E5")
    rows = []
    for year in map(str, range(2015, 2025)):
        known = [worth[code, year] for code in group if worth[code, year] is not None]
        if known:
            end = pd.Timestamp(f"{year}-03-31")
            rows.append((end, year, statistics.median(known), min(known), max(known), len(known)))
    expected = pd.DataFrame(rows, columns=["period_end", "period", "median", "lowest", "highest", "with_value"])
    pd.testing.assert_frame_equal(indicators.of_group("visits", group), expected, check_dtype=False)
    last = rows[-1]
    found = indicators.group("visits", group, last[1])
    assert found[["median", "with_value"]].tolist() == [last[2], last[5]]
    assert indicators.group("visits", group, "1999") is None
    assert indicators.group("visits", (), last[1]) is None


def test_the_region_of_an_authority(tidy):
    tidy(authorities=FOUR)
    assert indicators.region("E2") == (SOUTH, "South East")


# one value


def test_what_one_place_is_worth(tidy):
    tidy(authorities=FOUR, indicators=[indicator("visits")], indicator_values=some_year(10.0, None))
    assert indicators.worth("visits", "E1", "2024") == 10.0
    assert indicators.worth("visits", "E2", "2024") is None
    assert indicators.worth("visits", "E1", "2020") is None
    assert indicators.worth("visits", ENGLAND, "2024") is None
    assert indicators.place("visits", "E2")["note"].tolist() == ["suppressed"]
