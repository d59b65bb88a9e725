"""How often inspectors recommend each theme: an inspection counts once for a theme, however often it names it.

Counted are full inspections under SIF and ILACS whose recommendations were read, and what they ask of the authority
itself; what a report asks of the safeguarding board (2014 to 2018) is left out.
"""

from collections import Counter
from datetime import date

import pandas as pd

import schema
from queries import authorities, judgements, numbers, peers, recommendations
from queries.memory import remembered
from queries.uncertainty import intervals

FRAMEWORKS = ("sif", "ilacs")
SMALL = 20
"""A share of fewer inspections than this gets a caution."""

GROUPINGS = {
    "framework": "Framework",
    "period": "Period",
    "region": "Region",
    "grade": "Grade of the judgement concerned",
    "kind": "Kind of authority",
}
KINDS = {kind: name[0].upper() + name[1:] for kind, name in peers.KINDS.items()}
PERIODS = ((2014, 2015), (2016, 2017), (2018, 2019), (2020, 2022), (2023, 2024), (2025, 2026))
"""Years of publication counted together, first and last; few full inspections were made from 2020 to 2021."""
ALL = "All"


@remembered
def catalogue() -> pd.DataFrame:
    """Every theme in the order of a page; columns as in schema.py, the short name never null."""
    table = schema.as_text(schema.read("themes")).sort_values("position")
    return table.assign(short_name=table["short_name"].fillna(table["theme_name"]))


@remembered
def one(theme: str) -> pd.Series:
    """The row of one theme. Raises KeyError for one that is not in the table."""
    return catalogue().set_index("theme", drop=False).loc[theme]


@remembered
def read(as_at: date, framework: str | None = None) -> pd.DataFrame:
    """Full inspections whose recommendations were read, published by a day, oldest first.

    Columns: inspection_id, authority_code, label, region_name, kind (of authority), framework, published_on,
    report_url, asked (how many recommendations to the authority).
    """
    table = schema.read("inspections")
    kept = table["framework"].isin([framework] if framework else FRAMEWORKS) & table["framework"].isin(FRAMEWORKS)
    kept &= ~table["kind"].isin(schema.VISITS) & (table["published_on"] <= pd.Timestamp(as_at))
    columns = ["inspection_id", "authority_code", "framework", "published_on", "report_url"]
    table = table.loc[kept, columns].astype({name: "str" for name in columns if name != "published_on"})
    asked = _asked()
    table = table.merge(asked.groupby("inspection_id").size().rename("asked").reset_index(), on="inspection_id")
    places = authorities.every()[["authority_code", "label", "region_name", "kind"]].astype({"kind": "str"})
    table = table.merge(places, on="authority_code")
    return table.sort_values(["published_on", "inspection_id"], ignore_index=True)


@remembered
def _asked() -> pd.DataFrame:
    """Recommendations to authorities: recommendation_id, inspection_id."""
    table = schema.read("recommendations")
    table = table[table["section"].isin(recommendations.TO_THE_AUTHORITY)]
    return table[["recommendation_id", "inspection_id"]].astype("str")


@remembered
def named() -> pd.DataFrame:
    """Which themes each inspection named: inspection_id, theme, recommendations (how many, to the authority)."""
    table = schema.read("recommendation_themes")[["recommendation_id", "theme"]].astype("str")
    table = table.merge(_asked(), on="recommendation_id")
    return table.groupby(["inspection_id", "theme"]).size().rename("recommendations").reset_index()


@remembered
def grouped(as_at: date, framework: str | None, by: str | None) -> pd.DataFrame:
    """The group of each inspection: inspection_id, judgement, group, position.

    One row for each judgement a theme can bear on, because the group may be the grade of that judgement; an
    inspection without that grade is in none. `by` is a key of GROUPINGS, or None for one group of all.
    """
    table = read(as_at, framework)
    keys = sorted(catalogue()["judgement"].unique())
    if by == "grade":
        parts = [judgements.given(key)[["inspection_id", "grade"]].assign(judgement=key) for key in keys]
        table = table[["inspection_id"]].merge(pd.concat(parts), on="inspection_id")
        words, order = table["grade"].map(judgements.GRADE_NAMES), list(judgements.GRADE_NAMES.values())
    else:
        words, order = _words(table, by)
        table = table[["inspection_id"]].merge(pd.DataFrame({"judgement": keys}), how="cross")
        words = words.loc[words.index.repeat(len(keys))].reset_index(drop=True)
    places = {name: place for place, name in enumerate(order)}
    return table[["inspection_id", "judgement"]].assign(group=words, position=words.map(places))


def _words(table: pd.DataFrame, by: str | None) -> tuple[pd.Series, list[str]]:
    """The group of each inspection in words, and the groups in order."""
    if by is None:
        return pd.Series(ALL, index=table.index, dtype="str"), [ALL]
    if by == "framework":
        names = judgements.framework_names()
        return table["framework"].map(names), list(names.values())
    if by == "region":
        return table["region_name"], sorted(table["region_name"].unique())
    if by == "kind":
        return table["kind"].map(KINDS), list(KINDS.values())
    spans = {year: f"{first} to {last}" for first, last in PERIODS for year in range(first, last + 1)}
    words = table["published_on"].dt.year.map(lambda year: spans.get(year, str(year))).astype("str")
    return words, sorted(words.unique())


