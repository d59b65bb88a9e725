"""What inspection reports and council papers say, as rows of the tidy tables.

A report's authority is on its cover; its day of publication on the cover or in the index of reports.
Rows have provisional ids: `merge_inspections` decides which inspection each belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

import schema
from loaders import gists, merge_inspections
from loaders.errors import LoadError
from loaders.recognise import REFERENCE, Source
from loaders.reference import Reference, place_code

REPORTS, PAPERS = "inspection_reports", "council_papers"
FORMER = "ofsted_outcomes_2023_former"
"""The source under which aliases.csv holds names that an abolished authority shares with its successor."""


UNTIL_MEETING = 365
"""Most days from publication to the meeting a paper goes to, where the paper itself gives no days."""


@dataclass(frozen=True)
class Address:
    """What the index of reports says of one file."""

    published_on: str
    report_url: str


def addresses(links: list[pd.DataFrame]) -> dict[tuple[str, str], Address]:
    """(URN, file name) -> address, from the rows of the index of reports."""
    rows = pd.concat(links) if links else pd.DataFrame(columns=["urn", "file", "published_on", "report_url"])
    return {
        (row["urn"], row["file"]): Address(f"{row['published_on']:%Y-%m-%d}", row["report_url"])
        for row in rows.to_dict("records")
    }


def tables(
    readings: list[tuple[Path, str, dict]], reference: Reference, index: dict[tuple[str, str], Address]
) -> dict[str, pd.DataFrame]:
    """The tables NAMES of these documents; of two that tell the same the first is kept, a PDF before a text."""
    parts: dict[str, list[dict]] = {name: [] for name in NAMES}
    told: list[tuple[str, Rows]] = []
    for path, _, reading in sorted(readings, key=lambda told: told[0].suffix.lower() != ".pdf"):
        name = f"{path.parent.name}/{path.name}"
        try:
            rows = ROWS[reading["kind"]](path, reading, reference, index)
        except LoadError as error:
            rows = {"unread_documents": [_unread(path, str(error))]}
        rows = _once(rows, path, told)
        told.append((name, rows))
        for table, more in rows.items():
            parts[table] += more
    return {name: schema.frame(name, rows) for name, rows in parts.items()}


Rows = dict[str, list[dict]]
"""Rows of tables by the name of the table."""
NAMES = (
    *("inspections", "judgements", "recommendations", "reported_figures"),
    *("council_papers", "paper_points", "claims", "unread_documents"),
)


def _once(rows: Rows, path: Path, told: list[tuple[str, Rows]]) -> Rows:
    """What a document tells that none before it told.

    A second report of an inspection, or a second copy of a paper, is listed as not read; a second paper
    about an inspection keeps its own points and claims.
    """
    for name, before in told:
        papers = [paper["paper_id"] for paper in before.get("council_papers", [])]
        if any(paper["paper_id"] in papers for paper in rows.get("council_papers", [])):
            return {"unread_documents": [_unread(path, f"It is the same paper as {name}")]}
        for inspection in rows.get("inspections", []):
            twin = next((other for other in before.get("inspections", []) if _are_one(inspection, other)), None)
            if twin and twin["source"] == REPORTS:
                return {"unread_documents": [_unread(path, f"It is about the same inspection as {name}")]}
            if twin:
                papers = [paper | {"inspection_id": twin["inspection_id"]} for paper in rows["council_papers"]]
                return {"council_papers": papers} | {table: rows[table] for table in ("paper_points", "claims")}
    return rows


def _are_one(inspection: dict, other: dict) -> bool:
    """Whether two documents of one source are about one inspection."""
    if any(inspection[name] != other[name] for name in ("source", "authority_code")):
        return False
    return merge_inspections.are_one(_dated(inspection), _dated(other))


def _dated(inspection: dict) -> dict:
    days = {name: inspection[name] for name in ("inspected_from", "published_on")}
    return inspection | {name: day and date.fromisoformat(day) for name, day in days.items()}


def reported_indicators() -> pd.DataFrame:
    """The tidy table of that name: rows of reported_indicators.csv, a row for each unit, with their counterpart."""
    rows = pd.read_csv(REFERENCE / "reported_indicators.csv", dtype=str)
    rows = rows.assign(position=range(1, len(rows) + 1), unit=rows["units"].str.split()).explode("unit")
    published = pd.read_csv(REFERENCE / "reported_published.csv", dtype=str)
    rows = rows[["indicator", "unit", "indicator_name", "position"]].merge(published, "left", ["indicator", "unit"])
    return schema.frame("reported_indicators", rows)


def papers(rows: pd.DataFrame, ids: pd.Series, inspections: pd.DataFrame) -> pd.DataFrame:
    """council_papers under the ids of the merged inspections.

    A paper without days of its own is about the one inspection of its authority, and of the framework it may
    name, that was published in the year before its meeting; where there are two, that is not certain.
    """
    given = pd.MultiIndex.from_frame(rows[["source", "inspection_id"]].astype("str"))
    rows = rows.assign(inspection_id=ids.reindex(given).astype("object").to_numpy())
    undated = rows.loc[rows["inspection_id"].isna(), ["paper_id", "authority_code", "framework", "meeting_on"]]
    full = inspections.loc[~inspections["kind"].isin(schema.VISITS)]
    near = undated.merge(full, on="authority_code", suffixes=("_named", ""))
    days = (near["meeting_on"] - near["published_on"]).dt.days
    is_named = near["framework_named"].isna() | (near["framework_named"] == near["framework"])
    near = near[days.between(0, UNTIL_MEETING) & is_named].drop_duplicates("paper_id", keep=False)
    found = rows["paper_id"].map(near.set_index("paper_id")["inspection_id"])
    return schema.frame("council_papers", rows.assign(inspection_id=rows["inspection_id"].fillna(found)))


def _unread(path: Path, reason: str) -> dict:
    return {"source": path.parent.name, "document": path.name, "reason": reason.rstrip(".")}


def _nothing(path, reading, reference, index) -> dict:
    return {"unread_documents": [_unread(path, reading["reason"])]}


def _report(path: Path, reading: dict, reference: Reference, index: dict) -> dict:
    cover = reading["cover"]
    code = _authority(cover["authority"], path, reference, cover["inspected_to"])
    address = index.get((path.parent.name.split("_")[0], path.name))
    published = cover["published_on"] or (address and address.published_on)
    day = pd.Timestamp(published or cover["inspected_from"])
    if pd.isna(day):
        raise LoadError(path.name, "page 1", "states no day", "Without a day it cannot be told from other inspections.")
    key = merge_inspections.inspection_id(code, cover["framework"], cover["kind"], day.date())
    common = {"inspection_id": key, "authority_code": code, "source": REPORTS}
    inspection = common | {
        "framework": cover["framework"],
        "kind": cover["kind"],
        "inspected_from": cover["inspected_from"],
        "inspected_to": cover["inspected_to"],
        "published_on": published,
        "lead_inspector": cover["lead_inspector"],
        "report_url": address and address.report_url,
    }
    return {
        "inspections": [inspection],
        "judgements": [common | {"framework": cover["framework"]} | judgement for judgement in cover["judgements"]],
        "recommendations": [common | r for r in reading["recommendations"]],
        "reported_figures": [common | _until(published, figure) for figure in reading["figures"]],
    }


def _until(published: str | None, figure: dict) -> dict:
    """The figure; a month or year that was not over when the report was published gives no day."""
    is_later = published and figure["as_at_on"] and figure["as_at_on"] > published
    return figure | {"as_at_on": None} if is_later else figure


def _paper(path: Path, reading: dict, reference: Reference, index: dict) -> dict:
    paper = reading["paper"]
    if not paper["authority"]:
        raise LoadError(path.name, "", "names no authority", "It is not read.")
    code = _authority(paper["authority"], path, reference, paper["inspected_to"])
    day = paper["published_on"] or paper["inspected_from"]
    key = None
    if day and paper["framework"]:
        key = merge_inspections.inspection_id(code, paper["framework"], "inspection", pd.Timestamp(day).date())
    own = f"{code}-{paper['meeting_on'] or day or path.stem}"
    common = {"inspection_id": key, "authority_code": code, "source": PAPERS}
    rows = {
        "council_papers": [
            common
            | {
                name: paper[name]
                for name in ("framework", "meeting", "meeting_on", "action_plan_due_on", "grouped_into")
            }
            | {
                "paper_id": own,
                "recommendations_stated": paper["recommendations_stated"],
                "recommendations_listed": len(paper["recommendations"]),
                "priorities": paper["priorities_stated"] or len(paper["priorities"]) or None,
                "document": path.name,
            }
        ],
        "paper_points": [point | {"paper_id": own, "source": PAPERS} for point in _points(paper)],
        "claims": [
            claim | {"paper_id": own, "position": n, "source": PAPERS} for n, claim in enumerate(paper["claims"], 1)
        ],
    }
    if key:
        days = {name: paper[name] for name in ("inspected_from", "inspected_to", "published_on", "action_plan_due_on")}
        rows["inspections"] = [common | days | {"framework": paper["framework"], "kind": "inspection"}]
        rows["judgements"] = [common | {"framework": paper["framework"]} | one for one in paper["judgements"]]
        rows["recommendations"] = [_listed(item, common) for item in paper["recommendations"]]
    return rows


def _points(paper: dict) -> Iterator[dict]:
    """Rows of paper_points: the items of the paper's lists, numbered within their kind."""
    asked = [item | {"judgement": "lscb" if "lscb" in item["section"] else None} for item in paper["recommendations"]]
    lists = {"recommendation": asked, "priority": paper["priorities"]}
    for kind in ("strength", "weakness"):
        lists[kind] = [finding for finding in paper["findings"] if finding["kind"] == kind]
    for kind, items in lists.items():
        for position, item in enumerate(items, 1):
            told = {name: item.get(name) for name in ("judgement", "number", "page", "text")}
            yield told | {"kind": kind, "position": position}


