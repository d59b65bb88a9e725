"""Every tidy table, declared once: its columns, types, key and what a row means.

Loaders write these tables through `write`, everything else reads them through
`read`. Missing is null; a null value of an indicator always carries a note.
"""

import contextlib
import os
import shutil
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

TIDY = Path(os.environ.get("TIDY") or Path(__file__).parent / "data" / "tidy")

TEXT, NUMBER, WHOLE, DAY, FLAG = pa.string(), pa.float64(), pa.int32(), pa.date32(), pa.bool_()

NOTES = (
    "suppressed",
    "not_available",
    "not_applicable",
    "rounds_to_zero",
    "unreliable",
    "no_return",
)


class SchemaError(Exception):
    """A table does not keep the promises made here; the message says which and where."""


@dataclass(frozen=True)
class Column:
    name: str
    type: pa.DataType
    meaning: str
    required: bool = True
    allowed: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Table:
    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    refers_to: tuple[tuple[str, str], ...] = ()
    """(column, table) pairs: every value of the column is a key of the table."""

    @property
    def arrow(self) -> pa.Schema:
        return pa.schema([(c.name, c.type) for c in self.columns])


def _table(name, meaning, key, *columns, refers_to=()):
    return Table(name, meaning, key, columns, refers_to)


AUTHORITY_KINDS = ("county", "unitary", "metropolitan", "london_borough")
VISITS = ("focused_visit", "monitoring_visit")
"""Kinds of inspection that look at one part and give no grade."""
INSPECTION_KINDS = ("standard", "short", "inspection", "reinspection", *VISITS)

ANNOTATION_KINDS = ("joint_return", "no_return", "break", "covid", "caution")
"""A break means that no value from then on may be set against one from before."""

SECTIONS = ("local_authority", "priority_and_immediate_action", "lscb", "lscb_priority_and_immediate_action")