@remembered
def shares(as_at: date, framework: str | None = None, by: str | None = None) -> pd.DataFrame:
    """The share of inspections that recommend each theme, in each group.

    Columns: theme, theme_name, group, inspections (that name it), of (all in the group), share (percent), lower,
    upper (Wilson's 95% interval), is_small. Every theme has every group; `other` is left out.
    """
    groups = grouped(as_at, framework, by).dropna(subset="group")
    inspection, judgement, group = (groups[name].tolist() for name in ("inspection_id", "judgement", "group"))
    group_of = dict(zip(zip(inspection, judgement, strict=True), group, strict=True))
    of = Counter(zip(judgement, group, strict=True))
    hits = Counter((theme, group_of[where]) for theme, where in _named_where() if where in group_of)
    order = groups.drop_duplicates("group").sort_values("position")["group"].tolist()
    rows = [
        (theme, theme_name, name, hits[theme, name], of[concerned, name])
        for theme, theme_name, concerned in catalogue()[["theme", "theme_name", "judgement"]].to_numpy().tolist()
        for name in order
        if theme != "other" and of[concerned, name]
    ]
    columns = ["theme", "theme_name", "group", "inspections", "of"]
    return with_interval(pd.DataFrame(rows, columns=columns), "inspections", "of")


@remembered
def _named_where() -> list[tuple[str, tuple[str, str]]]:
    """Each theme an inspection named: (theme, (inspection_id, the judgement the theme bears on))."""
    judgement = dict(zip(catalogue()["theme"], catalogue()["judgement"], strict=True))
    table = named()
    pairs = zip(table["theme"].tolist(), table["inspection_id"].tolist(), strict=True)
    return [(theme, (inspection, judgement[theme])) for theme, inspection in pairs]


def with_interval(rows: pd.DataFrame, count: str, base: str) -> pd.DataFrame:
    """The same rows with share (percent), lower and upper (Wilson's 95% interval) and is_small."""
    share = 100 * rows[count] / rows[base]
    given = {"value": share, "numerator": rows[count], "denominator": rows[base], "lower": float("nan")}
    sure = intervals(pd.DataFrame(given | {"upper": float("nan")}), "percent")
    return rows.assign(share=share, lower=sure["lower"], upper=sure["upper"], is_small=rows[base] < SMALL)


@remembered
def of_theme(theme: str, as_at: date, framework: str | None, by: str) -> pd.DataFrame:
    """The rows of `shares` for one theme, a group each."""
    table = shares(as_at, framework, by)
    return table[table["theme"] == theme].reset_index(drop=True)


@remembered
def ranked(as_at: date, framework: str | None) -> pd.DataFrame:
    """The rows of `shares` over all inspections, the most often recommended first."""
    return shares(as_at, framework).sort_values("share", ascending=False, kind="stable", ignore_index=True)


@remembered
def asked_on_average(as_at: date) -> dict[str, float]:
    """Short name of a framework -> how many recommendations a report makes to the authority, on average."""
    means = read(as_at).groupby("framework")["asked"].mean()
    return {key.upper(): float(means[key]) for key in FRAMEWORKS if key in means}


@remembered
def grid(as_at: date, framework: str | None, by: str) -> pd.DataFrame:
    """A cell for each theme and group, and for all: the columns of `shares`, with column and column_key."""
    table = pd.concat([shares(as_at, framework, by), shares(as_at, framework)], ignore_index=True)
    return table.assign(column=table["group"], column_key=table["group"])


@remembered
def grid_of(codes: tuple[str, ...], as_at: date, framework: str | None) -> pd.DataFrame:
    """A cell for each theme and authority with a report, in the order of the codes: columns of `grid`."""
    labels, table = authorities.labels(), read(as_at, framework)
    table = table[table["authority_code"].isin(codes)]
    of = table.groupby("authority_code").size().rename("of")
    hits = named().merge(table[["inspection_id", "authority_code"]], on="inspection_id")
    counts = hits.groupby(["theme", "authority_code"]).size().rename("inspections")
    themes = catalogue().loc[catalogue()["theme"] != "other", ["theme", "theme_name"]]
    known = pd.DataFrame({"authority_code": pd.Series([code for code in codes if code in of.index], dtype="str")})
    rows = themes.merge(known, how="cross").merge(of.reset_index(), on="authority_code")
    rows = rows.merge(counts.reset_index(), on=["theme", "authority_code"], how="left").fillna({"inspections": 0})
    rows = with_interval(rows.astype({"inspections": int}), "inspections", "of")
    names = rows["authority_code"].map(labels)
    return rows.assign(group=names, column=names, column_key=rows["authority_code"])


@remembered
def groups(as_at: date, framework: str | None, by: str) -> list[str]:
    """The groups of a grouping in order, those with an inspection, and ALL."""
    table = grouped(as_at, framework, by).drop_duplicates("group").sort_values("position")
    return [*table["group"], ALL]


@remembered
def behind(theme: str, as_at: date, framework: str | None, by: str, group: str) -> pd.DataFrame:
    """The recommendations behind a cell: rows of recommendations.every.

    `group` is a group of the grouping `by`, or ALL; `by` may also be "authority" and the group its code.
    """
    table = read(as_at, framework)
    if by == "authority":
        table = table[table["authority_code"] == group]
    elif group != ALL:
        cells = grouped(as_at, framework, by)
        cells = cells[(cells["judgement"] == one(theme)["judgement"]) & (cells["group"] == group)]
        table = table[table["inspection_id"].isin(cells["inspection_id"])]
    return recommendations.about(theme, tuple(table["inspection_id"]))


@remembered
def sources(by: str | None = None) -> tuple[str, ...]:
    """Keys of the sources that recommendations were read from; of grades as well, where they are grouped by grade."""
    keys = set(schema.read("recommendations")["source"].astype("str"))
    return tuple(sorted(keys | set(judgements.sources("leadership") if by == "grade" else ())))


def counted(count: int, of: int) -> str:
    """ "12 of 34 inspections"."""
    return f"{count:,} of {numbers.plural(of, 'inspection')}"
