"""What inspectors judged: the latest grade as at a day, how many have which, how old they are."""

from collections import Counter
from datetime import date

import pandas as pd

import schema
from queries import authorities
from queries.memory import remembered

ORDER = (
    "help_and_protection",
    "in_care",
    "care_leavers",
    "leadership",
    "overall_effectiveness",
    "adoption",
    "lscb",
)
"""Judgements a page offers, the four that remain after April 2026 first."""
MAIN = ORDER[:5]
"""All but adoption and the safeguarding board, which only the single inspection framework judged."""

NAMES = {
    "help_and_protection": "Help and protection",
    "in_care": "Children in care",
    "care_leavers": "Care leavers",
    "leadership": "Leadership",
    "overall_effectiveness": "Overall effectiveness",
    "adoption": "Adoption",
    "lscb": "Safeguarding board (LSCB)",
}

GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
NONE = "none"
"""Stands for "not inspected or not judged" where authorities are counted by grade."""

GRADE_NAMES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
    NONE: "Not inspected or not judged",
}

AS_MADE = NAMES | {"in_care_and_care_leavers": "Children in care and care leavers"}
"""Names of judgements as inspectors made them."""

COMBINED = "in_care_and_care_leavers"
"""From 2018 to 2022 one judgement covered children in care and care leavers; it answers for both."""


def keys(judgement: str) -> tuple[str, ...]:
    """The judgement keys that answer for a judgement a page offers."""
    return (judgement, COMBINED) if judgement in ("in_care", "care_leavers") else (judgement,)


@remembered
def given(judgement: str, framework: str | None = None) -> pd.DataFrame:
    """Every published grade for a judgement, in order of publication.

    Columns: authority_code, judgement (as made), framework, grade, inspection_id, kind,
    inspected_from, published_on, report_url. `framework` keeps one framework only.
    """
    grades = schema.read("judgements")[["inspection_id", "judgement", "authority_code", "framework", "grade"]]
    grades = grades[grades["judgement"].isin(keys(judgement))]
    if framework:
        grades = grades[grades["framework"] == framework]
    inspections = schema.read("inspections")[["inspection_id", "kind", "inspected_from", "published_on", "report_url"]]
    text = {c: "str" for c in ("inspection_id", "judgement", "authority_code", "framework", "grade")}
    # The scale before 2013 had "adequate" where Ofsted now shows requires improvement; so do we, to count them.
    grades = grades.astype(text).replace({"grade": {"adequate": "requires_improvement"}})
    given = grades.merge(inspections.astype({"inspection_id": "str"}), on="inspection_id")
    given = given[given["published_on"].notna()]
    return given.sort_values(["published_on", "inspection_id"], ignore_index=True)


@remembered
def framework_names() -> dict[str, str]:
    """framework -> name for people, in order of time."""
    table = schema.read("frameworks").sort_values("position")
    return dict(zip(table["framework"], table["framework_name"].astype("str"), strict=True))


@remembered
def first_day() -> date:
    """1 January of the year of the oldest published inspection."""
    return date(schema.read("inspections")["published_on"].min().year, 1, 1)


@remembered
def last_day() -> date:
    """The day the newest inspection in the tables was published: what the tables know, they know up to then."""
    return schema.read("inspections")["published_on"].max().date()


@remembered
def _newest_reports(as_at: date) -> dict[str, pd.Timestamp]:
    """authority_code -> the day its newest report with any grade was published, by a day."""
    reports = _reports()
    return reports[reports["published_on"] <= pd.Timestamp(as_at)].set_index("authority_code")["published_on"].to_dict()


@remembered
def _reports() -> pd.DataFrame:
    """authority_code and published_on of every inspection that gave a grade, oldest first."""
    inspections = schema.read("inspections")[["inspection_id", "authority_code", "published_on"]]
    graded = inspections[inspections["inspection_id"].isin(schema.read("judgements")["inspection_id"].unique())]
    return graded.astype({"authority_code": "str"}).sort_values("published_on")[["authority_code", "published_on"]]