def _listed(item: dict, common: dict) -> dict:
    number = item["number"]
    return common | item | {"number": int(number) if number and number.isdigit() else None}


ROWS = {"report": _report, "paper": _paper, "unread": _nothing}

TEXTS = ("text", "quote", "as_at", "subheading")
"""Columns that hold other people's words."""


def without_text(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The table without other people's words."""
    return schema.frame(table, rows.assign(**{name: None for name in TEXTS if name in rows.columns}))


def of_inspections(rows: pd.DataFrame, key: str, ids: pd.Series, precedence: dict[str, int]) -> pd.DataFrame:
    """Rows of recommendations or reported_figures under the ids of the merged inspections, with ids of their own.

    Of an inspection told by a report and a paper only the report's rows are kept.
    """
    table = "recommendations" if key == "recommendation_id" else "reported_figures"
    rows = rows.reset_index(drop=True)
    given = pd.MultiIndex.from_frame(rows[["source", "inspection_id"]].astype("str"))
    rows["inspection_id"] = ids.reindex(given).to_numpy() if len(rows) else rows["inspection_id"]
    best = rows["source"].map(precedence)
    rows = rows[best == best.groupby(rows["inspection_id"]).transform("min")]
    if table == "recommendations":
        rows[key] = rows["inspection_id"] + "-" + rows["section"] + "-" + rows["position"].astype("str")
        rows["gist"] = gists.of(rows)
    else:
        rows[key] = rows["inspection_id"] + "-" + (rows.groupby("inspection_id").cumcount() + 1).astype("str")
    return schema.frame(table, rows)


def _authority(spelling: str, path: Path, reference: Reference, day: str | None = None) -> str:
    """The authority of a name; the one that had it before, where today's was founded after the day."""
    source = Source(REPORTS, "", "", "", "", None, "", None, None, 9, (), path)
    code = place_code(reference, spelling, source, "page 1")
    opened = reference.tables["authorities"].set_index("authority_code")["opened_on"].get(code)
    if day and pd.notna(opened) and pd.Timestamp(day) < opened:
        return place_code(reference, spelling, replace(source, source=FORMER), "page 1")
    return code
