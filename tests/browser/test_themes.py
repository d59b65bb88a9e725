"""The page Themes from question to report: every choice in the address, a cell opened, words found, someone to ask."""

import re
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from queries import authorities, judgements, peers, recommendations, theme_history, themes
from queries.numbers import day, ordinal
from tests.browser.test_journeys import arrive, choose, main, rest
from widgets.pick_themes import PARTS

pytestmark = pytest.mark.browser

DAY = judgements.last_day()
MIDDLESBROUGH = "E06000002"
FILTERS = "authority=Middlesbrough&theme=Early+help+and+family+support&framework=ilacs&as_at=2026-03-31"
NAMES = {theme: name for theme, name in recommendations.theme_names().items() if theme != "other"}
HOSTILE = ["<script>alert(1)</script>", "=1+1", "[plans](https://example.org)", "**plans** $x$ :red[x]"]


SEEN = """() => [...document.querySelectorAll(
  ".annotation-text, [data-testid=stMain] :is([data-testid=stMarkdown], [data-testid=stText]), " +
  "[data-testid=stTable] td, input[role=combobox]"
)].map(part => part.value ?? part.textContent)"""


def seen(page: Page) -> list[str]:
    """What a visitor reads: the charts' words, the sentences, the tables, the choices."""
    return page.evaluate(SEEN)


def ask(page: Page, part: str) -> None:
    """Chooses one of the questions of the page and waits until something else is seen."""
    radio, before = page.get_by_role("radio", name=part, exact=True), seen(page)
    if not radio.is_checked():
        radio.click()
        page.wait_for_function(f"before => JSON.stringify(({SEEN})()) !== JSON.stringify(before)", arg=before)
    rest(page)


def answered(page: Page, words: str) -> None:
    """Waits until the page says some words and is at rest."""
    expect(main(page)).to_contain_text(words)
    rest(page)


