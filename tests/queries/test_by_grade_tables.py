import pandas as pd

from queries import by_grade_tables


def test_a_row_for_each_authority_by_grade_then_value():
    table = pd.DataFrame(
        {
            "authority_name": ["A", "B", "C"],
            "grade": ["none", "good", "good"],
            "published_on": pd.to_datetime([None, "2023-05-01", "2024-05-01"]),
            "period": "2024",
            "value": [1.0, 3.0, 2.0],
            "text": ["1%", "3%", "2%"],
        }
    )
    found = by_grade_tables.values(table)
    assert found[["Grade", "Authority", "Value", "Period"]].values.tolist() == [
        ["Good", "C", "2%", "2024"],
        ["Good", "B", "3%", "2024"],
        ["Not inspected or not judged", "A", "1%", "2024"],
    ]
    assert [str(day) for day in found["Grade published"]] == ["2024-05-01", "2023-05-01", "NaT"]
