"""Plain sentences on themes of recommendations, computed from the rows."""

from datetime import date

import pandas as pd

from queries import judgements, themes
from queries.numbers import day, listed, ordinal, plural
from queries.theme_history import BACK, NEW, NOT_AGAIN
from queries.theme_trends import CUT

CAUTION = (
    "What is counted is what inspectors chose to write, not how good practice is: a theme that a report does not name "
    "may still need work there."
)
NAMES_OF_MOVES = {"improved": "Improved", "same": "Same", "declined": "Declined", "unknown": "No grade to compare"}


def percent(value: float) -> str:
    """12.6 -> "13%"."""
    return f"{value:.0f}%"


def points(value: float) -> str:
    """A change in percentage points with its sign: "+3.4", "-1.0", "0.0"."""
    shown = f"{value:+.1f}"
    return "0.0" if shown in ("+0.0", "-0.0") else shown.replace("-", "−")


def counted(row: dict) -> str:
    """ "155 of 283 inspections, 55%"."""
    return f"{themes.counted(row['inspections'], row['of'])}, {percent(row['share'])}"


def scope(read: pd.DataFrame, as_at: date, framework: str | None) -> str:
    """Which inspections are counted, for a subtitle."""
    under = judgements.framework_names()[framework] if framework else "all frameworks"
    return f"{len(read):,} full inspections with recommendations read, published by {day(as_at)}; {under}"


def coverage(read: pd.DataFrame, every: pd.DataFrame) -> str:
    """How many full inspections were read, and what is not counted."""
    missing = len(every) - len(read)
    unread = f"; the reports of {missing} more have not been read" if missing else ""
    return (
        f"Counted are {plural(len(read), 'full inspection')} under the single inspection framework (SIF, to 2018) and "
        f"that of local authorities' children's services (ILACS, since 2018){unread}. An inspection counts once for a "
        "theme. What reports ask of safeguarding boards is left out."
    )


def mixed(averages: dict[str, float], framework: str | None) -> str | None:
    """Warns that frameworks ask differently, where they are counted together."""
    if framework or len(averages) < 2:
        return None
    told = listed([f"{mean:.1f} under {name}" for name, mean in averages.items()])
    return (
        f"Recommendations to the authority in a report, on average: {told}. A theme is named in fewer reports now for "
        "that reason alone: choose one framework to compare like with like."
    )


def most_often(ranked: pd.DataFrame) -> str:
    """The title of the ranked themes."""
    first = ranked.iloc[0]
    return f"{first['theme_name']}: recommended in {percent(first['share'])} of inspections, more than any other theme"


def ranked(table: pd.DataFrame, theme: str) -> str:
    """The first three themes, and where the chosen one stands."""
    top = [f"{row['theme_name']} ({counted(row)})" for row in table.head(3).to_dict("records")]
    row = table[table["theme"] == theme].iloc[0]
    place = int((table["share"] > row["share"]).sum()) + 1
    return (
        f"Most often recommended: {'; '.join(top)}. {row['theme_name']} is {ordinal(place)} of {len(table)}: "
        f"{counted(row)}."
    )


def split_title(rows: pd.DataFrame, by: str) -> str:
    """From which group to which, leaving out the small ones where there are two others."""
    rows = _enough(rows)
    low, high = rows.loc[rows["share"].idxmin()], rows.loc[rows["share"].idxmax()]
    if len(rows) < 2:
        return f"{high['theme_name']}: {percent(high['share'])} of inspections ({high['group']})"
    return (
        f"{high['theme_name']}: from {percent(low['share'])} of inspections ({low['group']}) to "
        f"{percent(high['share'])} ({high['group']})"
    )


def split(rows: pd.DataFrame) -> str:
    """The highest and lowest group with their counts, whether their intervals are apart, and which are small."""
    kept = _enough(rows)
    low, high = kept.loc[kept["share"].idxmin()].to_dict(), kept.loc[kept["share"].idxmax()].to_dict()
    told = f"{high['group']}: {counted(high)}."
    if len(kept) > 1:
        apart = low["upper"] < high["lower"]
        told = f"Highest, {told} Lowest, {low['group']}: {counted(low)}. Their 95% intervals " + (
            "do not overlap." if apart else "overlap, so the difference may be chance."
        )
    return f"{told} {small(rows)}".strip()


def no_cause(by: str) -> str:
    """Says what a spread over grades does not show; "" for any other grouping."""
    return " No theme is shown to cause a grade: reports with lower grades ask for more of everything." * (
        by == "grade"
    )


def small(rows: pd.DataFrame) -> str:
    """Names the groups of few inspections; "" for none."""
    names = rows.loc[rows["is_small"], "group"].drop_duplicates().tolist()
    if not names:
        return ""
    return f"Small numbers, fewer than {themes.SMALL} inspections: {listed(names)}; read with care."


def _enough(rows: pd.DataFrame) -> pd.DataFrame:
    large = rows[~rows["is_small"]]
    return large if len(large) > 1 else rows


def yearly_title(rows: pd.DataFrame, name: str) -> str:
    """The newest year with enough inspections beside the first of the same framework."""
    newest = rows[rows["framework"] == rows["framework"].iloc[-1]]
    newest = newest[~newest["is_small"]] if (~newest["is_small"]).sum() > 1 else newest
    first, last = newest.iloc[0], newest.iloc[-1]
    if first["year"] == last["year"]:
        return f"{name}: {percent(last['share'])} of the inspections of {last['year']}"
    return (
        f"{name}: {percent(first['share'])} of the inspections of {first['year']}, "
        f"{percent(last['share'])} of those of {last['year']}"
    )


