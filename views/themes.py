"""Views of the themes of recommendations."""

from datetime import date
from functools import partial

import pandas as pd

from charts import theme_grids
from charts import themes as charts
from charts.style import Words
from queries import (
    authorities,
    inspection_readings,
    inspections,
    numbers,
    peers,
    sources,
    theme_history,
    theme_trends,
    themes,
)
from queries import theme_history_readings as history_readings
from queries import theme_readings as readings
from queries import theme_tables as tables
from queries.memory import remembered
from views.view import Nothing, View, view


def _read(as_at: date, framework: str | None) -> pd.DataFrame:
    """Inspections that are counted. Raises Nothing where there is none."""
    read = themes.read(as_at, framework)
    if read.empty:
        raise Nothing("No recommendations were read from reports under this framework by then. Choose SIF or ILACS.")
    return read


def _short(keys: pd.Series) -> pd.Series:
    return keys.map(themes.catalogue().set_index("theme")["short_name"])


def _counted(row: dict) -> str:
    """ "155 of 283, 55%", beside a bar whose axis says of what."""
    return f"{row['inspections']} of {row['of']}, {readings.percent(row['share'])}"


def _foot(by: str | None = None) -> str:
    return sources.foot(themes.sources(by))


@remembered
def shares(theme: str, as_at: date, framework: str | None = None) -> View:
    """How often each theme is recommended, the most often first."""
    scope = readings.scope(_read(as_at, framework), as_at, framework)
    rows = themes.ranked(as_at, framework)
    drawn = rows.assign(
        key=rows["theme"],
        name=_short(rows["theme"]),
        shown=[_counted(row) for row in rows.to_dict("records")],
        role=rows["theme"].eq(theme).map({True: "mine", False: "other"}),
    )
    return view(
        charts.shares,
        (drawn,),
        Words(readings.most_often(rows), f"{scope}; lines: 95% intervals", _foot()),
        readings.ranked(rows, theme),
        partial(tables.shares, rows),
        themes.sources(),
    )


@remembered
def split(theme: str, by: str, as_at: date, framework: str | None = None) -> View:
    """How often one theme is recommended in each group of inspections."""
    scope = readings.scope(_read(as_at, framework), as_at, framework)
    rows = themes.of_theme(theme, as_at, framework, by)
    drawn = rows.assign(key=rows["group"], name=rows["group"], role="mine")
    drawn["shown"] = [_counted(row) + ", few" * row["is_small"] for row in rows.to_dict("records")]
    return view(
        charts.shares,
        (drawn,),
        Words(readings.split_title(rows), f"{scope}; lines: 95% intervals", _foot(by)),
        readings.split(rows) + readings.no_cause(by, framework),
        partial(tables.shares, rows),
        themes.sources(by),
    )


@remembered
def yearly(theme: str, as_at: date, framework: str | None = None) -> View:
    """How often one theme was recommended, year by year."""
    scope = readings.scope(_read(as_at, framework), as_at, framework)
    rows, name = theme_trends.yearly(theme, as_at, framework), themes.one(theme)["theme_name"]
    total = rows.groupby("year")[["inspections", "of"]].sum()
    ticks = {year: f"{n} of {of}" for year, n, of in total.itertuples()}
    drawn = rows.assign(framework_name=rows["framework"].str.upper(), tick=rows["year"].map(ticks))
    return view(
        charts.yearly,
        (drawn,),
        Words(readings.yearly_title(rows, name), f"{scope}; under each year, inspections that recommend it", _foot()),
        readings.yearly(rows),
        partial(tables.yearly, rows.assign(theme_name=name)),
        themes.sources(),
    )


