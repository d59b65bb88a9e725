"""Views of one authority on many indicators."""

from functools import partial

from charts import profile as charts
from charts.style import Words
from queries import authorities, peers, profile, profile_tables, sources, standings
from queries import profile_readings as readings
from queries.memory import remembered
from views.view import Nothing, View, view


@remembered
def spine(authority: str | None, compare: str = "2025", topic: str | None = None) -> View:
    """Where an authority stands on each indicator of a topic, or of the few that tell most."""
    if authority is None:
        raise Nothing("Choose an authority on the left to see where it stands on every indicator.")
    name = authorities.labels()[authority]
    table, without = profile.rows(authority, compare, topic), profile.without(authority, topic)
    if table.empty:
        raise Nothing(f"{name} has no published value for any of these indicators. Choose another topic.")
    keys = standings.sources(table["indicator"])
    return view(
        charts.spine,
        (readings.drawn(table, name, peers.long(compare)),),
        Words(
            readings.title(table, name, topic), f"{topic or 'Headline indicators'}, latest values", sources.foot(keys)
        ),
        readings.standing(table, name, without),
        partial(profile_tables.spine, table, without),
        keys,
        partial(profile.tidy, table),
        peers=peers.short(compare),
    )
