"""Promises about the tables that ship."""

import pandas as pd
import pytest

import schema
from charts import indicators as indicator_charts
from charts.style import LIGHT, Words
from queries import (
    authorities,
    comparisons,
    indicator_readings,
    indicators,
    judgements,
    peer_readings,
    peers,
    sources,
    tables,
    uncertainty,
)

pytestmark = pytest.mark.skipif(
    not (schema.TIDY / "sources.parquet").exists(),
    reason=f"{schema.TIDY} has not been built: python -m loaders build --raw ../shared/raw --without-text",
)


@pytest.fixture(scope="module")
def shipped() -> dict[str, pd.DataFrame]:
    """Every table, its text as text."""
    missing = [table for table in schema.TABLES if not (schema.TIDY / f"{table}.parquet").exists()]
    if missing:  # and test_nothing_but_the_tables_ships fails
        pytest.skip(f"{schema.TIDY} lacks {', '.join(missing)}: rebuild the tables")
    return {
        table.name: schema.read(table.name).astype({c.name: "str" for c in table.columns if c.type == schema.TEXT})
        for table in schema.TABLES.values()
    }


def test_every_table_keeps_its_promises(shipped):
    assert schema.check({name: schema.frame(name, table) for name, table in shipped.items()}) == []


def test_nothing_but_the_tables_ships():
    assert {file.name for file in schema.TIDY.iterdir()} - {".gitkeep"} == {
        f"{table}.parquet" for table in schema.TABLES
    }
    assert sum(file.stat().st_size for file in schema.TIDY.iterdir()) < 20e6


# who


def test_authorities(shipped):
    every = shipped["authorities"]
    current = every[every["closed_on"].isna()]
    assert len(current) == 153
    assert every["authority_code"].str.fullmatch(r"E(06|08|09|10)\d{6}").all()
    assert every["la_number"].str.fullmatch(r"\d{3}").all() and current["la_number"].is_unique
    assert current["short_name"].is_unique and current["short_name"].str.len().between(1, 4).all()
    assert not current.duplicated(["tile_column", "tile_row"]).any()
    assert current[["tile_column", "tile_row", "latitude", "longitude", "urn"]].notna().all(axis=None)
    assert current["latitude"].between(49.8, 55.9).all() and current["longitude"].between(-6.5, 1.8).all()
    assert every.groupby("region_code")["region_name"].nunique().tolist() == [1] * 9


def test_the_abolished_point_to_those_that_followed(shipped):
    every = shipped["authorities"].set_index("authority_code")
    gone = every[every["closed_on"].notna()]
    assert len(gone) > 0
    for code, row in gone.iterrows():
        followed = row["successor_codes"].split()
        assert followed and set(followed) <= set(every.index) - {code}
        assert all(
            opened == row["closed_on"] + pd.Timedelta(days=1) for opened in every.loc[followed, "opened_on"].dropna()
        )
    assert every.loc[every["closed_on"].isna(), "successor_codes"].isna().all()


def test_places_are_authorities_regions_and_england(shipped):
    places = shipped["places"]
    kinds = places.groupby("kind")["place_code"].agg(set)
    assert kinds["authority"] == set(shipped["authorities"]["authority_code"])
    assert kinds["region"] == set(shipped["authorities"]["region_code"])
    assert kinds["england"] == {indicators.ENGLAND}


def test_ten_neighbours_each(shipped):
    table = shipped["neighbours"]
    assert set(table["model"]) == {"2021", "2025"}
    for who, ten in table.groupby(["authority_code", "model"]):
        assert sorted(ten["rank"]) == list(range(1, 11)), who
        assert ten["neighbour_code"].nunique() == 10 and who[0] not in set(ten["neighbour_code"]), who
    newest = table[table["model"] == "2025"]
    current = shipped["authorities"].loc[shipped["authorities"]["closed_on"].isna(), "authority_code"]
    assert set(newest["authority_code"]) == set(current) and set(newest["neighbour_code"]) <= set(current)


# grades


def test_grades_are_on_the_scale_of_their_framework(shipped):
    scale = shipped["grades"][["framework", "grade"]].apply(tuple, axis=1)
    names = shipped["judgement_names"][["framework", "judgement"]].apply(tuple, axis=1)
    given = shipped["judgements"]
    assert set(zip(given["framework"], given["grade"], strict=True)) <= set(scale)
    assert set(zip(given["framework"], given["judgement"], strict=True)) <= set(names)


