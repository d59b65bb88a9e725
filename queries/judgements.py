"""What inspectors judged: the latest grade as at a day, how grades moved, how old they are."""

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
    inspections = schema.read("inspections")[["inspection_id", "authority_code", "published_on"]]
    graded = inspections[inspections["inspection_id"].isin(schema.read("judgements")["inspection_id"].unique())]
    graded = graded[graded["published_on"] <= pd.Timestamp(as_at)].astype({"authority_code": "str"})
    return graded.groupby("authority_code")["published_on"].max().to_dict()


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
    england = latest.assign(region_name="England")
    both = pd.concat([latest, england])[["region_name", "grade"]]
    counts = both.value_counts().rename("authorities")
    regions = [*sorted(latest["region_name"].unique()), "England"]
    whole = pd.MultiIndex.from_product([regions, [*GRADES, NONE]], names=["region_name", "grade"])
    table = counts.reindex(whole, fill_value=0).reset_index()
    table["of"] = table.groupby("region_name")["authorities"].transform("sum")
    return table


@remembered
def over_time(judgement: str, framework: str | None, until: date) -> pd.DataFrame:
    """Authorities at each grade at the end of each quarter, until the quarter of a day.

    Columns: day, grade, authorities. Each day counts the authorities that existed then.
    """
    days = pd.date_range(first_day(), until, freq="QE").union([pd.Timestamp(until)])
    places = authorities.every()[["authority_code", "opened_on", "closed_on"]]
    grid = places.merge(pd.DataFrame({"day": days}), how="cross").sort_values("day")
    begun = grid["opened_on"].isna() | (grid["opened_on"] <= grid["day"])
    grid = grid[begun & (grid["closed_on"].isna() | (grid["closed_on"] >= grid["day"]))]
    known = given(judgement, framework)[["authority_code", "published_on", "grade"]]
    known = known.astype({"published_on": grid["day"].dtype})
    at = pd.merge_asof(grid, known, left_on="day", right_on="published_on", by="authority_code")
    counts = at["grade"].fillna(NONE).groupby([at["day"], at["grade"].fillna(NONE)]).size()
    whole = pd.MultiIndex.from_product([days, [*GRADES, NONE]], names=["day", "grade"])
    return counts.rename_axis(["day", "grade"]).reindex(whole, fill_value=0).rename("authorities").reset_index()


MOVES = ("improved", "same", "declined", "first")


@remembered
def movement(judgement: str, as_at: date, framework: str | None = None) -> pd.DataFrame:
    """Each authority's latest grade beside the one before it, as at a day.

    Columns: authority_code, authority_name, region_name, grade_before, published_before,
    grade, published_on, move (improved, same, declined, first), report_url. Authorities with no grade are left out.
    """
    known = given(judgement, framework)
    known = known[known["published_on"] <= pd.Timestamp(as_at)]
    before = known.groupby("authority_code")[["grade", "published_on"]].shift()
    pairs = known.assign(grade_before=before["grade"], published_before=before["published_on"])
    pairs = pairs.drop_duplicates("authority_code", keep="last")
    table = authorities.existing(as_at)[["authority_code", "authority_name", "region_name"]].merge(
        pairs, on="authority_code"
    )
    position = {grade: place for place, grade in enumerate(GRADES)} | {"adequate": 2}
    step = table["grade_before"].map(position).astype(float) - table["grade"].map(position).astype(float)
    table["move"] = step.map(lambda s: "first" if pd.isna(s) else MOVES[0] if s > 0 else MOVES[2] if s < 0 else "same")
    columns = ["grade_before", "published_before", "grade", "published_on", "move", "report_url"]
    return table[["authority_code", "authority_name", "region_name", *columns]]


@remembered
def count_moves(movement: pd.DataFrame) -> pd.DataFrame:
    """How many authorities went from one grade to another.

    Columns: grade_before ("none" for a first inspection), grade, authorities; only pairs that occur.
    """
    pairs = movement.assign(grade_before=movement["grade_before"].fillna(NONE))
    return pairs[["grade_before", "grade"]].value_counts().rename("authorities").reset_index()


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


@remembered
def began(judgement: str, framework: str | None) -> pd.DataFrame:
    """When each framework's first grade for a judgement was published: framework_name, day."""
    first = given(judgement, framework).groupby("framework")["published_on"].min().sort_values()
    names = framework_names()
    return pd.DataFrame({"framework_name": [names[f] for f in first.index], "day": first.to_numpy()})
