"""Every page runs alone on the tables that ship, says the right numbers, and says what to do where there are none."""

import json
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import schema
from exports import jobs, picture
from queries import (
    authorities,
    headlines,
    indicators,
    inspections,
    judgements,
    numbers,
    priorities,
    priority_readings,
    recommendations,
    themes,
)
from tests import rows
from views import slides
from widgets import indicator_view, pick, pick_themes, table
from widgets.page import STYLE, plain

ROOT = Path(__file__).parent.parent
PAGES = sorted(f"pages/{file.name}" for file in (ROOT / "pages").glob("*.py"))
DOCUMENT = "pages/document.py"
"""The page about a visitor's own document: it asks for no authority."""
PLACES = ["Leeds", "Cumbria (until March 2023)", "City of London", "Isles of Scilly", "Dorset"]
DAYS = ["2009-01-01", "2013-12-31", "2019-04-01", "2026-04-30"]

each_page = pytest.mark.parametrize("page", PAGES)
TEXTS = {page: (ROOT / page).read_text() for page in PAGES}
each_page_of_an_authority = pytest.mark.parametrize("page", [p for p in PAGES if "pick.authority" in TEXTS[p]])
each_page_of_peers = pytest.mark.parametrize("page", [page for page in PAGES if "pick.compare()" in TEXTS[page]])
each_page_of_the_tables = pytest.mark.parametrize("page", [page for page in PAGES if page != DOCUMENT])
MISSING = [table for table in schema.TABLES if not (schema.TIDY / f"{table}.parquet").exists()]
REASON = f"{schema.TIDY} lacks {', '.join(MISSING)}: python -m loaders build --raw ../shared/raw --without-text"


def asks(page: str) -> None:
    """Skips a test of one authority's page where the tables it asks have not been built."""
    if page == "pages/authority.py" and MISSING:
        pytest.skip(REASON)


