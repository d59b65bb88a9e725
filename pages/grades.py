"""How are grades spread, how have they moved, and how old are they?"""

import streamlit as st

from queries import judgements, readings, tables
from views import grades
from widgets import figure, page, pick, table

page.begin("How have inspectors' grades changed?")
mine, day = pick.authority(), pick.day()
left, right = st.columns([3, 1])
with left:
    judgement = pick.judgement()
with right:
    framework = pick.framework()

latest = judgements.latest(judgement, day, framework)
if not judgements.has_grades(latest):
    st.info(
        "No grade for this judgement had been published under this framework by then. Choose another or a later day."
    )
    st.stop()
publications = judgements.publications(judgement, day, framework)
page.explain(
    readings.grades_in_england(latest, publications, judgement, day),
    readings.one_of(latest, mine, judgement) if mine else None,
    readings.no_overall(judgement),
)

chosen = {"judgement": judgement, "as_at": day, "framework": framework}
figure.show(grades.over_time, **chosen)
left, right = page.pair()
with left:
    figure.show(grades.by_region, **chosen)
with right:
    figure.show(grades.moves, **chosen)
figure.show(grades.ages, **chosen)
page.explain(readings.combined(latest), readings.superseded(latest))
title, sources = "The latest grade of every authority", judgements.sources(judgement)
body = st.expander(title, key="latest_grades", on_change="rerun")
if body.open:
    with body:
        table.show(tables.latest(latest), title, "latest grades", sources, **chosen)
page.source_note(sources)
