"""What became of a theme at an authority: whether it came back, and who put it right."""

from datetime import date

import pandas as pd

import schema
from queries import authorities, judgements, numbers, peers, recommendations, themes
from queries.memory import remembered


@remembered
def sequence(as_at: date) -> pd.DataFrame:
    """Every full inspection under SIF and ILACS published by a day, read or not, in order for each authority.

    Columns: inspection_id, authority_code, framework, published_on, report_url, is_read, next_id (the authority's
    next one, or null).
    """
    table = schema.read("inspections")
    kept = table["framework"].isin(themes.FRAMEWORKS) & ~table["kind"].isin(schema.VISITS)
    columns = ["inspection_id", "authority_code", "framework", "published_on", "report_url"]
    table = table.loc[kept & (table["published_on"] <= pd.Timestamp(as_at)), columns]
    table = table.astype({name: "str" for name in columns if name != "published_on"})
    table = table.sort_values(["authority_code", "published_on", "inspection_id"], ignore_index=True)
    read = themes.read(as_at)["inspection_id"]
    next_id = table.groupby("authority_code")["inspection_id"].shift(-1)
    return table.assign(is_read=table["inspection_id"].isin(read), next_id=next_id)


@remembered
def inspections_of(authority: str, as_at: date) -> pd.DataFrame:
    """The rows of `sequence` for one authority, oldest first, with `column`: framework, month and year."""
    table = sequence(as_at)
    table = table[table["authority_code"] == authority]
    shown = table["framework"].str.upper() + ", " + table["published_on"].dt.strftime("%b %Y")
    return table.assign(column=shown + ("" if table["is_read"].all() else (~table["is_read"]).map(UNREAD)))


UNREAD = {True: " (not read)", False: ""}


@remembered
def at_each_inspection(authority: str, as_at: date) -> pd.DataFrame:
    """A cell for each theme the authority was ever asked about and each of its inspections.

    Columns: theme, theme_name, column, column_key (inspection_id), inspections (recommendations on it; null where
    the report was not read), run (reports in a row up to the newest), status (words on what became of it).
    """
    inspections = inspections_of(authority, as_at)
    hits = themes.named().merge(inspections[["inspection_id"]], on="inspection_id")
    names = themes.catalogue().set_index("theme")["theme_name"].drop("other", errors="ignore")
    ever = [theme for theme in names.index if theme in set(hits["theme"])]
    wide = hits.pivot_table(index="theme", columns="inspection_id", values="recommendations", aggfunc="sum")
    wide = wide.reindex(index=ever, columns=inspections["inspection_id"]).astype(float).fillna(0)
    wide.loc[:, inspections.loc[~inspections["is_read"], "inspection_id"]] = float("nan")
    told = {theme: _became(wide.loc[theme].tolist()) for theme in ever}
    rows = wide.rename_axis("column_key", axis=1).stack(future_stack=True).rename("inspections").reset_index()
    rows["theme_name"] = rows["theme"].map(names)
    rows["column"] = rows["column_key"].map(dict(zip(inspections["inspection_id"], inspections["column"], strict=True)))
    rows["run"] = rows["theme"].map({theme: run for theme, (run, _) in told.items()})
    rows["status"] = rows["theme"].map({theme: status for theme, (_, status) in told.items()})
    best = {status: place for place, status in enumerate((BACK, NEW, FIRST, UNSURE, NOT_AGAIN, LOST, BEFORE, UNKNOWN))}
    ranked = sorted(ever, key=lambda t: (-told[t][0], best.get(told[t][1], 0), ever.index(t)))
    order = {theme: place for place, theme in enumerate(ranked)}
    return rows.sort_values("theme", key=lambda column: column.map(order), kind="stable", ignore_index=True)


NOT_AGAIN, BEFORE, NEW, BACK, UNKNOWN, FIRST, UNSURE, LOST = (
    "not asked again",
    "not asked for some time",
    "new in the latest report",
    "back after a gap",
    "latest report not read",
    "asked in the only report",
    "asked now; an earlier report was not read",
    "not asked now; the report before was not read",
)


def _became(counts: list[float]) -> tuple[int, str]:
    """For a theme's recommendations at each inspection (null: not read): reports in a row at the end, and words."""
    if pd.isna(counts[-1]):
        return 0, UNKNOWN
    run = 0
    for count in reversed(counts):
        if not count > 0:
            break
        run += 1
    before = counts[: len(counts) - max(run, 1)]
    is_hidden = bool(before) and pd.isna(before[-1])
    if run > 1:
        return run, "at least " * is_hidden + f"{numbers.ordinal(run)} report in a row"
    if run == 0:
        return 0, LOST if is_hidden else NOT_AGAIN if before[-1] > 0 else BEFORE
    if any(count > 0 for count in before) and not is_hidden:
        return 1, BACK
    return 1, UNSURE if any(pd.isna(count) for count in before) else NEW if before else FIRST


