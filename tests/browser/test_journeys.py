"""What a visitor does: arrive by a link, choose, click, play, open a table, pass the link on."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from benchmarks.server import serve

pytestmark = pytest.mark.browser

SECTIONS = {
    "Inspections": ["Grades", "Themes"],
    "Indicators": ["One indicator", "Profile", "Side by side", "Two indicators", "Grades and indicators"],
    "Improve": ["Where to look", "Learn from"],
    "Present and data": ["Present", "Sources", "Your document"],
}
NAVIGATION = ["Overview", "Authority", *SECTIONS]
TITLES = {
    "": "How good are children's services in England?",
    "grades": "How have inspectors' grades changed?",
    "indicators": "How do authorities compare on one indicator?",
    "sources": "Where do these numbers come from?",
}


def arrive(page: Page, link: str) -> Page:
    """Opens a link and waits until the page it names is drawn and at rest."""
    page.goto(link)
    rest(page)
    return page


def rest(page: Page) -> None:
    """Waits until no script is running, every control has been fetched and every chart is drawn."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.wait_for_function(
        "[...document.querySelectorAll('.stPlotlyChart')].every(c => c.querySelector('.annotation-text'))"
    )


def navigation(page: Page) -> list[str]:
    """What stands in the bar: links to pages, then the names of sections."""
    links, sections = (page.get_by_test_id(name).all_inner_texts() for name in ("stTopNavLink", "stTopNavSection"))
    return links + sections


def follow(page: Page, name: str) -> None:
    """Follows the link to a page, in its section if it stands in one."""
    for section in (section for section, names in SECTIONS.items() if name in names):
        page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    page.get_by_test_id(re.compile("^stTopNav(Dropdown)?Link$")).filter(has_text=re.compile(f"^{name}$")).click()


def choose(page: Page, label: str, typed: str, option: str) -> None:
    """Types into a select box of the sidebar or page and takes an option."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(typed)
    page.get_by_role("option", name=option, exact=True).click()
    rest(page)


def main(page: Page):
    return page.get_by_test_id("stMain")


def day(page: Page) -> str:
    """The day in the sidebar, as 2016-08-05."""
    parts = [page.get_by_role("spinbutton", name=f"{part}, As at").inner_text() for part in ("year", "month", "day")]
    return "-".join(parts)


def type_day(page: Page, digits: str) -> None:
    """Types a day as 05082016; it is taken when the field is left."""
    page.get_by_role("spinbutton", name="day, As at").focus()
    page.keyboard.type(digits)
    main(page).get_by_role("heading", level=1).click()


@pytest.mark.parametrize(
    ("link", "title"),
    [("grades", TITLES["grades"]), ("indicators?authority=Leeds", TITLES["indicators"])],
)
def test_a_deep_link_may_be_the_first_request_of_all(visitor, link, title):
    """The folder pages/ must not wake Streamlit's old multipage mode."""
    with serve("dashboard.py") as server:
        seconds = time.perf_counter() - server.begun
        page = arrive(visitor(), f"{server.address}/{link}")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        assert navigation(page) == NAVIGATION
        assert page.title() == "Children's services compared"
        expect(page.get_by_test_id("stMainBlockContainer")).to_have_class(re.compile("block-container"))
        expect(page.get_by_role("combobox", name="Authority")).to_have_value("Leeds" if "Leeds" in link else "")
        assert seconds < 5


