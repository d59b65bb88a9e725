"""One authority's inspections: what each judged, counted and asked for."""

from datetime import date

import pandas as pd

import schema
from queries import authorities, indicators, judgements, numbers
from queries.memory import remembered

NEAR_DAYS = 200
"""A reported figure is set beside the published one whose period ends nearest, at most so far away."""
FAR = 0.25
"""A difference above this share of the published value is flagged."""


@remembered
def of(authority_code: str) -> pd.DataFrame:
    """An authority's inspections and visits, newest first; columns as in schema.py and `day`.

    `day` is the day of publication or, where none is stated, the first day on site.
    """
    table = schema.read("inspections")
    table = schema.as_text(table[table["authority_code"] == authority_code])
    table["day"] = table["published_on"].fillna(table["inspected_from"])
    return table.sort_values(["day", "inspection_id"], ascending=False, ignore_index=True)


@remembered
def known(authority_code: str, as_at: date) -> pd.DataFrame:
    """The rows of `of` for what had been published, or where no day of publication is stated begun, by a day."""
    table = of(authority_code)
    return table[table["day"] <= pd.Timestamp(as_at)].reset_index(drop=True)


@remembered
def grades_of(authority_code: str) -> pd.DataFrame:
    """Every grade an authority was given: inspection_id, day, judgement (one a page offers), grade, framework, page.

    The combined judgement of 2018 to 2022 stands in the rows of both judgements it answers for.
    """
    table = schema.read("judgements")
    table = schema.as_text(table[table["authority_code"] == authority_code])
    table = table.merge(of(authority_code)[["inspection_id", "day"]], on="inspection_id")
    both = {judgements.COMBINED: ["in_care", "care_leavers"]}
    table["judgement"] = table["judgement"].map(lambda key: both.get(key, [key]))
    table = table.explode("judgement")
    return table[["inspection_id", "day", "judgement", "grade", "framework", "page"]].sort_values("day", kind="stable")


@remembered
def today(authority_code: str, as_at: date) -> pd.DataFrame:
    """An authority's latest grade for each judgement on a day, or on its own last, in the order a page offers them.

    Columns: judgement, grade, published_on, newer_on (a newer report that gives no such grade, or null), seen_on
    (that day). Judgements without a grade are left out.
    """
    closed = authorities.one(authority_code)["closed_on"]
    as_at = as_at if pd.isna(closed) else min(as_at, closed.date())
    rows = [judgements.latest(judgement, as_at).assign(judgement=judgement) for judgement in judgements.ORDER]
    table = pd.concat([row[row["authority_code"] == authority_code] for row in rows])
    table = table.loc[table["grade"] != judgements.NONE, ["judgement", "grade", "published_on", "newer_on"]]
    return table.assign(seen_on=pd.Timestamp(as_at)).reset_index(drop=True)


@remembered
def recommendations(inspection_id: str) -> pd.DataFrame:
    """What an inspection asked for, in the order of the report; columns as in schema.py."""
    table = schema.read("recommendations")
    table = schema.as_text(table[table["inspection_id"] == inspection_id])
    order = {section: place for place, section in enumerate(schema.SECTIONS)}
    table["order"] = table["section"].map(order)
    return table.sort_values(["order", "position"], ignore_index=True).drop(columns="order")


@remembered
def counts(authority_code: str) -> pd.DataFrame:
    """How many recommendations and figures were read from each inspection: inspection_id, recommendations, figures."""
    parts = {}
    for name, table in (("recommendations", "recommendations"), ("figures", "reported_figures")):
        rows = schema.read(table)
        parts[name] = rows.loc[rows["authority_code"] == authority_code, "inspection_id"].astype("str").value_counts()
    table = pd.DataFrame(parts).fillna(0).astype(int)
    return table.rename_axis("inspection_id").reset_index()


@remembered
def papers(authority_code: str, as_at: date) -> pd.DataFrame:
    """A council's own papers about its inspections by a day, newest first; columns as in schema.py.

    A paper without the day of its meeting is always there.
    """
    table = schema.read("council_papers")
    is_later = table["meeting_on"] > pd.Timestamp(as_at)
    table = schema.as_text(table[(table["authority_code"] == authority_code) & ~is_later])
    return table.sort_values("meeting_on", ascending=False, ignore_index=True)


