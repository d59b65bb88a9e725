"""What do inspectors keep asking for, of whom, and who put it right?"""

from functools import partial

import streamlit as st

from queries import authorities, recommendations, theme_history, theme_tables, themes
from queries import theme_readings as readings
from views import themes as views
from widgets import download, figure, found, page, pick, table
from widgets import pick_themes as choose

page.begin("What do inspectors keep asking for?")
mine, compare, day = pick.authority(), pick.compare(), pick.day()
part = choose.part()
left, middle, right = st.columns([5, 3, 3])
with left:
    theme = choose.theme()
with middle:
    framework = pick.framework() if part != "mine" else None
with right:
    by = choose.by() if part in ("often", "groups") else None
if theme is None:
    st.info("These tables hold no themes. Build them again: python -m loaders build.")
    st.stop()
what = themes.one(theme)
page.explain(f"{what['theme_name']}: {what['definition']}" if part != "search" else None)
chosen, asked, whom = {"as_at": day, "framework": framework}, None, None
note = "Choose a theme in the figure to follow it." if part == "often" else "Choose a cell to read what is behind it."

if part == "often":
    figure.show(views.shares, note, choose.by_click("themes_shares"), theme=theme, **chosen)
    figure.show(views.split, theme=theme, by=by, **chosen)
elif part == "time":
    figure.show(views.yearly, theme=theme, **chosen)
    figure.show(views.change, **chosen)
elif part == "groups":
    figure.show(views.grid, note, choose.by_click("themes_grid"), by=by, **chosen)
    asked = themes.behind(theme, day, framework, by, choose.group(day, framework, by))
elif part == "peers":
    options = choose.by_click("themes_among_peers")
    figure.show(views.among_peers, note, options, authority=mine, compare=compare, **chosen)
    if mine:
        asked = themes.behind(theme, day, framework, "authority", whom := choose.peer(mine, compare))
elif part == "together":
    figure.show(views.pairs, **chosen)
    figure.show(views.pairs_with, theme=theme, **chosen)
elif part == "mine":
    figure.show(views.history, note, choose.by_click("themes_history"), authority=mine, as_at=day)
    asked, whom = themes.behind(theme, day, None, "authority", mine) if mine else None, mine
elif part == "right":
    figure.show(views.put_right, theme=theme, authority=mine, compare=compare, **chosen)
    listed = theme_history.put_right(theme, day, framework, mine, compare)
    st.subheader(f"Whom to ask about {page.plain(what['theme_name'])}")
    table.show(theme_tables.put_right(listed, compare), "Authorities that were not asked again")
else:
    words = choose.words()
    hits = recommendations.matching(words, theme if choose.is_within_theme() else None, framework, mine, day)
    only = authorities.labels()[mine] if mine else None
    page.explain(readings.found(hits, theme_tables.MOST_FOUND, only), readings.whose(theme_tables.newest(hits)))
    found.show(theme_tables.found(hits, recommendations.asked_words(words)), "Recommendations that hold the words")
    if len(hits):
        whole = partial(theme_tables.asked, hits)
        download.rows(whole, "Every recommendation found", "found", themes.sources(), authority=mine, as_at=day)

if asked is not None:
    st.subheader(f"Recommendations on {page.plain(what['theme_name'])}", anchor=choose.ASKED)
    page.explain(readings.found(asked), readings.whose(asked))
    title, sources = f"Recommendations on {what['theme_name']}, one row each", themes.sources()
    table.show(theme_tables.asked(asked), title, f"asked {theme}", sources, authority=whom, as_at=day)
page.explain(
    readings.coverage(themes.read(day), theme_history.sequence(day)),
    readings.mixed(themes.asked_on_average(day), framework) if part != "mine" else None,
    readings.CAUTION,
)
definitions = st.expander("What each theme means", key="theme_definitions", on_change="rerun")
if definitions.open:
    with definitions:
        table.show(theme_tables.definitions(), "Every theme with what it means")
page.source_note(themes.sources("grade"))
