"""Plain sentences on one authority's inspections, computed from the rows."""

from datetime import date

import pandas as pd

import schema
from queries import numbers
from queries.inspections import KINDS, shown
from queries.judgements import GRADE_NAMES, NAMES

SECTIONS = {
    "local_authority": "To the authority",
    "priority_and_immediate_action": "Priority and immediate action",
    "lscb": "To the safeguarding board",
    "lscb_priority_and_immediate_action": "To the safeguarding board: priority and immediate action",
}


TIMES = {1: "once", 2: "twice"}
VISITED = {0: "no visit", 1: "one visit", 2: "two visits"}


def story(name: str, known: pd.DataFrame, as_at: date) -> str:
    """How often an authority was inspected and visited by a day, and when last; `known` as of that day."""
    visits = known["kind"].isin(schema.VISITS)
    if known.empty:
        return f"No inspection of {name} had been published by {numbers.day(as_at)}."
    last = known[~visits]
    since = f", the latest published on {numbers.day(last.iloc[0]['day'])}" if len(last) else ""
    inspected = TIMES.get(int((~visits).sum()), f"{(~visits).sum()} times")
    visited = VISITED.get(int(visits.sum()), f"{visits.sum()} visits")
    # Ofsted's workbooks list the visits of these two years and no others.
    return (
        f"{name} has been inspected {inspected}{since}, with {visited} on record (Ofsted's files list those of 2022-23 "
        "and 2024-25 only)."
    )


def grade_age(row: pd.Series) -> str:
    """ "published 7 July 2024; 2 years and 3 months old on 30 October 2026", and whether a newer report gives none."""
    age = numbers.age(row["published_on"], row["seen_on"])
    newer = "" if pd.isna(row["newer_on"]) else f"; the report of {numbers.day(row['newer_on'])} gives no such grade"
    return f"published {numbers.day(row['published_on'])}; {age} old on {numbers.day(row['seen_on'])}{newer}"


def ended(authority: pd.Series, successors: list[str]) -> str | None:
    """When an abolished authority ended and who followed; None while it exists."""
    if pd.isna(authority["closed_on"]):
        return None
    return (
        f"{authority['authority_name']} ended on {numbers.day(authority['closed_on'])}. "
        f"Its children are now served by {numbers.listed(successors)}."
    )


def timeline_title(grades: pd.DataFrame, name: str) -> str:
    """From which grade to which an authority went on the first of its judgements."""
    if grades.empty:
        return f"{name}: no grade has been published"
    first = grades["judgement"].iloc[0]
    line = grades[grades["judgement"] == first].sort_values("day")
    subject = f"{name}: {NAMES[first][0].lower()}{NAMES[first][1:]}"
    (before, since), (now, latest) = (
        (GRADE_NAMES[row["grade"]].lower(), row["day"].year) for _, row in line.iloc[[0, -1]].iterrows()
    )
    if len(line) == 1:
        return f"{subject} was graded {now} in {latest}, the only time"
    if line["grade"].nunique() == 1:
        return f"{subject} was graded {now} each time, from {since} to {latest}"
    beyond = _beyond(line["grade"].tolist())
    if before == now:
        return f"{subject} was graded {before} in {since} and again in {latest}{beyond}"
    return f"{subject} went from {before} in {since} to {now} in {latest}{beyond}"


def _beyond(grades: list[str]) -> str:
    """ ", inadequate in between": grades better or worse than both the first and the last; "" for none."""
    places = [PLACES[grade] for grade in grades]
    low, high = sorted((places[0], places[-1]))
    names = [GRADE_NAMES[grade].lower() for grade in PLACES if grade in grades and not low <= PLACES[grade] <= high]
    return f", {numbers.listed(names)} in between" if names else ""


PLACES = {"outstanding": 0, "good": 1, "adequate": 2, "requires_improvement": 2, "inadequate": 3}
"""A grade -> its place on the scale, the best first."""


def timeline(grades: pd.DataFrame) -> str:
    """How the first named judgement went from grade to grade."""
    if grades.empty:
        return "No grade has been published."
    first = grades["judgement"].iloc[0]
    line = grades[grades["judgement"] == first].sort_values("day")
    told = [f"{GRADE_NAMES[row['grade']].lower()} in {row['day'].year}" for row in line.to_dict("records")]
    return f"{NAMES[first]}: {', then '.join(told)}."


def asked(inspection: pd.Series, recommendations: pd.DataFrame) -> str:
    """How much an inspection asked for, and by when the action plan was due."""
    kind = KINDS[inspection["kind"]].lower()
    if recommendations.empty:
        count = "no recommendation has been read from its report"
    else:
        count = f"{numbers.plural(len(recommendations), 'recommendation')} were read from its report"
        count = count.replace("1 recommendation were", "1 recommendation was")
    plan = inspection["action_plan_due_on"]
    due = (
        "" if pd.isna(plan) else f" The action plan was due by {numbers.day(plan)}, 70 working days after publication."
    )
    return f"The {kind} published on {numbers.day(inspection['day'])}: {count}.{due}"


def words_missing(recommendations: pd.DataFrame) -> str | None:
    """Says whose words are shown and where the report's are; None when the report's are loaded for all."""
    missing = recommendations[recommendations["text"].isna()]
    if missing.empty:
        return None
    ours = int(missing["gist"].notna().sum())
    some = "" if len(missing) == len(recommendations) else "Where the report's words are not loaded, "
    shown = "our own one-line summary is shown" if ours else "there is no summary of ours yet"
    told = f"{some}{shown}; for the report's words, follow the link to the page or load your own copies."
    return told[0].upper() + told[1:]


def figures(table: pd.DataFrame) -> str:
    """How many reported figures could be set beside a published one, and how many are far from it."""
    beside = int(table["published"].notna().sum())
    if table.empty:
        return "No figure has been read from this report."
    far = int(table["far"].sum())
    return (
        f"{numbers.plural(len(table), 'figure')} read from the report; {beside} can be set beside a published "
        f"statistic, and {far} of these differ from it by more than a quarter. Neither is corrected."
    )


def paper(row: pd.Series) -> str:
    """What a council paper says of the inspection, in a sentence."""
    day = "" if pd.isna(row["meeting_on"]) else f" on {numbers.day(row['meeting_on'])}"
    stated = row["recommendations_stated"]
    count = row["recommendations_listed"] if pd.isna(stated) else stated
    grouped = "" if pd.isna(row["grouped_into"]) else f", grouped into {int(row['grouped_into'])}"
    due = "" if pd.isna(row["action_plan_due_on"]) else f"; action plan due {numbers.day(row['action_plan_due_on'])}"
    meeting = "A council paper" if pd.isna(row["meeting"]) else f"A paper to {row['meeting']}"
    return f"{meeting}{day}: {numbers.plural(int(count), 'recommendation')}{grouped}{due}."


def value(row: dict) -> str:
    """A reported figure, with both ends of a range."""
    high = "" if pd.isna(row["value_high"]) else f" to {shown(row['value_high'], row['unit'])}"
    return shown(row["value"], row["unit"]) + high
