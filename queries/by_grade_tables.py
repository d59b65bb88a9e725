"""One indicator by grade as a table for people."""

import pandas as pd

from queries import judgements


def values(table: pd.DataFrame) -> pd.DataFrame:
    """A row for each authority, by grade from the best, then by value: its value, its grade and since when."""
    order = table["grade"].map({grade: place for place, grade in enumerate((*judgements.GRADES, judgements.NONE))})
    table = table.assign(order=order).sort_values(["order", "value", "authority_name"], ignore_index=True)
    return pd.DataFrame(
        {
            "Grade": table["grade"].map(judgements.GRADE_NAMES),
            "Authority": table["authority_name"],
            "Value": table["text"],
            "Period": table["period"],
            "Grade published": table["published_on"].dt.date,
        }
    )
