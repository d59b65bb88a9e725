"""Many indicators of many places as a table for people."""

import pandas as pd


def cells(table: pd.DataFrame) -> pd.DataFrame:
    """A row for each place, in the order drawn, and a column for each indicator: value, word, or why there is none."""
    shown = table["text"] + (", " + table["word"]).where(table["word"] != "", "")
    heads = table["indicator_name"] + ", " + table["period"] + ", " + table["unit_name"]
    wide = table.assign(shown=shown, head=heads).pivot(index="place_code", columns="head", values="shown")
    wide = wide.loc[table["place_code"].unique(), heads.unique()]
    names = table.drop_duplicates("place_code").set_index("place_code")["place_name"]
    wide.insert(0, "Place", names)
    return wide.rename_axis(columns=None).reset_index(drop=True)
