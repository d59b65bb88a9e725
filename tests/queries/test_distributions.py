import random

import numpy as np
import pandas as pd
import pytest

from queries import distributions, indicators
from tests.rows import NORTH, SOUTH, authority, indicator, value

CODES = [f"E{n:02}" for n in range(24)]
REGION = {code: (NORTH, SOUTH)[n % 2] for n, code in enumerate(CODES)}


def known(tidy, worth: list[float | None], **more) -> None:
    tidy(
        authorities=[authority(code, f"{code}shire", REGION[code]) for code in CODES],
        indicators=[indicator("visits", **more)],
        indicator_values=[
            value(code, "2024", v, note="suppressed" if v is None else None)
            for code, v in zip(CODES, worth, strict=True)
        ]
        + [value(SOUTH, "2024", 41.0)],
    )


def test_every_ranked_authority_in_its_region_with_the_regions_published_value(tidy):
    worth = [None, *map(float, range(10, 33))]
    known(tidy, worth)
    table = distributions.by_region("visits", "2024", "E02", ("E03",))
    expected = [(SOUTH, code) for code in CODES if REGION[code] == SOUTH]
    expected += [(NORTH, code) for code in CODES[1:] if REGION[code] == NORTH]
    expected.sort(key=lambda pair: (pair[0] == NORTH, -worth[CODES.index(pair[1])]))
    assert table["authority_code"].tolist() == [code for _, code in expected]
    assert table.loc[table["region_name"] == "South East", "region_value"].eq(41.0).all()
    assert table.loc[table["region_name"] == "South East", "region_text"].eq("41.0%").all()
    assert table.loc[table["region_name"] == "North East", "region_value"].isna().all()
    roles = dict(zip(table["authority_code"], table["role"], strict=True))
    assert roles["E02"] == "mine" and roles["E03"] == "peer" and roles["E04"] == "other"


def test_fifths_by_a_plain_loop(tidy):
    chance = random.Random(5)
    worth = [None, *(float(chance.randrange(100, 900)) for _ in CODES[1:])]
    known(tidy, worth)
    table = distributions.fifths("visits", "2024").set_index("authority_code")
    edges = np.quantile(worth[1:], [0.2, 0.4, 0.6, 0.8])
    for code, v in zip(CODES, worth, strict=True):
        if v is None:
            assert pd.isna(table.loc[code, "fifth"])
        else:
            assert table.loc[code, "fifth"] == 1 + sum(v > edge for edge in edges)
    counts = table["fifth"].value_counts()
    assert counts.sum() == 23 and counts.between(4, 5).all()


@pytest.mark.parametrize(
    ("worth", "more"),
    [
        ([5.0] * 18 + [1.0, 2.0, 3.0, 4.0, 6.0, 7.0], {}),
        ([None] * 5 + list(map(float, range(19))), {}),
        (list(map(float, range(24))), {"has_quartiles": False}),
    ],
    ids=["too alike", "too few", "too coarse by its definition"],
)
def test_values_too_few_or_too_alike_have_no_fifths(tidy, worth, more):
    known(tidy, worth, **more)
    assert distributions.fifths("visits", "2024").empty


def test_what_each_fifth_holds(tidy):
    known(tidy, list(map(float, range(24))))
    table = distributions.fifths("visits", "2024")
    assert distributions.fifth_names(table, indicators.one("visits")) == [
        "0.0% to 4.0%",
        "5.0% to 9.0%",
        "10.0% to 13.0%",
        "14.0% to 18.0%",
        "19.0% to 23.0%",
    ]
    assert distributions.fifth_names(table[table["value"].isin([3.0, 5.0, 9.0])], indicators.one("visits")) == [
        "3.0%",
        "5.0% to 9.0%",
    ]
