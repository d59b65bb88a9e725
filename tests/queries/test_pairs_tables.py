import pandas as pd

from queries import pairs_tables


def test_mine_comes_first_then_peers_england_and_the_others_by_name():
    table = pd.DataFrame(
        {
            "authority_name": ["B", "England", "A", "Mine", "Peer"],
            "text_x": list("12345"),
            "text_y": list("67890"),
            "role": ["other", "england", "other", "mine", "peer"],
            "period_x": "2024",
            "period_y": "2023-24",
        }
    )
    first = pd.Series({"indicator_name": "Visits", "unit_name": "%"})
    found = pairs_tables.points(table, first, pd.Series({"indicator_name": "Delays", "unit_name": "days"}))
    assert list(found.columns) == ["Place", "Visits, %, 2024", "Delays, days, 2023-24", "Is"]
    assert found.values.tolist() == [
        ["Mine", "4", "9", "chosen authority"],
        ["Peer", "5", "0", "peer"],
        ["England", "2", "7", "England"],
        ["A", "3", "8", ""],
        ["B", "1", "6", ""],
    ]
