"""Where the numbers are from: sources, conflicts between them, documents that were not read."""

import pandas as pd

import schema
from queries import authorities, indicators, numbers
from queries.memory import remembered


@remembered
def every() -> pd.DataFrame:
    """All sources, those with most rows first; columns as in schema.py."""
    table = schema.as_text(schema.read("sources"))
    return table.sort_values(["rows", "source"], ascending=[False, True], ignore_index=True)


@remembered
def some(keys: tuple[str, ...]) -> pd.DataFrame:
    """The rows of `every` for some sources."""
    table = every()
    return table[table["source"].isin(keys)]


MANY = 4
"""More sources than this a figure does not name one by one."""


@remembered
def foot(keys: tuple[str, ...]) -> str:
    """What stands at the foot of a figure: publishers, titles and days; of many sources how many of each publisher."""
    table = some(keys)
    if len(table) > MANY:
        return _counted(table)
    parts = [
        f"{row['publisher']}, {row['title']}"
        + (f" ({row['published_on']:%B %Y})" if pd.notna(row["published_on"]) else "")
        for row in table.to_dict("records")
    ]
    return "Source: " + "; ".join(parts)


def _counted(table: pd.DataFrame) -> str:
    files = [f"{publisher} ({numbers.plural(n, 'file')})" for publisher, n in table["publisher"].value_counts().items()]
    newest = table["published_on"].max()
    day = "" if pd.isna(newest) else f", the newest of {newest:%B %Y}"
    return f"Source: {numbers.listed(files)}{day}; the page Sources names each"


@remembered
def terms(keys: tuple[str, ...]) -> str:
    """Under which licences the sources are used, and where more is said of them."""
    licences = " and ".join(sorted(set(some(keys)["licence"])))
    return f"Published under the {licences}. The page Sources lists every file with its publisher and date."


@remembered
def conflicts() -> pd.DataFrame:
    """What two sources say differently about one fact; columns as in schema.py."""
    return schema.as_text(schema.read("conflicts"))


@remembered
def places() -> dict[str, str]:
    """Code -> name of every place that can carry a value; an authority as it is labelled."""
    every = schema.read("places").astype({"place_code": "str", "place_name": "str"})
    return dict(zip(every["place_code"], every["place_name"], strict=True)) | authorities.labels()


@remembered
def titles() -> dict[str, str]:
    """source -> its title."""
    return dict(zip(every()["source"], every()["title"], strict=True))


@remembered
def names() -> dict[str, str]:
    """Code or key -> name of every place and indicator."""
    return places() | indicators.names()


@remembered
def notes() -> pd.DataFrame:
    """Why values are missing and how often: note, values (how many)."""
    counts = schema.read("indicator_values")["note"].value_counts()
    return counts.rename_axis("note").rename("values").reset_index().astype({"note": "str"})


@remembered
def unread() -> pd.DataFrame:
    """Documents that were not read: reason, documents (how many), example."""
    table = schema.as_text(schema.read("unread_documents"))
    grouped = table.groupby("reason")["document"].agg(documents="count", example="first")
    return grouped.reset_index().sort_values("documents", ascending=False, ignore_index=True)


@remembered
def freshness() -> pd.DataFrame:
    """Newest period of each topic: topic, newest_day, indicators (how many)."""
    values = schema.read("indicator_values")
    values = values[values["value"].notna()]
    newest = values.groupby("indicator", observed=True)["period_end"].max()
    table = schema.read("indicators").sort_values("position")[["indicator", "topic"]].astype("str")
    table["newest_day"] = table["indicator"].map(newest)
    grouped = table.groupby("topic", sort=False).agg(
        newest_day=("newest_day", "max"), indicators=("indicator", "count")
    )
    return grouped.reset_index()


@remembered
def count_conflicts() -> pd.DataFrame:
    """Conflicts by subject and pair of sources: subject, source_a, source_b, conflicts."""
    grouped = conflicts().groupby(["subject", "source_a", "source_b"]).size().rename("conflicts")
    return grouped.reset_index().sort_values("conflicts", ascending=False, ignore_index=True)
