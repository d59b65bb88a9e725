"""Raw files -> tidy tables: recognise each, read it, decide between sources, check, write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pandas as pd

import schema
from loaders import (
    action_plans,
    additions,
    annotations,
    documents,
    indicators,
    merge,
    merge_inspections,
    merge_values,
    ofsted_reports,
    reference,
    themes,
    withheld,
)
from loaders.errors import LoadError
from loaders.recognise import Document, Source, declared, recognise
from loaders.withheld import OWN


@dataclass
class Result:
    """What a build made of the files it was given."""

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    read: list[Source] = field(default_factory=list)
    rejects: list[str] = field(default_factory=list)


def files(places: list[Path]) -> list[tuple[str, Path]]:
    """(folder, file) of every file named or found below a folder, sorted; hidden ones apart.

    The folder is the first one below the place given: "" for a file in it.
    """
    found = []
    for place in places:
        if not place.exists():
            raise LoadError(str(place), "", "does not exist", "Give a file or a folder of published files.")
        below = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file())
        for path in below:
            inside = path.relative_to(place).parts
            if not path.name.startswith("."):
                found.append((inside[0] if len(inside) > 1 else "", path))
    return found


def load(
    places: list[Path],
    with_text: bool,
    workers: int | documents.Start,
    kept: Path,
    step: Callable[[str], None] = lambda name: None,
    over: additions.Tables | None = None,
    mine: themes.Themes | None = None,
) -> Result:
    """Reads all files below `places`, and lays them over the older tables where some are given.

    Recommendations are given themes of `mine`, without it our own. `workers` is as for `documents.read_all`;
    `step` is called with each file's name as it is done.

    A table that is not as declared becomes a reject (its message), never an exception, so that one
    run names every fault; a document that cannot be read becomes a row of unread_documents.
    `kept` is a folder for what documents said when they were read before.
    """
    result = Result()
    known = reference.load()
    sources = declared()
    parts: additions.Parts = additions.descriptions(over) if over else {}
    papers = []
    for _, path in files(places):
        try:
            source = recognise(path, sources)
        except Document:
            papers.append(path)
            continue
        except LoadError as error:
            result.rejects.append(str(error))
            continue
        step(path.name)
        try:
            if _is_new(source, result.read):
                for table, frame in import_module(f"loaders.{source.loader}").load(source, known).items():
                    parts.setdefault(table, []).append(frame)
                result.read.append(source)
        except LoadError as error:
            result.rejects.append(str(error))
    if with_text:
        result.rejects += _undescribed(parts, result.read)
    if result.rejects:
        return result
    readings = list(documents.read_all(papers, workers, kept, step)) if papers else []
    index = ofsted_reports.addresses(parts.get("report_links", []))
    for table, frame in ofsted_reports.tables(readings, known, index).items():
        parts.setdefault(table, []).append(frame)
    if over:
        parts = additions.beside(over, parts, {s.source for s in result.read}, papers, _precedence(sources))
    result.tables = _decide(parts, known, sources, with_text, mine or themes.own())
    if over:
        result.tables = additions.laid_over(result.tables, over, {s.source for s in result.read})
    result.tables["sources"] = _sources(result, sources, over)
    return result


def _precedence(sources: list[Source]) -> dict[str, int]:
    return {s.source: s.precedence for s in sources}


def _undescribed(parts: dict[str, list[pd.DataFrame]], read: list[Source]) -> list[str]:
    """A reject for each file whose measures nothing describes: neither our own rows nor a dictionary given with it."""
    described = set(pd.concat([indicators.curated(), *parts.get("indicators", [])])["indicator"])
    rejects = []
    for values in parts.get("indicator_values", []):
        strange = set(values["indicator"].unique()) - described
        if strange:
            path = next(s.path for s in read if s.source == values["source"].iloc[0])
            problem = f"has {len(strange)} measures that nothing describes, such as {min(strange)}"
            rejects.append(str(LoadError(path.name, "", problem, "Give lait_data_dictionary.csv with it.")))
    return rejects


def _is_new(source: Source, read: list[Source]) -> bool:
    """False for a copy of a file read already. Raises LoadError for another file of the same source."""
    twin = next((other for other in read if other.source == source.source), None)
    if twin and twin.sha256 != source.sha256:
        problem = f"is the same source as {twin.path.name} ({source.source}) with other content"
        raise LoadError(source.path.name, "", problem, "Keep one of the two.")
    return twin is None


def _decide(parts, known, sources, with_text, mine) -> dict[str, pd.DataFrame]:
    """One row per fact, from the source with the lowest precedence; disagreements become conflicts."""
    precedence = _precedence(sources)
    tables = dict(known.tables)
    conflicts = [schema.frame("conflicts", []), *parts.get("conflicts", [])]

    def given(table: str) -> list[pd.DataFrame]:
        return [schema.frame(table, []), *parts.get(table, [])]

    tables["indicators"], tables["indicator_values"], found = _indicators(given, known, precedence, with_text)
    conflicts += found
    tables["neighbours"], found = merge.first_wins(
        given("neighbours"),
        key=list(schema.TABLES["neighbours"].key),
        columns=["neighbour_code", "closeness"],
        precedence=precedence,
    )
    conflicts.append(found)

    inspections = pd.concat(given("inspections"), ignore_index=True)
    judgements = pd.concat(given("judgements"), ignore_index=True)
    tables["told_inspections"], tables["told_judgements"] = inspections, judgements
    ids = merge_inspections.merged_ids(inspections, precedence)
    merged, tables["judgements"], found = merge_inspections.inspections(inspections, judgements, precedence)
    conflicts.append(found)
    links = pd.concat(given("report_links"), ignore_index=True).drop_duplicates(["urn", "file"], keep="last")
    tables["report_links"] = links
    tables["inspections"] = _with_action_plans(merge_inspections.link_reports(merged, links))
    for name, key in (("recommendations", "recommendation_id"), ("reported_figures", "figure_id")):
        tables[name] = ofsted_reports.of_inspections(pd.concat(given(name)), key, ids, precedence)
    tables["themes"] = mine.table
    tables["recommendation_themes"] = themes.of(tables["recommendations"], mine.phrases)
    if not with_text:
        for name in ("recommendations", "reported_figures"):
            tables[name] = ofsted_reports.without_text(name, tables[name])
    tables["value_annotations"] = annotations.of(tables["indicators"]["indicator"], tables["places"]["place_code"])
    tables["reported_indicators"] = ofsted_reports.reported_indicators()
    papers = pd.concat(given("council_papers"), ignore_index=True)
    tables["council_papers"] = ofsted_reports.papers(papers, ids, tables["inspections"])
    for name in ("paper_points", "claims"):
        told = pd.concat(given(name), ignore_index=True)
        tables[name] = told if with_text else ofsted_reports.without_text(name, told)
    tables["unread_documents"] = pd.concat(given("unread_documents"), ignore_index=True)
    tables["conflicts"] = pd.concat(conflicts, ignore_index=True)
    return tables


def _with_action_plans(inspections: pd.DataFrame) -> pd.DataFrame:
    """Inspections of the single and later frameworks with the statutory day of the plan; visits need none."""
    needed = inspections["framework"].isin(["sif", "ilacs"]) & ~inspections["kind"].isin(schema.VISITS)
    due = action_plans.due_dates(inspections["published_on"].where(needed))
    return schema.frame("inspections", inspections.assign(action_plan_due_on=due))


def _indicators(given, known, precedence, with_text) -> tuple[pd.DataFrame, pd.DataFrame, list[pd.DataFrame]]:
    """(indicators, indicator_values, conflicts); measures outside our own list only with others' words."""
    curated = indicators.curated()
    described = pd.concat([curated, *given("indicators")], ignore_index=True).drop_duplicates("indicator", keep="last")
    values = given("indicator_values")
    if not with_text:
        described = curated
        values = [v[v["indicator"].isin(curated["indicator"])] for v in values]
    merged, differing = merge_values.indicator_values(values, precedence)
    merged, impossible = withheld.withhold(merged, known.tables["authorities"])
    described = described.assign(position=range(1, len(described) + 1))
    main = merged.value_counts(["indicator", "source"]).reset_index().drop_duplicates("indicator")
    described = described[described["indicator"].isin(main["indicator"])]
    source = described["indicator"].map(main.set_index("indicator")["source"])
    return described.assign(source=source), indicators.with_counts(merged), [differing, impossible]


