import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from queries import indicator_readings as readings

CALM = settings(max_examples=50, derandomize=True)
NONE = float("nan")


def what(polarity: str = "higher", unit: str = "percent", decimals: int = 1, **more) -> pd.Series:
    return pd.Series(
        {
            "polarity": polarity,
            "unit": unit,
            "unit_name": {"percent": "% of children", "per_10000": "per 10,000 children", "count": "children"}[unit],
            "decimals": decimals,
            "period_type": "year ending 31 March",
            "numerator_name": "children visited in time",
            **more,
        }
    )


def stood(**more) -> pd.Series:
    """An authority's row: 54.3% in 2024, up from 51.3% in 2022."""
    return pd.Series(
        {
            "value": 54.3,
            "note": None,
            "rank": 12.0,
            "sharing": 1.0,
            "of": 131,
            "hidden": 0,
            "quartile": 1.0,
            "numerator": 543.0,
            "denominator": 1000.0,
            "lower": 51.2,
            "upper": 57.36,
            "against_england": "higher",
            "period": "2024",
            "period_before": "2022",
            "value_before": 51.3,
            "change": 3.0,
            "missing_between": 0,
            "direction": "better",
            **more,
        }
    )


NO_INTERVAL = "Interval not available: there is no published count and base to work it out from"
FIRST_EVER = {"period_before": None, "value_before": NONE, "change": NONE, "direction": None}


def test_rank():
    assert readings.rank(stood(), "higher") == "12th of 131 with data"
    assert readings.rank(stood(), "lower") == "12th of 131 with data"
    assert readings.rank(stood(rank=1.0), "neutral") == "highest of 131 with data"


def test_a_shared_rank_is_joint():
    assert readings.rank(stood(rank=2.0, sharing=2.0), "higher") == "joint 2nd of 131 with data"
    assert readings.rank(stood(sharing=3.0), "neutral") == "joint 12th highest of 131 with data"
    assert readings.rank(stood(rank=1.0, sharing=2.0), "neutral") == "joint highest of 131 with data"
    gone = stood(rank=NONE, sharing=NONE)
    assert readings.rank(gone, "higher") == "not ranked, as it did not exist when the period ended"
    card = readings.headline(stood(sharing=2.0), what(), None, 10, "2025", None)[1]
    assert card == ("Rank", "joint 12th of 131", "counted from the best; best quarter")


@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        (1.0, "best quarter"),
        (2.0, "second best quarter"),
        (3.0, "third best quarter"),
        (4.0, "worst quarter"),
        (NONE, None),
    ],
)
def test_quartile(quarter, words):
    assert readings.quartile(stood(quartile=quarter)) == words


@pytest.mark.parametrize(
    ("row", "indicator", "words"),
    [
        (stood(), what(), "up 3.0 percentage points from 51.3% in 2022 (better)"),
        (
            stood(change=-3.0, direction="worse"),
            what(decimals=0),
            "down 3 percentage points from 51% in 2022 (worse)",
        ),
        (
            stood(change=1234.5, direction="higher"),
            what("neutral", "per_10000"),
            "up 1,234.5 from 51.3 in 2022",
        ),
        (stood(change=-2.0, direction="better"), what("lower", "count", 0), "down 2 from 51 in 2022 (better)"),
        (stood(change=0.0, direction="unchanged"), what(), "unchanged from 2022"),
        (stood(direction="chance"), what(), "up 3.0 percentage points from 51.3% in 2022 (may be chance)"),
        (stood(direction=None), what(), "up 3.0 percentage points from 51.3% in 2022"),  # no interval
        (
            stood(direction=None, missing_between=1),
            what(),
            "up 3.0 percentage points from 51.3% in 2022, with no value between",
        ),
        (
            stood(change=-1.0, direction="chance"),
            what(decimals=0),
            "down 1 percentage point from 51% in 2022 (may be chance)",
        ),
        (
            stood(change=10.0, direction="better"),
            what(decimals=0),
            "up 10 percentage points from 51% in 2022 (better)",
        ),
        (stood(**FIRST_EVER), what(), "no earlier value to compare with"),
    ],
)
def test_change(row, indicator, words):
    assert readings.change(row, indicator) == words


