"""Files added to tables already there: the older tables become given rows again, beside the new ones.

What decides between sources is then the same as in a build of everything, and so is what comes out: each source's
telling of an inspection is kept as it was told. Three things can differ from a build of everything:
- Of indicators only the value kept is there, not those it was preferred to: their conflicts with an added file are
  not found, and they do not come back where an added release has fewer rows.
- Of two reports of one inspection a build reads the first (a PDF before a text) and lists the other; here the one
  given last replaces the one before. So it is with the grades two papers give of one inspection.
- A report without its index has the id of its first day on site, until the day of publication is known.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

import schema
from loaders import merge_inspections
from loaders.errors import LoadError
from loaders.withheld import OWN

Tables = Mapping[str, pd.DataFrame]
Parts = dict[str, list[pd.DataFrame]]
Key = tuple[str, str]
"""A source and the id under which it tells an inspection."""

PUBLISHED = ("indicator_values", "neighbours")
STATISTICS = (*PUBLISHED, "indicators", "value_annotations")
"""Tables that files of statistics give, and those made of them."""
OF_INSPECTIONS = ("inspections", "judgements", "recommendations", "reported_figures", "council_papers")
"""Tables of given rows that bear the id of an inspection."""
OF_PAPERS = ("paper_points", "claims")
"""Tables that bear the id of a paper."""
BY_INDEX = ("published_on", "report_url")
"""Columns a report may have from the index of reports alone."""


def descriptions(old: Tables) -> Parts:
    """What reading new files needs of the older tables: addresses of reports, measures as publishers describe them."""
    measures = old["indicators"]
    return {
        "report_links": [old["report_links"]],
        "indicators": [measures[~measures["is_curated"]].sort_values("position")],
    }


def beside(old: Tables, new: Parts, read: set[str], documents: list[Path], precedence: Mapping[str, int]) -> Parts:
    """Given rows of every table: the new ones, then those of the older ones that are not given again.

    `read` holds the sources whose files are given, `documents` the reports and papers. A file, a document and
    what one source told of one inspection are replaced whole. Raises LoadError for tables built by other rules.
    """
    told = _as_told(old, precedence)
    told = {name: rows[~rows["source"].isin(read)] for name, rows in told.items()}
    now = pd.concat(new["inspections"])
    before = merge_inspections.retold(told["inspections"], now)
    dated = now[now["published_on"].notna()]
    dated = set(zip(dated["source"], dated["inspection_id"], strict=True))
    ids = {key: row["inspection_id"] for key, row in before.items() if row["published_on"] or key not in dated}
    parts = {name: [_renewed(rows, before, ids) for rows in frames] for name, frames in new.items()}
    replaced = {(source, row["inspection_id"]) for (source, _), row in before.items()}
    kept = {name: rows[~_are_among(rows, ("source", "inspection_id"), replaced)] for name, rows in told.items()}
    papers = told["council_papers"]
    kept["council_papers"] = papers[~papers["paper_id"].isin(pd.concat(new["council_papers"])["paper_id"])]
    for name in OF_PAPERS:
        kept[name] = old[name][old[name]["paper_id"].isin(kept["council_papers"]["paper_id"])]
    given = {(path.parent.name, path.name) for path in documents}
    unread = old["unread_documents"]
    kept["unread_documents"] = unread[~_are_among(unread, ("source", "document"), given)]
    if any(name in new for name in PUBLISHED):
        kept |= {name: old[name][~old[name]["source"].isin(read)] for name in PUBLISHED}
    for name, rows in kept.items():
        parts.setdefault(name, []).append(rows)
    return parts


def _as_told(old: Tables, precedence: Mapping[str, int]) -> dict[str, pd.DataFrame]:
    """The older tables of OF_INSPECTIONS as given rows, under the ids by which their sources told the inspections."""
    ids = merge_inspections.merged_ids(old["told_inspections"], precedence)
    told_as = {(source, merged): told for (source, told), merged in ids.items()}
    told = {"inspections": old["told_inspections"], "judgements": old["told_judgements"]}
    for name in OF_INSPECTIONS[2:]:
        rows = old[name]
        keys = [told_as.get(pair) for pair in zip(rows["source"], rows["inspection_id"], strict=True)]
        told[name] = rows.assign(inspection_id=pd.Series(keys, index=rows.index, dtype="str"))
        lost = rows[told[name]["inspection_id"].isna()]
        if len(lost) and name != "council_papers":  # a paper may be tied to an inspection that it does not tell of
            problem = f"do not say which document told of {lost['inspection_id'].iloc[0]}"
            raise LoadError("The tidy tables", name, problem, "Build them anew: python -m loaders build --raw data/raw")
    figures = told["reported_figures"]  # their order in the report is the number at the end of their id
    numbers = figures["figure_id"].str.extract(r"-(\d+)$", expand=False).astype(int)
    return told | {"reported_figures": figures.iloc[numbers.argsort(kind="stable")]}


def _renewed(rows: pd.DataFrame, before: Mapping[Key, dict], ids: Mapping[Key, str]) -> pd.DataFrame:
    """Rows under the id their inspection had; of the index's columns, those that are blank now stay as they were."""
    if "inspection_id" not in rows.columns or rows.empty:
        return rows
    keys = list(zip(rows["source"], rows["inspection_id"], strict=True))
    if "published_on" in rows.columns:
        for name in BY_INDEX:
            older = pd.Series([before[key][name] if key in before else None for key in keys], index=rows.index)
            rows = rows.assign(**{name: rows[name].fillna(older.astype(rows[name].dtype))})
    return rows.assign(inspection_id=pd.Series([ids.get(key, key[1]) for key in keys], index=rows.index, dtype="str"))


def _are_among(rows: pd.DataFrame, columns: Key, pairs: set[Key]) -> pd.Series:
    found = [pair in pairs for pair in zip(*(rows[name] for name in columns), strict=True)]
    return pd.Series(found, index=rows.index, dtype="bool")


def laid_over(found: Tables, old: Tables, read: set[str]) -> dict[str, pd.DataFrame]:
    """The tables decided now, with what of the older ones was not looked at again.

    That is the statistics where no file of them was given, conflicts within one file or between statistics, and
    the themes of recommendations whose words are not there.
    """
    tables = dict(found)
    if all(found[name].empty for name in PUBLISHED):
        tables |= {name: old[name] for name in STATISTICS}
    conflicts = old["conflicts"]
    again = conflicts["source_a"].isin(read | {OWN}) & conflicts["source_b"].isin(read | {OWN})
    again |= conflicts["subject"].str.startswith(("inspections.", "judgements.")) & (
        conflicts["source_a"] != conflicts["source_b"]
    )
    both = pd.concat([found["conflicts"], conflicts[~again]], ignore_index=True)
    tables["conflicts"] = both.drop_duplicates(list(schema.TABLES["conflicts"].key))
    asked = found["recommendations"]
    wordless = asked.loc[asked["text"].isna(), "recommendation_id"]
    themed = old["recommendation_themes"][old["recommendation_themes"]["recommendation_id"].isin(wordless)]
    both = pd.concat([found["recommendation_themes"], themed], ignore_index=True)
    tables["recommendation_themes"] = both.drop_duplicates(list(schema.TABLES["recommendation_themes"].key))
    still = old["themes"][old["themes"]["theme"].isin(themed["theme"])]
    named = pd.concat([found["themes"], still], ignore_index=True).drop_duplicates("theme", ignore_index=True)
    tables["themes"] = schema.frame("themes", named.assign(position=range(1, len(named) + 1)))
    return tables