@remembered
def pairs(theme: str, as_at: date, framework: str | None = None) -> pd.DataFrame:
    """What became of a theme at the next full inspection, wherever both reports were read, newest first.

    Columns: theme, authority_code, label, inspection_id, framework, published_on, address (of the first
    recommendation on it), next_id, framework_next, published_next, address_next, again (whether asked again), later
    (day it was asked again after having gone, or null), grade_before, grade_after (of the judgement concerned), move
    (improved, same, declined, unknown). With `framework`, both inspections are under it.
    """
    table = sequence(as_at)
    hits = set(themes.named().loc[lambda rows: rows["theme"] == theme, "inspection_id"])
    follow = table.drop(columns=["authority_code", "next_id"]).rename(columns={"inspection_id": "next_id"})
    rows = table[table["is_read"] & table["inspection_id"].isin(hits)].merge(
        follow, on="next_id", suffixes=("", "_next")
    )
    rows = rows[rows["is_read_next"]].rename(columns={"published_on_next": "published_next"})
    if framework:
        rows = rows[(rows["framework"] == framework) & (rows["framework_next"] == framework)]
    rows = rows.assign(again=rows["next_id"].isin(hits), theme=theme)
    rows["label"] = rows["authority_code"].map(authorities.labels())
    later = table[table["inspection_id"].isin(hits)].groupby("authority_code")["published_on"].max()
    last = rows["authority_code"].map(later)
    rows["later"] = last.where(~rows["again"] & (last > rows["published_next"]))
    first = recommendations.about(theme, tuple(rows["inspection_id"])).drop_duplicates("inspection_id")
    rows["address"] = rows["inspection_id"].map(first.set_index("inspection_id")["address"])
    rows["address_next"] = rows["report_url_next"]
    rows = _graded(rows, themes.one(theme)["judgement"])
    return rows.drop(columns=["is_read", "is_read_next", "report_url", "report_url_next"]).sort_values(
        "published_next", ascending=False, kind="stable", ignore_index=True
    )


def _graded(rows: pd.DataFrame, judgement: str) -> pd.DataFrame:
    """The same rows with the grades of one judgement at both inspections and how it moved."""
    grades = judgements.given(judgement).drop_duplicates("inspection_id").set_index("inspection_id")["grade"]
    before, after = rows["inspection_id"].map(grades), rows["next_id"].map(grades)
    place = {grade: number for number, grade in enumerate(judgements.GRADES)}
    step = before.map(place).astype(float) - after.map(place).astype(float)
    words = ["unknown" if pd.isna(s) else "improved" if s > 0 else "declined" if s < 0 else "same" for s in step]
    return rows.assign(grade_before=before, grade_after=after, move=pd.Series(words, index=rows.index, dtype="str"))


@remembered
def put_right(theme: str, as_at: date, framework: str | None, authority: str | None, compare: str) -> pd.DataFrame:
    """The rows of `pairs` where the theme was not asked again: one an authority, its newest.

    Peers of the chosen authority come first, nearest first; then those not asked again since, those whose grade
    improved, the newest. The column `nearness` is the place among its peers from 1, or null.
    """
    rows = pairs(theme, as_at, framework)
    rows = rows[~rows["again"]].drop_duplicates("authority_code")
    places = {code: place for place, code in enumerate(peers.of(authority, compare), start=1)}
    near = rows["authority_code"].map(places)
    order = {"improved": 0, "same": 1, "declined": 2, "unknown": 3}
    rows = rows.assign(nearness=near.astype("Int64"), order=rows["move"].map(order), back=rows["later"].notna())
    by = ["nearness", "back", "order", "published_next"]
    return rows.sort_values(by, ascending=[True, True, True, False], ignore_index=True).drop(columns=["order", "back"])


@remembered
def moves(theme: str, as_at: date, framework: str | None = None) -> pd.DataFrame:
    """How the grade of the judgement concerned moved: outcome (put_right, again), move, inspections; every pair."""
    rows = pairs(theme, as_at, framework)
    outcome = rows["again"].map({True: "again", False: "put_right"})
    whole = pd.MultiIndex.from_product([["put_right", "again"], MOVES], names=["outcome", "move"])
    counts = rows.assign(outcome=outcome).groupby(["outcome", "move"]).size()
    return counts.reindex(whole, fill_value=0).rename("inspections").reset_index()


MOVES = ("improved", "same", "declined", "unknown")
