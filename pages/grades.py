"""How are grades spread, how have they moved, and how old are they?"""

from functools import partial

import streamlit as st

import widgets
from charts import grades as charts
from charts.style import Words
from queries import judgements, numbers, readings, sources, tables

widgets.begin("How have inspectors' grades changed?")
mine, comparator, day = widgets.pick_authority(), widgets.pick_comparator(), widgets.pick_day()
left, right = st.columns([3, 1])
with left:
    judgement = widgets.pick_judgement()
with right:
    framework = widgets.pick_framework()

latest = judgements.latest(judgement, day, framework)
if latest["framework"].notna().sum() == 0:
    st.info(
        "No grade for this judgement had been published under this framework by then. Choose another or a later day."
    )
    st.stop()
movement = judgements.movement(judgement, day, framework)
publications = judgements.publications(judgement, day, framework)
widgets.explain(
    readings.grades_in_england(latest, publications, judgement, day),
    readings.one_of(latest, mine, judgement) if mine else None,
    readings.no_overall(judgement),
)

subject = f"{judgements.NAMES[judgement]}, as at {numbers.day(day)}"
foot = sources.foot(judgements.sources(judgement))
counts = judgements.over_time(judgement, framework, day)
widgets.show(
    partial(
        charts.over_time,
        counts,
        judgements.began(judgement, framework),
        Words("How many authorities held each grade?", f"{subject}; latest grade at the end of each quarter", foot),
        widgets.look(),
    ),
    readings.over_time(counts),
    partial(tables.over_time, counts),
    key="over_time",
)
left, right = widgets.pair()
with left:
    regions = judgements.count_by_region(latest)
    widgets.show(
        partial(charts.by_region, regions, Words("How do the regions differ?", subject, foot), widgets.look()),
        readings.regions(regions),
        partial(tables.by_region, regions),
        key="grade_regions",
    )
with right:
    widgets.show(
        partial(
            charts.flow,
            judgements.count_moves(movement),
            Words(readings.moved(movement), f"{subject}: from the grade before (left) to the latest (right)", foot),
            widgets.look(),
        ),
        readings.moves(movement),
        partial(tables.movement, movement),
        key="moves",
    )
ages = judgements.count_years_since(latest)
widgets.show(
    partial(charts.years_since, ages, Words("How old are the latest grades?", subject, foot), widgets.look()),
    readings.ages(latest),
    partial(tables.years_since, ages),
    key="ages",
)
widgets.explain(readings.combined(latest, judgement), readings.superseded(latest))
st.subheader("Every authority's latest grade")
st.dataframe(tables.latest(latest), hide_index=True, alt="The latest grade of every authority")
widgets.source_note(judgements.sources(judgement))