def visit(page: str, **parameters) -> AppTest:
    """A page run once with an address's parameters, by itself, without dashboard.py."""
    app = AppTest.from_file(str(ROOT / page), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    return finished(app.run())


def finished(app: AppTest) -> AppTest:
    assert [problem.message for problem in app.exception] == []
    return app


def said(app: AppTest) -> str:
    """All that a page says in sentences, as people read it."""
    marked = [part.value for part in [*app.markdown, *app.caption, *app.info]]
    marked += [number.delta for number in app.metric]
    return " ".join([*(text.value for text in app.text), re.sub(r"\\(.)", r"\1", " ".join(marked))])


@each_page
def test_a_page_runs_alone(page):
    app = visit(page)
    assert len(app.title) == 1
    assert app.title[0].value.endswith("?")
    assert [error.value for error in app.error] == []


def test_the_dashboard_opens_on_the_overview():
    app = visit("dashboard.py")
    assert app.title[0].value == visit("pages/overview.py").title[0].value


@each_page
def test_the_dashboard_shows_every_page(page):
    app = finished(visit("dashboard.py").switch_page(page).run())
    assert app.title[0].value == visit(page).title[0].value


@each_page_of_an_authority
@pytest.mark.parametrize("place", PLACES)
def test_a_page_runs_for_any_authority(page, place):
    asks(page)
    assert visit(page, authority=place).selectbox(key="authority").value == place


@each_page_of_peers
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("compare", pick.PEERS.values())
def test_a_page_runs_for_any_authority_beside_any_peers(page, place, compare):
    asks(page)
    app = visit(page, authority=place, compare=compare)
    assert app.selectbox(key="authority").value == place
    assert pick.PEERS[app.selectbox(key="compare").value] == compare


USES = {"authority": "pick.authority()", "compare": "pick.compare()", "as_at": "pick.day()"}
"""Controls of the sidebar and how a page asks for them."""


@each_page
def test_a_page_shows_the_controls_it_uses_and_no_other(page):
    asks(page)
    shown = {control.key for control in visit(page, authority="Leeds").sidebar if control.key}
    assert shown == {key for key, call in USES.items() if call in TEXTS[page]}


def test_my_own_set_stands_in_the_address():
    app = visit(
        "pages/indicators.py", compare="My own set", own=["Leeds", "Cumbria (until March 2023)"], own_name="=Two"
    )
    assert "Set beside 2 authorities in your set “Two”. Cumbria ended on 31 March 2023" in said(app)
    finished(app.selectbox(key="authority").set_value("Leeds").run())
    assert "The chosen authority is in the set; it is not counted among its own peers." in said(app)
    finished(app.multiselect(key="own").set_value([]).run())
    assert "Your set “Two” is empty" in said(app)


@pytest.mark.parametrize("page", ["pages/overview.py", "pages/grades.py"])
@pytest.mark.parametrize("judgement", judgements.NAMES.values())
def test_a_page_runs_for_any_judgement_on_any_day(page, judgement):
    for day in DAYS:
        app = visit(page, judgement=judgement, as_at=day, authority="Leeds")
        assert app.date_input(key="as_at").value.isoformat() == day
        assert judgements.NAMES[app.session_state["judgement"]] == judgement


def test_every_indicator_is_shown():
    app = visit("pages/indicators.py", authority="Leeds")
    assert app.selectbox(key="indicator").options == list(indicators.names().values())
    for indicator in indicators.names():
        finished(app.selectbox(key="indicator").set_value(indicator).run())
        assert app.selectbox(key="indicator").value == indicator
        assert len(app.get("plotly_chart")) == 1


@pytest.mark.parametrize("place", [*PLACES, ""])
@pytest.mark.parametrize("view", indicator_view.VIEWS)
def test_only_the_chosen_view_is_drawn_or_said_to_be_missing(view, place):
    for axis in indicator_view.AXES:
        app = visit("pages/indicators.py", authority=place, view=view, axis=axis)
        assert len(app.get("plotly_chart")) + len(app.info) == 1
        offered = [box for box in app.selectbox if box.key == "axis"]
        assert len(offered) == (view != "Map")


def test_values_are_annotated_where_they_are_shown():
    name = indicators.names()["social_worker_turnover"]
    app = visit("pages/indicators.py", authority="Richmond upon Thames", indicator=name, period="2025")
    assert "Take note: Kingston upon Thames and Richmond upon Thames make one return together" in said(app)
    app = visit("pages/indicators.py", authority="Westminster", indicator=name, period="2025")
    assert "Take note: No return could be made this year, after an attack on its computers." in said(app)
    assert "Known from:" in said(app)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            "2016-08-05",
            "By 5 August 2016, 104 reports had graded overall effectiveness in 103 authorities: "
            "2 outstanding, 25 good, 52 requires improvement, 24 inadequate. Good or outstanding: 27, or 26%.",
        ),
        (
            "2016-08-31",
            "By 31 August 2016, 106 reports had graded overall effectiveness in 105 authorities: "
            "2 outstanding, 26 good, 53 requires improvement, 24 inadequate. Good or outstanding: 28, or 27%.",
        ),
        (
            "2017-06-13",
            "in 132 authorities: 2 outstanding, 39 good, 62 requires improvement, 29 inadequate.",
        ),
    ],
)
def test_overall_effectiveness_on_a_day(day, sentence):
    assert sentence in said(visit("pages/overview.py", judgement="Overall effectiveness", as_at=day))


@pytest.mark.parametrize(("day", "outstanding"), [("2016-08-05", 3), ("2016-08-31", 4)])
def test_care_leavers_under_one_framework(day, outstanding):
    app = visit("pages/grades.py", judgement="Care leavers", framework="Single inspection framework", as_at=day)
    assert app.selectbox(key="framework").value == "sif"
    assert f": {outstanding} outstanding," in said(app)


