"""Views of whom to learn from: who moved up a grade, who improved on an indicator."""

from datetime import date
from functools import partial

from charts import improvement as charts
from charts.style import Words
from queries import authorities, improvement, indicators, judgements, numbers, peers, sources
from queries import improvement_readings as readings
from queries.memory import remembered
from views.view import Nothing, View, view

MOST = 15
"""Rows a figure shows; the table has all."""


def _asked(authority: str | None, compare: str) -> None:
    """Raises Nothing where an authority has no peers to learn from."""
    if authority is not None and not peers.of(authority, compare):
        name = authorities.labels()[authority]
        raise Nothing(f"{name} has no {peers.long(compare)} to learn from. Choose another comparison on the left.")


def _first(count: int, words: str) -> str:
    return f"; the {words} {MOST} of {count}" if count > MOST else ""


@remembered
def rises(judgement: str, as_at: date, authority: str | None = None, compare: str = "2025") -> View:
    """Who moved up a grade in a judgement and has not fallen back."""
    _asked(authority, compare)
    table = improvement.risers(judgement, as_at, authority, compare)
    if table.empty:
        whom, subject = readings.of_whom(authority, compare), judgements.NAMES[judgement].lower()
        raise Nothing(
            f"Of {whom}, none has moved up for {subject} without falling back. Choose another judgement or comparison."
        )
    keys = judgements.sources(judgement)
    order = "nearest" if table["closeness"].iloc[0] else "newest"
    subject = f"{judgements.NAMES[judgement]}: the latest change of grade, as at {numbers.day(as_at)}"
    return view(
        charts.rises,
        (readings.marks(table.head(MOST)),),
        Words(
            readings.rises_title(table, authority, compare, judgement),
            subject + _first(len(table), order),
            sources.foot(keys),
        ),
        readings.rises(table),
        partial(readings.rises_table, table),
        keys,
        tidy=partial(table.assign, source=" ".join(keys)),
    )


@remembered
def changes(
    indicator: str, since: str, period: str, as_at: date, authority: str | None = None, compare: str = "2025"
) -> View:
    """Who improved most on an indicator between two periods."""
    what, keys = indicators.one(indicator), indicators.sources(indicator)
    if what["polarity"] == "neutral":
        raise Nothing("Neither higher nor lower is better on this indicator, so nobody improves on it. Choose another.")
    _asked(authority, compare)
    table = improvement.improvers(indicator, since, period, authority, compare)
    if table.empty:
        raise Nothing(f"Of {readings.of_whom(authority, compare)}, none improved since {since}. Choose another period.")
    every = improvement.changes(indicator, since, period)
    mine = every[every["authority_code"] == authority]
    subject = f"{what['indicator_name']}, {what['unit_name']}; {since} (hollow) to {period} (filled)"
    subject += ", with 95% intervals where there are any" + _first(len(table), "first")
    return view(
        charts.changes,
        (readings.ends(table.head(MOST), mine, what),),
        Words(readings.changes_title(table, since, what["indicator_name"]), subject, sources.foot(keys)),
        readings.changes(table, what, since, period),
        partial(readings.changes_table, table, what, since, period, as_at),
        keys,
        tidy=partial(table.assign, indicator=indicator, period_before=since, period=period, source=" ".join(keys)),
        unit_name=what["unit_name"],
    )