def test_every_grade_can_be_shown(shipped):
    """Ofsted shows the former "adequate" as requires improvement; charts and counts know four grades."""
    assert set(shipped["judgements"]["grade"]) <= set(judgements.GRADES)
    assert set(shipped["judgements"]["judgement"]) <= set(judgements.AS_MADE)


def test_a_judgement_agrees_with_its_inspection(shipped):
    both = shipped["judgements"].merge(shipped["inspections"], on="inspection_id", suffixes=("", "_of_inspection"))
    assert len(both) == len(shipped["judgements"])
    assert (both["authority_code"] == both["authority_code_of_inspection"]).all()
    assert (both["framework"] == both["framework_of_inspection"]).all()
    assert both["published_on"].notna().all()


def test_inspections_happened_in_order(shipped):
    visits = shipped["inspections"]
    assert (
        visits["published_on"].isna()
        | (visits["published_on"] >= visits["inspected_from"])
        | visits["inspected_from"].isna()
    ).all()
    assert visits["published_on"].min() >= pd.Timestamp("2009-04-01")
    assert [code == i[:9] for code, i in zip(visits["authority_code"], visits["inspection_id"], strict=True)] == [
        True
    ] * len(visits)


def test_no_overall_effectiveness_for_inspections_since_april_2026(shipped):
    overall = (
        shipped["judgements"]
        .query("judgement == 'overall_effectiveness'")
        .merge(shipped["inspections"][["inspection_id", "inspected_from"]], on="inspection_id")
    )
    assert not (overall["inspected_from"] >= pd.Timestamp("2026-04-01")).any()


# what reports and papers say

PARTS = ["recommendations", "reported_figures"]


@pytest.mark.parametrize("part", PARTS)
def test_what_was_read_belongs_to_an_inspection_of_the_same_authority(shipped, part):
    both = shipped[part].merge(shipped["inspections"], on="inspection_id", suffixes=("", "_of_inspection"))
    assert len(both) == len(shipped[part]) > 0
    assert (both["authority_code"] == both["authority_code_of_inspection"]).all()
    assert not both["kind"].isin(["focused_visit", "monitoring_visit"]).any()
    assert both["page"].between(1, 200).all()


def test_no_sentence_of_a_report_or_paper_ships(shipped):
    words = {
        "recommendations": ["text"],
        "reported_figures": ["as_at", "quote"],
        "paper_points": ["text"],
        "claims": ["text"],
    }
    for table, columns in words.items():
        assert shipped[table][columns].isna().all(axis=None), table


def test_recommendations_are_counted_from_one_without_a_gap(shipped):
    for where, section in shipped["recommendations"].groupby(["inspection_id", "section"]):
        assert sorted(section["position"]) == list(range(1, len(section) + 1)), where


def test_only_reports_that_judged_a_board_ask_something_of_it(shipped):
    of = shipped["inspections"].set_index("inspection_id")["framework"]
    table = shipped["recommendations"]
    to_a_board = table[table["section"].str.startswith("lscb")]
    assert len(to_a_board) > 0 and set(to_a_board["inspection_id"].map(of)) == {"sif"}


def test_figures_are_possible(shipped):
    table = shipped["reported_figures"]
    assert (table["value"] >= 0).all()
    assert (table.loc[table["unit"] == "percent", "value"] <= 100).all()
    counts = table.loc[table["unit"] == "count", "value"]
    assert (counts == counts.round()).all()
    published = table["inspection_id"].map(shipped["inspections"].set_index("inspection_id")["published_on"])
    assert not (table["as_at_on"] > published).any()
    ranges = table[table["value_high"].notna()]
    assert (ranges["value"] < ranges["value_high"]).all()


def test_every_figure_has_a_name_and_is_set_beside_an_indicator_that_is_loaded(shipped):
    known = shipped["reported_indicators"]
    given = shipped["reported_figures"][["indicator", "unit"]].drop_duplicates()
    assert set(given.itertuples(index=False)) <= set(known[["indicator", "unit"]].itertuples(index=False))
    units = shipped["indicators"].set_index("indicator")["unit"]
    beside = known[known["published"].notna()]
    assert beside["published"].map(units).tolist() == beside["unit"].tolist()


def test_an_action_plan_is_due_after_its_report(shipped):
    """Seventy working days are fourteen weeks, and a week or so more where bank holidays fall between."""
    planned = shipped["inspections"][shipped["inspections"]["action_plan_due_on"].notna()]
    days = (planned["action_plan_due_on"] - planned["published_on"]).dt.days
    assert len(planned) > 0 and days.between(98, 112).all()
    assert (planned["action_plan_due_on"].dt.day_of_week < 5).all()