TABLES = {
    t.name: t
    for t in (
        _table(
            "authorities",
            "A children's services authority in England, current or abolished since 2009.",
            ("authority_code",),
            Column("authority_code", TEXT, "ONS nine-character code; the newest where boundaries made it change"),
            Column("authority_name", TEXT, "name for people"),
            Column("short_name", TEXT, "at most four characters, for a tile; unique among current authorities"),
            Column("la_number", TEXT, "DfE three-digit number"),
            Column("urn", TEXT, "Ofsted's number for the authority", required=False),
            Column("region_code", TEXT, "ONS code of one of nine regions"),
            Column("region_name", TEXT, "ONS region"),
            Column("kind", TEXT, "sort of council", allowed=AUTHORITY_KINDS),
            Column("opened_on", DAY, "first day, where it is since 1 April 2009", required=False),
            Column("closed_on", DAY, "last day; null while it exists", required=False),
            Column("successor_codes", TEXT, "codes of those that took over, separated by spaces", required=False),
            Column("latitude", NUMBER, "of the centroid, degrees", required=False),
            Column("longitude", NUMBER, "of the centroid, degrees", required=False),
            Column("tile_column", WHOLE, "place on the tile map, from the west", required=False),
            Column("tile_row", WHOLE, "place on the tile map, from the north", required=False),
        ),
        _table(
            "places",
            "Every place that can carry a value: authorities, regions, England.",
            ("place_code",),
            Column("place_code", TEXT, "ONS code"),
            Column("place_name", TEXT, "name for people"),
            Column("kind", TEXT, "what it is", allowed=("authority", "region", "part_of_region", "england")),
        ),
        _table(
            "neighbours",
            "The Department for Education's ten statistical neighbours of an authority.",
            ("authority_code", "model", "rank"),
            Column("authority_code", TEXT, "whose neighbours"),
            Column("model", TEXT, "year of the model", allowed=("2021", "2025")),
            Column("rank", WHOLE, "1 is nearest"),
            Column("neighbour_code", TEXT, "the neighbour"),
            Column(
                "closeness",
                TEXT,
                "the model's own word",
                allowed=("extremely_close", "very_close", "close", "somewhat_close", "not_close"),
            ),
            Column("source", TEXT, "where it was read"),
            refers_to=(("authority_code", "authorities"), ("neighbour_code", "authorities")),
        ),
        _table(
            "frameworks",
            "A rulebook of inspection.",
            ("framework",),
            Column("framework", TEXT, "key"),
            Column("framework_name", TEXT, "short name for people"),
            Column("full_name", TEXT, "name in full"),
            Column("position", WHOLE, "order in time"),
            Column("note", TEXT, "what a reader must know", required=False),
        ),
        _table(
            "judgement_names",
            "What is judged under a framework, in the words of that framework.",
            ("framework", "judgement"),
            Column("framework", TEXT, "key of frameworks"),
            Column("judgement", TEXT, "key"),
            Column("judgement_name", TEXT, "label for people"),
            Column("position", WHOLE, "order on a page"),
            refers_to=(("framework", "frameworks"),),
        ),
        _table(
            "grades",
            "A framework's scale of grades.",
            ("framework", "grade"),
            Column("framework", TEXT, "key of frameworks"),
            Column("grade", TEXT, "key"),
            Column("grade_name", TEXT, "label for people"),
            Column("position", WHOLE, "1 is best"),
            refers_to=(("framework", "frameworks"),),
        ),
        _table(
            "inspections",
            "One inspection or visit of one authority.",
            ("inspection_id",),
            Column("inspection_id", TEXT, "stable across rebuilds"),
            Column("authority_code", TEXT, "who was inspected"),
            Column("urn", TEXT, "Ofsted's number", required=False),
            Column("framework", TEXT, "the rulebook"),
            Column("kind", TEXT, "sort of inspection", allowed=INSPECTION_KINDS),
            Column("theme_of_visit", TEXT, "subject of a focused or monitoring visit", required=False),
            Column("inspected_from", DAY, "first day on site", required=False),
            Column("inspected_to", DAY, "last day on site", required=False),
            Column("published_on", DAY, "day the report was published", required=False),
            Column("lead_inspector", TEXT, "name printed in the report", required=False),
            Column("report_url", TEXT, "address of the report or of the authority's page at Ofsted", required=False),
            Column("action_plan_due_on", DAY, "70 working days after publication", required=False),
            Column("source", TEXT, "where it was read"),
            refers_to=(("authority_code", "authorities"), ("framework", "frameworks"), ("source", "sources")),
        ),
        _table(
            "judgements",
            "One grade given at one inspection. Not judged is no row.",
            ("inspection_id", "judgement"),
            Column("inspection_id", TEXT, "the inspection"),
            Column("judgement", TEXT, "what was judged"),
            Column("authority_code", TEXT, "who was judged"),
            Column("framework", TEXT, "the rulebook"),
            Column("grade", TEXT, "on that framework's scale"),
            Column("page", WHOLE, "page of the report", required=False),
            Column("source", TEXT, "where it was read"),
            refers_to=(("inspection_id", "inspections"), ("authority_code", "authorities"), ("source", "sources")),
        ),
        _table(
            "report_links",
            "Where a published report lies: the index of reports.",
            ("urn", "file"),
            Column("urn", TEXT, "Ofsted's number of the authority"),
            Column("file", TEXT, "name of the file"),
            Column("authority_code", TEXT, "whose report"),
            Column("published_on", DAY, "day the report was published"),
            Column("report_url", TEXT, "address of the report"),
            refers_to=(("authority_code", "authorities"),),
        ),
        _table(
            "recommendations",
            "One thing inspectors say must improve, or a council paper says they do.",
            ("recommendation_id",),
            Column("recommendation_id", TEXT, "stable across rebuilds: inspection, section, position"),
            Column("inspection_id", TEXT, "the inspection"),
            Column("authority_code", TEXT, "of whom it is asked"),
            Column("section", TEXT, "part of the report", allowed=SECTIONS),
            Column("subheading", TEXT, "heading above it within the section", required=False),
            Column("number", WHOLE, "as printed", required=False),
            Column("position", WHOLE, "from 1 within the section"),
            Column("page", WHOLE, "page of the document"),
            Column("text", TEXT, "whole, with its sub-items; null in what ships", required=False),
            Column("gist", TEXT, "what has to change, in our own words", required=False),
            Column("framework_tag", TEXT, "outcome or enabler of the national framework it names", required=False),
            Column("source", TEXT, "where it was read"),
            refers_to=(("inspection_id", "inspections"), ("authority_code", "authorities"), ("source", "sources")),
        ),
        _table(
            "themes",
            "A theme of practice that recommendations are about.",
            ("theme",),
            Column("theme", TEXT, "key"),
            Column("theme_name", TEXT, "label for people"),
            Column("short_name", TEXT, "at most 26 characters, for a figure", required=False),
            Column("theme_group", TEXT, "heading it stands under"),
            Column(
                "judgement",
                TEXT,
                "the judgement it bears on most; leadership where it concerns all practice",
                allowed=("leadership", "help_and_protection", "in_care", "care_leavers"),
            ),
            Column("definition", TEXT, "one sentence, in our own words"),
            Column("position", WHOLE, "order on a page"),
        ),
        _table(
            "recommendation_themes",
            "One theme of one recommendation, one to three each.",
            ("recommendation_id", "theme"),
            Column("recommendation_id", TEXT, "the recommendation"),
            Column("theme", TEXT, "what it is about"),
            Column("position", WHOLE, "1 is the weightiest"),
            Column("evidence", TEXT, "the phrases that decided it, separated by |"),
            refers_to=(("recommendation_id", "recommendations"), ("theme", "themes")),
        ),
        _table(
            "reported_figures",
            "One figure quoted in a report: printed, not checked.",
            ("figure_id",),
            Column("figure_id", TEXT, "stable across rebuilds: inspection and order in the report"),
            Column("inspection_id", TEXT, "the inspection"),
            Column("authority_code", TEXT, "who was inspected"),
            Column("indicator", TEXT, "key of data/reference/reported_indicators.csv"),
            Column("subgroup", TEXT, "children it is about, where the report names some", required=False),
            Column("value", NUMBER, "as printed"),
            Column("value_high", NUMBER, "the upper end of a range", required=False),
            Column("unit", TEXT, "its unit", allowed=("count", "percent", "per_10000", "weeks", "days")),
            Column("as_at", TEXT, "when, in the report's words; null in what ships", required=False),
            Column("as_at_on", DAY, "when, as a day", required=False),
            Column("role", TEXT, "whose value", allowed=("current", "previous", "england", "statistical_neighbours")),
            Column("block", TEXT, "where in the report", allowed=("child_protection", "looked_after", "narrative")),
            Column("page", WHOLE, "page of the document"),
            Column("quote", TEXT, "the sentence; null in what ships", required=False),
            Column("source", TEXT, "where it was read"),
            refers_to=(("inspection_id", "inspections"), ("authority_code", "authorities"), ("source", "sources")),
        ),
        _table(
            "reported_indicators",
            "What a figure in a report counts, and the published indicator it can be set beside.",
            ("indicator", "unit"),
            Column("indicator", TEXT, "key"),
            Column("unit", TEXT, "one of the units it is reported in"),
            Column("indicator_name", TEXT, "label for people"),
            Column("position", WHOLE, "order on a page"),
            Column("published", TEXT, "key of indicators, where one counts the same", required=False),
            Column("note", TEXT, "how the two may differ", required=False),
        ),
        _table(
            "council_papers",
            "A council's own paper about an inspection.",
            ("paper_id",),
            Column("paper_id", TEXT, "stable across rebuilds: authority, day of the meeting"),
            Column("authority_code", TEXT, "whose paper"),
            Column("inspection_id", TEXT, "the inspection it is about, where that is certain", required=False),
            Column("framework", TEXT, "rulebook of inspection it names", required=False),
            Column("meeting", TEXT, "body it went to", required=False),
            Column("meeting_on", DAY, "day of the meeting", required=False),
            Column("action_plan_due_on", DAY, "as the paper states it", required=False),
            Column("recommendations_stated", WHOLE, "how many the paper says there are", required=False),
            Column("recommendations_listed", WHOLE, "how many it lists"),
            Column("grouped_into", WHOLE, "groups the council made of them", required=False),
            Column("priorities", WHOLE, "strategic priorities it lists or counts", required=False),
            Column("document", TEXT, "name of the file"),
            Column("source", TEXT, "where it was read"),
            refers_to=(("authority_code", "authorities"), ("source", "sources")),
        ),
        _table(
            "paper_points",
            "One point a council paper lists: a recommendation, a strategic priority, a strength or a weakness.",
            ("paper_id", "kind", "position"),
            Column("paper_id", TEXT, "the paper"),
            Column("kind", TEXT, "what it lists", allowed=("recommendation", "priority", "strength", "weakness")),
            Column("position", WHOLE, "from 1 within the kind"),
            Column("judgement", TEXT, "the judgement it stands under", required=False),
            Column("number", TEXT, "as printed: 3, b, IV", required=False),
            Column("page", WHOLE, "page of the paper"),
            Column("text", TEXT, "whole, with its sub-items; null in what ships", required=False),
            Column("source", TEXT, "where it was read"),
            refers_to=(("paper_id", "council_papers"), ("source", "sources")),
        ),
        _table(
            "claims",
            "What a council paper says about other authorities: its words, not ours, and not checked.",
            ("paper_id", "position"),
            Column("paper_id", TEXT, "the paper"),
            Column("position", WHOLE, "order in the paper"),
            Column("kind", TEXT, "inspected, remaining, judged or rank"),
            Column("scope", TEXT, "england or region"),
            Column("region", TEXT, "which region", required=False),
            Column("count", WHOLE, "how many authorities"),
            Column("out_of", WHOLE, "of how many", required=False),
            Column("judgement", TEXT, "what was judged", required=False),
            Column("grade", TEXT, "the grade", required=False),
            Column("or_better", FLAG, "that grade or a better one"),
            Column("as_at_on", DAY, "when", required=False),
            Column("page", WHOLE, "page of the paper"),
            Column("text", TEXT, "the sentence; null in what ships", required=False),
            Column("source", TEXT, "where it was read"),
            refers_to=(("paper_id", "council_papers"), ("source", "sources")),
        ),
        _table(
            "indicators",
            "What an indicator means and how to read it.",
            ("indicator",),
            Column("indicator", TEXT, "key"),
            Column("indicator_name", TEXT, "label for people"),
            Column("topic", TEXT, "heading it stands under"),
            Column("unit", TEXT, "key: percent, per_10000, per_100000, count, score, months, pounds, fte ..."),
            Column("unit_name", TEXT, "unit in words, as on an axis"),
            Column("polarity", TEXT, "which way is better", allowed=("higher", "lower", "neutral")),
            Column("polarity_reason", TEXT, "why"),
            Column("decimals", WHOLE, "decimals shown"),
            Column("period_type", TEXT, "what a period is: 31 March, year ending 31 March, academic year ..."),
            Column("definition", TEXT, "in our own words"),
            Column("numerator_name", TEXT, "what is counted", required=False),
            Column("denominator_name", TEXT, "out of what", required=False),
            Column("caution", TEXT, "what a reader must know", required=False),
            Column("has_quartiles", FLAG, "false where values are too few or too coarse"),
            Column("position", WHOLE, "order on a page"),
            Column("is_curated", FLAG, "false for a measure loaded as its publisher describes it"),
            Column("is_headline", FLAG, 'true for the few that answer "how are we doing?" on one screen'),
            Column("source", TEXT, "where most of its values were read"),
            refers_to=(("source", "sources"),),
        ),
        _table(
            "indicator_values",
            "One published value of one indicator. Exactly one of value and note.",
            ("place_code", "indicator", "period"),
            Column("place_code", TEXT, "where"),
            Column("indicator", TEXT, "of what"),
            Column("period", TEXT, "as the source states it"),
            Column("period_end", DAY, "last day of the period, to sort by"),
            Column("value", NUMBER, "in the indicator's unit, as published", required=False),
            Column("note", TEXT, "why there is no value", required=False, allowed=NOTES),
            Column("numerator", NUMBER, "published count", required=False),
            Column("denominator", NUMBER, "published base", required=False),
            Column("lower", NUMBER, "published 95% interval", required=False),
            Column("upper", NUMBER, "published 95% interval", required=False),
            Column("source", TEXT, "where it was read"),
            refers_to=(("place_code", "places"), ("indicator", "indicators"), ("source", "sources")),
        ),
        _table(
            "value_annotations",
            "What a reader must know of some values of an indicator; null in a condition means any.",
            ("annotation", "indicator", "position"),
            Column("annotation", TEXT, "key of the fact; one fact may bear on many indicators and places"),
            Column("indicator", TEXT, "of what"),
            Column("position", WHOLE, "counts the places of one fact and indicator"),
            Column("place_code", TEXT, "where; null for everywhere", required=False),
            Column("first_period_end", DAY, "the first period it bears on"),
            Column("last_period_end", DAY, "the last period it bears on; null while it still does", required=False),
            Column("only_value", NUMBER, "bears on this value only", required=False),
            Column("kind", TEXT, "what sort of fact", allowed=ANNOTATION_KINDS),
            Column("text", TEXT, "one sentence for a reader, in our own words"),
            Column("known_from", TEXT, "where we know it from"),
            refers_to=(("place_code", "places"), ("indicator", "indicators")),
        ),
        _table(
            "sources",
            "One published file.",
            ("source",),
            Column("source", TEXT, "key"),
            Column("kind", TEXT, "what it holds"),
            Column("title", TEXT, "as published"),
            Column("publisher", TEXT, "who published it"),
            Column("url", TEXT, "where", required=False),
            Column("licence", TEXT, "terms of use"),
            Column("published_on", DAY, "when", required=False),
            Column("retrieved_on", DAY, "when we fetched it", required=False),
            Column("file", TEXT, "name of the file read; null for our own reference rows", required=False),
            Column("sha256", TEXT, "of the file read; null for our own reference rows", required=False),
            Column("rows", WHOLE, "rows it gave to the tidy tables"),
            Column("loader", TEXT, "module that read it"),
        ),
        _table(
            "conflicts",
            "What two sources say differently about one fact, and which is kept.",
            ("subject", "key", "source_a", "source_b"),
            Column("subject", TEXT, "table and column"),
            Column("key", TEXT, "which row"),
            Column("source_a", TEXT, "the source that is kept, unless kept says otherwise"),
            Column("value_a", TEXT, "what it says"),
            Column("source_b", TEXT, "the other source"),
            Column("value_b", TEXT, "what it says"),
            Column("kept", TEXT, "the value kept"),
            Column("reason", TEXT, "why"),
            refers_to=(("source_a", "sources"), ("source_b", "sources")),
        ),
        _table(
            "unread_documents",
            "A file that was given and could not be read, and why.",
            ("source", "document"),
            Column("source", TEXT, "folder it came from"),
            Column("document", TEXT, "its name"),
            Column("reason", TEXT, "why it was not read"),
        ),
    )
}

