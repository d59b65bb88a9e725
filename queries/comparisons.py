"""One authority beside its peers, its region and England: over time, marked in a ranking, one below the other."""

import pandas as pd

from queries import authorities, indicators, numbers, peers
from queries.memory import remembered


@remembered
def lines(indicator: str, authority_code: str | None, compare: str) -> pd.DataFrame:
    """What a trend shows: my authority, the median of its peers, its region, England; England alone without one.

    Columns: name, role, period, period_end, value, note, annotation, text, hover,
    label (what stands at its end). One row for each line and each period
    that any of them has, so that a missing value is a gap.
    """
    what = indicators.one(indicator)
    parts = [("England", "england", indicators.place(indicator, indicators.ENGLAND))]
    if authority_code:
        code, name = indicators.region(authority_code)
        median = indicators.of_group(indicator, peers.of(authority_code, compare)).rename(columns={"median": "value"})
        middle = f"Median of {peers.short(compare)}"
        parts = [
            (authorities.labels()[authority_code], "mine", indicators.place(indicator, authority_code)),
            (middle, "peers", median.assign(note=None, annotation=None)),
            (name, "region", indicators.place(indicator, code)),
            *parts,
        ]
    columns = ["period", "period_end", "value", "note", "annotation"]
    parts = [(name, role, line[columns]) for name, role, line in parts if line["value"].notna().any()]
    if not parts:
        return pd.DataFrame(columns=["name", "role", *columns, "text", "hover", "label"])
    grid = pd.concat([line[["period", "period_end"]] for _, _, line in parts]).drop_duplicates()
    whole = [
        grid.merge(line, on=["period", "period_end"], how="left").sort_values("period_end").assign(name=name, role=role)
        for name, role, line in parts
    ]
    table = pd.concat(whole, ignore_index=True)
    table["text"] = [numbers.text(v, what["unit"], int(what["decimals"])) for v in table["value"]]
    take_note = (". " + table["annotation"].astype("str")).fillna("")
    table["hover"] = table["name"] + ": " + table["text"] + " (" + table["period"] + ")" + take_note
    table["label"] = table["name"] + "\n" + table["text"]
    if authority_code:
        codes = peers.of(authority_code, compare)
        known = indicators.of_group(indicator, codes).set_index("period_end")["with_value"].reindex(table["period_end"])
        counted = [f" ({n:.0f} of {len(codes)})" for n in known.fillna(0)]
        table["label"] += pd.Series(counted, index=table.index, dtype="str").where(table["role"] == "peers", "")
    return table


@remembered
def roles(table: pd.DataFrame, indicator: pd.Series, mine: str | None, codes: tuple[str, ...]) -> pd.DataFrame:
    """A ranked table with what a chart of it needs: role (mine, peer, other), text, hover."""
    known = dict.fromkeys(codes, "peer") | {mine: "mine"}
    return _written(table, indicator).assign(
        role=[known.get(code, "other") for code in table["authority_code"].tolist()]
    )


@remembered
def _written(table: pd.DataFrame, indicator: pd.Series) -> pd.DataFrame:
    """A ranked table with its values as people read them: text, hover."""
    text = [numbers.text(v, indicator["unit"], int(indicator["decimals"])) for v in table["value"]]
    hover = table["label"] + ": " + pd.Series(text, index=table.index) + (". " + table["annotation"]).fillna("")
    return table.assign(text=text, hover=hover)


@remembered
def beside(table: pd.DataFrame, indicator: pd.Series, period: str, mine: str, codes: tuple[str, ...]) -> pd.DataFrame:
    """My authority, its peers with a value, its region and England in one period, highest first.

    Columns: name, role ("mine", "peer", "region", "england"), value, text.
    """
    some = table[table["authority_code"].isin([mine, *codes]) & table["value"].notna()]
    rows = [
        (row["authority_name"], "mine" if row["authority_code"] == mine else "peer", row["value"])
        for row in some.to_dict("records")
    ]
    code, name = indicators.region(mine)
    known = indicators.values(indicator.name)
    known = known[(known["period"] == period) & known["value"].notna()]
    worth = dict(zip(known["place_code"], known["value"], strict=True))
    wider = ((name, "region", code), ("England", "england", indicators.ENGLAND))
    rows += [(place, role, worth[its_code]) for place, role, its_code in wider if its_code in worth]
    shown = pd.DataFrame(rows, columns=["name", "role", "value"]).sort_values("value", ascending=False, kind="stable")
    shown["text"] = [numbers.text(v, indicator["unit"], int(indicator["decimals"])) for v in shown["value"]]
    return shown.reset_index(drop=True)
