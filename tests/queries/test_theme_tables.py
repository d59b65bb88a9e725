from datetime import date

import pandas as pd
import pytest

from queries import recommendations, theme_history, theme_tables, theme_trends, themes
from tests.theme_rows import DAY, known


@pytest.fixture(autouse=True)
def asked(tidy):
    tidy(**known())


def cells(table: pd.DataFrame) -> list[list]:
    """The rows of a table, null as None."""
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.astype(object).values.tolist()]


def test_shares_with_their_intervals_and_caution():
    table = theme_tables.shares(themes.ranked(DAY, None))
    assert cells(table)[0] == ["Name of health", "All", 5, 7, 71.4, 35.9, 91.8, "fewer than 20 inspections"]


def test_years_newest_first():
    rows = theme_trends.yearly("health", DAY).assign(theme_name="Health")
    assert theme_tables.yearly(rows)["Among"].tolist()[:2] == ["2024, ILACS", "2023, ILACS"]


def test_changes_with_their_verdict():
    table = theme_tables.change(theme_trends.change(DAY))
    row = table.set_index("Theme").loc["Name of plans"]
    assert row[["Recommendations before", "Out of", "Recommendations since", "Out of, since"]].tolist() == [2, 4, 2, 7]
    assert row["Change, percentage points"] == -21.4
    assert row["Verdict"] == "may be chance"


def test_pairs():
    row = cells(theme_tables.together(theme_trends.with_theme("leavers", DAY)))[0]
    assert row[0] == "Name of leavers" and row[2] == 2 and row[5] == "may be chance"


def test_one_authoritys_themes_at_each_inspection():
    table = theme_tables.history(theme_history.at_each_inspection("E1", DAY))
    assert list(table.columns) == ["Theme", "SIF, Mar 2015", "ILACS, Mar 2019", "ILACS, Mar 2023", "What became of it"]
    assert cells(table) == [
        ["Name of plans", "1", "1", "2", "3rd report in a row"],
        ["Name of leavers", "1", "–", "1", "back after a gap"],
        ["Name of health", "1", "1", "–", "not asked again"],
    ]


def test_whom_to_ask():
    table = theme_tables.put_right(theme_history.put_right("health", DAY, None, "E1", "2025"), "2025")
    assert cells(table)[0] == [
        *("Betaford", "2nd", date(2016, 6, 1), "https://example.org/E2-2016-06-01#page=2"),
        *(date(2022, 6, 1), "https://example.org/E2-2022-06-01", "Good", "Outstanding", "Improved"),
        *("SIF to ILACS", None),
    ]
    region = theme_tables.put_right(theme_history.put_right("health", DAY, None, "E3", "region"), "region")
    assert region["Peer"].tolist() == ["yes", ""]


def test_recommendations_behind_a_cell():
    table = theme_tables.asked(themes.behind("leavers", DAY, "sif", "authority", "E1"))
    assert cells(table) == [
        [
            *("Alphashire", date(2015, 3, 1), "leavers 3", 2, "https://example.org/E1-2015-03-01#page=2"),
            *("Our summary", "Name of leavers", "Name of leavers: “plan”", "To the authority"),
        ]
    ]


def test_every_theme_is_defined():
    table = theme_tables.definitions()
    assert cells(table)[1] == ["Name of health", "What health means.", "Practice", "Children in care"]


def test_what_a_search_shows():
    rows = recommendations.matching("leav", None, None, "E2", DAY)
    assert theme_tables.found(rows, ("leav",))[-1] == {
        "pieces": [("leav", True), ("ers 1", False)],
        "of": "Betaford, June 2022, page 2",
        "whose": "Our summary",
        "themes": "Name of leavers",
        "because": "Name of leavers: “plan”",
        "address": "https://example.org/E2-2022-06-01#page=2",
    }
    assert len(theme_tables.newest(pd.concat([recommendations.every()] * 9))) == theme_tables.MOST_FOUND
