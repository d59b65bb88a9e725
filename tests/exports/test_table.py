from datetime import date

import pandas as pd

from exports import table
from exports.table import Short

DAY = "3\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2024"


def test_a_table_is_cut_to_its_first_rows_and_columns_that_say_something():
    whole = pd.DataFrame(
        {
            "Place": ["Aham", "Bham", "Cham"],
            "Empty": ["", None, ""],
            "Report": ["https://example.org", "", ""],
            "Day": [date(2024, 3, 3), None, None],
            "Count": [1200, 3, 4],
            "More": [1, 2, 3],
        }
    )
    rows = [["Aham", DAY, "1,200"], ["Bham", "", "3"]]
    assert table.short(whole, 2, 3) == Short(["Place", "Day", "Count"], rows, "2 of 3 rows")


def test_the_place_chosen_is_among_the_rows_with_those_around_it():
    whole = pd.DataFrame({"Rank": range(1, 31), "Place": [f"Place {n}" for n in range(1, 31)]})
    shown = table.short(whole, 10, 6, "Place 20")
    assert [row[0] for row in shown.rows] == ["1", "2", "3", "4", "5", "18", "19", "20", "21", "22"]
    assert shown.left_out == "10 of 30 rows: the first, and those around Place 20"
    assert [row[0] for row in table.short(whole, 10, 6, "Place 30").rows][-5:] == ["26", "27", "28", "29", "30"]
    assert [row[0] for row in table.short(whole, 10, 6, "Place 3").rows] == [str(n) for n in range(1, 11)]


def test_nothing_is_left_out_of_a_short_table():
    assert table.short(pd.DataFrame({"A": ["x"]}), 5, 5, "y") == Short(["A"], [["x"]], "")


def test_a_column_is_at_least_as_wide_as_its_longest_word():
    shares = table.shares(Short(["A", "B"], [["Improvement", "x"]], ""))
    assert [round(share, 2) for share in shares] == [0.75, 0.25]
