"""How good are children's services across England, as inspectors see them?"""

from functools import partial

import streamlit as st

from charts import grades as charts
from charts.style import Words
from queries import judgements, numbers, readings, sources, tables
from widgets import figure, page, pick

page.begin("How good are children's services in England?")
mine, comparator, day = pick.authority(), pick.comparator(), pick.day()
left, right = st.columns([4, 1], vertical_alignment="bottom")
with left:
    judgement = pick.judgement()
with right:
    pick.play(day)

latest = judgements.latest(judgement, day)
counts = judgements.count_by_region(latest)
reading = readings.grades_in_england(latest, judgements.publications(judgement, day), judgement, day)
page.explain(reading, readings.one_of(latest, mine, judgement) if mine else None, readings.no_overall(judgement))

subject = f"{judgements.NAMES[judgement]}: latest grade published by {numbers.day(day)}"
foot = sources.foot(judgements.sources(judgement))
left, right = page.pair(3, 2)
with left:
    words = Words(readings.good_or_better(latest), subject, foot)
    figure.show(
        partial(charts.tile_map, judgements.tiles(latest, day), words, page.look(), mine),
        f"{readings.grade_counts(latest)}. Choose a square to follow that authority.",
        partial(tables.latest, latest),
        key="tiles",
        on_select=pick.choose_clicked,
        selection_mode="points",
    )
with right:
    figure.show(
        partial(charts.by_region, counts, Words(readings.regions_title(counts), subject, foot), page.look()),
        readings.regions(counts),
        partial(tables.by_region, counts),
        key="regions",
    )
page.explain(
    readings.off_the_map(judgements.off_the_map(latest)),
    readings.combined(latest, judgement),
    readings.superseded(latest),
)
page.source_note(judgements.sources(judgement))
