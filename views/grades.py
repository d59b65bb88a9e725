"""Views of inspectors' grades across England."""

from datetime import date
from functools import partial

from charts import grades as charts
from charts.style import Words
from queries import grade_history, judgements, numbers, readings, sources, tables, tidy
from queries.memory import remembered
from views.view import Nothing, View, view


def _foot(judgement: str) -> str:
    return sources.foot(judgements.sources(judgement))


def _title(judgement: str, finding: str) -> str:
    return f"{judgements.NAMES[judgement]}: {finding}"


def _subject(judgement: str, as_at: date) -> str:
    return f"{judgements.NAMES[judgement]}, as at {numbers.day(as_at)}"


def _latest(judgement: str, as_at: date, framework: str | None):
    """Latest grades. Raises Nothing where no grade had been given by then."""
    latest = judgements.latest(judgement, as_at, framework)
    if not judgements.has_grades(latest):
        raise Nothing("No grade for this judgement had been published under this framework by then. Choose another.")
    return latest


@remembered
def tile_map(judgement: str, as_at: date, authority: str | None = None) -> View:
    """Every authority's latest grade on a map of squares."""
    latest = judgements.latest(judgement, as_at)
    subject = f"Authorities by their latest grade, published by {numbers.day(as_at)}"
    return view(
        charts.tile_map,
        (judgements.tiles(latest),),
        Words(_title(judgement, readings.good_or_better(latest)), subject, _foot(judgement)),
        f"{readings.grade_counts(latest)}.",
        partial(tables.latest, latest),
        judgements.sources(judgement),
        partial(tidy.grades, latest),
        mine=authority,
    )


@remembered
def by_region(judgement: str, as_at: date, framework: str | None = None) -> View:
    """How each region's authorities are spread over the grades."""
    counts = judgements.count_by_region(_latest(judgement, as_at, framework))
    subject = f"Authorities by their latest grade, published by {numbers.day(as_at)}"
    return view(
        charts.by_region,
        (counts,),
        Words(_title(judgement, readings.regions_title(counts)), subject, _foot(judgement)),
        readings.regions(counts),
        partial(tables.by_region, counts),
        judgements.sources(judgement),
        partial(tidy.with_region_codes, counts, judgements.sources(judgement)),
    )


@remembered
def over_time(judgement: str, as_at: date, framework: str | None = None) -> View:
    """How many authorities held each grade, quarter by quarter."""
    _latest(judgement, as_at, framework)
    counts = grade_history.over_time(judgement, framework, as_at)
    subject = f"{_subject(judgement, as_at)}; latest grade at the end of each quarter"
    return view(
        charts.over_time,
        (counts, grade_history.began(judgement, framework)),
        Words(_title(judgement, readings.over_time_title(counts)), subject, _foot(judgement)),
        readings.over_time(counts),
        partial(tables.over_time, counts),
        judgements.sources(judgement),
    )


@remembered
def moves(judgement: str, as_at: date, framework: str | None = None) -> View:
    """From which grade to which authorities moved at their latest inspection."""
    _latest(judgement, as_at, framework)
    movement = grade_history.movement(judgement, as_at, framework)
    subject = f"{_subject(judgement, as_at)}: from the grade before (left) to the latest (right)"
    return view(
        charts.flow,
        (grade_history.count_moves(movement),),
        Words(_title(judgement, readings.moved(movement)), subject, _foot(judgement)),
        readings.moves(movement),
        partial(tables.movement, movement),
        judgements.sources(judgement),
        partial(movement.assign, source=" ".join(judgements.sources(judgement))),
    )


@remembered
def ages(judgement: str, as_at: date, framework: str | None = None) -> View:
    """How many years ago the latest grades were given."""
    latest = _latest(judgement, as_at, framework)
    counts = judgements.count_years_since(latest)
    return view(
        charts.years_since,
        (counts,),
        Words(_title(judgement, readings.ages_title(latest)), _subject(judgement, as_at), _foot(judgement)),
        readings.ages(latest),
        partial(tables.years_since, counts),
        judgements.sources(judgement),
    )
