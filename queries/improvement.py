"""Whom to learn from: authorities that moved up a grade, or improved on an indicator, and what came before."""

from datetime import date

import numpy as np
import pandas as pd

import schema
from queries import annotations, authorities, indicators, judgements, peers, ranking, recommendations
from queries.memory import remembered

PAIR = ["inspection_id", "framework", "grade", "published_on", "report_url"]
THEMES = 3
"""The commonest themes of a report that are named; of the others only how many there are."""
BEFORE = [f"{name}_before" for name in PAIR]


@remembered
def group(authority: str | None, compare: str) -> tuple[str, ...]:
    """Codes of those to learn from: an authority's peers in their order or, without an authority, all there ever were.

    An own set is one without an authority too.
    """
    if authority is None and not compare.startswith(peers.OWN):
        return tuple(authorities.every()["authority_code"])
    return peers.of(authority, compare)


@remembered
def rises(judgement: str, as_at: date) -> pd.DataFrame:
    """Authorities whose latest change of grade by a day was upwards, the newest change first.

    Columns: authority_code, authority_name; inspection_id, framework, grade, published_on, report_url of the report
    that raised the grade, the same with _before of the report before it, and kept (later reports that gave that
    grade again). An authority that fell back since, or did not exist on the day, is left out.
    """
    known = judgements.given(judgement)
    known = known[known["published_on"] <= pd.Timestamp(as_at)]
    known = known.assign(place=known["grade"].map(judgements.GRADES.index))
    same = known.groupby("authority_code")
    known[[*BEFORE, "place_before"]] = same[[*PAIR, "place"]].shift().to_numpy()
    known["kept"] = same.cumcount(ascending=False)
    step = known["place"].astype(float) - known["place_before"].astype(float)
    last = known.assign(step=step)[step.notna() & (step != 0)].drop_duplicates("authority_code", keep="last")
    table = last[last["step"] < 0].merge(
        authorities.existing(as_at)[["authority_code", "authority_name"]], on="authority_code"
    )
    table["published_on_before"] = pd.to_datetime(table["published_on_before"])
    table = table.sort_values(["published_on", "authority_name"], ascending=[False, True], ignore_index=True)
    return table[["authority_code", "authority_name", *PAIR, *BEFORE, "kept"]]


@remembered
def risers(judgement: str, as_at: date, authority: str | None, compare: str) -> pd.DataFrame:
    """The rows of `rises` for those to learn from, nearest first where they are statistical neighbours, and closeness.

    closeness is in the model's words, "" for other peers.
    """
    codes, near = group(authority, compare), peers.closeness(authority, compare)
    table = rises(judgement, as_at)
    table = table[table["authority_code"].isin(codes)]
    if near:
        order = {code: place for place, code in enumerate(codes)}
        table = table.sort_values("authority_code", key=lambda column: column.map(order))
    return table.assign(closeness=_words(table, near)).reset_index(drop=True)


def _words(table: pd.DataFrame, near: dict[str, str]) -> pd.Series:
    return pd.Series([near.get(name, "") for name in table["authority_name"]], table.index, dtype="str")


@remembered
def _asked() -> dict[str, str]:
    """inspection_id -> the themes of what it asked of the authority, the commonest first, with how often each."""
    asked = schema.read("recommendations")[["recommendation_id", "inspection_id", "section"]]
    asked = asked[asked["section"].isin(recommendations.TO_THE_AUTHORITY)].astype("str")
    given = schema.read("recommendation_themes")[["recommendation_id", "theme"]].astype("str")
    names = schema.read("themes").astype({"theme": "str", "theme_name": "str"})
    table = given.merge(asked, on="recommendation_id").merge(names[["theme", "theme_name", "position"]], on="theme")
    counts = table.groupby(["inspection_id", "theme_name", "position"]).size().rename("times").reset_index()
    counts = counts.sort_values(["times", "position"], ascending=[False, True], kind="stable")
    counts["said"] = counts["theme_name"] + " (" + counts["times"].astype("str") + ")"
    said = counts.groupby("inspection_id")["said"].agg(list)
    return {one: "; ".join(themes[:THEMES]) + _more(len(themes) - THEMES) for one, themes in said.items()}


