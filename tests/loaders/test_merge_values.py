"""Which of several sources gives a value, and what counts as a disagreement."""

import random
from importlib import import_module

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schema
from loaders import merge_values, recognise, reference
from loaders.errors import LoadError
from tests.published import RAW, needs_raw

PRECEDENCE = {"statistics": 1, "older_statistics": 2, "profiles": 3, "tool": 4}


def values(source, *rows, **others):
    """indicator_values of (place, indicator, value or note)."""
    return schema.frame(
        "indicator_values",
        [
            {
                "place_code": place,
                "indicator": indicator,
                "period": "2025",
                "period_end": pd.Timestamp("2025-03-31"),
                "value": None if isinstance(cell, str) else cell,
                "note": cell if isinstance(cell, str) else None,
                "source": source,
            }
            | others
            for place, indicator, cell in rows
        ],
    )


def conflict(place, indicator, a, value_a, b, value_b, reason):
    return {
        "subject": "indicator_values.value",
        "key": f"{place} {indicator} 2025",
        "source_a": a,
        "value_a": value_a,
        "source_b": b,
        "value_b": value_b,
        "kept": value_a,
        "reason": f"{reason}; {a} is preferred to {b}",
    }


DIFFER = "The values differ by more than rounding"
NOTE = "One gives a value, the other a note"


def merged(*frames):
    return merge_values.indicator_values(frames, PRECEDENCE)


def same(frame, expected):
    pd.testing.assert_frame_equal(frame.reset_index(drop=True), expected.reset_index(drop=True))


def test_the_preferred_source_wins_whole_with_its_own_counts_and_interval():
    kept, conflicts = merged(
        values("tool", ("E1", "rate", 12.0), ("E2", "rate", 14.0)),
        values("profiles", ("E1", "rate", 12.04), numerator=3, denominator=250, lower=1, upper=20),
        values("statistics", ("E1", "count", 7.0)),
    )
    expected = pd.concat(
        [
            values("statistics", ("E1", "count", 7.0)),
            values("profiles", ("E1", "rate", 12.04), numerator=3, denominator=250, lower=1, upper=20),
            values("tool", ("E2", "rate", 14.0)),
        ]
    )
    same(kept, schema.frame("indicator_values", expected))
    assert conflicts.empty


def test_values_disagree_when_they_differ_by_more_than_rounding():
    kept, conflicts = merged(
        values("statistics", ("E1", "rate", 12.3), ("E2", "rate", 12.3), ("E3", "rate", 12.0), ("E1", "count", 7)),
        values("profiles", ("E1", "rate", 12.349), ("E2", "rate", 12.351), ("E3", "rate", 12.05)),
        values("tool", ("E1", "rate", 12.3), ("E2", "rate", 12.5), ("E1", "count", 7.5), ("E2", "count", 9)),
    )
    assert kept["value"].tolist() == [7, 12.3, 9, 12.3, 12.0]
    expected = [
        conflict("E2", "rate", "statistics", "12.3", "profiles", "12.351", DIFFER),
        conflict("E2", "rate", "statistics", "12.3", "tool", "12.5", DIFFER),
    ]
    same(conflicts, schema.frame("conflicts", expected))


def test_a_note_beside_a_value_disagrees_unless_the_reason_is_lost_or_it_says_the_same():
    kept, conflicts = merged(
        values(
            "statistics",
            ("E1", "rate", "suppressed"),
            ("E2", "rate", 5.0),
            ("E3", "rate", 6.0),
            ("E4", "rate", "rounds_to_zero"),
            ("E5", "rate", "not_available"),
            ("E6", "rate", "suppressed"),
            ("E7", "rate", 0.0),
        ),
        values(
            "tool",
            ("E1", "rate", 4.0),
            ("E2", "rate", "not_available"),
            ("E3", "rate", "suppressed"),
            ("E4", "rate", 0.0),
            ("E5", "rate", 8.0),
            ("E6", "rate", "not_available"),
            ("E7", "rate", "rounds_to_zero"),
        ),
    )
    assert set(kept["source"]) == {"statistics"}
    expected = [
        conflict("E1", "rate", "statistics", "suppressed", "tool", "4", NOTE),
        conflict("E3", "rate", "statistics", "6", "tool", "suppressed", NOTE),
        conflict("E5", "rate", "statistics", "not_available", "tool", "8", NOTE),
    ]
    same(conflicts, schema.frame("conflicts", expected))
    assert schema.check({"conflicts": conflicts, "indicator_values": kept}) == []