def _sources(result: Result, sources: list[Source], over: additions.Tables | None) -> pd.DataFrame:
    """One row per file read, now or before, and one for our own reference rows, with the rows each gave."""
    rows = dict.fromkeys([*(s.source for s in result.read), *result.tables["told_inspections"]["source"].unique()], 0)
    documents = ("recommendations", "reported_figures", "council_papers", "paper_points", "claims")
    for name in ("indicator_values", "neighbours", "inspections", "judgements", *documents):
        for source, count in result.tables[name]["source"].value_counts().items():
            rows[source] = rows.get(source, 0) + int(count)
    own = next(s for s in sources if s.source == OWN)
    rows[OWN] = len(result.tables["authorities"])
    told = [s for s in sources if not s.recognised_by and s.source in rows and s is not own]
    found = schema.frame(
        "sources",
        [
            {
                "source": s.source,
                "kind": s.kind,
                "title": s.title,
                "publisher": s.publisher,
                "url": s.url,
                "licence": s.licence,
                "published_on": s.published_on,
                "retrieved_on": s.retrieved_on,
                "file": s.path.name if s.path else None,
                "sha256": s.sha256,
                "rows": rows[s.source],
                "loader": s.loader,
            }
            for s in [own, *told, *result.read]
        ],
    )
    if over is None:
        return found
    before = over["sources"][~over["sources"]["source"].isin(found["source"])]
    before = before.assign(rows=[rows.get(source, 0) for source in before["source"]])
    return schema.frame("sources", pd.concat([found, before], ignore_index=True))


def counts(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str, int]]:
    """(source, table, rows) for every source and table, in order."""
    for name in schema.TABLES:
        table = tables[name]
        if "source" in table.columns and name not in ("sources", "indicators"):
            for source, rows in table["source"].value_counts().sort_index().items():
                yield str(source), name, int(rows)
        else:
            yield "", name, len(table)
