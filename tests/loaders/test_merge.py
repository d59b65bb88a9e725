import pandas as pd

import schema
from loaders import merge

PRECEDENCE = {"workbook": 1, "atlas": 1, "copy": 2}
KEY = ["authority_code", "model", "rank"]


def neighbour(source: str, rank: int, code: str, closeness: str = "close") -> dict:
    about = {"authority_code": "E1", "model": "2025", "rank": rank}
    return {**about, "neighbour_code": code, "closeness": closeness, "source": source}


def conflict(column: str, rank: int, a: tuple[str, str], b: tuple[str, str]) -> dict:
    return {
        "subject": f"neighbours.{column}",
        "key": f"E1 2025 {rank}",
        "source_a": a[0],
        "value_a": a[1],
        "source_b": b[0],
        "value_b": b[1],
        "kept": a[1],
        "reason": f"{a[0]} is preferred to {b[0]}",
    }


def test_the_lowest_precedence_wins_and_disagreements_are_kept():
    copy = [
        neighbour("copy", 1, "E2"),  # the same as the workbook: no conflict
        neighbour("copy", 2, "E4", "not_close"),  # differs in both columns
        neighbour("copy", 3, "E5"),  # only here
    ]
    workbook = [neighbour("workbook", 1, "E2"), neighbour("workbook", 2, "E3")]
    atlas = [neighbour("atlas", 2, "E3", "very_close")]  # as good as the workbook: the first in the alphabet
    frames = [schema.frame("neighbours", rows) for rows in (copy, workbook, atlas)]

    for given in (frames, frames[::-1]):
        kept, conflicts = merge.first_wins(given, KEY, ["neighbour_code", "closeness"], PRECEDENCE)
        pd.testing.assert_frame_equal(kept, schema.frame("neighbours", [workbook[0], atlas[0], copy[2]]))
        pd.testing.assert_frame_equal(
            conflicts,
            schema.frame(
                "conflicts",
                [
                    conflict("neighbour_code", 2, ("atlas", "E3"), ("copy", "E4")),
                    conflict("closeness", 2, ("atlas", "very_close"), ("workbook", "close")),
                    conflict("closeness", 2, ("atlas", "very_close"), ("copy", "not_close")),
                ],
            ),
        )


def test_nothing_comes_of_nothing():
    kept, conflicts = merge.first_wins([schema.frame("neighbours", [])], KEY, ["closeness"], PRECEDENCE)
    pd.testing.assert_frame_equal(kept, schema.frame("neighbours", []))
    pd.testing.assert_frame_equal(conflicts, schema.frame("conflicts", []))