@pytest.mark.parametrize("path", TITLES)
def test_every_page_has_its_address(visitor, address, path):
    page = arrive(visitor(), f"{address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[path])
    assert navigation(page) == NAVIGATION


def test_an_authority_stays_from_page_to_page(visitor, address):
    page = arrive(visitor(), address)
    choose(page, "Authority", "leed", "Leeds")
    for name, path in (("Grades", "grades"), ("One indicator", "indicators"), ("Overview", "")):
        go(page, name, path)
        expect(page.get_by_role("combobox", name="Authority")).to_have_value("Leeds")
        expect(page).to_have_url(re.compile(rf"/{path}\?.*authority=Leeds"))


def go(page: Page, name: str, path: str) -> None:
    """Changes to another page by the navigation."""
    follow(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[path])
    rest(page)


def test_choices_outlive_pages_that_do_not_ask_for_them(visitor, address):
    page = arrive(visitor(), f"{address}/indicators?authority=Leeds&compare=Its+own+region")
    expect(page.get_by_label("As at")).to_have_count(0)
    go(page, "Sources", "sources")
    expect(page.get_by_role("combobox")).to_have_count(0)
    assert "authority" not in page.url
    go(page, "Overview", "")
    expect(page.get_by_role("combobox", name="Authority")).to_have_value("Leeds")
    expect(page.get_by_role("combobox", name="Compare with")).to_have_count(0)
    go(page, "One indicator", "indicators")
    expect(page.get_by_role("combobox", name="Compare with")).to_have_value("Its own region")
    expect(page).to_have_url(re.compile("authority=Leeds&compare=Its"))


def test_a_linked_choice_is_taken_along_however_soon_the_page_is_left(visitor, address):
    page = visitor()
    page.goto(f"{address}/grades?authority=leeds&as_at=2020-01-01")
    page.get_by_test_id("stTopNavLink").filter(has_text="Overview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[""])
    expect(page).to_have_url(re.compile(r"/\?authority=Leeds&as_at=2020-01-01$"))
    expect(page.get_by_role("combobox", name="Authority")).to_have_value("Leeds")
    rest(page)
    assert day(page) == "2020-01-01"


def test_my_own_set_is_named_kept_linked_and_fetched(visitor, stranger, address, tmp_path):
    link = "indicators?compare=My+own+set&own=Kent&own=Leeds&own_name=Two"
    page = arrive(visitor(), f"{address}/{link}")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Keep as a file").click()
    file = tmp_path / "my_set.csv"
    kept.value.save_as(file)
    assert file.read_text("utf-8-sig").splitlines()[1:] == ["Two,E10000016,Kent", "Two,E08000035,Leeds"]
    file.write_text(file.read_text("utf-8-sig") + "Two,E00000000,<b>Nowhere</b>\n")
    other = arrive(stranger, f"{address}/indicators?compare=My+own+set")
    expect(main(other)).to_contain_text("Your set is empty")
    other.locator("input[type=file]").set_input_files(file)
    expect(main(other)).to_contain_text("Set beside 2 authorities in your set “Two”.")
    expect(other.get_by_test_id("stSidebar")).to_contain_text("Read 2 authorities. Not known and left out: E00000000.")
    expect(other).to_have_url(re.compile("own=Kent&own=Leeds&own_name=Two"))


def test_a_link_restores_authority_judgement_and_day(visitor, stranger, address):
    page = arrive(visitor(), f"{address}/grades?as_at=2016-08-05")
    choose(page, "Authority", "kent", "Kent")
    page.get_by_role("radio", name="Leadership").click()
    expect(main(page)).to_contain_text("had graded leadership")
    rest(page)
    copied = arrive(stranger, page.url)
    expect(copied.get_by_role("combobox", name="Authority")).to_have_value("Kent")
    expect(copied.get_by_role("radio", name="Leadership")).to_be_checked()
    sentence = main(page).get_by_text("By 5 August 2016,").first.inner_text()
    expect(main(copied)).to_contain_text(sentence)


def test_a_link_restores_indicator_period_and_peers(visitor, stranger, address):
    page = arrive(visitor(), f"{address}/indicators?authority=Leeds")
    choose(page, "Indicator", "severe", "Severe absence: children in care")
    choose(page, "Compare with", "region", "Its own region")
    copied = arrive(stranger, page.url)
    for label in ("Authority", "Indicator", "Compare with", "Period"):
        value = page.get_by_role("combobox", name=label).input_value()
        expect(copied.get_by_role("combobox", name=label)).to_have_value(value)


def test_a_clicked_square_is_the_chosen_authority(visitor, address):
    page = arrive(visitor(), address)
    page.locator(".bartext", has_text=re.compile("^Kent$|^KEN$|^Knt$", re.I)).first.click(force=True)
    expect(page.get_by_role("combobox", name="Authority")).to_have_value("Kent")
    expect(main(page)).to_contain_text("Kent: help and protection is")


def test_a_day_typed_counts_as_published_by_then(visitor, address):
    page = arrive(visitor(), f"{address}/?judgement=Overall+effectiveness")
    type_day(page, "05082016")
    expect(main(page)).to_contain_text("104 reports had graded overall effectiveness in 103 authorities")
    expect(main(page)).to_contain_text("2 outstanding, 25 good, 52 requires improvement, 24 inadequate")
    expect(page).to_have_url(re.compile("as_at=2016-08-05"))


def test_play_moves_the_day_on_until_it_is_switched_off(visitor, address):
    page = arrive(visitor(), f"{address}/?as_at=2016-08-05")
    switch = page.get_by_test_id("stCheckbox").filter(has_text="Play forward")
    switch.click()
    expect(main(page)).to_contain_text("By 5 February 2017")
    expect(main(page)).to_contain_text("By 5 August 2017")
    switch.click()
    page.wait_for_timeout(1_500)
    rest(page)
    stopped = day(page)
    assert stopped > "2017-08"
    page.wait_for_timeout(3_000)
    assert day(page) == stopped
    expect(page).to_have_url(re.compile(f"as_at={stopped}"))


def test_a_table_opens_on_request(visitor, address):
    page = arrive(visitor(), f"{address}/?judgement=Overall+effectiveness&as_at=2016-08-05")
    expect(page.get_by_role("table")).to_have_count(0)
    page.get_by_text("See the table").last.click()
    row = page.get_by_role("table").get_by_role("row").filter(has_text="North East")
    expect(row.get_by_role("cell")).to_have_text(["North East", "12", "0", "3", "3", "2", "4"])