def test_papers_and_what_they_claim(shipped):
    papers, claims = shipped["council_papers"], shipped["claims"]
    about = papers.dropna(subset="inspection_id")
    assert about["authority_code"].tolist() == about["inspection_id"].str[:9].tolist()
    assert set(about["inspection_id"]) <= set(shipped["inspections"]["inspection_id"])
    assert (papers["recommendations_listed"] >= 0).all()
    points = shipped["paper_points"]
    listed = points[points["kind"] == "recommendation"].groupby("paper_id").size()
    assert papers.set_index("paper_id")["recommendations_listed"].equals(
        listed.reindex(papers["paper_id"]).fillna(0).astype("Int32").rename("recommendations_listed")
    )
    for where, kind in points.groupby(["paper_id", "kind"]):
        assert sorted(kind["position"]) == list(range(1, len(kind) + 1)), where
    assert set(claims["kind"]) <= {"inspected", "remaining", "judged", "rank"}
    assert set(claims["scope"]) <= {"england", "region"}
    assert (claims["region"].notna() == (claims["scope"] == "region")).all()
    of = claims[claims["out_of"].notna()]
    assert (of["count"] <= of["out_of"]).all()


# values


def test_indicators_are_explained(shipped):
    table = shipped["indicators"]
    assert set(table["indicator"]) == set(shipped["indicator_values"]["indicator"])
    assert table["decimals"].between(0, 3).all()
    assert table["position"].is_unique and table["indicator_name"].is_unique
    curated = table[table["is_curated"]]
    assert curated["is_headline"].sum() == 15 and not table.loc[~table["is_curated"], "is_headline"].any()
    assert (curated["definition"].str.len() > 30).all() and (curated["polarity_reason"].str.len() > 10).all()


@pytest.mark.parametrize(
    "word", ["referral", "in need", "protection plan", "section 47", "in care at", "started care", "starting"]
)
def test_demand_is_neutral(shipped, word):
    """High or low demand is neither good nor bad: rates and counts of children say how much is asked for."""
    table = shipped["indicators"]
    demand = table[table["indicator_name"].str.lower().str.contains(word) & table["unit"].isin(["per_10000", "count"])]
    assert demand.loc[demand["polarity"] != "neutral", "indicator"].tolist() == []


def test_values_are_possible(shipped):
    values = shipped["indicator_values"].merge(shipped["indicators"][["indicator", "unit"]], on="indicator")
    percent = values[values["unit"] == "percent"]
    assert percent["value"].dropna().between(0, 100).all()
    counts = values.loc[values["unit"] == "count", "value"].dropna()
    assert (counts >= 0).all() and (counts == counts.round()).all()
    assert (values.loc[values["unit"].str.startswith("per_"), "value"].dropna() >= 0).all()
    for column in ("numerator", "denominator"):
        assert (values[column].dropna() >= 0).all()


def test_a_published_interval_is_about_a_value(shipped):
    values = shipped["indicator_values"]
    within = values[values["lower"].notna() | values["upper"].notna()]
    assert (within["lower"] <= within["value"]).all() and (within["value"] <= within["upper"]).all()


def test_a_value_is_its_count_over_its_base(shipped):
    """Or the count and the base would not belong to the value, and its interval would be of something else."""
    values = shipped["indicator_values"].merge(shipped["indicators"][["indicator", "unit", "decimals"]], on="indicator")
    per = values["unit"].map(uncertainty.PER)
    # Counts of regions are rounded, so that shares of them are further off.
    known = values["value"].notna() & (values["denominator"] > 0) & ~values["place_code"].str.startswith(("E12", "E13"))
    both = values[known & values["numerator"].notna() & per.notna()]
    worked_out = both["numerator"] / both["denominator"] * per[both.index]
    # Publishers round the value, and some round the count and the base to the nearest five or ten.
    room = 0.51 * 10.0 ** -both["decimals"].clip(upper=0).astype(float) + per[both.index] * 5 / both["denominator"]
    odd = both[(worked_out - both["value"]).abs() > room]
    assert odd[["place_code", "indicator", "period"]].values.tolist() == []
    assert len(both) > 10_000


def test_an_interval_contains_its_value():
    for key in indicators.names():
        known = indicators.values(key)
        known = known[known["lower"].notna() & known["value"].notna()]
        room = 0.51 + 0.01 * known["value"]  # the value is rounded, the interval is not
        assert (known["lower"] <= known["value"] + room).all(), key
        assert (known["value"] - room <= known["upper"]).all(), key