def _more(count: int) -> str:
    return "" if count <= 0 else f"; and {count} more"


def asked(inspections: pd.Series) -> list[str]:
    """What each of some inspections asked for, in themes; "" where none has been read."""
    known = _asked()
    return [known.get(inspection, "") for inspection in inspections]


@remembered
def changes(indicator: str, since: str, period: str) -> pd.DataFrame:
    """Every authority that existed at the end of the later of two periods, with a value in both, most improved first.

    Columns: authority_code, authority_name; value, lower, upper, numerator, the same with _before of the earlier
    period; change (of the values as shown); better (the change in the direction polarity calls better, above 0 for
    an improvement); verdict: "clear" where the two 95% intervals do not overlap, "chance" where they do, "unknown"
    without both, "doubtful" where either value is (`annotations.doubtful`). Empty for a neutral indicator: no change
    of it is an improvement.
    """
    what, known = indicators.one(indicator), indicators.values(indicator)
    columns = ["place_code", "value", "lower", "upper", "numerator", "doubtful"]
    known = known[known["value"].notna()]
    known = known.assign(doubtful=annotations.doubtful(indicator, known))
    now, before = (known.loc[known["period"] == one, columns] for one in (period, since))
    table = now.merge(before, on="place_code", suffixes=("", "_before"))
    # The values of one abolished before the period are the children of another: decision 13.
    end = indicators.values(indicator).loc[lambda rows: rows["period"] == period, "period_end"].max()
    names = authorities.existing(end)[["authority_code", "authority_name"]]
    table = names.merge(table, left_on="authority_code", right_on="place_code").drop(columns="place_code")
    if what["polarity"] == "neutral":
        table = table.head(0)
    shown = zip(table["value"], table["value_before"], strict=True)
    table["change"] = np.array([ranking.change(value, old, int(what["decimals"])) for value, old in shown], float)
    table["better"] = table["change"] * (1 if what["polarity"] == "higher" else -1)
    apart = (table["lower"] > table["upper_before"]) | (table["upper"] < table["lower_before"])
    unknown = table["lower"].isna() | table["lower_before"].isna()
    doubtful = table.pop("doubtful") | table.pop("doubtful_before")
    table["verdict"] = np.select([doubtful, unknown, apart], ["doubtful", "unknown", "clear"], "chance")
    return table.sort_values(["better", "authority_name"], ascending=[False, True], ignore_index=True)


@remembered
def improvers(indicator: str, since: str, period: str, authority: str | None, compare: str) -> pd.DataFrame:
    """The rows of `changes` for those to learn from that improved, clear improvements first, with closeness and of.

    `of` is how many of those to learn from have both values.
    """
    near = peers.closeness(authority, compare)
    table = changes(indicator, since, period)
    table = table[table["authority_code"].isin(group(authority, compare))]
    table = table.assign(of=len(table))[table["better"] > 0]
    order = table["verdict"].map({"clear": 0, "unknown": 1, "chance": 1, "doubtful": 2})
    table = table.assign(closeness=_words(table, near), order=order)
    return table.sort_values("order", kind="stable", ignore_index=True).drop(columns="order")


@remembered
def newest_reports(as_at: date) -> dict[str, tuple[str, str]]:
    """authority_code -> id and address of its newest inspection with grades and an address, by a day."""
    inspections = schema.read("inspections")[["inspection_id", "authority_code", "published_on", "report_url"]]
    graded = inspections["inspection_id"].isin(schema.read("judgements")["inspection_id"].unique())
    known = inspections[
        graded & (inspections["published_on"] <= pd.Timestamp(as_at)) & inspections["report_url"].notna()
    ]
    known = known.astype({"inspection_id": "str", "authority_code": "str", "report_url": "str"})
    known = known.sort_values("published_on").drop_duplicates("authority_code", keep="last")
    pairs = zip(known["inspection_id"], known["report_url"], strict=True)
    return dict(zip(known["authority_code"], pairs, strict=True))
