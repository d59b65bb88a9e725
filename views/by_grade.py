"""Views of one indicator by grade."""

from datetime import date
from functools import partial

from charts import by_grade as charts
from charts.style import Words
from queries import authorities, by_grade, by_grade_tables, indicators, judgements, numbers, sources
from queries import by_grade_readings as readings
from queries import indicator_readings as wording
from queries.memory import remembered
from views.view import Nothing, View, view


@remembered
def distribution(indicator: str, judgement: str, as_at: date, authority: str | None = None) -> View:
    """How an indicator is spread within each grade that authorities held on a day."""
    what, table = indicators.one(indicator), by_grade.values(indicator, judgement, as_at)
    if table.empty:
        raise Nothing(f"No value of this indicator is of a time before {numbers.day(as_at)}. Choose a later day.")
    groups, period = by_grade.groups(table), table["period"].iloc[0]
    keys = tuple(sorted({*indicators.sources(indicator), *judgements.sources(judgement)}))
    subtitle = (
        f"{what['indicator_name']}, {what['unit_name']}, {wording.period(what, period)}, "
        f"{readings.subject(judgement, as_at)}; box: usual values (the middle half), line: median. It does not show why"
    )
    said = [
        readings.mine(table, authority, authorities.labels()[authority]) if authority else "",
        readings.medians(groups, what),
        readings.dates(groups, what, period),
        readings.NO_CAUSE,
    ]
    return view(
        charts.distribution,
        (table, groups),
        Words(readings.title(groups, what["indicator_name"]), subtitle, sources.foot(keys)),
        " ".join(filter(None, said)),
        partial(by_grade_tables.values, table),
        keys,
        unit_name=what["unit_name"],
        mine=authority,
    )
