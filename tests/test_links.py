"""An address is understood in keys, labels and former labels; what is not understood is said."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from queries import indicators, judgements
from tests.test_pages import finished, visit
from views import choices
from widgets import link, pick

LEEDS = "E08000035"


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("authority", LEEDS, "Leeds"),
        ("authority", "Leeds", "Leeds"),
        ("authority", "hammersmith  & FULHAM", "Hammersmith and Fulham"),
        ("authority", "Atlantis", None),
        ("compare", "2021", pick.PEERS["2021"]),
        ("compare", "Statistical neighbours (2021)", pick.PEERS["2021"]),
        ("judgement", "in_care", "Children in care"),
        ("judgement", "children in care", "Children in care"),
        ("framework", "ilacs", "ILACS"),
        ("indicator", "rereferrals", indicators.names()["rereferrals"]),
        ("indicator", "Children's height", None),
    ],
)
def test_a_choice_is_known_by_key_and_label(name, value, label):
    labels = {"ILACS": judgements.framework_names().get("ilacs")}
    assert link.label(name, value) == labels.get(label, label)


@pytest.mark.parametrize("value", [LEEDS, "Leeds", "LEEDS"])
def test_a_link_may_name_an_authority_by_its_code(value):
    app = visit("dashboard.py", authority=value, judgement="leadership")
    assert app.selectbox(key="authority").value == "Leeds"
    assert app.session_state["judgement"] == "leadership"
    assert notice(app) == ""


def notice(app: AppTest) -> str:
    """What is said of a link in vain, or nothing."""
    told = [re.sub(r"\\(.)", r"\1", info.value) for info in app.info]
    return next((text for text in told if text.startswith("The link asked")), "")


def test_what_is_not_known_is_said_once_in_one_sentence_and_harmless():
    app = visit("dashboard.py", authority="<b>Atlantis", judgement="leadership", colour="red", as_at="1066-01-01")
    expected = (
        "The link asked for something not known here, which was left out: "
        "authority “<b>Atlantis”, “colour”, day “1066-01-01”."
    )
    assert notice(app) == expected
    assert "<b>" not in next(info.value for info in app.info)
    assert "colour" not in app.query_params
    assert app.selectbox(key="authority").value is None
    assert app.session_state["judgement"] == "leadership"
    assert notice(finished(app.run())) == expected
    assert notice(finished(app.switch_page("pages/sources.py").run())) == ""


def test_places_and_indicators_that_are_not_known_are_said():
    address = {"places": f"{LEEDS}.E99.<b>Oz</b>.E99", "indicators": "rereferrals..unheard_of"}
    app = visit("dashboard.py", **address)
    assert notice(app) == (
        "The link asked for something not known here, which was left out: "
        "place “E99”, place “<b>Oz</b>”, indicator “unheard_of”."
    )
    assert "<b>" not in next(info.value for info in app.info if info.value.startswith("The link"))
    rug = visit("pages/rug.py", **address)
    assert rug.multiselect(key="places_chosen").value == [LEEDS]
    assert rug.query_params["places"] == LEEDS


def test_a_choice_no_longer_offered_leaves_the_address():
    long, short = "referrals_rate", "unaccompanied_children"
    old = indicators.periods(long)[-1]
    assert old not in indicators.periods(short)
    app = visit("pages/indicators.py", indicator=indicators.names()[long], period=old)
    assert app.query_params["period"] == old
    finished(app.selectbox(key="indicator").set_value(short).run())
    assert app.selectbox(key="period").value == indicators.periods(short)[0]
    assert "period" not in app.query_params


@pytest.mark.parametrize(
    "value", ["", "x" * 5000, "%00", "'; drop table", "\ud800".encode("utf-8", "replace").decode()]
)
def test_hostile_values_open_the_page(value):
    app = visit("dashboard.py", authority=value, compare=value, as_at=value, judgement=value, slides=value, slide=value)
    assert app.title[0].value.endswith("?")


def test_a_copied_link_names_every_choice_of_the_page_by_its_key():
    app = visit("dashboard.py", authority="Leeds", as_at="2019-04-01")
    names = dict(copied(app))
    assert names == {"authority": [LEEDS], "judgement": ["help_and_protection"], "as_at": ["2019-04-01"]}


def test_a_copied_link_holds_words_switches_and_what_other_choices_offer():
    app = finished(visit("dashboard.py").switch_page("pages/themes.py").run())
    app.session_state["part"] = "search"
    finished(app.run())
    app.text_input(key="words").set_value("plan")
    finished(app.toggle(key="only").set_value(True).run())
    names = dict(copied(app))
    assert (names["part"], names["words"], names["only"]) == (["search"], ["plan"], ["true"])
    app.session_state["part"], app.session_state["group"] = "groups", "London"
    names = dict(copied(finished(app.run())))
    assert (names["part"], names["by"], names["group"]) == (["groups"], ["region"], ["London"])
    assert not names.keys() & {"words", "only"}


def copied(app: AppTest) -> list:
    """What the control "Copy link" puts in an address."""
    return next(
        json.loads(part.proto.json)["exact"]
        for part in app.get("bidi_component")
        if part.proto.component_name == "link"
    )


def test_a_whole_page_is_added():
    app = visit("dashboard.py", authority="Leeds", as_at="2019-04-01")
    finished(app.button(key="add_page").click().run())
    assert app.query_params["slides"] == (
        "grades.tile_map~judgement-help_and_protection~as_at-2019-04-01~authority-E08000035"
        "~~grades.by_region~judgement~as_at"
    )


def test_former_labels_are_of_choices_that_have_labels():
    for name, former in link.FORMER.items():
        labels = choices.LABELS[name]()
        assert set(former.values()) <= labels.keys()
        assert not former.keys() & set(labels.values())
