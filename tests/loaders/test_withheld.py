"""Values that cannot be right are not shown, and are listed."""

import pandas as pd

import schema
from loaders.withheld import withhold


def value(place, indicator, period, number, source="lait"):
    return {
        "place_code": place,
        "indicator": indicator,
        "period": period,
        "period_end": f"{period}-03-31",
        "value": number,
        "numerator": 1.0,
        "source": source,
    }


def test_named_values_and_values_of_abolished_authorities_are_withheld():
    values = schema.frame(
        "indicator_values",
        [
            value("E06000001", "mid_year_school_moves", "2018", 12.0),  # named in withheld.csv
            value("E92000001", "mid_year_school_moves", "2018", 12.0),  # England's own value
            value("E06000001", "mid_year_school_moves", "2020", 9.0),  # another period
            value("E06000001", "mid_year_school_moves", "2018", 3.0, "school_moves"),  # another source
            value("E10000009", "care_applications_rate", "2020", 8.1),  # the year the authority ended
            value("E10000009", "care_applications_rate", "2021", 8.2),  # a year that began after it
        ],
    )
    authorities = pd.DataFrame({"authority_code": ["E10000009"], "closed_on": pd.to_datetime(["2019-03-31"])})
    kept, conflicts = withhold(values, authorities)
    assert kept["value"].fillna(-1).tolist() == [-1, 12.0, 9.0, 3.0, 8.1, -1]
    assert kept["numerator"].fillna(-1).tolist() == [-1, 1, 1, 1, 1, -1]
    assert kept["note"].fillna("").tolist() == ["not_available", "", "", "", "", "not_available"]
    assert conflicts.to_dict("records") == [
        {
            "subject": "indicator_values.value",
            "key": key,
            "source_a": "authorities_reference",
            "value_a": "not shown",
            "source_b": "lait",
            "value_b": said,
            "kept": "not shown",
            "reason": reason,
        }
        for key, said, reason in [
            ("E06000001 mid_year_school_moves 2018", "12", "Every authority and region has the value of England"),
            (
                "E10000009 care_applications_rate 2021",
                "8.2",
                "The authority had been abolished before the period began",
            ),
        ]
    ]
