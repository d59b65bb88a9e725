"""Raw files -> tidy tables: recognise each, read it, decide between sources, check, write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pandas as pd

import schema
from loaders import indicators, merge, merge_inspections, merge_values, reference, withheld
from loaders.errors import LoadError
from loaders.recognise import Source, Unread, declared, recognise
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


def load(places: list[Path], keep_uncurated: bool, step: Callable[[str], None] = lambda name: None) -> Result:
    """Reads all files below `places`; `step` is called with each file's name as it is begun.

    A file that is not as declared becomes a reject (its message), never an exception,
    so that one run names every fault.
    """
    result = Result()
    known = reference.load()
    sources = declared()
    parts: dict[str, list[pd.DataFrame]] = {}
    unread = []
    for folder, path in files(places):
        step(path.name)
        try:
            source = recognise(path, sources)
            twin = next((s for s in result.read if s.source == source.source), None)
            if twin and twin.sha256 == source.sha256:
                continue
            if twin:
                raise LoadError(
                    path.name,
                    "",
                    f"is the same source as {twin.path.name} ({source.source}) with other content",
                    "Keep one of the two.",
                )
            for table, frame in import_module(f"loaders.{source.loader}").load(source, known).items():
                parts.setdefault(table, []).append(frame)
            result.read.append(source)
        except Unread as reason:
            name = f"{path.parent.name}/{path.name}"
            unread.append({"source": folder, "document": name, "reason": str(reason)})
        except LoadError as error:
            result.rejects.append(str(error))
    if not result.rejects:
        result.tables = _decide(parts, known, sources, keep_uncurated)
        result.tables["unread_documents"] = schema.frame("unread_documents", unread)
        result.tables["sources"] = _sources(result, sources)
    return result


def _decide(parts, known, sources, keep_uncurated) -> dict[str, pd.DataFrame]:
    """One row per fact, from the source with the lowest precedence; disagreements become conflicts."""
    precedence = {s.source: s.precedence for s in sources}
    tables = dict(known.tables)
    conflicts = parts.get("conflicts", [])

    curated = indicators.curated()
    described = pd.concat([curated, *parts.get("indicators", [])], ignore_index=True)
    values = parts.get("indicator_values", [schema.frame("indicator_values", [])])
    if not keep_uncurated:
        described = curated
        values = [v[v["indicator"].isin(curated["indicator"])] for v in values]
    tables["indicator_values"], found = merge_values.indicator_values(values, precedence)
    conflicts.append(found)
    values, found = withheld.withhold(tables["indicator_values"], tables["authorities"])
    conflicts.append(found)
    tables["indicator_values"] = indicators.with_counts(values)
    described = described.assign(position=range(1, len(described) + 1))
    main = tables["indicator_values"].value_counts(["indicator", "source"]).reset_index().drop_duplicates("indicator")
    described = described[described["indicator"].isin(main["indicator"])]
    source = described["indicator"].map(main.set_index("indicator")["source"])
    tables["indicators"] = described.assign(source=source)

    tables["neighbours"], found = merge.first_wins(
        parts.get("neighbours", [schema.frame("neighbours", [])]),
        key=list(schema.TABLES["neighbours"].key),
        columns=["neighbour_code", "closeness"],
        precedence=precedence,
    )
    conflicts.append(found)

    inspections = pd.concat(parts.get("inspections", [schema.frame("inspections", [])]), ignore_index=True)
    judgements = pd.concat(parts.get("judgements", [schema.frame("judgements", [])]), ignore_index=True)
    inspections, tables["judgements"], found = merge_inspections.inspections(inspections, judgements, precedence)
    conflicts.append(found)
    for links in parts.get("report_links", []):
        inspections = merge_inspections.link_reports(inspections, links)
    tables["inspections"] = inspections
    tables["conflicts"] = pd.concat([schema.frame("conflicts", []), *conflicts], ignore_index=True)
    return tables


def _sources(result: Result, sources: list[Source]) -> pd.DataFrame:
    """One row per file read and one for our own reference rows, with the rows each gave."""
    rows = {s.source: 0 for s in result.read}
    for name in ("indicator_values", "neighbours", "inspections", "judgements"):
        for source, count in result.tables[name]["source"].value_counts().items():
            rows[source] = rows.get(source, 0) + int(count)
    own = next(s for s in sources if s.source == OWN)
    rows[OWN] = len(result.tables["authorities"])
    return schema.frame(
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
            for s in [own, *result.read]
        ],
    )


def add(new: dict[str, pd.DataFrame], old: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables already there with newly read ones laid over them.

    A row of the new tables replaces the old one with the same key; rows that only
    the older tables have stay. A source read again replaces all that it gave before.
    """
    replaced = set(new["sources"]["source"])
    tables = {}
    for name, table in schema.TABLES.items():
        kept = old[name]
        if name in ("authorities", "places", "frameworks", "judgement_names", "grades"):
            kept = kept.iloc[:0]
        elif "source" in kept.columns and name != "indicators":
            kept = kept[~kept["source"].isin(replaced)]
        elif name == "conflicts":
            kept = kept[~(kept["source_a"].isin(replaced) & kept["source_b"].isin(replaced))]
        both = pd.concat([new[name], kept], ignore_index=True)
        tables[name] = schema.frame(name, both.drop_duplicates(list(table.key)))
    return tables


def counts(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str, int]]:
    """(source, table, rows) for every source and table, in order."""
    for name in schema.TABLES:
        table = tables[name]
        if "source" in table.columns and name not in ("sources", "indicators"):
            for source, rows in table["source"].value_counts().sort_index().items():
                yield str(source), name, int(rows)
        else:
            yield "", name, len(table)
