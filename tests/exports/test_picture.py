from datetime import date

import pytest

from exports import picture
from tests import rows
from views import indicators

needs_a_browser = pytest.mark.skipif(picture.why_not() != "", reason=picture.why_not())


@pytest.fixture
def trend(tidy):
    tidy(
        authorities=[rows.authority("E1", "Aham & Co")],
        indicators=[rows.indicator("visits")],
        indicator_values=[rows.value(c, f"{y}", 50.0 + y - 2023) for c in ("E1", rows.ENGLAND) for y in (2023, 2024)],
    )
    return indicators.trend("visits", "E1")


@needs_a_browser
@pytest.mark.browser
def test_a_picture_holds_its_finding_its_source_and_its_day(trend):
    drawn = picture.alone(trend, "svg", date(2026, 8, 20)).decode()
    assert drawn.startswith("<svg")
    assert "Made on 20 August 2026." in drawn
    assert "Survey of Exampleshire" in drawn
    assert "font-size: 26px" in drawn
    assert "http://www.w3.org" in drawn
    assert "<script" not in drawn


@needs_a_browser
@pytest.mark.browser
def test_a_picture_is_as_large_as_its_look_says(trend):
    steps = []
    (drawn,) = picture.beside_text([trend], lambda: steps.append(1))
    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20], "big") == 2 * picture.FIGURE.width
    assert steps == [1]


def test_without_a_browser_a_sentence_says_so(trend, monkeypatch):
    monkeypatch.setattr(picture, "why_not", lambda: "There is no browser.")
    with pytest.raises(picture.NoPicture, match=r"There is no browser\."):
        picture.alone(trend, "png", date(2026, 8, 20))


def test_no_pictures_need_no_browser():
    if picture.why_not() == "":
        assert picture.draw([]) == []
