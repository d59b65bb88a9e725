"""Plain sentences on themes of recommendations, computed from the rows."""

from datetime import date

import pandas as pd

from queries import judgements, themes
from queries.indicator_titles import within
from queries.numbers import day, listed, ordinal, plural, rounded, text
from queries.theme_trends import CUT

CAUTION = (
    "What is counted is what inspectors chose to write, not how good practice is: a theme that a report does not name "
    "may still need work there."
)
NAMES_OF_MOVES = {"improved": "Improved", "same": "Same", "declined": "Declined", "unknown": "No grade to compare"}


def percent(value: float) -> str:
    """12.5 -> "13%"."""
    return text(value, "percent", 0)


def _number(value: float, decimals: int) -> str:
    return text(value, "count", decimals)


def points(value: float) -> str:
    """A change in percentage points with its sign: "+3.4", "-1.0", "0.0"."""
    shown = rounded(value, 1)
    return f"{shown:+}".replace("-", "−") if shown else "0.0"


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
    told = listed([f"{_number(mean, 1)} under {name}" for name, mean in averages.items()])
    return (
        f"Recommendations to the authority in a report, on average: {told}. A theme is named in fewer reports now for "
        "that reason alone: choose one framework to compare like with like."
    )


def most_often(ranked: pd.DataFrame) -> str:
    """The title of the ranked themes."""
    first = ranked.iloc[0]
    beyond = "more" if (ranked["share"] < first["share"]).sum() == len(ranked) - 1 else "no less"
    return (
        f"{first['theme_name']}: recommended in {percent(first['share'])} of inspections, {beyond} than any other theme"
    )


def ranked(table: pd.DataFrame, theme: str) -> str:
    """The first three themes, and where the chosen one stands."""
    top = [f"{row['theme_name']} ({counted(row)})" for row in table.head(3).to_dict("records")]
    row = table[table["theme"] == theme].iloc[0]
    place = "joint " if (table["share"] == row["share"]).sum() > 1 else ""
    place += ordinal(int((table["share"] > row["share"]).sum()) + 1)
    return f"Most often recommended: {'; '.join(top)}. {row['theme_name']} is {place} of {len(table)}: {counted(row)}."


def split_title(rows: pd.DataFrame) -> str:
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


def no_cause(by: str, framework: str | None) -> str:
    """Says what a spread over grades, or over the periods of two frameworks, does not show; else ""."""
    if by == "grade":
        return " No theme is shown to cause a grade: reports with lower grades ask for more of everything."
    if by == "period" and framework is None:
        return " SIF reports, to 2018, ask for more of everything than ILACS reports since."
    return ""


def small(rows: pd.DataFrame) -> str:
    """Names the groups of few inspections; "" for none."""
    names = rows.loc[rows["is_small"], "group"].drop_duplicates().tolist()
    if not names:
        return ""
    return f"Small numbers, fewer than {themes.SMALL} inspections: {listed(names)}; read with care."


def _enough(rows: pd.DataFrame) -> pd.DataFrame:
    large = rows[~rows["is_small"]]
    return large if len(large) > 1 else rows


def _ends(rows: pd.DataFrame) -> tuple[dict, dict]:
    """The first and the newest year of the newest framework, those with enough inspections where there are two."""
    newest = _enough(rows[rows["framework"] == rows["framework"].iloc[-1]])
    return newest.iloc[0].to_dict(), newest.iloc[-1].to_dict()


def yearly_title(rows: pd.DataFrame, name: str) -> str:
    """The newest year with enough inspections beside the first of the same framework."""
    first, last = _ends(rows)
    if first["year"] == last["year"]:
        return f"{name}: recommended in {percent(last['share'])} of the inspections of {last['year']}"
    return (
        f"{name}: recommended in {percent(first['share'])} of the inspections of {first['year']}, "
        f"{percent(last['share'])} of those of {last['year']}"
    )


def yearly(rows: pd.DataFrame) -> str:
    """The newest year's count, whether it differs from the title's first by more than chance; frameworks apart."""
    row, (first, last) = rows.iloc[-1].to_dict(), _ends(rows)
    told = f"In {row['year']}: {counted(row)}."
    if first["year"] != last["year"]:
        apart = first["upper"] < last["lower"] or last["upper"] < first["lower"]
        told += f" The 95% intervals of {first['year']} and {last['year']} " + (
            "do not overlap." if apart else "overlap, so the difference may be chance."
        )
    if rows["framework"].nunique() > 1:
        told += " SIF and ILACS ask differently: do not read the step between them as a change in practice."
    few = rows[rows["is_small"]]
    twice = rows["year"].map(rows["year"].value_counts()) > 1
    few = few["year"].astype(str) + (" (" + few["framework"].str.upper() + ")").where(twice, "")
    return told + (
        f" Years with fewer than {themes.SMALL} inspections are hollow: {listed(few.tolist())}." if len(few) else ""
    )


def change_title(rows: pd.DataFrame) -> str:
    """Which themes rise and fall beyond chance, those first that do so most."""
    parts = []
    for verdict in ("rising", "falling"):
        names = rows.loc[rows["verdict"] == verdict, "theme_name"].tolist()
        names = names[::-1] if verdict == "falling" else names
        if names:
            parts.append(
                f"{verdict.capitalize()} as a share of what inspectors ask for: {', '.join(names[:3])}"
                + (" and others" if len(names) > 3 else "")
            )
    return "; ".join(parts) if parts else "No theme has risen or fallen by more than chance explains"


