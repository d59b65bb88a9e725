"""Plain sentences on what became of themes: at one authority, and at all that were asked for one."""

import pandas as pd

from queries import judgements
from queries.indicator_titles import within
from queries.numbers import plural
from queries.theme_history import BACK, LOST, NEW, NOT_AGAIN, UNSURE


def history_title(cells: pd.DataFrame, name: str) -> str:
    """How many themes have been asked of an authority again and again, at most three named."""
    once = cells.drop_duplicates("theme")
    again = once[once["run"] >= 2].sort_values("run", ascending=False, kind="stable")
    if again.empty:
        if cells["column_key"].nunique() == 1:
            return f"{name}: what the one report that was read asked for"
        newest = cells.drop_duplicates("column_key").tail(2)["inspections"].isna()
        if newest.iloc[-1]:
            return f"{name}: its latest report has not been read"
        if newest.iloc[0]:
            return f"{name}: the report before its latest has not been read"
        return f"{name}: no theme of its latest report stood in the one before"
    longest = int(again["run"].iloc[0])
    names = again.loc[again["run"] == longest, "theme_name"].tolist()
    more = "" if len(names) <= 3 else f"; and {len(names) - 3} more"
    return f"{name} was asked in {longest} reports in a row for {'; '.join(map(within, names[:3]))}{more}"


def history(cells: pd.DataFrame, asked: dict[str, int]) -> str:
    """How many themes each report's recommendations fall into; what came back, is new, was not asked again.

    `asked`: inspection_id -> recommendations to the authority, of reports that were read.
    """
    once, counts = cells.drop_duplicates("theme"), []
    for key, column in cells[["column_key", "column"]].drop_duplicates().itertuples(index=False):
        if key in asked:
            themes_of = int((cells.loc[cells["column_key"] == key, "inspections"] > 0).sum())
            counts.append(f"{column}: {plural(asked[key], 'recommendation')} in {plural(themes_of, 'theme')}")
    told = [f"{'; '.join(counts)}."]
    for words, status in LISTED.items():
        names = once.loc[once["status"] == status, "theme_name"].tolist()
        if names:
            told.append(f"{words}: {'; '.join(names)}.")
    told.append("Not asked again means that inspectors did not write it, not that it is proven right.")
    return " ".join(told)


LISTED = {
    "New": NEW,
    "Back after a gap": BACK,
    "Asked now, while an earlier report was not read": UNSURE,
    "Not asked again": NOT_AGAIN,
    "Not asked now, while the report before was not read": LOST,
}


def put_right_title(rows: pd.DataFrame, name: str) -> str:
    """How many did not have to be asked again."""
    gone = int((~rows["again"]).sum())
    return f"{name}: not asked again at the next inspection in {gone:,} of {len(rows):,} cases"


def put_right(rows: pd.DataFrame, judgement: str) -> str:
    """How the grade of the judgement concerned moved where the theme went, beside where it stayed."""
    told = []
    for again, words in ((False, "Where it was not asked again"), (True, "Where it was")):
        part = rows[(rows["again"] == again) & (rows["move"] != "unknown")]
        improved = int((part["move"] == "improved").sum())
        if len(part):
            told.append(f"{words}, the grade improved in {improved} of {len(part)}.")
    changed = int((rows["framework"] != rows["framework_next"]).sum())
    if changed:
        told.append(
            f"In {changed} of {len(rows)} the framework changed in between, and ILACS reports ask for less: read these "
            "with care."
        )
    told.append(
        f"The grade is that for {judgements.NAMES[judgement].lower()}. Reports with better grades ask for less of "
        "everything; neither is shown to cause the other."
    )
    return " ".join(told)
