"""One inspection told by several sources becomes one row; what they say differently is kept beside it."""

import datetime as dt
from collections.abc import Iterable, Mapping

import pandas as pd

import schema

INSPECTION_DAYS, VISIT_DAYS = 100, 31
"""Most days between the same date in two sources: inspections of an authority are years apart, visits 77 days."""
UNTIL_INSPECTION_PUBLISHED, UNTIL_VISIT_PUBLISHED = 240, 90
"""Most days from the first on site to publication; the longest so far took 225, of a visit 79."""
LINK_DAYS = 8
"""The day in a report's file name is up to seven days off the day on its cover."""
FACTS = ("kind", "theme_of_visit", "inspected_from", "inspected_to", "published_on")
"""Where sources differ in one of these, it is a conflict; other columns are only filled in."""

RESTATED = {"adequate": "requires_improvement"}
"""Ofsted's workbooks show the grade of the scale before 2013 as that of today."""

Row = dict
Group = list[Row]
"""The rows of several sources that are one inspection, the preferred source first."""


def inspection_id(authority_code: str, framework: str, kind: str, day: dt.date, suffix: str | None = None) -> str:
    """Key of an inspection: "E08000022-sif-2017-06-13", a visit "E08000022-ilacs-2017-06-13-focused-visit".

    `day` is the day of publication or, where none is stated, the first day on site;
    `suffix` tells two re-inspections apart that were published on one day.
    """
    parts = [authority_code, framework, day.isoformat()]
    if kind in schema.VISITS:
        parts.append(kind.replace("_", "-"))
    return "-".join([*parts, suffix] if suffix else parts)