def test_the_table_of_regions_is_the_figure_in_numbers():
    app = visit("pages/overview.py", judgement="Overall effectiveness", as_at="2016-08-05")
    app.session_state["grades_by_region_table"] = True
    table = finished(app.run()).table[0].value.set_index("Region")
    columns = ["Outstanding", "Good", "Requires improvement", "Inadequate", "Not inspected or not judged"]
    assert table.loc["North East", columns].tolist() == [0, 3, 3, 2, 4]
    assert table.loc["England", columns].tolist() == [2, 25, 52, 24, 49]
    assert len(table) == 10


def test_the_files_of_a_figure_are_offered_when_asked_for():
    app = visit("pages/indicators.py", authority="Leeds", indicator="children_in_care_rate", period="2025")
    assert len(app.get("download_button")) == 0
    app.session_state["indicators_ranked_download"] = True
    labels = [button.proto.label for button in finished(app.run()).get("download_button")]
    files = ["Numbers for a spreadsheet (XLSX)", "Numbers, tidy, with codes (CSV)"]
    pictures = ["Picture (PNG)", "Picture to enlarge (SVG)"]
    assert labels == files + ([] if picture.why_not() else pictures)


@pytest.mark.parametrize(
    ("page", "name", "chosen"),
    [
        ("pages/authority.py", "headline indicators", {}),
        ("pages/authority.py", "recommendations", {}),
        ("pages/authority.py", "figures of the report", {"as_at": "2016-01-01"}),
        ("pages/grades.py", "latest grades", {}),
        ("pages/themes.py", "asked care_leavers", {"part": "My authority", "theme": "Care leavers"}),
        ("pages/themes.py", "found", {"part": "Search", "words": "plan"}),
    ],
)
def test_the_files_of_a_table_are_offered_when_asked_for(page, name, chosen):
    asks(page)
    app = visit(page, authority="Leeds", **chosen)
    assert len(app.get("download_button")) == 0
    app.session_state["latest_grades"] = True  # the panel this table stands in
    app.session_state[f"{name}_download"] = True
    labels = [button.proto.label for button in finished(app.run()).get("download_button")]
    assert labels == ["Table for a spreadsheet (XLSX)", "Table for other programs (CSV)"]


def test_a_briefing_pack_of_the_running_order_is_offered_with_how_far_it_is():
    app = visit("pages/present.py", authority="Leeds")
    assert {button.label for button in app.button} >= {"Make PowerPoint", "Make PDF for print"}
    waiting, ready, failed = jobs.Job(done=3, of=8), jobs.Job(), jobs.Job()
    order = slides.written(slides.story(authorities.codes()["Leeds"], judgements.last_day(), "2025"))
    app.session_state["packs"] = {("pptx", order): waiting}
    assert [part.proto.text for part in finished(app.run()).get("progress")] == ["PowerPoint: 3 of 8 slides"]
    ready.result.set_result(b"file")
    failed.result.set_exception(jobs.Refused("It took too long."))
    app.session_state["packs"] = {("pptx", order): ready, ("pdf", order): failed}
    finished(app.run())
    assert "Save PowerPoint" in [button.proto.label for button in app.get("download_button")]
    assert [warning.value for warning in app.warning] == ["It took too long."]


def test_a_closed_table_is_not_computed():
    assert len(visit("pages/overview.py").table) == 0


@each_page
def test_a_page_without_tables_says_how_to_build_them(page, tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "TIDY", tmp_path)
    app = visit(page)
    assert app.title[0].value == "The tables have not been built yet"
    assert [error.value for error in app.error] == [
        f"{tmp_path}/sources.parquet does not exist. Run: python -m loaders build --raw data/raw --out {tmp_path}"
    ]


MARKUP = "<script>alert(1)</script> *Ex* [a](b) $x$ :red[y]"