def test_two_different_rows_of_one_source_stop():
    with pytest.raises(LoadError) as error:
        merged(values("tool", ("E1", "rate", 1.0)), values("tool", ("E1", "rate", 2.0)))
    assert str(error.value) == (
        "tool: two different rows of rate for E1 in 2025. "
        "Correct the filters of the indicator in data/reference/indicators.csv."
    )


def test_a_row_given_twice_by_one_source_stands_once():
    kept, conflicts = merged(values("tool", ("E1", "rate", 1.0)), values("tool", ("E1", "rate", 1.0)))
    same(kept, values("tool", ("E1", "rate", 1.0)))
    assert conflicts.empty


def test_nothing_gives_nothing():
    kept, conflicts = merged(values("tool"))
    same(kept, values("tool"))
    assert conflicts.empty


CELLS = st.one_of(
    st.sampled_from(["suppressed", "not_available", "rounds_to_zero"]),
    st.integers(-99, 99).map(float),
    st.integers(-99, 99).map(lambda n: n / 10),
    st.floats(-1e12, 1e12),
)
TABLES = st.dictionaries(
    st.tuples(st.sampled_from(sorted(PRECEDENCE)), st.sampled_from(["E1", "E2", "E3"]), st.sampled_from("ab")),
    CELLS,
    min_size=1,
)


@settings(max_examples=50)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_result_is_that_of_a_plain_loop_whatever_the_order(cells, chance: random.Random):
    rows = list(cells.items())
    chance.shuffle(rows)
    frames = [values(source, (place, indicator, cell)) for (source, place, indicator), cell in rows]
    kept, conflicts = merged(*frames)
    found = {(r.place_code, r.indicator): r.source for r in kept.itertuples()}
    noted = {(r.key.removesuffix(" 2025"), r.source_a, r.source_b) for r in conflicts.itertuples()}

    expected, disagreements = {}, set()
    for place, indicator in {(place, indicator) for _, place, indicator in cells}:
        known = [s for s in PRECEDENCE if (s, place, indicator) in cells]
        first = expected[place, indicator] = known[0]
        for other in known[1:]:
            if _disagree(cells, first, other, place, indicator):
                disagreements.add((f"{place} {indicator}", first, other))
    assert (found, noted) == (expected, disagreements)
    again = merged(*reversed(frames))
    same(kept, again[0])
    same(conflicts, again[1])


def _disagree(cells, first, other, place, indicator):
    a, b = cells[first, place, indicator], cells[other, place, indicator]
    if (isinstance(a, str) and isinstance(b, str)) or b == "not_available":
        return False
    if isinstance(a, str) or isinstance(b, str):
        return {a, b} != {"rounds_to_zero", 0.0}
    coarser = min(_decimals(cells, source, indicator) for source in (first, other))
    return abs(a - b) > 0.5 * 10**-coarser + 1e-9 * (1 + abs(a))


def _decimals(cells, source, indicator):
    """Most decimals of a source's values of an indicator; 8 for an unrounded one."""
    most = 0
    for (s, _, i), cell in cells.items():
        if (s, i) == (source, indicator) and not isinstance(cell, str):
            near = 1e-9 * (1 + abs(cell))
            most = max(most, next((d for d in range(8) if abs(cell - round(cell, d)) <= near), 8))
    return most


@needs_raw
def test_the_published_sources_agree_on_every_value_but_those_revised_since():
    """A measure paired with the wrong indicator would differ from it nearly everywhere."""
    sources, places = recognise.declared(), reference.load()
    frames = []
    for path in sorted([*(RAW / "ees").iterdir(), *(RAW / "fingertips").iterdir(), *RAW.glob("lait/bds*")]):
        source = recognise.recognise(path, sources)
        values = import_module(f"loaders.{source.loader}").load(source, places)["indicator_values"]
        frames.append(values[~values["indicator"].str.startswith("lait_")])
    kept, conflicts = merge_values.indicator_values(frames, {s.source: s.precedence for s in sources})
    assert not kept.duplicated(merge_values.KEY).any()
    differ = conflicts[conflicts["reason"].str.startswith(DIFFER)]
    assert set(differ["source_a"] + " " + differ["source_b"]) == {"social_workers social_workers_2017_to_2022"}
    assert schema.check({"conflicts": conflicts, "indicator_values": kept}) == []