def inspections(
    inspections: pd.DataFrame, judgements: pd.DataFrame, precedence: Mapping[str, int]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """(inspections, judgements, conflicts): tidy frames with one row per inspection and judgement.

    Judgements belong to the inspection with the same id and source. Rows of different
    sources are one inspection if authority and framework agree and the same date (publication
    or first day) is at most 100 days apart or, where they state no date in common, one was
    published within 240 days of the other's first day; visits only of one kind, 31 and 90 days.
    Nearest pairs are matched first and a source adds at most one row. Each cell is taken from
    the source with the lowest `precedence` that has it. The order of rows does not matter.
    """
    graded: dict[tuple[str, str], Group] = {}
    for row in _records(judgements):
        graded.setdefault((row["source"], row["inspection_id"]), []).append(row)
    merged, grades, conflicts = [], [], []
    for group in _groups(_records(inspections), precedence):
        best = _merged(group, conflicts)
        merged.append(best)
        told = [row for member in group for row in graded.pop((member["source"], member["inspection_id"]), [])]
        grades += _merged_grades(best, told, conflicts)
    if graded:
        raise ValueError(f"judgements of unknown inspections: {sorted(graded)[:3]}")
    return (
        schema.frame("inspections", merged),
        schema.frame("judgements", grades),
        schema.frame("conflicts", conflicts),
    )


def merged_ids(inspections: pd.DataFrame, precedence: Mapping[str, int]) -> pd.Series:
    """(source, inspection_id) as given -> the id of the inspection that `inspections` makes of it."""
    groups = _groups(_records(inspections), precedence)
    ids = {(row["source"], row["inspection_id"]): group[0]["inspection_id"] for group in groups for row in group}
    return pd.Series(ids, dtype="str")


def retold(before: pd.DataFrame, now: pd.DataFrame) -> dict[tuple[str, str], Row]:
    """(source, inspection_id) of rows told now -> the row in which the same source told that inspection before."""
    found = {}
    for source, rows in now.groupby("source"):
        older = before[before["source"] == source].assign(source="before")
        groups = _groups([*_records(older), *_records(rows.assign(source="now"))], {"before": 1, "now": 2})
        found |= {(str(source), pair[1]["inspection_id"]): pair[0] for pair in groups if len(pair) == 2}
    return found


def _records(frame: pd.DataFrame) -> list[Row]:
    """Rows with None for null and days as dates."""
    return [
        {
            name: None if pd.isna(value) else value.date() if isinstance(value, dt.datetime) else value
            for name, value in row.items()
        }
        for row in frame.to_dict("records")
    ]


def _groups(rows: list[Row], precedence: Mapping[str, int]) -> list[Group]:
    """Rows that are one inspection, together; sorted by the id of the preferred one."""
    rows = sorted(rows, key=lambda row: (precedence[row["source"]], row["source"], row["inspection_id"]))
    alike: dict[tuple, dict[str, list[Row]]] = {}
    for row in rows:
        alike.setdefault(_subject(row), {}).setdefault(row["source"], []).append(row)
    groups = [group for sources in alike.values() for group in _matched(sources.values())]
    return sorted(groups, key=lambda group: group[0]["inspection_id"])


def _matched(sources: Iterable[list[Row]]) -> list[Group]:
    """The rows of each source laid to the groups of the sources before it, nearest first, one to one."""
    groups: list[Group] = []
    for rows in sources:
        pairs = []
        for g, group in enumerate(groups):
            for r, row in enumerate(rows):
                days = min((d for member in group if (d := _days_apart(member, row)) is not None), default=None)
                if days is not None:
                    pairs.append((days, g, r))
        joined: dict[int, int] = {}
        for _, g, r in sorted(pairs):
            if r not in joined and g not in joined.values():
                joined[r] = g
        for r, row in enumerate(rows):
            if r in joined:
                groups[joined[r]].append(row)
            else:
                groups.append([row])
    return groups


def are_one(a: Row, b: Row) -> bool:
    """Whether two rows tell of one inspection: authority, framework and sort of event agree, and the dates are near."""
    return _subject(a) == _subject(b) and _days_apart(a, b) is not None


def _subject(row: Row) -> tuple[str, str, str]:
    return row["authority_code"], row["framework"], row["kind"] if row["kind"] in schema.VISITS else "inspection"


def _days_apart(a: Row, b: Row) -> int | None:
    """Days between two rows' dates, None where they are too many or there is nothing to compare."""
    is_visit = a["kind"] in schema.VISITS
    same = [
        abs((one - other).days)
        for one, other in ((a["published_on"], b["published_on"]), (a["inspected_from"], b["inspected_from"]))
        if one and other
    ]
    if same:
        return min(same) if min(same) <= (VISIT_DAYS if is_visit else INSPECTION_DAYS) else None
    most = UNTIL_VISIT_PUBLISHED if is_visit else UNTIL_INSPECTION_PUBLISHED
    until = [
        (published - first).days
        for first, published in ((a["inspected_from"], b["published_on"]), (b["inspected_from"], a["published_on"]))
        if first and published
    ]
    return min((days for days in until if 0 <= days <= most), default=None)


def _merged(group: Group, conflicts: list[Row]) -> Row:
    """One row: each cell from the first member that has it; the plain kind "inspection" yields to any other."""
    best = dict(group[0])
    for name in schema.TABLES["inspections"].arrow.names:
        tellers = [row for row in group if row[name] is not None and (name != "kind" or row[name] != "inspection")]
        if not tellers:
            continue
        best[name] = best[name] if name in ("inspection_id", "source") else tellers[0][name]
        if name in FACTS:
            for other in tellers[1:]:
                if other[name] != tellers[0][name]:
                    conflicts.append(_conflict(f"inspections.{name}", best["inspection_id"], name, tellers[0], other))
    return best


def _merged_grades(inspection: Row, told: list[Row], conflicts: list[Row]) -> list[Row]:
    """One row per judgement, from the first that gives it; its page from the first that gives grade and page."""
    kept: dict[str, Row] = {}
    for row in told:
        name = row["judgement"]
        first = kept.setdefault(name, {**row, "inspection_id": inspection["inspection_id"]})
        if RESTATED.get(row["grade"], row["grade"]) == RESTATED.get(first["grade"], first["grade"]):
            first["page"] = first["page"] or row["page"]
        else:
            key = f"{inspection['inspection_id']} {name}"
            conflicts.append(_conflict("judgements.grade", key, "grade", first, row))
    return [kept[name] for name in sorted(kept)]


def _conflict(subject: str, key: str, name: str, kept: Row, other: Row) -> Row:
    return {
        "subject": subject,
        "key": key,
        "source_a": kept["source"],
        "value_a": str(kept[name]),
        "source_b": other["source"],
        "value_b": str(other[name]),
        "kept": str(kept[name]),
        "reason": f"{kept['source']} is preferred to {other['source']}",
    }


def link_reports(inspections: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Inspections with report_url filled from `links`: authority_code, published_on, report_url.

    An inspection without an address, not a visit, gets that of the report published nearest
    to it, at most 8 days away, of the same authority; the earlier of two as near.
    """
    if links.empty:
        return inspections
    wanted = inspections["report_url"].isna() & inspections["published_on"].notna()
    wanted &= ~inspections["kind"].isin(schema.VISITS)
    dated = inspections.loc[wanted, ["authority_code", "published_on"]].rename_axis("row").reset_index()
    found = pd.merge_asof(
        dated.sort_values("published_on", kind="stable"),
        links.astype({"published_on": dated["published_on"].dtype})
        .sort_values(["published_on", "report_url"])
        .drop_duplicates(["authority_code", "published_on"]),
        on="published_on",
        by="authority_code",
        direction="nearest",
        tolerance=pd.Timedelta(days=LINK_DAYS),
    ).set_index("row")["report_url"]
    return inspections.assign(report_url=inspections["report_url"].fillna(found))