@each_page_of_the_tables
def test_markup_in_the_tables_is_shown_as_it_stands(page, tidy):
    """Names with markup in them come out as text: escaped for Markdown, escaped for figures, never as HTML."""
    shire = rows.authority("E10000001", MARKUP, successor_codes=None)
    others = [rows.authority(f"E1000000{n}", f"{MARKUP}{n}") for n in range(2, 5)]
    codes = [place["authority_code"] for place in (shire, *others)]
    tidy(
        sources=[rows.SOURCE | {"title": MARKUP, "publisher": MARKUP, "licence": MARKUP}],
        authorities=[shire, *others],
        indicators=[rows.indicator("visits", indicator_name=MARKUP, definition=MARKUP, caution=MARKUP, topic=MARKUP)],
        indicator_values=[
            rows.value(code, year, 10.0 + n)
            for n, code in enumerate([*codes, rows.ENGLAND])
            for year in ("2024", "2025")
        ],
        neighbours=[rows.neighbour(codes[0], n, code) for n, code in enumerate(codes[1:], start=1)],
        unread_documents=[{"source": MARKUP, "document": MARKUP, "reason": MARKUP}],
        recommendations=[rows.recommendation(f"{codes[0]}-ilacs-2024-05-01", 1, text=MARKUP, gist=MARKUP)],
        themes=[rows.theme("plans", 1, theme_name=MARKUP, short_name=MARKUP, definition=MARKUP)],
        recommendation_themes=[rows.themed(f"{codes[0]}-ilacs-2024-05-01-local_authority-1", "plans", 1, MARKUP)],
        reported_indicators=[rows.reported_indicator("visits", 1, indicator_name=MARKUP)],
        reported_figures=[rows.figure(f"{codes[0]}-ilacs-2024-05-01", "visits", 9.0, subgroup=MARKUP)],
        council_papers=[rows.paper(codes[0], "2024-06-01", meeting=MARKUP)],
        **rows.judged(*((code, "2024-05-01", "help_and_protection", "good") for code in codes)),
    )
    app = visit(page, authority=MARKUP)
    assert [box.value for box in app.selectbox if box.key == "authority"] in ([MARKUP], [])
    marked = [*app.markdown, *app.caption, *app.info]
    assert not any(getattr(part.proto, "allow_html", False) for part in marked)
    for text in [part.value for part in marked] + [t for m in app.metric for t in (m.label, m.value, m.delta)]:
        text = re.sub(r"^- \*\*(.*)\*\*: ", r"- \1: ", text, flags=re.M)  # the bold name of a list of ours
        assert not re.search(r"(?<!\\)[<*\[$]|(?<!\\):red", text), text
    shown = [part.value for part in app.table]
    for cell in [cell for frame in shown for name in frame for cell in (name, *frame[name])]:
        bare = str(cell).replace(f"[{table.OPEN}](", "")
        assert not re.search(r"(?<!\\)[<*\[$]|(?<!\\):red", bare), cell
    for chart in app.get("plotly_chart"):
        assert "<script" not in chart.proto.spec
    assert [part.value for part in app.get("html") if part.value != STYLE] == []


# one authority's story


def story(place: str, **parameters) -> AppTest:
    asks("pages/authority.py")
    return visit("pages/authority.py", authority=place, **parameters)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("Leeds", "Leeds has been inspected 5 times, the latest published on 9 May 2022"),
        ("Isles of Scilly", "Isles of Scilly has been inspected 4 times, the latest published on 25 August 2023"),
        ("City of London", "City of London has been inspected 3 times, the latest published on 6 April 2020"),
        ("Cumbria (until March 2023)", "has been inspected 5 times, the latest published on 15 November 2022"),
    ],
)
def test_how_often_an_authority_was_inspected(place, sentence):
    assert sentence in said(story(place, as_at="2024-01-01"))


