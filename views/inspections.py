"""Views of one authority's inspections."""

from datetime import date
from functools import partial

import pandas as pd

from charts import inspections as charts
from charts.style import Words
from queries import authorities, inspections, judgements, numbers, sources, tables
from queries import inspection_readings as readings
from queries.memory import remembered
from views.view import Nothing, View, view


@remembered
def timeline(authority: str | None, as_at: date) -> View:
    """Every grade of an authority and every visit to it since 2009."""
    if authority is None:
        raise Nothing("Choose an authority on the left to see its story.")
    name, keys = authorities.labels()[authority], judgements.sources("help_and_protection")
    grades, opened = inspections.marks(authority, as_at), authorities.one(authority)["opened_on"]
    since = 2009 if pd.isna(opened) else max(2009, opened.year)
    subtitle = f"Every grade since {since} and every visit on record, as published by {numbers.day(as_at)}"
    return view(
        charts.timeline,
        (grades, inspections.visits(authority, as_at)),
        Words(readings.timeline_title(grades, name), subtitle, sources.foot(keys)),
        readings.timeline(grades),
        partial(tables.inspection_list, inspections.known(authority, as_at), inspections.counts(authority), grades),
        keys,
    )