def test_authorities_differ(shipped):
    """One number for all is England's, copied by the publisher to every authority."""
    values = shipped["indicator_values"]
    values = values[values["value"].notna() & ~values["place_code"].isin([indicators.ENGLAND])]
    spread = values.groupby(["indicator", "period"])["value"].agg(["count", "nunique"])
    assert spread[(spread["count"] > 20) & (spread["nunique"] == 1)].index.tolist() == []


def test_an_abolished_authority_has_no_value_for_a_later_year(shipped):
    ended = shipped["authorities"].set_index("authority_code")["closed_on"].dropna()
    values = shipped["indicator_values"].query("value.notna()")
    values = values[values["place_code"].isin(ended.index)]
    late = values[values["period_end"] >= values["place_code"].map(ended) + pd.DateOffset(years=2)]
    assert late[["place_code", "indicator"]].drop_duplicates().values.tolist() == []


def test_a_period_ends_on_one_day(shipped):
    days = shipped["indicator_values"].groupby(["indicator", "period"])["period_end"].nunique()
    assert days[days != 1].empty
    periods = shipped["indicator_values"].groupby(["indicator", "period_end"])["period"].nunique()
    assert periods[periods != 1].empty


# where it is from


def test_sources_are_used_free_and_named(shipped):
    table = shipped["sources"]
    read = table[table["file"].notna()]
    assert read["sha256"].str.fullmatch("[0-9a-f]{64}").all() and read["url"].notna().all()
    used = [
        name for name, t in shipped.items() if "source" in t.columns and name not in ("sources", "unread_documents")
    ]
    cited = set(pd.concat([shipped[name]["source"] for name in used]))
    assert cited <= set(table["source"])
    licences = set(table.loc[table["source"].isin(cited), "licence"])
    assert licences <= {"Open Government Licence v3.0", "Published by the councils"}


def test_conflicts_keep_what_the_tables_show(shipped):
    table = shipped["conflicts"]
    assert (table["value_a"] != table["value_b"]).all()
    assert ((table["kept"] == table["value_a"]) | (table["kept"] == table["value_b"])).all()
    assert set(table["subject"]) <= set(tables.SUBJECTS)


# everything can be shown


def test_every_judgement_can_be_asked_for():
    day = judgements.last_day()
    for judgement in judgements.ORDER:
        latest = judgements.latest(judgement, day)
        assert len(latest) == 153 and judgements.off_the_map(latest).empty
        assert (latest["published_on"].dropna() <= pd.Timestamp(day)).all()
        assert sources.foot(judgements.sources(judgement)).startswith("Source: ")


MINE = "E06000001"


def test_every_indicator_can_be_told():
    for key in indicators.names():
        what = indicators.one(key)
        for period in {indicators.periods(key)[0], indicators.periods(key)[-1]}:
            table, row = indicators.ranked(key, period), indicators.standing(key, MINE, period)
            assert indicator_readings.standing(row, "Hartlepool", what, period).startswith("Hartlepool")
            assert period in indicator_readings.spread(table, what, period)
            assert len(tables.ranked(table, what, indicators.before(key, period))) == len(table)
        lines = comparisons.lines(key, MINE, "2025")
        assert len(tables.trend(lines)) == lines["period"].nunique()


def test_indicators_can_be_drawn():
    words = Words("", "", "")
    for key in list(indicators.names())[::6]:
        what, codes = indicators.one(key), peers.of(MINE, "2025")
        unit, lines = what["unit_name"], comparisons.lines(key, MINE, "2025")
        for period in indicators.periods(key)[:2]:
            shown = comparisons.roles(indicators.ranked(key, period), what, MINE, codes)
            england = indicators.worth(key, indicators.ENGLAND, period)
            assert len(indicator_charts.ranked(shown, words, LIGHT, unit, england).data) == 1
        assert len(indicator_charts.trend(lines, indicators.of_group(key, codes), words, LIGHT, unit).data) <= 5


def test_every_authority_has_a_label_and_peers():
    for code in authorities.labels():
        for compare in (*peers.LONG, *(f"{peers.GRADE}{judgement}" for judgement in judgements.ORDER)):
            assert code not in peers.of(code, compare)
            assert peer_readings.who(code, compare).endswith(".")
        assert 0 < len(peers.of(code, "region")) < len(peers.of(code, "england"))
