"""A briefing pack as PowerPoint: a slide for each view, its chart native and editable, its finding as the title."""

import io
import re
from collections.abc import Callable
from datetime import date

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from charts.style import LIGHT
from exports import cover, native, powerpoint_charts, powerpoint_shapes
from exports.pack import Pack
from queries import numbers, sources
from views.view import View

WIDE, TALL, EDGE = Inches(13.333), Inches(7.5), Inches(0.6)
BODY = (EDGE, Inches(2.0), WIDE - 2 * EDGE, Inches(4.45))
FONT = "Arial"
"""On every computer that has PowerPoint; a file cannot name a second choice."""
ACCENTS = (LIGHT.mine, LIGHT.peer, LIGHT.region, LIGHT.england, LIGHT.fills["requires_improvement"], LIGHT.worse)
LONG = 300
"""Characters of a foot that fit under a chart."""
ON_A_SLIDE = 10
"""Sources listed on one slide."""
AS_SHAPES = "PowerPoint has no chart of this kind: it is drawn in shapes."
AS_TABLE = "PowerPoint has no chart of this kind: its numbers stand in a table{}."
AS_BARS = "The page shows these numbers as flows; PowerPoint as bars."


def make(pack: Pack, today: date, step: Callable[[], None] = lambda: None) -> bytes:
    """The file: a title, a slide for each view, the sources. `step` is called after each slide."""
    show = _empty()
    _front(show, pack, today)
    for view in pack.views:
        _one(show, view, pack, today)
        step()
    _list_sources(show, pack, today)
    content = io.BytesIO()
    show.save(content)
    return content.getvalue()


def promised(views: list[View]) -> int:
    """How many of the slides hold a native chart."""
    return sum(native.read(view.chart(LIGHT, view.on_stage)) is not None for view in views)


def promise(views: list[View]) -> str:
    """The same in a sentence."""
    count = promised(views)
    others = len(views) - count
    rest = f"{numbers.plural(others, 'slide')} {'is' if others == 1 else 'are'} drawn in shapes or given as a table."
    first = f"{count} of {numbers.plural(len(views), 'slide')} hold a chart that can be edited in PowerPoint."
    return f"{first} {rest}" if others else first