@pytest.mark.parametrize("place", ["Leeds", "Isles of Scilly", "City of London"])
def test_the_grades_of_an_authority_are_those_of_the_question_for_all(place):
    app = story(place, as_at="2024-01-01")
    by_hand = []
    for judgement in judgements.MAIN:
        latest = judgements.latest(judgement, date(2024, 1, 1)).set_index("authority_name")
        by_hand.append((judgements.NAMES[judgement], judgements.GRADE_NAMES[latest.loc[place, "grade"]]))
    assert [(metric.label, metric.value) for metric in app.metric] == by_hand
    assert len(app.get("plotly_chart")) == 1


def test_an_abolished_authority_keeps_the_grades_of_its_last_day():
    app, last = story("Cumbria (until March 2023)"), story("Cumbria (until March 2023)", as_at="2023-03-31")
    shown = [(metric.label, metric.value) for metric in app.metric]
    assert shown == [(metric.label, metric.value) for metric in last.metric]
    assert [label for label, _ in shown] == [judgements.NAMES[judgement] for judgement in judgements.MAIN]
    assert len(app.get("plotly_chart")) == 1


@pytest.mark.parametrize("place", ["Dorset", "Leeds"])
def test_before_its_first_grade_an_authority_has_none_and_says_so(place):
    app = story(place, as_at="2009-01-01")
    assert f"No inspection of {place} had been published by 1 January 2009." in said(app)
    assert "No grade has been published." in said(app)
    assert len(app.metric) == 0


OWN = ["current", "previous"]
"""Figures of a report that are the authority's own, not England's or its neighbours'."""


@pytest.mark.parametrize("place", ["Leeds", "Isles of Scilly", "City of London"])
def test_what_a_chosen_inspection_asked_for_is_counted_and_listed(place):
    app = story(place)
    offered = app.selectbox(key="inspection").options
    assert len(offered) > 1
    counts = inspections.counts(authorities.codes()[place]).set_index("inspection_id")
    for inspection in counts.index:
        finished(app.selectbox(key="inspection").set_value(inspection).run())
        asked, printed = counts.loc[inspection]
        tables = [table.value for table in [*app.dataframe, *app.table]]
        assert sum(len(table) for table in tables if "Section" in table) == asked
        roles = schema.read("reported_figures").query("inspection_id == @inspection")["role"]
        assert sum(len(table) for table in tables if "In the report" in table) == roles.isin(OWN).sum() <= printed
        assert f"{asked} recommendation" in said(app) or not asked


def test_the_list_of_inspections_is_the_figure_in_numbers():
    app = story("Leeds")
    app.session_state["inspections_timeline_table"] = True
    table = finished(app.run()).table[1].value
    history = inspections.of(authorities.codes()["Leeds"])
    assert table["Kind"].tolist() == [plain(inspections.KINDS[kind]) for kind in history["kind"]]
    assert table["Published"].tolist() == [numbers.day(day) for day in history["published_on"]]
    known = history["report_url"].notna()
    assert table.loc[known, "Report"].tolist() == [f"[open the report]({url})" for url in history["report_url"][known]]


def test_neither_list_nor_choice_knows_what_came_after_the_day():
    app = story("Leeds", as_at="2018-12-18")
    history = inspections.known(authorities.codes()["Leeds"], date(2018, 12, 18))
    assert 0 < len(history) < len(inspections.of(authorities.codes()["Leeds"]))
    app.session_state["inspections_timeline_table"] = True
    assert len(finished(app.run()).table[1].value) == len(history)
    offered = {row["inspection_id"] for row in history.to_dict("records")}
    assert set(app.selectbox(key="inspection").options) and app.selectbox(key="inspection").value in offered


def test_headline_indicators_answer_on_one_screen():
    shown = story("Leeds", compare="Its own region").table[0].value
    assert shown.equals(table.in_words(headlines.table(authorities.codes()["Leeds"], "region")))
    assert len(shown) == 15