@remembered
def change(as_at: date, framework: str | None = None) -> View:
    """Which themes rise and which fall."""
    _read(as_at, framework)
    chosen = theme_trends.compared(framework)
    rows = theme_trends.change(as_at, framework)
    if rows.empty:
        raise Nothing("There are not yet reports of two periods to compare. Choose a later day.")
    year, read = theme_trends.CUT[chosen], themes.read(as_at, chosen)
    late = read["published_on"].dt.year >= year
    shown = [
        f"{readings.points(row['change'])} points, {row['verdict']}"
        for row in rows[["change", "verdict"]].to_dict("records")
    ]
    subtitle = (
        f"Share of recommendations in {chosen.upper()} reports since {year}, less that before; lines: 95% intervals"
    )
    return view(
        charts.change,
        (rows.assign(name=_short(rows["theme"]), shown=shown, is_sure=rows["verdict"] != "may be chance"),),
        Words(readings.change_title(rows), subtitle, _foot()),
        readings.change(rows, chosen, (read.loc[~late, "asked"].mean(), read.loc[late, "asked"].mean())),
        partial(tables.change, rows),
        themes.sources(),
    )


def _cells(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells of a grid of shares with what stands in them."""
    shown = [
        readings.percent(share) + "*" * small for share, small in zip(cells["share"], cells["is_small"], strict=True)
    ]
    hover = [f"{row['theme_name']}, {row['column']}: {readings.counted(row)}" for row in cells.to_dict("records")]
    return cells.assign(name=_short(cells["theme"]), shown=shown, hover=hover)


@remembered
def grid(by: str, as_at: date, framework: str | None = None) -> View:
    """How often each theme is recommended in each group."""
    scope = readings.scope(_read(as_at, framework), as_at, framework)
    cells = themes.grid(as_at, framework, by)
    few = f"; * fewer than {themes.SMALL}" if cells["is_small"].any() else ""
    return view(
        theme_grids.grid,
        (_cells(cells),),
        Words(
            readings.grid_title(cells),
            f"Share of inspections by {themes.GROUPINGS[by].lower()}: {scope}{few}",
            _foot(by),
        ),
        readings.grid(cells, "cells with enough inspections") + readings.no_cause(by, framework),
        partial(tables.shares, cells),
        themes.sources(by),
    )


MOST_PEERS = 12
"""Columns a grid has room for; of a larger group the first are shown, and that is said."""


@remembered
def among_peers(authority: str | None, compare: str, as_at: date, framework: str | None = None) -> View:
    """In how many of its inspections each theme was recommended, to an authority and to its peers."""
    if authority is None:
        raise Nothing("Choose an authority on the left to see it among its peers.")
    _read(as_at, framework)
    others = peers.of(authority, compare)
    cells = themes.grid_of((authority, *others[:MOST_PEERS]), as_at, framework)
    if cells.empty:
        raise Nothing("No report of this authority or its peers has been read under this framework by then.")
    hover = [f"{row['theme_name']}, {row['column']}: {readings.counted(row)}" for row in cells.to_dict("records")]
    shown = [f"{n} of {of}" if n else "" for n, of in zip(cells["inspections"], cells["of"], strict=True)]
    name = authorities.labels()[authority]
    return view(
        theme_grids.grid,
        (cells.assign(name=_short(cells["theme"]), shown=shown, hover=hover),),
        Words(
            readings.among_peers_title(cells, authority, name),
            f"Inspections that recommend a theme, of those read, published by {numbers.day(as_at)}"
            + (f"; the first {MOST_PEERS} of {len(others)} peers" if len(others) > MOST_PEERS else ""),
            _foot(),
        ),
        readings.among_peers(cells, authority, name),
        partial(tables.shares, cells),
        themes.sources(),
        mine=name,
    )


@remembered
def pairs(as_at: date, framework: str | None = None) -> View:
    """Which themes come together in one inspection."""
    rows = theme_trends.together(as_at, framework)
    return _pairs(rows, _short(rows["theme"]) + " + " + _short(rows["other"]), as_at, framework)


@remembered
def pairs_with(theme: str, as_at: date, framework: str | None = None) -> View:
    """Which themes come together with one theme."""
    rows = theme_trends.with_theme(theme, as_at, framework)
    return _pairs(rows, _short(rows["other"]), as_at, framework)


def _pairs(rows: pd.DataFrame, names: pd.Series, as_at: date, framework: str | None) -> View:
    scope = readings.scope(_read(as_at, framework), as_at, framework)
    often = rows.assign(pair=names)[rows["inspections"] >= theme_trends.TOGETHER].head(15)
    if often.empty:
        raise Nothing("Too few inspections name two themes together. Choose another theme or a later day.")
    shown = [
        f"{row['inspections']}, {numbers.text(row['expected'], 'count', 0)} expected"
        for row in often.to_dict("records")
    ]
    subtitle = (
        f"{scope}; mark: expected among reports that name as many themes; dark and bold: more than chance explains"
    )
    return view(
        theme_grids.together,
        (often.assign(shown=shown),),
        Words(readings.together_title(often), subtitle, _foot()),
        readings.together(rows, often.iloc[0]),
        partial(tables.together, rows),
        themes.sources(),
    )


@remembered
def history(authority: str | None, as_at: date) -> View:
    """What an authority was asked for at each inspection: what came back, what did not."""
    if authority is None:
        raise Nothing("Choose an authority on the left to see what it was asked for.")
    name = authorities.labels()[authority]
    cells = theme_history.at_each_inspection(authority, as_at)
    if cells.empty:
        raise Nothing(f"No recommendations to {name} were read from reports published by then.")
    read = themes.read(as_at)
    asked = read[read["authority_code"] == authority].set_index("inspection_id")["asked"].to_dict()
    papers = [inspection_readings.paper(row) for row in inspections.papers(authority, as_at).to_dict("records")]
    shown = ["?" if pd.isna(n) else f"{n:.0f}" if n else "" for n in cells["inspections"]]
    drawn = cells.assign(
        name=_short(cells["theme"]),
        share=(cells["inspections"].clip(upper=3) * 18).clip(upper=60),
        shown=shown,
        hover=cells["theme_name"] + ", " + cells["column"] + ": " + pd.Series(shown).replace("", "0"),
    )
    return view(
        theme_grids.grid,
        (drawn,),
        Words(
            history_readings.history_title(cells, name),
            f"Recommendations on each theme at each full inspection published by {numbers.day(as_at)}",
            _foot(),
        ),
        " ".join([history_readings.history(cells, asked), *papers]),
        partial(tables.history, cells),
        themes.sources(),
        notes=dict(zip(drawn["name"], cells["status"], strict=True)),
    )


@remembered
def put_right(
    theme: str, as_at: date, framework: str | None = None, authority: str | None = None, compare: str = "2025"
) -> View:
    """How often a theme was not asked for again at the next inspection, and how the grade moved."""
    _read(as_at, framework)
    what, rows = themes.one(theme), theme_history.pairs(theme, as_at, framework)
    if rows.empty:
        raise Nothing("No authority asked for this has had its next inspection read by then. Choose another theme.")
    counts = theme_history.moves(theme, as_at, framework)
    total = counts.groupby("outcome")["inspections"].sum()
    names = {key: f"{words} ({total[key]})" for key, words in OUTCOMES.items()}
    drawn = counts.assign(
        outcome_name=counts["outcome"].map(names), move_name=counts["move"].map(readings.NAMES_OF_MOVES)
    )
    listed = theme_history.put_right(theme, as_at, framework, authority, compare)
    return view(
        theme_grids.moves,
        (drawn,),
        Words(
            history_readings.put_right_title(rows, what["theme_name"]),
            f"Next full inspections, published by {numbers.day(as_at)}, by how the grade concerned moved",
            _foot("grade"),
        ),
        history_readings.put_right(rows, what["judgement"]),
        partial(tables.put_right, listed, compare),
        themes.sources("grade"),
    )


OUTCOMES = {"put_right": "Not asked again", "again": "Asked again"}
