"""What no native chart of PowerPoint says: squares of a map, marks on a line of time, rows of a table."""

import math
import re
from datetime import date

import pandas as pd
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from charts.style import GRADE_NAMES, LETTERS, LIGHT, SHOWN
from exports import native, table

ROWS, COLUMNS = 10, 6
"""Rows and columns that a slide shows of a table in large text, at most."""
SMALL = Pt(11)
CHOSEN = 3
"""Pixels of the edge around the chosen square of a map; thinner ones only part the squares."""
LETTER = {GRADE_NAMES[grade]: LETTERS[grade] for grade in SHOWN}
""""Good" -> "G": a colour is never alone."""


def tiles(slide, figure, box: tuple, reading: str) -> bool:
    """The squares of a tile map as shapes; False, with nothing drawn, where the figure is none."""
    drawn = figure.to_dict()
    traces, layout = drawn["data"], drawn["layout"]
    is_map = not any(layout.get(axis, {}).get("visible", True) for axis in ("xaxis", "yaxis"))
    if not traces or not is_map or not all(t.get("type") == "bar" and "base" in t for t in traces):
        return False
    (x0, x1), (y0, y1) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    left, top, width, height = box
    across, down = width / (x1 - x0), height / (y1 - y0)
    before = len(slide.shapes)
    for trace in traces:
        edges = trace["marker"].get("line", {}).get("width", 0)
        edges = _each(edges, len(trace["x"]))
        colours, ink = _each(trace["marker"]["color"], len(edges)), trace.get("textfont", {}).get("color", LIGHT.ink)
        letter = LETTER.get(trace.get("name"), "")
        texts = _each(trace.get("text", ""), len(edges))
        every = zip(trace["x"], trace["base"], trace["y"], texts, edges, colours, strict=True)
        for x, base, tall, text, edge, colour in every:
            place = (left + (x - trace["width"] / 2 - x0) * across, top + (y1 - base - tall) * down)
            size = (trace["width"] * across, tall * down)
            shape = _square(slide, (*place, *size), colour, f"{native.text(text)} {letter}", ink, SMALL)
            if edge >= CHOSEN:
                shape.line.color.rgb, shape.line.width = _rgb(LIGHT.ink), Pt(3)
    _key(slide, traces, (left + width - Inches(2.8), top), (0, Inches(0.32)))
    _group(slide, before, reading)
    return True


def _each(value, count: int) -> list:
    """One value for each mark of a trace, given as a list or once for all."""
    return list(value) if isinstance(value, list | tuple) else [value] * count


def _key(slide, traces: list[dict], place: tuple[float, float], step: tuple[float, float]) -> None:
    """What each colour and letter stands for, one after the other."""
    side, names = Inches(0.26), list(LETTER)
    for number, trace in enumerate(
        sorted((t for t in traces if t.get("name") in LETTER), key=lambda t: names.index(t["name"]))
    ):
        left, top = place[0] + number * step[0], place[1] + number * step[1]
        ink, letter = trace["textfont"]["color"], LETTER[trace["name"]]
        _square(slide, (left, top, side, side), trace["marker"]["color"], letter, ink, SMALL)
        _text(slide, (left + side * 1.3, top, Inches(2.4), side), trace["name"], Pt(14), LIGHT.ink)