def chosen(page: Page) -> dict[str, str]:
    """What the address says."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def click_cell(page: Page, place: int) -> None:
    """Clicks the mark that stands at a place among those of a figure."""
    mark = page.locator(".js-plotly-plot .bars .point").nth(place)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def opened(page: Page) -> list[dict[str, str]]:
    """The recommendations below the figure: authority, gist, page, link."""
    rows = page.get_by_role("table").last.get_by_role("row").all()[1:]
    cells = [row.get_by_role("cell").all_inner_texts() for row in rows]
    links = [row.get_by_role("link").get_attribute("href") for row in rows]
    return [{"label": c[0], "words": c[2], "page": c[3], "address": link} for c, link in zip(cells, links, strict=True)]


def told(rows: pd.DataFrame) -> list[dict[str, str]]:
    """The same of rows of `queries.recommendations`."""
    return rows[["label", "words", "page", "address"]].astype("str").to_dict("records")


def test_every_question_with_its_filters_is_the_same_to_a_stranger_and_after_a_reload(visitor, stranger, address):
    page = arrive(visitor(), f"{address}/themes?{FILTERS}")
    readings = set()
    for part in PARTS.values():
        ask(page, part)
        if part == "How often":
            choose(page, "Group by", "kind", "Kind of authority")
            answered(page, "Metropolitan boroughs")
        before = seen(page)
        assert chosen(page).get("part", "How often") == part
        if part not in ("Among my peers", "Search"):  # these are passed on below
            assert seen(arrive(stranger, page.url)) == before
            expect(stranger.get_by_test_id("stAlert")).to_have_count(0)
        readings.add(" ".join(before))
    assert len(readings) == len(PARTS)
    page.reload()
    rest(page)
    assert seen(page) == before


def test_each_filter_lands_in_the_address_and_leaves_it_with_what_it_was_chosen_from(visitor, address):
    page = arrive(visitor(), f"{address}/themes?authority=Middlesbrough&part=By+region+or+group")
    framework = judgements.framework_names()["sif"]
    choose(page, "Theme", "care l", "Care leavers")
    answered(page, "Recommendations on Care leavers")
    choose(page, "Framework", "sif", framework)
    answered(page, f"published by {day(DAY)}; {framework}")
    choose(page, "Group by", "peri", "Period")
    answered(page, "by period")
    choose(page, "Recommendations of", "2016", "2016 to 2017")
    expect(page).to_have_url(re.compile("group=2016"))
    among = len(themes.behind("care_leavers", DAY, "sif", "period", "2016 to 2017"))
    answered(page, f"{among} recommendations to")
    assert chosen(page) == {
        "authority": "Middlesbrough",
        "part": "By region or group",
        "theme": "Care leavers",
        "framework": judgements.framework_names()["sif"],
        "by": "Period",
        "group": "2016 to 2017",
    }
    choose(page, "Group by", "kind", "Kind of authority")
    answered(page, "by kind of authority")
    expect(page).not_to_have_url(re.compile("group="))
    expect(page.get_by_role("combobox", name="Recommendations of")).to_have_value("All")
    ask(page, "Among my peers")
    choose(page, "Recommendations to", "hart", "Hartlepool")
    expect(page).to_have_url(re.compile("peer=Hartlepool"))
    answered(page, "to 1 authority")
    choose(page, "Authority", "kent", "Kent")
    expect(page).not_to_have_url(re.compile("peer="))
    expect(page.get_by_role("combobox", name="Recommendations to")).to_have_value("Kent")


def test_a_theme_that_is_clicked_is_followed(visitor, address):
    page = arrive(visitor(), f"{address}/themes")
    ranked = themes.ranked(DAY, None)
    click_cell(page, 3)
    expect(page.get_by_role("combobox", name="Theme")).to_have_value(ranked["theme_name"][3])
    rest(page)
    assert chosen(page)["theme"] == ranked["theme_name"][3]
    expect(main(page)).to_contain_text(f"{ranked['theme_name'][3]} is 4th of 26")


def test_a_cell_of_groups_opens_the_recommendations_behind_it(visitor, address, tmp_path):
    by = "grade"
    cells = themes.grid(DAY, "ilacs", by)
    behind = [themes.behind(row["theme"], DAY, "ilacs", by, row["group"]) for row in cells.head(40).to_dict("records")]
    place = next(n for n, rows in enumerate(behind) if 3 <= len(rows) <= 12 and n)
    page = arrive(visitor(), f"{address}/themes?part=By+region+or+group&framework=ilacs&by={themes.GROUPINGS[by]}")
    click_cell(page, place)
    expect(page.get_by_role("combobox", name="Theme")).to_have_value(cells["theme_name"][place])
    expect(page.get_by_role("combobox", name="Recommendations of")).to_have_value(cells["group"][place])
    rest(page)
    assert opened(page) == told(behind[place])
    page.get_by_role("button", name="Download").last.click()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Table for other programs (CSV)").click()
    kept.value.save_as(tmp_path / "asked.csv")
    rows = pd.read_csv(tmp_path / "asked.csv")
    assert rows[["Authority", "Recommendation", "Report"]].values.tolist() == [
        [row["label"], row["words"], row["address"]] for row in told(behind[place])
    ]
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stToast")).to_contain_text(f"{cells['theme_name'][place]}, {cells['group'][place]}")
    page.get_by_role("link", name="read what was asked").click()
    expect(page.get_by_role("heading", name=f"Recommendations on {cells['theme_name'][place]}")).to_be_in_viewport()
    expect(page.get_by_role("link", name="open the report").first).to_be_in_viewport()


def test_a_cell_of_a_peer_opens_what_it_was_asked(visitor, stranger, address):
    near = peers.of(MIDDLESBROUGH, "2025")
    cells = themes.grid_of((MIDDLESBROUGH, *near), DAY, None)
    place = int(cells.index[(cells["authority_code"] == near[1]) & (cells["inspections"] > 0)][0])
    cell = cells.loc[place]
    page = arrive(visitor(), f"{address}/themes?authority=Middlesbrough&part=Among+my+peers")
    click_cell(page, place)
    expect(page.get_by_role("combobox", name="Recommendations to")).to_have_value(cell["group"])
    rest(page)
    expected = told(themes.behind(cell["theme"], DAY, None, "authority", near[1]))
    assert opened(page) == expected
    assert opened(arrive(stranger, page.url)) == expected


@pytest.mark.parametrize(
    ("place", "first"),
    [("Middlesbrough", "SIF, Feb 2016: 16 recommendations"), ("Stockton-on-Tees", "SIF, Aug 2016: 10 recommendations")],
)
def test_an_authoritys_recommendations_fall_into_themes(visitor, address, place, first):
    page = arrive(visitor(), f"{address}/themes?authority={place}&part=My+authority")
    code = authorities.codes()[place]
    cells = theme_history.at_each_inspection(code, DAY)
    number = cells.loc[cells["column"] == cells["column"][0], "inspections"].gt(0).sum()
    expect(main(page)).to_contain_text(f"{first} in {number} themes")
    expect(page.get_by_role("combobox", name="Framework")).to_have_count(0)
    statuses = page.locator(".annotation-text").all_text_contents()
    assert statuses.count("not asked again") == (cells.drop_duplicates("theme")["status"] == "not asked again").sum()
    again = cells[cells["run"] > 1].drop_duplicates("theme")
    assert [status for status in statuses if status.endswith(" report in a row")] == again["status"].tolist()
    row = cells[cells["inspections"] > 0].iloc[-1]
    click_cell(page, int(row.name))
    expect(page.get_by_role("heading", name=f"Recommendations on {row['theme_name']}")).to_be_visible()
    rest(page)
    assert opened(page) == told(themes.behind(row["theme"], DAY, None, "authority", code))


def test_whom_to_ask_names_neighbours_first_with_both_reports(visitor, address):
    every = {theme: theme_history.put_right(theme, DAY, "ilacs", MIDDLESBROUGH, "2025") for theme in NAMES}
    theme, rows = next((key, rows) for key, rows in every.items() if 3 <= len(rows) <= 30 and rows["nearness"].count())
    page = arrive(visitor(), f"{address}/themes?authority=Middlesbrough&framework=ilacs&part=Who+put+it+right")
    choose(page, "Theme", NAMES[theme], NAMES[theme])
    expect(page.get_by_role("heading", name=f"Whom to ask about {NAMES[theme]}")).to_be_visible()
    rest(page)
    shown = page.get_by_role("table").last.get_by_role("row").all()[1:]
    near = [ordinal(place) for place in rows["nearness"].dropna()]
    cells = [row.get_by_role("cell").all_inner_texts() for row in shown]
    assert [row[:2] for row in cells[: len(near)]] == [[*pair] for pair in zip(rows["label"], near, strict=False)]
    assert [row[1].strip() for row in cells[len(near) :]] == [""] * (len(rows) - len(near))
    links = [[link.get_attribute("href") for link in row.get_by_role("link").all()] for row in shown]
    assert links == rows[["address", "address_next"]].values.tolist()


def test_a_search_takes_hostile_words_for_words(visitor, address):
    page, thrown = arrive(visitor(), f"{address}/themes?part=Search"), []
    page.on("dialog", lambda dialog: (thrown.append(dialog.message), dialog.dismiss()))
    box = page.get_by_role("textbox", name="Words")
    for typed in HOSTILE:
        box.fill(typed)
        box.press("Enter")
        page.wait_for_function("typed => new URL(location).searchParams.get('words') === typed", arg=typed)
        expect(main(page)).to_contain_text("No recommendation was found.")
        rest(page)
    page.reload()
    rest(page)
    expect(box).to_have_value(HOSTILE[-1])
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert thrown == []


def test_a_search_marks_what_it_found(visitor, stranger, address):
    page = arrive(visitor(), f"{address}/themes?part=Search&theme=Care+leavers")
    box = page.get_by_role("textbox", name="Words")
    box.fill("Pathway PLAN")
    box.press("Enter")
    hits = recommendations.matching("Pathway PLAN", None, None, None, DAY)
    expect(main(page)).to_contain_text(f"{len(hits)} recommendations to")
    page.get_by_text("Only this theme").click()
    within = recommendations.matching("Pathway PLAN", "care_leavers", None, None, DAY)
    expect(main(page)).to_contain_text(f"{len(within)} recommendations to")
    rest(page)
    assert chosen(page) == {"part": "Search", "theme": "Care leavers", "words": "Pathway PLAN", "only": "true"}
    for one in (page, arrive(stranger, page.url)):
        row = one.get_by_role("table").get_by_role("row").nth(1)
        marks = row.locator("strong").all_inner_texts()
        assert {mark.casefold() for mark in marks} == {"pathway", "plan"}
        expect(row.get_by_role("cell").first).to_have_text(within["words"].iloc[0])
        expect(row.get_by_role("link")).to_have_attribute("href", within["address"].iloc[0])
