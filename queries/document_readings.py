"""What was read from one document, as tables for people: nothing is judged, everything is shown."""

import pandas as pd

from queries import inspection_readings, numbers
from queries.judgements import AS_MADE, GRADE_NAMES

FACTS = {
    "authority": "Authority, as spelt",
    "framework": "Framework",
    "kind": "Kind",
    "meeting": "Meeting",
    "meeting_on": "Day of the meeting",
    "inspected_from": "First day of the inspection",
    "inspected_to": "Last day of the inspection",
    "published_on": "Published",
    "lead_inspector": "Lead inspector",
    "action_plan_due_on": "Action plan due",
    "recommendations_stated": "Recommendations it says there are",
    "grouped_into": "Groups made of them",
}


def summary(name: str, reading: dict) -> str:
    """What kind of document it is and how much was read, or why nothing was."""
    if reading["kind"] == "unread":
        return f"{name} was not read. {reading['reason']}"
    told = said(reading)
    what = "an inspection report" if reading["kind"] == "report" else "a council paper about an inspection"
    figures = len(reading.get("figures", []))
    return (
        f"{name} was read as {what}: {numbers.plural(len(told['judgements']), 'grade')}, "
        f"{numbers.plural(len(told['recommendations']), 'recommendation')}, {numbers.plural(figures, 'figure')}. "
        "Nothing of it is kept when you leave, and no one else sees it."
    )


def said(reading: dict) -> dict:
    """judgements and recommendations of a report or paper."""
    if reading["kind"] == "report":
        return {"judgements": reading["cover"]["judgements"], "recommendations": reading["recommendations"]}
    return reading["paper"]


def facts(reading: dict) -> pd.DataFrame:
    """Facts about the document, and those that were looked for and not found."""
    cover = reading["cover"] if reading["kind"] == "report" else reading["paper"]
    rows = [
        (words, "not found" if cover[key] is None else str(cover[key])) for key, words in FACTS.items() if key in cover
    ]
    return pd.DataFrame(rows, columns=["Fact", "Read from the document"])


def grades(reading: dict) -> pd.DataFrame:
    """Judgement, grade, page."""
    rows = [
        (AS_MADE.get(one["judgement"], one["judgement"]), GRADE_NAMES.get(one["grade"], one["grade"]), one["page"])
        for one in said(reading)["judgements"]
    ]
    return pd.DataFrame(rows, columns=["Judgement", "Grade", "Page"])


def recommendations(reading: dict) -> pd.DataFrame:
    """Section, number as printed ("" for a bullet), words, page."""
    rows = [
        (
            inspection_readings.SECTIONS.get(one["section"], one["section"]),
            "" if one["number"] is None else str(one["number"]),
            one["text"],
            one["page"],
        )
        for one in said(reading)["recommendations"]
    ]
    return pd.DataFrame(rows, columns=["Section", "Number", "Words", "Page"])


def figures(reading: dict) -> pd.DataFrame:
    """Indicator, value, whose, when, page, the sentence."""
    rows = [
        (
            one["indicator"].replace("_", " "),
            inspection_readings.value(one),
            one["role"].replace("_", " "),
            one["as_at"] or "",
            one["page"],
            one["quote"],
        )
        for one in reading.get("figures", [])
    ]
    return pd.DataFrame(rows, columns=["Figure", "Value", "Whose", "When", "Page", "The sentence"])


def pages(reading: dict) -> pd.DataFrame:
    """How much was read from each page; a page with nothing has noughts."""
    told = said(reading)
    found = {
        "Grades": told["judgements"],
        "Recommendations": told["recommendations"],
        "Figures": reading.get("figures", []),
    }
    counts = {name: pd.Series([row["page"] for row in rows]).value_counts() for name, rows in found.items()}
    last = reading.get("pages") or max([row["page"] for rows in found.values() for row in rows], default=1)
    table = pd.DataFrame(counts).reindex(range(1, last + 1)).fillna(0).astype(int)
    return table.rename_axis("Page").reset_index()


def not_read(reading: dict) -> list[str]:
    """What was looked for and not found."""
    if reading["kind"] == "paper":
        return reading["paper"]["not_read"]
    return [f"{name}: named on the cover, no grade found" for name in reading["cover"]["ungraded"]]