@pytest.mark.parametrize(
    ("verdict", "polarity", "words"),
    [
        ("higher", "higher", "this authority is higher: England lies outside its 95% interval, which is better"),
        ("lower", "higher", "this authority is lower: England lies outside its 95% interval, which is worse"),
        ("higher", "lower", "this authority is higher: England lies outside its 95% interval, which is worse"),
        ("lower", "lower", "this authority is lower: England lies outside its 95% interval, which is better"),
        ("higher", "neutral", "this authority is higher: England lies outside its 95% interval"),
        ("similar", "higher", "this authority is similar: England lies within its 95% interval"),
        (None, "higher", None),
        (NONE, "higher", None),
    ],
)
def test_against_england(verdict, polarity, words):
    assert readings.against_england(stood(against_england=verdict), what(polarity)) == words


def line(*points: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame(points, columns=["period", "value"]).astype({"value": float})


FELL = [("2020", 12.0), ("2022", 10.0)]


@pytest.mark.parametrize(
    ("points", "polarity", "words"),
    [
        (
            [("2020", 10.0), ("2021", NONE), ("2022", 12.04), ("2023", NONE)],
            "higher",
            "Place rose from 10.0% in 2020 to 12.0% in 2022. Higher is better.",
        ),
        (
            [("2020", 12.0), ("2022", 10.0)],
            "higher",
            "Place fell from 12.0% in 2020 to 10.0% in 2022. Higher is better.",
        ),
        (FELL, "lower", "Place fell from 12.0% in 2020 to 10.0% in 2022. Lower is better."),
        (
            [("2020", 12.0), ("2022", 10.0)],
            "neutral",
            "Place fell from 12.0% in 2020 to 10.0% in 2022. Neither higher nor lower is better.",
        ),
        ([("2020", 10.01), ("2022", 10.04)], "higher", "Place: 10.0% in 2022, the same as in 2020."),
        ([("2020", NONE), ("2022", 10.0)], "higher", "Place: 10.0% in 2022, the only value published."),
        ([("2020", NONE)], "higher", "Place has no published value."),
        ([], "higher", "Place has no published value."),
    ],
)
def test_trend(points, polarity, words):
    assert readings.trend(line(*points), "Place", what(polarity)) == words


def test_where_an_authority_stands():
    assert readings.standing(stood(), "Place", what(), "2024") == (
        "Place: 54.3% in 2024, 12th of 131 with data, in the best quarter; "
        "up 3.0 percentage points from 51.3% in 2022 (better)."
    )
    neutral = stood(quartile=NONE, direction="higher")
    assert readings.standing(neutral, "Place", what("neutral", "per_10000"), "2024") == (
        "Place: 54.3 per 10,000 children in 2024, 12th highest of 131 with data; up 3.0 from 51.3 in 2022."
    )
    assert readings.standing(stood(value=NONE, note="suppressed"), "Place", what(), "2024") == (
        "Place's value for 2024 is not published (a small number is hidden)."
    )
    assert readings.standing(None, "Place", what(), "2024") == "Place has no value for 2024 in this file."


@pytest.mark.parametrize("note", readings.NOTE_WORDS)
def test_every_note_makes_a_sentence(note):
    sentence = readings.standing(stood(value=NONE, note=note), "Place", what(), "2024")
    assert re.fullmatch(r"Place's value for 2024 is not [\w ()]+\.", sentence)


def test_every_note_has_words():
    import schema

    assert set(readings.NOTE_WORDS) == set(schema.NOTES)


def test_what_to_take_note_of():
    assert readings.take_note(stood(annotation="Counted anew.")) == "Take note: Counted anew."
    assert readings.take_note(stood(annotation=None)) is readings.take_note(None) is None


def test_a_small_count_gets_a_caution():
    assert readings.small_count(stood(numerator=19.0), what()) == (
        "Take care: the count behind it is 19 (children visited in time), so few that one more moves it."
    )
    assert readings.small_count(stood(numerator=0.0), what(numerator_name=None)) == (
        "Take care: the count behind it is 0, so few that one more moves it."
    )
    assert readings.small_count(stood(numerator=20.0), what()) is None
    assert readings.small_count(stood(numerator=NONE), what()) is None
    assert readings.small_count(None, what()) is None


def test_interval():
    assert readings.interval(stood(), what()) == "95% interval 51.2% to 57.4%"
    assert readings.interval(stood(), what(unit="per_10000", decimals=0)) == "95% interval 51.2 to 57.4"
    assert readings.interval(stood(lower=NONE, upper=NONE), what()) == (
        "Interval not available: there is no published count and base to work it out from"
    )


def ranked(*values: float) -> pd.DataFrame:
    table = pd.DataFrame({"authority_name": [f"Place {i}" for i, _ in enumerate(values, 1)], "value": values})
    return table.assign(rank=table["value"].rank(method="min"))


def test_spread():
    assert readings.spread(ranked(5.0, 3.04, NONE, 1234.0), what(unit="count", decimals=1), "2024") == (
        "In 2024, 3 of 4 authorities have a published value, from 3.0 (Place 2) to 1,234.0 (Place 4)."
    )
    assert readings.spread(ranked(0.0, 7.0, 0.0, 0.0, 7.0), what(), "2024") == (
        "In 2024, 5 of 5 authorities have a published value, from 0.0% (Place 1 and 2 others) to 7.0% (Place 2 and "
        "Place 5)."
    )
    gone = ranked(5.0, 3.04, NONE, 1234.0)
    gone.loc[gone["value"] == 1234, "rank"] = NONE  # abolished before the period: listed, not counted
    assert readings.spread(gone, what(unit="count", decimals=1), "2024") == (
        "In 2024, 2 of 3 authorities have a published value, from 3.0 (Place 2) to 5.0 (Place 1)."
    )
    assert readings.spread(ranked(NONE), what(), "2024") == "No authority has a published value for 2024."


def test_period_and_end():
    assert readings.period(what(), "2024") == "year ending 31 March 2024"
    old = pd.Series({"authority_name": "Oldshire", "closed_on": pd.Timestamp("2019-03-31")})
    assert readings.ended(old, ["Newshire", "West Newshire"]) == (
        "Oldshire ended on 31 March 2019; Newshire and West Newshire took over. Its lines stop there."
    )
    assert readings.ended(pd.Series({"authority_name": "Alphashire", "closed_on": pd.NaT}), []) is None


def test_headline():
    median = pd.Series({"median": 52.04, "with_value": 9})
    assert readings.headline(stood(), what(), median, 10, "2025", 50.0) == [
        ("Year ending 31 March 2024", "54.3%", "95% interval 51.2% to 57.4%"),
        ("Rank", "12th of 131", "counted from the best; best quarter"),
        ("Change", "up 3.0", "percentage points, from 51.3% in 2022 (better)"),
        ("Median of its peers", "52.0%", "9 of 10 statistical neighbours (2025 model) have data"),
        (
            "England",
            "50.0%",
            "This authority is higher: England lies outside its 95% interval, which is better",
        ),
    ]


def test_headline_with_little_to_say():
    row = stood(quartile=NONE, lower=NONE, upper=NONE, against_england=None, **FIRST_EVER)
    assert readings.headline(row, what("neutral", "count", 0), None, 4, "region", None) == [
        (
            "Year ending 31 March 2024",
            "54",
            "Interval not available: there is no published count and base to work it out from",
        ),
        ("Rank", "12th of 131", "counted from the highest; it follows the size of the authority"),
        ("Change", "none", "No earlier value to compare with"),
        ("Median of its peers", "none", "0 of 4 other authorities in its region have data"),
        ("England", "none", "No interval to tell a difference from chance"),
    ]
    rank = readings.headline(row, what("neutral"), None, 4, "region", None)[1]
    assert rank == ("Rank", "12th of 131", "counted from the highest; neither high nor low is better")
    rank = readings.headline(row, what(), None, 4, "region", None)[1]
    assert rank == ("Rank", "12th of 131", "counted from the best; no quarters: too few or too coarse values")


@pytest.mark.parametrize(
    ("hidden", "words"), [(1, "; 1 hidden value is not ranked"), (7, "; 7 hidden values are not ranked"), (0, "")]
)
def test_the_rank_says_how_many_values_are_hidden(hidden, words):
    for indicator, counted in (
        (what(), "counted from the best; best quarter"),
        (what("neutral"), "counted from the highest; neither high nor low is better"),
        (what("neutral", "count"), "counted from the highest; it follows the size of the authority"),
    ):
        assert readings.headline(stood(hidden=hidden), indicator, None, 4, "2025", None)[1][2] == counted + words


@pytest.mark.parametrize(
    ("more", "value", "meaning"),
    [
        ({"direction": "chance"}, "up 3.0", "percentage points, from 51.3% in 2022 (may be chance)"),
        ({"change": 1.0}, "up 1.0", "percentage point, from 51.3% in 2022 (better)"),
        ({"missing_between": 2}, "up 3.0", "percentage points, from 51.3% in 2022, with no value between"),
        ({"change": 0.0}, "unchanged", "from 2022"),
    ],
)
def test_the_change_at_the_head_of_an_indicator(more, value, meaning):
    assert readings.headline(stood(**more), what(), None, 4, "2025", None)[2] == ("Change", value, meaning)


def peers(mine: float | None, *others: float) -> pd.DataFrame:
    rows = [("mine", mine)] * (mine is not None) + [("peer", v) for v in others] + [("england", 99.0)]
    return pd.DataFrame(rows, columns=["role", "value"])


def test_beside():
    table = peers(5.0, 1.0, 2.0, 5.0, 9.0)
    assert readings.beside(table, "Place", 10, what("lower")) == (
        "Place is higher than 2, lower than 1 and the same as 1 of the 4 peers with data (10 in all). Lower is better."
    )


def test_below_or_above_all_peers():
    assert readings.beside(peers(1.0, 2.0, 3.0), "Place", 2, what("lower")) == (
        "Place is lower than all 2 peers with data. Lower is better."
    )


def test_whose_values_and_of_when_a_fact_is():
    days = pd.to_datetime(["2022-03-31", "2023-03-31", "2024-03-31"])
    facts = pd.DataFrame(
        {
            "text": ["Joint.", "Once.", "Twice.", "Before all.", "Once."],
            "known_from": ["Notes", "File", "File", "File", "File"],
            "first_period_end": [days[1], days[0], days[0], pd.Timestamp("2019-03-31"), days[1]],
            "last_period_end": [pd.NaT, days[0], days[1], pd.Timestamp("2019-03-31"), days[1]],
            "places": [("E1", "E2"), ("E1",), (), (), ("E2",)],
        }
    )
    ends = dict(zip(days, ["2022", "2023", "2024"], strict=True))
    assert readings.noted(facts, {"E1": "Alphashire", "E2": "Betaton"}, ends) == [
        ("Alphashire and Betaton, from 2023 on", "Joint.", "Notes"),
        ("Alphashire, 2022; Betaton, 2023", "Once.", "File"),
        ("Everywhere, 2022 to 2023", "Twice.", "File"),
        ("Everywhere, year ending 31 March 2019", "Before all.", "File"),
    ]
    assert readings.beside(peers(None, 1.0), "Place", 10, what()) == "1 of 10 peers have data; Place has none."
    assert readings.beside(peers(1.0), "Place", 10, what()) == "0 of 10 peers have data; Place has a value."


JUDGING = re.compile(r"\b(better|worse|best|worst)\b")
SAYS_NEITHER = re.compile(r"[Nn]either high(er)? nor low(er)? is better")


values = some.floats(0, 5000).map(lambda v: round(v, 1))
JUDGING = re.compile(r"\b(better|worse|best|worst)\b")
SAYS_NEITHER = re.compile(r"[Nn]either high(er)? nor low(er)? is better")


@CALM
@given(
    some.sampled_from(["higher", "lower", "neutral"]),
    some.sampled_from(["percent", "per_10000", "count"]),
    values,
    some.lists(some.one_of(some.just(NONE), values), min_size=1, max_size=6),
    some.sampled_from(["higher", "lower", "similar", None]),
    some.sampled_from(["apart", "chance", None]),
)
def test_nothing_is_called_better_or_worse_where_neither_way_is(polarity, unit, value, others, verdict, sure):
    from queries import ranking

    indicator = what(polarity, unit)
    change = ranking.change(value, 51.3, 1)
    quarter = NONE if polarity == "neutral" else 2.0
    row = stood(
        value=value,
        change=change,
        direction=ranking.direction(change, polarity) if sure == "apart" else sure,
        against_england=verdict,
        quartile=quarter,
    )
    said = [
        readings.change(row, indicator),
        readings.against_england(row, indicator) or "",
        readings.standing(row, "Place", indicator, "2024"),
        readings.trend(line(("2022", 51.3), *((str(y), v) for y, v in enumerate(others, 2023))), "Place", indicator),
        readings.spread(ranked(value, *others), indicator, "2024"),
        readings.beside(peers(value, *[v for v in others if v == v]), "Place", 10, indicator),
        *(text for part in readings.headline(row, indicator, None, 10, "2025", value) for text in part),
    ]
    judged = [text for text in said if JUDGING.search(SAYS_NEITHER.sub("", text))]
    if polarity == "neutral":
        assert judged == []
    elif change and sure != "apart":
        assert not JUDGING.search(said[0])
    elif change:
        good_way = (change > 0) == (polarity == "higher")
        assert said[0].endswith("(better)" if good_way else "(worse)")
