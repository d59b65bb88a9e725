"""View of where to look: an authority's indicators by how they stand beside its peers and how they move."""

from functools import partial

from charts import priorities as charts
from charts.style import Words
from queries import authorities, peers, priorities, sources
from queries import priority_readings as readings
from queries.memory import remembered
from views.view import Nothing, View, view


@remembered
def fields(authority: str | None = None, compare: str = "2025") -> View:
    """What is worse and getting worse, what is better and improving, and all between."""
    if authority is None:
        raise Nothing("Choose an authority on the left to see where to look.")
    if not priorities.can_be_asked(authority, compare):
        raise Nothing("This authority has too few peers to be compared with. Choose another comparison on the left.")
    name = authorities.labels()[authority]
    cells, table = priorities.cells(authority, compare), priorities.rows(authority, compare)
    keys = priorities.sources(authority, compare)
    shown = cells.assign(
        against_words=cells["against"].map(readings.AGAINST), moving_words=cells["moving"].map(readings.MOVING_TITLE)
    )
    subject = f"Beside the median of its {peers.long(compare)}; worse or better only where chance does not explain it"
    return view(
        charts.standing,
        (shown,),
        Words(readings.title(authority, compare, name), subject, sources.foot(keys)),
        f"{readings.found(authority, compare, name)} {readings.looked_at(authority, compare)}",
        partial(readings.whole, authority, compare),
        keys,
        tidy=table.copy,
    )