def test_an_abolished_authority_points_to_those_that_followed():
    app = story("Cumbria (until March 2023)")
    assert "Cumbria ended on 31 March 2023. Its children are now served by" in said(app)
    finished(app.button(key="go_to_Cumberland").click().run())
    assert app.selectbox(key="authority").value == "Cumberland"
    assert [button.key for button in app.button if button.key.startswith("go_to")] == []


def test_a_councils_own_paper_is_told():
    sentence = "A paper to Cabinet on 11 September 2017: 7 recommendations; action plan due 20 September 2017."
    assert sentence in said(story("North Tyneside"))


def test_no_authority_chosen_says_what_to_do():
    assert said(visit("pages/authority.py")) == "Choose an authority on the left to see its story."


# where to look


def test_each_thing_to_look_at_is_listed_with_its_reason():
    app = visit("pages/priorities.py", authority="Leeds", compare="Statistical neighbours (2025)")
    headings = [part.value for part in app.subheader]
    assert headings[0] == "Worse than its peers and getting worse"
    assert headings[-1] == "Cannot be judged"
    listed = [part.value for part in app.markdown if part.value.startswith("- **")]
    table = priorities.rows(authorities.codes()["Leeds"], "2025")
    named = [plain(name) for name in table["indicator_name"]]
    assert all(line.split("**: ")[0].removeprefix("- **") in named for text in listed for line in text.split("\n"))
    assert "more than chance explains" in listed[0] and "where the median of its peers is" in listed[-1]
    assert priority_readings.HOW_SURE in said(app)


def test_where_to_look_needs_an_authority_with_peers():
    assert "Choose an authority on the left to see where to look." in said(visit("pages/priorities.py"))
    gone = visit("pages/priorities.py", authority="Cumbria (until March 2023)")
    assert "too few peers" in said(gone) and len(gone.subheader) == 0


# whom to learn from


def test_neighbours_that_moved_up_stand_nearest_first_with_both_reports():
    app = visit("pages/learn.py", authority="Leeds", as_at="2026-04-30", compare="Neighbours (2025)")
    assert "The nearest is Portsmouth (very close): from good on 15 October 2018 to outstanding on 3 July 2023" in said(
        app
    )
    app.session_state["improvement_rises_table"] = True
    shown = finished(app.run()).table[0].value
    assert shown["Authority"].tolist()[:3] == ["Portsmouth", plain("Southend-on-Sea"), "Sheffield"]
    assert shown["Report before"][0].startswith("[open the report](https://")
    assert shown["What the report before asked for"][0] != ""


def test_who_improved_follows_the_indicator_and_the_periods_chosen():
    name = indicators.names()["care_leavers_eet_19_21"]
    app = visit("pages/learn.py", authority="Leeds", improved_on=name, since="2022", until="2024")
    assert "from 2022 to 2024" in said(app)
    options = app.selectbox(key="until").options
    assert options[0] == "2025" and "2022" not in options


# what inspectors keep asking for

THEMES = "pages/themes.py"


@pytest.mark.parametrize("part", pick_themes.PARTS.values())
@pytest.mark.parametrize("place", [None, "Leeds", "Cumbria (until March 2023)", "Isles of Scilly"])
def test_every_question_about_themes_is_answered(part, place):
    chosen = {"authority": place} if place else {}
    app = visit(THEMES, part=part, theme="Care leavers", **chosen)
    assert ("Care leavers: What is owed to young people leaving care" in said(app)) == (part != "Search")
    assert "What is counted is what inspectors chose to write, not how good practice is" in said(app)
    needs = part in ("Among my peers", "My authority") and place is None
    assert ("Choose an authority on the left" in said(app)) == needs


@pytest.mark.parametrize("by", themes.GROUPINGS.values())
def test_themes_by_every_grouping(by):
    for part in ("How often", "By region or group"):
        app = visit(THEMES, part=part, by=by, framework="Local authority inspection (ILACS)")
        assert len(app.get("plotly_chart")) == 2 - (part != "How often")


