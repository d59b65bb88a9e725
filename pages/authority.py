"""How is one authority doing: its grades, its headline indicators, what inspectors counted and asked for?"""

import streamlit as st

from queries import (
    authorities,
    headlines,
    inspections,
    judgements,
    papers,
    peer_readings,
    profile,
    profile_readings,
    standings,
    tables,
)
from queries import inspection_readings as readings
from views import inspections as views
from widgets import figure, page, pick, table

page.begin("How is one authority doing?")
mine, compare, day = pick.authority(), pick.compare(), pick.day()
if mine is None:
    st.info("Choose an authority on the left to see its story.")
    st.stop()

name = authorities.labels()[mine]
history, successors = inspections.known(mine, day), authorities.successors(mine)
page.explain(readings.story(name, history, day), readings.ended(authorities.one(mine), successors))
pick.one_of(successors)
today = inspections.today(mine, day)
figure.headline(
    [
        (judgements.NAMES[row["judgement"]], judgements.GRADE_NAMES[row["grade"]], readings.grade_age(row))
        for row in today[today["judgement"].isin(judgements.MAIN)].to_dict("records")
    ]
)
st.subheader("Headline indicators")
page.explain(profile_readings.standing(profile.rows(mine, compare, None), name, profile.without(mine, None)))
title = f"Headline indicators of {name}, its peers and England"
sources = standings.sources(profile.rows(mine, compare, None)["indicator"])
table.show(headlines.table(mine, compare), title, "headline indicators", sources, authority=mine)
page.explain(peer_readings.who(mine, compare))
st.subheader("Inspections")
figure.show(views.timeline, authority=mine, as_at=day)
for paper in inspections.papers(mine, day).to_dict("records"):
    listed = papers.points(paper["paper_id"])
    page.explain(readings.paper(paper), papers.told(listed))
    with st.expander("See what the paper lists"):
        table.show(papers.words(listed), "What the paper lists, one row each")

reported = history[history["inspection_id"].isin(inspections.counts(mine)["inspection_id"])]
if reported.empty:
    st.info("No report on this authority published by this day has been read.")
    st.stop()
inspection = history[history["inspection_id"] == pick.inspection(reported)].iloc[0]
asked = inspections.recommendations(inspection["inspection_id"])
found = inspections.figures(inspection["inspection_id"])
st.subheader("What inspectors asked for")
page.explain(readings.asked(inspection, asked), readings.words_missing(asked))
title, sources = f"What inspectors asked of {name}, one row each", tuple(asked["source"].unique())
table.show(tables.recommendations(asked, inspection), title, "recommendations", sources, authority=mine, as_at=day)
st.subheader("What the report counted")
page.explain(readings.figures(found))
title, sources = "Figures the report gives, each beside the published one", tuple(found["source"].unique())
table.show(tables.figures(found), title, "figures of the report", sources, authority=mine, as_at=day)
page.source_note(judgements.sources("help_and_protection"))