TABLES["told_inspections"] = replace(
    TABLES["inspections"],
    name="told_inspections",
    meaning="One inspection as one source tells it, under that source's own id; inspections holds what is decided.",
    key=("source", "inspection_id"),
)
TABLES["told_judgements"] = replace(
    TABLES["judgements"],
    name="told_judgements",
    meaning="One grade as one source tells it, under that source's own id; judgements holds what is decided.",
    key=("source", "inspection_id", "judgement"),
    refers_to=(("authority_code", "authorities"), ("source", "sources")),
)


def frame(table: str, rows) -> pd.DataFrame:
    """Rows (dicts or a frame) as a frame with exactly the table's columns and types.

    Columns not given are null. Raises SchemaError for a column the table does not have
    and for a value that is not of the column's type.
    """
    declared = TABLES[table]
    given = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    unknown = set(given.columns) - {c.name for c in declared.columns}
    if unknown:
        raise SchemaError(f"table {table}: unknown column {', '.join(sorted(unknown))}. Declare it in schema.py.")
    return _arrow(declared, given).to_pandas(types_mapper=_pandas_type, date_as_object=False)


def _pandas_type(arrow_type):
    return {TEXT: pd.StringDtype(na_value=float("nan")), WHOLE: pd.Int32Dtype()}.get(arrow_type)


