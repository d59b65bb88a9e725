import io
from datetime import date

import pikepdf
import pypdfium2
import pytest

from exports import pack, paper, picture
from tests.exports.test_powerpoint import CODES, ORDER, known

__all__ = ["known"]
TODAY = date(2026, 8, 20)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060f80f000104010"
    "05fe5c34b0000000049454e44ae426082"
)


@pytest.fixture
def whole(known) -> pack.Pack:
    asked = [("Do this #now *today*", "Our summary", "2"), ("", "Not here: follow the link", "3")]
    views = pack.gather(ORDER).views
    return pack.Pack("Aham", views, ["Slide 4 was left out. None."], asked, "1 March 2024", "https://example.org")


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


def drawn(views, step=lambda: None) -> list[bytes]:
    for _ in views:
        step()
    return [PNG] * len(views)


def test_each_view_has_its_page_in_order_with_reading_numbers_and_source(whole, monkeypatch):
    monkeypatch.setattr(picture, "beside_text", drawn)
    steps = []
    texts = pages(paper.make(whole, TODAY, lambda: steps.append(1)))
    assert len(steps) == len(whole.views)
    assert "Aham: children’s services in figures" in texts[0]
    assert "Slide 4 was left out. None." in texts[0]
    joined = "\n".join(texts[1:])
    chapters = [text for text in texts[1:] if "Made on 20 August 2026." in text]
    for view, page in zip(whole.views, chapters, strict=True):
        assert page.startswith(view.on_stage.title)
        assert view.reading in page
        assert "Source: Department of Examples, Survey of Exampleshire" in page
        assert "The numbers" in page
    assert "Do this #now *today* Our summary; page 2" in joined
    assert "Department of Examples, Survey of Exampleshire" in texts[-1]


def test_the_file_is_a4_tagged_named_and_in_english(whole, monkeypatch):
    monkeypatch.setattr(picture, "beside_text", drawn)
    with pikepdf.open(io.BytesIO(paper.make(whole, TODAY))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-GB"
        assert document.docinfo["/Title"] == "Aham: children’s services in figures"
        assert {tuple(round(float(side)) for side in page.mediabox) for page in document.pages} == {(0, 0, 595, 842)}
        parts = [part for part in document.objects if isinstance(part, pikepdf.Dictionary)]
        tags = [str(part["/S"]) for part in parts if "/S" in part]
        alternatives = {str(part["/Alt"]) for part in parts if "/Alt" in part}
    assert tags.count("/H1") + tags.count("/H2") >= len(whole.views)
    assert {"/Table", "/TH", "/TD", "/Figure", "/P"} <= set(tags)
    assert {view.reading for view in whole.views} <= alternatives


def test_without_a_browser_readings_and_numbers_are_there_and_the_reason(whole, monkeypatch):
    def none(views, step):
        raise picture.NoPicture("There is no browser.")

    monkeypatch.setattr(picture, "beside_text", none)
    texts = pages(paper.make(whole, TODAY))
    assert sum("The chart is not here. There is no browser." in text for text in texts) == len(whole.views)


def test_text_is_never_markup(whole):
    title = paper.content(whole, TODAY, [None] * len(whole.views), "")["sections"][6]["subtitle"]
    assert title.startswith("=Visits & <b>more</b>")


def test_many_recommendations_are_cut_and_counted(known):
    whole = pack.Pack("Aham", [], [], [("Do", "Our summary", "2")] * 43, "1 March 2024")
    told = paper.content(whole, TODAY, [], "")
    assert len(told["asked"]) == 40
    assert told["asked_about"] == (
        "From the report published on 1 March 2024, with its pages. "
        "The first 40 are listed; 3 more stand in the report."
    )
    assert CODES[0] == "E10000000"


def test_how_high_a_picture_is_is_read_from_its_header():
    high = PNG[:16] + (1).to_bytes(4, "big") + (3).to_bytes(4, "big") + PNG[24:]
    assert (paper._tall(PNG), paper._tall(high)) == (1, 3)