@remembered
def figures(inspection_id: str) -> pd.DataFrame:
    """Figures a report gives for the authority, each beside the published one of the nearest period.

    Columns: those of reported_figures and reported_indicators in schema.py (its `published` is published_indicator
    here), published (value), published_period, far (whether the two differ by more than a quarter).
    A published value is set beside a figure without a subgroup, with a day, and with the same meaning.
    """
    table = schema.read("reported_figures")
    is_its_own = table["role"].isin(["current", "previous"])
    table = schema.as_text(table[(table["inspection_id"] == inspection_id) & is_its_own])
    known = schema.as_text(schema.read("reported_indicators")).rename(columns={"published": "published_indicator"})
    table = table.merge(known, on=["indicator", "unit"], how="left").sort_values(["position", "page"], kind="stable")
    beside = [_published(row) for row in table.to_dict("records")]
    table["published"] = pd.Series([value for value, _ in beside], index=table.index, dtype=float)
    table["published_period"] = pd.Series([period for _, period in beside], index=table.index, dtype="str")
    table["far"] = (table["value"] - table["published"]).abs() > FAR * table["published"].abs()
    return table.reset_index(drop=True)


def _published(row: dict) -> tuple[float | None, str | None]:
    key, day = row["published_indicator"], row["as_at_on"]
    if pd.isna(key) or pd.isna(day) or not pd.isna(row["subgroup"]) or key not in indicators.names():
        return None, None
    known = indicators.place(key, row["authority_code"])
    known = known[known["value"].notna()]
    apart = (known["period_end"] - day).abs().dt.days
    if apart.empty or apart.min() > NEAR_DAYS:
        return None, None
    nearest = known.loc[apart.idxmin()]
    return float(nearest["value"]), nearest["period"]


@remembered
def marks(authority_code: str, as_at: date) -> pd.DataFrame:
    """What a timeline shows of an authority's grades, in page order.

    Columns: those of `grades_of`, judgement_name, hover.
    """
    table = grades_of(authority_code)
    table = table[table["day"] <= pd.Timestamp(as_at)]
    names, frameworks = judgements.NAMES, judgements.framework_names()
    table = table.assign(judgement_name=table["judgement"].map(names))
    table["hover"] = [
        f"{row['judgement_name']}: {judgements.GRADE_NAMES[row['grade']].lower()}, {numbers.day(row['day'])}, "
        f"{frameworks[row['framework']]}"
        for row in table.to_dict("records")
    ]
    order = {judgement: place for place, judgement in enumerate(judgements.ORDER)}
    return table.sort_values(["judgement", "day"], key=lambda c: c.map(order) if c.name == "judgement" else c)


@remembered
def visits(authority_code: str, as_at: date) -> pd.DataFrame:
    """What a timeline shows of an authority's visits: day, hover."""
    table = known(authority_code, as_at)
    table = table[table["kind"].isin(schema.VISITS)]
    hover = [
        f"{KINDS[row['kind']]}, {numbers.day(row['day'])}"
        + ("" if pd.isna(row["theme_of_visit"]) else f": {row['theme_of_visit']}")
        for row in table.to_dict("records")
    ]
    return pd.DataFrame({"day": table["day"], "hover": pd.Series(hover, index=table.index, dtype="str")})


def address(inspection: pd.Series, page: int | None = None) -> str | None:
    """Where the report is, at a page; None where no address is known."""
    if pd.isna(inspection["report_url"]):
        return None
    return f"{inspection['report_url']}#page={page}" if page else inspection["report_url"]


KINDS = {
    "standard": "Standard inspection",
    "short": "Short inspection",
    "inspection": "Inspection",
    "reinspection": "Re-inspection",
    "focused_visit": "Focused visit",
    "monitoring_visit": "Monitoring visit",
}

UNITS = {"count": "", "percent": "%", "per_10000": " per 10,000", "weeks": " weeks", "days": " days"}


def shown(value: float, unit: str) -> str:
    """A reported figure as the report prints it: "42 per 10,000", "61%"; "" for null."""
    if pd.isna(value):
        return ""
    decimals = next(d for d in (0, 1, 2) if d == 2 or round(value, d) == round(value, 2))
    return numbers.text(value, "count", decimals) + UNITS[unit]
