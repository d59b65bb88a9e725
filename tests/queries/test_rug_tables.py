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