def _arrow(declared: Table, given: pd.DataFrame) -> pa.Table:
    arrays = []
    for column in declared.columns:
        if column.name not in given.columns:
            arrays.append(pa.nulls(len(given), column.type))
            continue
        values = given[column.name]
        try:
            if column.type == DAY:
                arrays.append(pa.Array.from_pandas(pd.to_datetime(values)).cast(DAY))
            else:
                arrays.append(pa.Array.from_pandas(values, type=column.type))
        except (pa.ArrowInvalid, pa.ArrowTypeError, ValueError) as error:
            raise SchemaError(f"table {declared.name}, column {column.name}: {error}") from error
    return pa.Table.from_arrays(arrays, schema=declared.arrow)


def check(frames: dict[str, pd.DataFrame]) -> list[str]:
    """What is wrong with these tables, in words; an empty list when all promises hold."""
    import pandera.pandas as pandera  # slow to import, and only builders check

    problems = []
    for name, table in frames.items():
        declared = TABLES[name]
        columns = {
            c.name: pandera.Column(
                nullable=not c.required,
                checks=[pandera.Check.isin(c.allowed)] if c.allowed else None,
            )
            for c in declared.columns
        }
        try:
            pandera.DataFrameSchema(columns, strict=True, unique=list(declared.key)).validate(table, lazy=True)
        except pandera.errors.SchemaErrors as errors:
            cases = errors.failure_cases
            for (column, rule), group in cases.groupby(["column", "check"], dropna=False):
                shown = ", ".join(str(v) for v in group["failure_case"].head(3))
                problems.append(f"table {name}, column {column}: {rule} fails for {len(group)}: {shown}")
        for column, other in declared.refers_to:
            if other not in frames:
                continue
            known = frames[other][TABLES[other].key[0]]
            strangers = table.loc[table[column].notna() & ~table[column].isin(known), column].unique()
            if len(strangers):
                problems.append(f"table {name}, column {column}: not in {other}: {', '.join(map(str, strangers[:5]))}")
    values = frames.get("indicator_values")
    if values is not None:
        both = values["value"].notna() == values["note"].notna()
        if both.any():
            first = values[both].iloc[0]
            problems.append(
                f"table indicator_values: {both.sum()} rows without exactly one of value and note, "
                f"first {first['place_code']} {first['indicator']} {first['period']}"
            )
    return problems


