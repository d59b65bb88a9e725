"""How good are children's services across England, as inspectors see them?"""

import streamlit as st

from queries import judgements, readings
from views import grades
from widgets import figure, page, pick

page.begin("How good are children's services in England?")
mine, day = pick.authority(), pick.day()
left, right = st.columns([4, 1], vertical_alignment="bottom")
with left:
    judgement = pick.judgement()
with right:
    pick.play(day)

latest = judgements.latest(judgement, day)
reading = readings.grades_in_england(latest, judgements.publications(judgement, day), judgement, day)
page.explain(reading, readings.one_of(latest, mine, judgement) if mine else None, readings.no_overall(judgement))

left, right = page.pair(3, 2)
with left:
    figure.show(
        grades.tile_map,
        "Choose a square to follow that authority.",
        {"on_select": pick.choose_clicked, "selection_mode": "points"},
        judgement=judgement,
        as_at=day,
        authority=mine,
    )
with right:
    figure.show(grades.by_region, judgement=judgement, as_at=day)
page.explain(
    readings.off_the_map(judgements.off_the_map(latest)),
    readings.combined(latest),
    readings.superseded(latest),
)
page.source_note(judgements.sources(judgement))