def yearly(rows: pd.DataFrame) -> str:
    """The newest year's count, and that frameworks are not compared."""
    last = rows.iloc[-1].to_dict()
    told = f"In {last['year']}: {counted(last)}."
    if rows["framework"].nunique() > 1:
        told += " SIF and ILACS ask differently: do not read the step between them as a change in practice."
    few = rows.loc[rows["is_small"], "year"].drop_duplicates().astype(str).tolist()
    return told + (f" Years with fewer than {themes.SMALL} inspections are hollow: {listed(few)}." if few else "")


def change_title(rows: pd.DataFrame) -> str:
    """Which themes rise and fall beyond chance."""
    parts = []
    for verdict in ("rising", "falling"):
        names = rows.loc[rows["verdict"] == verdict, "theme_name"].tolist()
        if names:
            parts.append(
                f"{verdict.capitalize()} as a share of what is asked: {listed(names[:3])}"
                + (" and others" if len(names) > 3 else "")
            )
    return "; ".join(parts) if parts else "No theme has risen or fallen by more than chance explains"


def change(rows: pd.DataFrame, framework: str, averages: tuple[float, float]) -> str:
    """What is compared with what, and how surely."""
    year, sure = CUT[framework], int((rows["verdict"] != "may be chance").sum())
    return (
        f"Compared are {rows['of_before'].iloc[0]:,} recommendations of {framework.upper()} reports before {year} "
        f"with {rows['of_after'].iloc[0]:,} since. Shares of recommendations, not of inspections, because a report now "
        f"asks for {averages[1]:.1f} things on average, {averages[0]:.1f} before. {sure} of {len(rows)} themes differ "
        "by more than chance explains, allowing for asking of all of them at once; the others may be chance."
    )


def grid(cells: pd.DataFrame, what: str) -> str:
    """The highest cell among those with enough inspections, and which columns are small."""
    kept = cells[~cells["is_small"] & (cells["column"] != themes.ALL)]
    kept = kept if len(kept) else cells
    top = kept.loc[kept["share"].idxmax()].to_dict()
    return f"Highest of all {what}: {top['theme_name']}, {top['column']}: {counted(top)}. {small(cells)}".strip()


def among_peers(cells: pd.DataFrame, authority: str, name: str) -> str:
    """The theme most often asked of an authority, and how many of its peers were asked for it as well."""
    own = cells[(cells["authority_code"] == authority) & (cells["inspections"] > 0)]
    if own.empty:
        return f"No theme has been asked of {name} in a report that was read."
    first = own.loc[own["inspections"].idxmax()].to_dict()
    others = cells[(cells["theme"] == first["theme"]) & (cells["authority_code"] != authority)]
    also = int((others["inspections"] > 0).sum())
    return (
        f"Most often asked of {name}: {first['theme_name']}, in {themes.counted(first['inspections'], first['of'])}; "
        f"{also} of its {plural(len(others), 'peer')} with a report were asked for it as well. Each has been inspected "
        "only a few times: read the counts, not shares."
    )


def together_title(rows: pd.DataFrame) -> str:
    """The pair that comes first."""
    first = rows.iloc[0]
    return f"{first['theme_name']} with {first['other_name']}: in {plural(first['inspections'], 'inspection')}"


def together(rows: pd.DataFrame) -> str:
    """How often the first pair meets beyond expectation, and how many pairs surely do."""
    first, sure = rows.iloc[0], int(rows["is_sure"].sum())
    return (
        f"{first['theme_name']} with {first['other_name']}: {plural(first['inspections'], 'inspection')}, "
        f"{first['expected']:.0f} expected if they had nothing to do with each other, {first['times']:.1f} times as "
        f"many. {sure} of {plural(len(rows), 'pair')} meet more often than chance explains. Long reports name more "
        "themes, so most pairs meet a little more often than expected."
    )


def history_title(cells: pd.DataFrame, name: str) -> str:
    """How many themes have been asked of an authority again and again, at most three named."""
    once = cells.drop_duplicates("theme")
    again = once[once["run"] >= 2].sort_values("run", ascending=False, kind="stable")
    if again.empty:
        return f"{name}: no theme was asked for in two reports in a row"
    longest = int(again["run"].iloc[0])
    names = again.loc[again["run"] == longest, "theme_name"].tolist()
    more = "" if len(names) <= 3 else f" and {len(names) - 3} more"
    shown = ", ".join(names[:3]) if more else listed(names)
    return f"{name}, {ordinal(longest)} report in a row: {shown}{more}"


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
    for words, status in (("New", NEW), ("Back after a gap", BACK), ("Not asked again", NOT_AGAIN)):
        names = once.loc[once["status"] == status, "theme_name"].tolist()
        if names:
            told.append(f"{words}: {listed(names)}.")
    told.append("Not asked again means that inspectors did not write it, not that it is proven right.")
    return " ".join(told)


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
    told.append(f"The grade is that for {judgements.NAMES[judgement].lower()}. Neither is shown to cause the other.")
    return " ".join(told)


def found(rows: pd.DataFrame, shown: int | None = None, only: str | None = None) -> str:
    """How many recommendations were found, how many of them are shown, and to whom a search was kept."""
    places = rows["authority_code"].nunique()
    told = f"{plural(len(rows), 'recommendation')} to {plural(places, 'authority', 'authorities')}"
    told += f"; the newest {shown} are shown." if shown and len(rows) > shown else "."
    return told + (f" Only {only} was searched: take it off on the left to search all." if only else "")


def whose(rows: pd.DataFrame) -> str | None:
    """Says how many are shown in our own words; None where all are the report's."""
    ours = int(rows["text"].isna().sum())
    if not ours:
        return None
    told = "All" if ours == len(rows) else f"{ours:,} of {len(rows):,}"
    return f"{told} are shown in our own one-line summary: the report's words are a click away, at the page."