def write(frames: dict[str, pd.DataFrame], folder: Path) -> None:
    """Replace the tables in `folder`: all of them, or none.

    The whole set is written and checked in a folder beside them, whose renaming to
    `.new` marks it complete; then each file takes its place. If that is interrupted,
    `settle` finishes it. Raises SchemaError, with nothing changed, when a promise is broken.
    """
    settle(folder)
    problems = check(frames)
    if problems:
        raise SchemaError("\n".join(problems))
    part = folder / f".new-{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        for name, table in frames.items():
            declared = TABLES[name]
            ordered = table.sort_values(list(declared.key), kind="stable").reset_index(drop=True)
            pq.write_table(
                _arrow(declared, ordered),
                part / f"{name}.parquet",
                compression="zstd",
                row_group_size=32_768,
                use_dictionary=[c.name for c in declared.columns if c.type == TEXT],
            )
        part.rename(folder / ".new")
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    settle(folder)


def settle(folder: Path) -> None:
    """Finish a replacement of tables that was interrupted after its set was complete."""
    complete = folder / ".new"
    with contextlib.suppress(FileNotFoundError):  # another process settles the same set
        for file in sorted(complete.iterdir(), key=lambda file: (file.stem == "sources", file.name)):
            with contextlib.suppress(FileNotFoundError):
                os.replace(file, folder / file.name)
        complete.rmdir()