def change(rows: pd.DataFrame, framework: str, averages: tuple[float, float]) -> str:
    """What is compared with what, and how surely."""
    year, sure = CUT[framework], int((rows["verdict"] != "may be chance").sum())
    asked = [_number(mean, 1) for mean in averages]
    return (
        f"Compared are {rows['of_before'].iloc[0]:,} recommendations of {framework.upper()} reports before {year} "
        f"with {rows['of_after'].iloc[0]:,} since. Shares of recommendations, not of inspections, because a report now "
        f"asks for {asked[1]} things on average, {asked[0]} before. {sure} of {len(rows)} themes "
        f"{'differs' if sure == 1 else 'differ'} by more than chance explains, allowing for asking of all of them at "
        "once; the others may be chance."
    )


def _fullest(cells: pd.DataFrame) -> dict:
    """The highest cell among those with enough inspections, where there are any."""
    kept = cells[~cells["is_small"] & (cells["column"] != themes.ALL)]
    kept = kept if len(kept) else cells
    return kept.loc[kept["share"].idxmax()].to_dict()


def grid_title(cells: pd.DataFrame) -> str:
    """The fullest cell."""
    top = _fullest(cells)
    share = f"in {percent(top['share'])} of inspections ({top['column']})"
    return f"Most often recommended: {within(top['theme_name'])}, {share}"


def grid(cells: pd.DataFrame, what: str) -> str:
    """The highest cell among those with enough inspections, and which columns are small."""
    top = _fullest(cells)
    return f"Highest of all {what}: {top['theme_name']}, {top['column']}: {counted(top)}. {small(cells)}".strip()


def among_peers_title(cells: pd.DataFrame, authority: str, name: str) -> str:
    """What an authority was most often asked for, and how many of its peers were asked for it."""
    own = cells[(cells["authority_code"] == authority) & (cells["inspections"] > 0)]
    if authority not in set(cells["authority_code"]):
        return f"No report on {name} has been read"
    if own.empty:
        return f"{name} was asked for none of the themes in the reports that were read"
    most = own[own["inspections"] == own["inspections"].max()]
    first, more = most.iloc[0].to_dict(), len(most) - 1
    others = cells[(cells["theme"] == first["theme"]) & (cells["authority_code"] != authority)]
    besides = f" (and {plural(more, 'other theme')})" if more else ""
    count = int((others["inspections"] > 0).sum())
    were = f"; so {'was' if count == 1 else 'were'} {count or 'none'}"
    also = f"{were} of {plural(len(others), 'peer')} with a report" if len(others) else ""
    return f"{name} was most often asked for {within(first['theme_name'])}{besides}{also}"


def among_peers(cells: pd.DataFrame, authority: str, name: str) -> str:
    """The theme most often asked of an authority, and how many of its peers were asked for it as well."""
    own = cells[(cells["authority_code"] == authority) & (cells["inspections"] > 0)]
    if own.empty:
        return f"No theme has been asked of {name} in a report that was read."
    most = own[own["inspections"] == own["inspections"].max()]
    first, names = most.iloc[0].to_dict(), most["theme_name"].tolist()
    others = cells[(cells["theme"] == first["theme"]) & (cells["authority_code"] != authority)]
    also = int((others["inspections"] > 0).sum())
    more = f"; and {len(names) - 3} more" if len(names) > 3 else ""
    each, it = (" each", "the first") if len(names) > 1 else ("", "it")
    were = f"{also} of its {plural(len(others), 'peer')} with a report {'was' if also == 1 else 'were'}"
    return (
        f"Most often asked of {name}, in {themes.counted(first['inspections'], first['of'])}{each}: "
        f"{'; '.join(names[:3])}{more}. {were} "
        f"asked for {it} as well. Each has been inspected only a few times: read the counts, not shares."
    )


def together_title(rows: pd.DataFrame) -> str:
    """The pair that comes first."""
    first = rows.iloc[0]
    return (
        f"{first['theme_name']} with {within(first['other_name'])}: together in "
        f"{plural(first['inspections'], 'inspection')}, where {_number(first['expected'], 0)} were expected"
    )


def together(rows: pd.DataFrame, first: pd.Series) -> str:
    """How often one pair meets beside what is expected, and how many of all pairs surely do beyond it."""
    sure = int(rows["is_sure"].sum())
    return (
        f"{first['theme_name']} with {first['other_name']}: {plural(first['inspections'], 'inspection')}, "
        f"{_number(first['expected'], 0)} expected if they had nothing to do with each other, "
        f"{_number(first['times'], 1)} times as many. {sure} of {plural(len(rows), 'pair')} "
        f"{'meets' if sure == 1 else 'meet'} more often than chance explains. A long report names more of "
        "everything, so expected is reckoned among reports that name as many themes. One recommendation may bear on "
        "both."
    )


def found(rows: pd.DataFrame, shown: int | None = None, only: str | None = None) -> str:
    """How many recommendations were found, how many of them are shown, and to whom a search was kept."""
    places = len(set(rows["authority_code"].tolist()))
    told = f"{plural(len(rows), 'recommendation')} to {plural(places, 'authority', 'authorities')}"
    told += f"; the newest {shown} are shown." if shown and len(rows) > shown else "."
    if rows.empty:
        told = "No recommendation was found."
    return told + (f" Only {only} was searched: take it off on the left to search all." if only else "")


def whose(rows: pd.DataFrame) -> str | None:
    """Says how many are shown in our own words; None where all are the report's."""
    ours = int(rows["text"].isna().sum())
    if not ours:
        return None
    told = "All" if ours == len(rows) else f"{ours:,} of {len(rows):,}"
    return f"{told} are shown in our own one-line summary: the report's words are a click away, at the page."