def test_a_framework_without_recommendations_says_so():
    app = visit(THEMES, framework="Child protection inspection")
    assert "No recommendations were read from reports under this framework by then." in said(app)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("Middlesbrough", "SIF, Feb 2016: 16 recommendations in"),
        ("Middlesbrough", "16 recommendations, grouped into 8"),
        ("Stockton-on-Tees", "SIF, Aug 2016: 10 recommendations in"),
    ],
)
def test_an_authoritys_recommendations_fall_into_themes(place, sentence):
    assert sentence in said(visit(THEMES, part="My authority", authority=place))


def test_a_cell_that_is_clicked_becomes_the_chosen_theme_and_group():
    app = visit(THEMES, part="By region or group")
    before = len(themes.behind("care_leavers", judgements.last_day(), None, "region", "London"))
    app.session_state["theme"], app.session_state["group"] = "care_leavers", "London"
    told = said(finished(app.run()))
    assert f"{before} recommendations to" in told and before > 10


@pytest.mark.parametrize("words", ["pathway plans", "(a+)+$ .* [", "<b>a</b> *b* :red[x]", "\\", "a" * 100])
def test_a_search_takes_whatever_is_typed(words):
    app = visit(THEMES, part="Search", words=words)
    hits = recommendations.matching(words, None, None, None, judgements.last_day())
    assert (f"{len(hits)} recommendation" if len(hits) else "No recommendation was found.") in said(app)
    shown = [part.value["Recommendation"] for part in app.table]
    assert sum(map(len, shown)) == min(len(hits), 25)
    for cells in shown:
        for cell in cells:
            bare = cell.replace(":orange-background[**", "").replace("**]", "")
            assert not re.search(r"(?<!\\)[<*\[$]", bare), cell


def test_what_a_search_matched_is_marked():
    app = visit(THEMES, part="Search", words="Pathway")
    cells = app.table[0].value["Recommendation"]
    assert all(re.search(r":orange-background\[\*\*pathway\*\*\]", cell, re.IGNORECASE) for cell in cells)


# a document of one's own


def test_without_a_document_the_page_only_asks_for_one():
    app = visit(DOCUMENT)
    assert app.title[0].value == "What does your own document say?"
    assert "It is read here and now" in said(app)
    assert len(app.get("file_uploader")) == 1
    assert [len(app.get(part)) for part in ("subheader", "dataframe", "table", "plotly_chart")] == [0, 0, 0, 0]


def test_no_address_in_a_text_becomes_a_link():
    """Streamlit finds addresses after it has read the escapes: only a sign between their parts keeps them text."""
    text = plain("See www.example.org, WWW.example.org, http://example.org and me@example.org")
    assert text.replace("\N{WORD JOINER}", "|") == (
        r"See www|.example.org, WWW|.example.org, http\:|//example.org and me|@example.org"
    )
    assert plain("9:30, a/b") == r"9\:30, a/b"


def test_a_table_holds_text_as_it_stands_days_in_words_and_addresses_as_links():
    rows = pd.DataFrame(
        {
            "Name": ["*Ex* [a](javascript:b)", None],
            "Published": [date(2024, 5, 1), None],
            "Report": ["https://example.org/a)b", "javascript:alert(1)"],
            "Count": [1200, 3],
            "Share": [0.5, None],
        }
    )
    assert table.in_words(rows).to_dict("list") == {
        "Name": [r"\*Ex\* \[a\]\(javascript\:b\)", ""],
        "Published": ["1 May 2024", ""],
        "Report": ["[open the report](https://example.org/a%29b)", r"javascript\:alert\(1\)"],
        "Count": [1200, 3],
        "Share": ["0.5", ""],
    }
    assert list(table.columns(rows)) == ["Published"]
    assert list(table.columns(rows.head(1))) == ["Published", "Report"]


# presenting