def read(table: str, folder: Path | None = None) -> pd.DataFrame:
    """A tidy table, text columns as categories. Shared by all callers: never change it in place.

    Raises SchemaError when the table has not been built.
    """
    path = (folder or TIDY) / f"{table}.parquet"
    settle(path.parent)
    if not path.exists():
        raise SchemaError(f"{path} does not exist. Run: python -m loaders build --raw data/raw --out {path.parent}")
    return _read(path, path.stat().st_mtime_ns)


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table with text in place of its categories: a part of a table still has the categories of all."""
    return table.astype(dict.fromkeys(table.select_dtypes("category").columns, "str"))


def version() -> tuple[str, int]:
    """Names the set of tables that `read` gives now; changes when they are replaced."""
    try:
        return str(TIDY), os.stat(f"{TIDY}/sources.parquet").st_mtime_ns
    except FileNotFoundError:
        return str(TIDY), 0


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> pd.DataFrame:
    table = pq.read_table(path)
    declared = TABLES[path.stem]
    key = set(declared.key)
    names = [c.name for c in declared.columns if c.type == TEXT and (len(declared.key) > 1 or c.name not in key)]
    return table.to_pandas(
        types_mapper={WHOLE: pd.Int32Dtype()}.get,
        date_as_object=False,
        categories=names,
        split_blocks=True,
    )
