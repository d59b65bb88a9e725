import pandas as pd

from queries import rug_tables


def test_a_row_for_each_place_in_the_order_drawn_and_a_column_for_each_indicator():
    cells = [
        ("E2", "Southam", "Visits", "54%", "better"),
        ("E1", "Northam", "Visits", "hidden", ""),
        ("E2", "Southam", "Delays", "3%", ""),
        ("E1", "Northam", "Delays", "4%", "worse"),
    ]
    table = pd.DataFrame(cells, columns=["place_code", "place_name", "indicator_name", "text", "word"])
    found = rug_tables.cells(table.assign(period="2024", unit_name="%"))
    expected = {"Place": ["Southam", "Northam"], "Visits, 2024, %": ["54%, better", "hidden"]}
    expected |= {"Delays, 2024, %": ["3%", "4%, worse"]}
    pd.testing.assert_frame_equal(found, pd.DataFrame(expected), check_dtype=False)


def test_over_time_a_row_for_each_indicator_and_place_and_a_column_for_each_period():
    rows = [
        ("visits", "E2", "Southam", "2023", "54%"),
        ("visits", "E2", "Southam", "2024", "hidden"),
        ("visits", "E1", "Northam", "2023", "51%"),
        ("visits", "E1", "Northam", "2024", "52%"),
        ("delays", "E2", "Southam", "2024", "3%"),
        ("delays", "E1", "Northam", "2024", "4%"),
    ]
    table = pd.DataFrame(rows, columns=["indicator", "place_code", "place_name", "period", "text"])
    table["period_end"] = pd.to_datetime(table["period"] + "-03-31")
    found = rug_tables.over_time(table.assign(indicator_name=table["indicator"].str.title(), unit_name="%"))
    assert list(found.columns) == ["Indicator", "Unit", "Place", "2023", "2024"]
    assert found.values.tolist() == [
        ["Visits", "%", "Southam", "54%", "hidden"],
        ["Visits", "%", "Northam", "51%", "52%"],
        ["Delays", "%", "Southam", "", "3%"],
        ["Delays", "%", "Northam", "", "4%"],
    ]