def _empty():
    """A presentation of wide slides in our fonts and colours."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDE, TALL
    show.core_properties.language = "en-GB"
    theme = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    for place, colour in enumerate(ACCENTS, start=1):
        accent = f'<a:accent{place}><a:srgbClr val="{colour.removeprefix("#")}"/></a:accent{place}>'
        text = re.sub(rf"<a:accent{place}>.*?</a:accent{place}>", accent, text, flags=re.S)
    theme._blob = text.encode()
    for layout in (show.slide_layouts[5], show.slide_master):
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type is not None and shape.placeholder_format.idx == 0:
                shape.left, shape.top, shape.width, shape.height = EDGE, Inches(0.35), WIDE - 2 * EDGE, Inches(1.05)
    return show


def _slide(show, title: str):
    """An empty slide with its title, which is also what the outline and a screen reader say."""
    slide = show.slides.add_slide(show.slide_layouts[5])
    frame = slide.shapes.title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
    frame.margin_left = frame.margin_right = 0
    _write(frame.paragraphs[0], title, Pt(28 if len(title) <= 110 else 24), LIGHT.ink, is_bold=True)
    return slide


def _one(show, view: View, pack: Pack, today: date) -> None:
    """The slide of one view."""
    words = cover.dated(view.on_stage, today)
    slide = _slide(show, words.title)
    size = Pt(18 if len(words.subtitle) <= 100 else 15)
    _text(slide, (EDGE, Inches(1.42), WIDE - 2 * EDGE, Inches(0.5)), words.subtitle, size, LIGHT.soft)
    said = _body(slide, view, pack.place)
    foot = words.foot if len(words.foot) <= LONG else _publishers(view, today)
    foot = f"{foot} {said}".strip()
    _text(slide, (EDGE, Inches(6.55), WIDE - 2 * EDGE - Inches(0.6), Inches(0.75)), foot, Pt(12), LIGHT.soft)
    _number(slide)
    notes = [view.reading, said, *(f"Source: {source}" for source in cover.cited(view.sources))]
    notes += [f"Licence: {cover.licence(view.sources)}", f"Made on {numbers.day(today)}", pack.address]
    slide.notes_slide.notes_text_frame.text = "\n".join(clean(line) for line in notes if line)


def _publishers(view: View, today: date) -> str:
    """The foot of a slide whose sources are too many to be named on it."""
    named = sources.some(view.sources)["publisher"].unique()
    files = numbers.plural(len(view.sources), "file")
    return f"Source: {', '.join(named)} ({files}, listed on the last slide). Made on {numbers.day(today)}."


def _body(slide, view: View, near: str) -> str:
    """The chart, or what stands for it, which is then returned in a sentence."""
    figure = view.chart(LIGHT, view.on_stage)
    chart = native.read(figure, periods(view))
    if chart is not None:
        powerpoint_charts.add(slide, chart, BODY, clean(view.reading))
        return AS_BARS if figure.data[0].type == "sankey" else ""
    for draw in (powerpoint_shapes.tiles, powerpoint_shapes.marks):
        if draw(slide, figure, BODY, clean(view.reading)):
            return AS_SHAPES
    part = powerpoint_shapes.rows(slide, view.table(), near, BODY, clean(view.reading))
    return AS_TABLE.format(f", {part}" if part else "")


def periods(view: View) -> dict[str, str]:
    """Day -> the period that ends on it, as its source names it."""
    rows = view.tidy()
    if not {"period", "period_end"} <= set(rows):
        return {}
    return dict(zip(rows["period_end"].dt.strftime("%Y-%m-%d"), rows["period"], strict=True))


def _front(show, pack: Pack, today: date) -> None:
    slide = _slide(show, pack.title)
    lines = [f"Made on {numbers.day(today)} from published figures and inspection reports", *pack.left_out]
    _text(slide, (EDGE, Inches(1.6), WIDE - 2 * EDGE, Inches(0.6)), lines[0], Pt(20), LIGHT.soft)
    frame = _text(slide, (EDGE, Inches(2.4), WIDE - 2 * EDGE, Inches(4.6)), "", Pt(20), LIGHT.ink)
    for place, view in enumerate(pack.views):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _write(paragraph, f"{place + 1}. {view.on_stage.title}", Pt(20 if len(pack.views) <= 10 else 14), LIGHT.ink)
        paragraph.space_after = Pt(6)
    for line in lines[1:]:
        _write(frame.add_paragraph(), line, Pt(16), LIGHT.soft)


def _list_sources(show, pack: Pack, today: date) -> None:
    """The last slides: every source of the pack."""
    keys = tuple(dict.fromkeys(key for view in pack.views for key in view.sources))
    lines = [*cover.cited(keys), f"Published under the {cover.licence(keys)}. Made on {numbers.day(today)}."]
    lines += [pack.address] if pack.address else []
    for begin in range(0, len(lines), ON_A_SLIDE):
        slide = _slide(show, "Sources, continued" if begin else "Sources")
        frame = _text(slide, (EDGE, Inches(1.6), WIDE - 2 * EDGE, Inches(5.3)), "", Pt(14), LIGHT.ink)
        for place, line in enumerate(lines[begin : begin + ON_A_SLIDE]):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            _write(paragraph, line, Pt(14), LIGHT.ink)
            paragraph.space_after = Pt(4)
        _number(slide)


def _text(slide, box: tuple, text: str, size, ink: str):
    frame = slide.shapes.add_textbox(*box).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    if text:
        _write(frame.paragraphs[0], text, size, ink)
    return frame


def _write(paragraph, text: str, size, ink: str, is_bold: bool = False) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = clean(text)
    run.font.size, run.font.bold, run.font.language_id = size, is_bold, MSO_LANGUAGE_ID.ENGLISH_UK
    run.font.color.rgb = RGBColor.from_string(ink.removeprefix("#").upper())


def _number(slide) -> None:
    """The slide's own number, which PowerPoint keeps right when slides are moved."""
    frame = slide.shapes.add_textbox(WIDE - Inches(1.2), Inches(6.95), Inches(0.6), Inches(0.4)).text_frame
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    field = etree.SubElement(frame.paragraphs[0]._p, qn("a:fld"), id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    etree.SubElement(field, qn("a:rPr"), lang="en-GB", sz="1200")
    etree.SubElement(field, qn("a:t")).text = "1"


def clean(text: str) -> str:
    """Text without signs that XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
