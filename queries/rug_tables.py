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


def over_time(table: pd.DataFrame) -> pd.DataFrame:
    """A row for each indicator and place in the order drawn, a column for each period: values or why there are none."""
    head = ["indicator_name", "unit_name", "place_name"]
    order = table.drop_duplicates(["indicator", "place_code"])[["indicator", "place_code", *head]]
    wide = table.pivot(index=["indicator", "place_code"], columns="period", values="text")
    ends = table.groupby("period")["period_end"].max().sort_values()
    wide = wide[ends.index].reindex(pd.MultiIndex.from_frame(order[["indicator", "place_code"]])).fillna("")
    names = order[head].set_axis(["Indicator", "Unit", "Place"], axis="columns").reset_index(drop=True)
    return pd.concat([names, wide.rename_axis(columns=None).reset_index(drop=True)], axis=1)
