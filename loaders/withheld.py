"""Published values that cannot be right and are not shown: kept as conflicts, never corrected."""

import pandas as pd

import schema
from loaders.recognise import REFERENCE

OWN = "authorities_reference"
"""Key of the source row that stands for data/reference itself."""


def withhold(values: pd.DataFrame, authorities: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(indicator_values, conflicts) with impossible values replaced by the note `not_available`.

    Impossible are the values that data/reference/withheld.csv names, for all places but England,
    and any of a year that began after the authority was abolished.
    """
    named = pd.read_csv(REFERENCE / "withheld.csv", dtype=str)
    keyed = values[["source", "indicator", "period"]].merge(named, "left", ["source", "indicator", "period"])
    reasons = keyed["reason"].where((values["place_code"] != "E92000001").to_numpy()).to_numpy(dtype=object)
    closed = authorities.set_index("authority_code")["closed_on"].dropna()
    ended = values["place_code"].map(closed) + pd.DateOffset(years=1)
    late = (values["period_end"] > ended).to_numpy()
    reasons[late] = "The authority had been abolished before the period began"
    wrong = values["value"].notna().to_numpy() & pd.notna(reasons)

    found = values[wrong]
    kept = values.copy()
    kept.loc[wrong, ["value", "numerator", "denominator", "lower", "upper"]] = float("nan")
    kept.loc[wrong, "note"] = "not_available"
    return kept, schema.frame(
        "conflicts",
        {
            "subject": ["indicator_values.value"] * len(found),
            "key": found["place_code"] + " " + found["indicator"] + " " + found["period"],
            "source_a": [OWN] * len(found),
            "value_a": ["not shown"] * len(found),
            "source_b": found["source"],
            "value_b": [f"{value:.15g}" for value in found["value"]],
            "kept": ["not shown"] * len(found),
            "reason": reasons[wrong],
        },
    )