def test_the_ready_made_running_order_is_offered():
    app = visit("pages/present.py", authority="Leeds")
    assert said(app).startswith("This is the ready-made running order for Leeds.")
    assert len(app.radio(key="chosen_slide").options) == 8
    assert len(app.get("bidi_component")) == 1


def test_charts_are_gathered_moved_and_removed():
    app = visit("pages/grades.py", judgement="Leadership", as_at="2026-04-30")
    for chart in ("moves", "ages", "moves"):
        app.button(key=f"grades_{chart}_add").click()
        finished(app.run())
    choices = "judgement-leadership~as_at-2026-04-30"
    assert app.query_params["slides"] == f"grades.moves~{choices}~~grades.ages~judgement~as_at"
    app = visit("pages/present.py", slides=app.query_params["slides"])
    titles = app.radio(key="chosen_slide").options
    assert [title[:2] for title in titles] == ["1.", "2."]
    press(app, "Move down")
    assert app.query_params["slides"] == f"grades.ages~{choices}~~grades.moves~judgement~as_at"
    assert app.radio(key="chosen_slide").value == 1
    press(app, "Remove")
    assert app.query_params["slides"] == f"grades.ages~{choices}"
    press(app, "Empty")
    assert "slides" not in app.query_params


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return finished(app.run())


def test_a_slide_stands_in_the_address():
    order = "grades.moves~judgement-leadership~as_at-2026-04-30~~grades.ages~judgement~as_at"
    app = visit("pages/present.py", slides=order, slide="2")
    drawn = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert drawn["layout"]["height"] == 1008
    assert len(app.selectbox) == len(app.button) == 0
    assert app.title[0].value.endswith("?") is False


@pytest.mark.parametrize("slide", ["0", "x", "-1", "1.5", "²", "99999999999999"])
def test_a_slide_that_there_is_not_shows_the_list(slide):
    order = "grades.moves~judgement-leadership~as_at-2026-04-30"
    assert visit("pages/present.py", slides=order, slide=slide).title[0].value == "What do you want to present?"


def test_what_cannot_be_read_of_a_running_order_is_said():
    app = visit("pages/present.py", slides="no.such~thing-1~~grades.moves~judgement-<b>~as_at-2026-04-30")
    assert "Slide 1 was left out: there is no chart named “no.such”." in said(app)
    assert "Slide 2 was left out. There is no judgement “<b>”." in said(app)


# many indicators and places


def test_places_and_indicators_of_ones_own_stand_in_the_address_by_their_keys():
    places = ["E08000035", "E08000034", "E12000003", "E92000001", "E06000023"]
    keys = ["rereferrals", "adopted", "children_in_care_rate", "social_worker_turnover"]
    app = visit("pages/rug.py", places=".".join(places), indicators=".".join(keys), years="true")
    assert app.multiselect(key="places_chosen").value == places
    assert app.multiselect(key="indicators_chosen").value == keys
    assert "4 indicators of 5 places from " in said(app)
    assert len(app.get("plotly_chart")) == 2
    app.session_state["rug_cells_table"] = True
    table = finished(app.multiselect(key="places_chosen").set_value(places[1:]).run()).table[0].value
    assert table["Place"].tolist() == ["Kirklees", "Yorkshire and The Humber", "England", "Bristol"]
    assert len(table.columns) == 5
    assert app.query_params["places"] in (".".join(places[1:]), [".".join(places[1:])])


def test_every_topic_is_shown_for_an_authority():
    app = visit("pages/profile.py", authority="Leeds")
    for topic in app.selectbox(key="topic").options:
        finished(app.selectbox(key="topic").set_value(topic).run())
        assert len(app.get("plotly_chart")) == 1


def test_the_line_is_fitted_only_when_asked():
    app = visit("pages/pairs.py", authority="Leeds")
    assert "R squared" not in said(app)
    assert "R squared" in said(finished(app.toggle(key="line").set_value(True).run()))