@remembered
def latest(judgement: str, as_at: date, framework: str | None = None) -> pd.DataFrame:
    """The latest grade of each authority that existed on a day, published on or before it.

    One row per authority: authority_code, authority_name, short_name, region_name, tile_column,
    tile_row, grade ("none" where there is none yet), judgement, framework, inspection_id, kind,
    inspected_from, published_on, newer_on (a newer report that gives no such grade, or null),
    years_since (from publication), report_url.
    """
    known = given(judgement, framework)
    known = known[known["published_on"] <= pd.Timestamp(as_at)]
    newest = known.drop_duplicates("authority_code", keep="last")
    places = authorities.existing(as_at)
    columns = ["authority_code", "authority_name", "short_name", "region_name", "tile_column", "tile_row"]
    table = places[columns].merge(newest, on="authority_code", how="left")
    table["grade"] = table["grade"].fillna(NONE)
    # Under one framework alone, what came under a later one is not asked about.
    reports = {} if framework else _newest_reports(as_at)
    newest = pd.to_datetime(pd.Series([reports.get(code) for code in table["authority_code"]], index=table.index))
    table["newer_on"] = newest.where(newest > table["published_on"])
    table["years_since"] = (pd.Timestamp(as_at) - table["published_on"]).dt.days / 365.25
    return table


@remembered
def has_grades(latest: pd.DataFrame) -> bool:
    """Whether any authority has a grade."""
    return bool((latest["grade"] != NONE).any())


@remembered
def publications(judgement: str, as_at: date, framework: str | None = None) -> int:
    """How many inspections with this judgement, of authorities that existed on a day, had been published by then.

    Re-inspections are included; those of authorities abolished by then are not, as `latest` has no row for them.
    """
    known = given(judgement, framework)
    stood = known["authority_code"].isin(authorities.existing(as_at)["authority_code"])
    return int((stood & (known["published_on"] <= pd.Timestamp(as_at))).sum())


@remembered
def count_by_region(latest: pd.DataFrame) -> pd.DataFrame:
    """Authorities at each grade in each region and in England.

    Columns: region_name, grade, authorities (count), of (authorities in the region). Every
    region has every grade, England last.
    """
    regions, grades = latest["region_name"].tolist(), latest["grade"].tolist()
    counts = Counter([*zip(regions, grades, strict=True), *(("England", grade) for grade in grades)])
    of = {**Counter(regions), "England": len(regions)}
    rows = [
        (region, grade, counts[region, grade], of[region])
        for region in (*sorted(set(regions)), "England")
        for grade in (*GRADES, NONE)
    ]
    return pd.DataFrame(rows, columns=["region_name", "grade", "authorities", "of"])


@remembered
def count_years_since(latest: pd.DataFrame) -> pd.DataFrame:
    """Authorities by whole years since their latest grade was published.

    Columns: years (0, 1, 2 ...), authorities. Authorities with no grade are left out.
    """
    years = latest["years_since"].dropna().astype(int)
    whole = range(int(years.max()) + 1) if len(years) else range(0)
    counts = years.value_counts().reindex(whole, fill_value=0)
    return counts.rename_axis("years").rename("authorities").reset_index()


@remembered
def tiles(latest: pd.DataFrame) -> pd.DataFrame:
    """What a tile map shows: every current authority with its grade on the day of `latest`.

    Columns: authority_code, short_name, tile_column, tile_row, grade, hover. An authority that did
    not exist on that day is shown without a grade; the hover names those it took over.
    """
    table = authorities.every()
    table = table[table["closed_on"].isna()][
        ["authority_code", "authority_name", "short_name", "tile_column", "tile_row"]
    ]
    known = latest[["authority_code", "grade", "published_on"]]
    table = table.merge(known, on="authority_code", how="left", indicator="existed")
    day = table["published_on"].dt.strftime(", published %d %B %Y").str.replace(" 0", " ", regex=False).fillna("")
    table["hover"] = table["authority_name"] + ": " + table["grade"].map(GRADE_NAMES).fillna("").str.lower() + day
    for row in table[table["existed"] == "left_only"].to_dict("records"):
        before = ", ".join(authorities.predecessors(row["authority_code"])) or "another authority"
        hover = f"{row['authority_name']} did not exist yet; the area belonged to {before}"
        table.loc[table["authority_code"] == row["authority_code"], "hover"] = hover
    return table.assign(grade=table["grade"].fillna(NONE)).drop(columns=["existed", "published_on", "authority_name"])


@remembered
def off_the_map(latest: pd.DataFrame) -> pd.DataFrame:
    """Rows of `latest` for authorities abolished since: counted on that day, without a tile today."""
    return latest[latest["tile_column"].isna()]


@remembered
def sources(judgement: str) -> tuple[str, ...]:
    """Keys of the sources a judgement's grades were read from."""
    table = schema.read("judgements")
    return tuple(sorted(table.loc[table["judgement"].isin(keys(judgement)), "source"].astype("str").unique()))
