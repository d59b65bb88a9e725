"""How are grades spread, how have they moved, and how old are they?"""

from functools import partial

import streamlit as st

from charts import grades as charts
from charts.style import Words
from queries import judgements, numbers, readings, sources, tables
from widgets import figure, page, pick

page.begin("How have inspectors' grades changed?")
mine, comparator, day = pick.authority(), pick.comparator(), pick.day()
left, right = st.columns([3, 1])
with left:
    judgement = pick.judgement()
with right:
    framework = pick.framework()

latest = judgements.latest(judgement, day, framework)
if latest["framework"].notna().sum() == 0:
    st.info(
        "No grade for this judgement had been published under this framework by then. Choose another or a later day."
    )
    st.stop()
movement = judgements.movement(judgement, day, framework)
publications = judgements.publications(judgement, day, framework)
page.explain(
    readings.grades_in_england(latest, publications, judgement, day),
    readings.one_of(latest, mine, judgement) if mine else None,
    readings.no_overall(judgement),
)

subject = f"{judgements.NAMES[judgement]}, as at {numbers.day(day)}"
foot = sources.foot(judgements.sources(judgement))
counts = judgements.over_time(judgement, framework, day)
figure.show(
    partial(
        charts.over_time,
        counts,
        judgements.began(judgement, framework),
        Words("How many authorities held each grade?", f"{subject}; latest grade at the end of each quarter", foot),
        page.look(),
    ),
    readings.over_time(counts),
    partial(tables.over_time, counts),
    key="over_time",
)
left, right = page.pair()
with left:
    regions = judgements.count_by_region(latest)
    figure.show(
        partial(charts.by_region, regions, Words("How do the regions differ?", subject, foot), page.look()),
        readings.regions(regions),
        partial(tables.by_region, regions),
        key="grade_regions",
    )
with right:
    figure.show(
        partial(
            charts.flow,
            judgements.count_moves(movement),
            Words(readings.moved(movement), f"{subject}: from the grade before (left) to the latest (right)", foot),
            page.look(),
        ),
        readings.moves(movement),
        partial(tables.movement, movement),
        key="moves",
    )
ages = judgements.count_years_since(latest)
figure.show(
    partial(charts.years_since, ages, Words("How old are the latest grades?", subject, foot), page.look()),
    readings.ages(latest),
    partial(tables.years_since, ages),
    key="ages",
)
page.explain(readings.combined(latest, judgement), readings.superseded(latest))
st.subheader("Every authority's latest grade")
st.dataframe(tables.latest(latest), hide_index=True, alt="The latest grade of every authority")
page.source_note(judgements.sources(judgement))