def marks(slide, figure, box: tuple, reading: str) -> bool:
    """Lettered squares on rows of time as shapes; False, with nothing drawn, where the figure is no such thing."""
    traces = figure.to_dict()["data"]
    points = [
        (t, d, row, n) for t in traces for n, (d, row) in enumerate(zip(t.get("x", []), t.get("y", []), strict=False))
    ]
    is_timed = all(isinstance(row, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", str(day)) for _, day, row, _ in points)
    if not points or not is_timed or any(t.get("type") != "scatter" or t.get("mode") == "lines" for t in traces):
        return False
    names = list(dict.fromkeys(figure.layout.yaxis.categoryarray or [row for _, _, row, _ in points]))[::-1]
    days = pd.to_datetime([d for _, d, _, _ in points])
    left, top, width, height = box
    room, line = Inches(3), min(height / (len(names) + 2), Inches(0.62))
    first, last = days.min().year, days.max().year + 1
    begin, span = date(first, 1, 1), (date(last, 1, 1) - date(first, 1, 1)).days

    def at(day) -> float:
        return left + room + (width - room) * (day.date() - begin).days / span

    before = len(slide.shapes)
    for row, name in enumerate(names):
        _text(slide, (left, top + row * line, room, line), native.text(name), Pt(16), LIGHT.ink)
    step = max(1, math.ceil((last - first) / 9))
    for year in range(first, last, step):
        x = at(pd.Timestamp(year, 1, 1))
        _square(slide, (x, top, Pt(1), len(names) * line), LIGHT.grid, "", LIGHT.ink, SMALL)
        _text(slide, (x, top + len(names) * line, Inches(0.9), line), str(year), Pt(14), LIGHT.soft)
    _key(slide, traces, (left + room, top + (len(names) + 0.9) * line), (Inches(2.3), 0))
    for (trace, _, row, n), day in zip(points, days, strict=True):
        side, marker, texts = min(line * 0.75, Inches(0.4)), trace["marker"], trace.get("text") or []
        place = (at(day) - side / 2, top + names.index(row) * line + (line - side) / 2, side, side)
        is_open = "open" in str(marker.get("symbol", ""))
        colour = _each(marker["color"], len(trace["x"]))[n]
        letter, ink = texts[n] if n < len(texts) else "", trace.get("textfont", {}).get("color", LIGHT.ink)
        kind = MSO_SHAPE.DIAMOND if "diamond" in str(marker.get("symbol", "")) else MSO_SHAPE.RECTANGLE
        shape = _square(slide, place, LIGHT.paper if is_open else colour, native.text(letter), ink, Pt(14), kind)
        if is_open:
            shape.line.color.rgb, shape.line.width = _rgb(colour), Pt(1.5)
    _group(slide, before, reading)
    return True


def rows(slide, whole: pd.DataFrame, near: str, box: tuple, reading: str) -> str:
    """The first rows of a table, as many as fit, and those about the place chosen; returns what is shown, in words."""
    left, top, width, height = box
    most = ROWS
    while True:
        shown = table.short(whole, most, COLUMNS, near)
        widths = [width * share for share in table.shares(shown)]
        tall = sum(_tall(row, widths) for row in shown.rows) + Inches(0.4)
        if tall <= height or most == 1:
            break
        most -= 1
    size = (len(shown.rows) + 1, len(shown.columns))
    frame = slide.shapes.add_table(*size, left, top, width, Inches(0.34) * size[0])
    frame._element.nvGraphicFramePr.cNvPr.set("descr", reading)
    for place, wide in enumerate(widths):
        frame.table.columns[place].width = Emu(round(wide))
    for row, texts in enumerate([shown.columns, *shown.rows]):
        for place, text in enumerate(texts):
            _cell(frame.table.cell(row, place), text, row)
    return shown.left_out


def _tall(texts: list[str], widths: list[float]) -> float:
    """How high a row is at 14 points."""
    lines = max(
        math.ceil(len(text) * Inches(0.098) / (wide - Inches(0.2))) for text, wide in zip(texts, widths, strict=True)
    )
    return max(lines, 1) * Inches(0.23) + Inches(0.07)


def _cell(cell, text: str, row: int) -> None:
    cell.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(LIGHT.mine if row == 0 else "#f2f4f6" if row % 2 == 0 else LIGHT.paper)
    font = cell.text_frame.paragraphs[0].font
    font.size, font.bold = Pt(14), row == 0
    font.color.rgb = _rgb(LIGHT.paper if row == 0 else LIGHT.ink)


def _group(slide, before: int, reading: str) -> None:
    """Makes one of the shapes that came after the first so many, with words for it; one by one it takes far longer."""
    group = slide.shapes.add_group_shape(list(slide.shapes)[before:])
    group._element.nvGrpSpPr.cNvPr.set("descr", reading)


def _square(slide, place: tuple, colour: str, text: str, ink: str, size, kind=MSO_SHAPE.RECTANGLE):
    shape = slide.shapes.add_shape(kind, *(Emu(round(part)) for part in place))
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(colour)
    shape.line.fill.background()
    if text:
        _write(shape.text_frame, text, size, ink, PP_ALIGN.CENTER)
    return shape


def _text(slide, place: tuple, text: str, size, ink: str) -> None:
    shape = slide.shapes.add_textbox(*(Emu(round(part)) for part in place))
    _write(shape.text_frame, text, size, ink, PP_ALIGN.LEFT)


def _write(frame, text: str, size, ink: str, align) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = align
    run = paragraph.add_run()
    run.text, run.font.size, run.font.color.rgb = text, size, _rgb(ink)


def _rgb(colour: str) -> RGBColor:
    colour = colour if re.fullmatch(r"#[0-9a-fA-F]{6}", str(colour)) else native.NEUTRAL
    return RGBColor.from_string(colour.removeprefix("#").upper())
