"""Native charts of PowerPoint, which anyone can edit there: bars from zero, our colours, names beside the lines."""

import math
from collections import Counter
from datetime import date
from itertools import accumulate

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from charts.axes import spread
from charts.style import LIGHT
from exports.native import Native, Series
from exports.spreadsheet import harmless

KINDS = {
    ("bar", False): XL_CHART_TYPE.BAR_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("column", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("column", True): XL_CHART_TYPE.COLUMN_STACKED,
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("area", True): XL_CHART_TYPE.AREA_STACKED,
    ("scatter", False): XL_CHART_TYPE.XY_SCATTER,
}
DASHES = {"dot": MSO_LINE.ROUND_DOT, "dash": MSO_LINE.DASH, "dashdot": MSO_LINE.DASH_DOT}
SIZE = Pt(14)
LEFT, TOP, TALL, BESIDE = 0.08, 0.03, 0.82, 0.24
"""Shares of the frame: the plot's left and upper edge, its height, and the room right of it for names of lines."""


def add(slide, native: Native, box: tuple, reading: str):
    """A chart in a box (left, top, width, height) of a slide; `reading` is its alternative text."""
    data = XyChartData() if native.kind == "scatter" else CategoryChartData()
    if native.kind == "scatter":
        for series in native.series:
            points = data.add_series(harmless(series.name or "Points"))
            for place, value in zip(series.places, series.values, strict=True):
                points.add_data_point(place, value)
    else:
        # They also stand in a workbook within the file, where a text may be taken for a formula.
        data.categories = [harmless(name) for name in native.categories]
        for series in [*native.series, *native.across]:
            data.add_series(harmless(series.name or native.unit or "Value"), series.values)
    frame = slide.shapes.add_chart(KINDS[native.kind, native.is_stacked], *box, data)
    described = frame._element.nvGraphicFramePr.cNvPr
    described.set("descr", reading)
    described.set("name", "Chart")
    _style(frame.chart, native)
    if native.kind in ("line", "area") or native.across:
        _name_ends(slide, frame.chart, native, box)
    return frame


def _style(chart, native: Native) -> None:
    chart.font.size, chart.font.color.rgb = SIZE, _rgb(LIGHT.ink)
    chart.has_title = False
    is_key = native.kind in ("bar", "column", "scatter") and len(native.series) > 1
    chart.has_legend = is_key
    if is_key:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = SIZE
    _axes(chart, native)
    plot = chart.plots[0]
    if native.kind in ("bar", "column"):
        plot.gap_width, plot.overlap = (30, 100 if native.is_stacked else 0)
        if native.across:
            _split(chart, len(native.across))
    plot.vary_by_categories = False
    if native.kind == "bar":
        left = min(0.4, 0.0085 * max(map(len, native.categories)) + 0.02)
        above = 0.16 if is_key else TOP
        _place(chart, (left, above, 0.96 - left, 0.84 - above))
    for drawn, series in zip(plot.series, native.series, strict=True):
        _series(drawn, series, native)


def _axes(chart, native: Native) -> None:
    value, along = chart.value_axis, chart.category_axis
    for axis in (value, along):
        axis.tick_labels.font.size = SIZE
        axis.format.line.color.rgb = _rgb(LIGHT.grid)
        axis.has_major_gridlines = False
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = _rgb(LIGHT.grid)
    if native.kind != "scatter":
        low, top, step = scale(native)
        value.minimum_scale, value.maximum_scale, value.major_unit = low, top, step
    if native.unit:
        value.has_title = True
        value.axis_title.text_frame.text = native.unit
        value.axis_title.text_frame.paragraphs[0].runs[0].font.size = SIZE
        value.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    if native.is_reversed:
        along.reverse_order = True
        value.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # which is below where the order is reversed
    if native.kind != "scatter":
        _categories(along, native)


def _categories(along, native: Native) -> None:
    """The names along a chart: all of them, or a year every so often, or none where they are too many."""
    position = XL_TICK_LABEL_POSITION.LOW if native.has_names else XL_TICK_LABEL_POSITION.NONE
    along.tick_label_position = position
    if native.categories and isinstance(native.categories[0], date):
        along.tick_labels.number_format, along.tick_labels.number_format_is_linked = "yyyy", False
        years = max(1, math.ceil((native.categories[-1].year - native.categories[0].year) / 9))
        for tag, value in (("c:baseTimeUnit", "days"), ("c:majorUnit", f"{years}"), ("c:majorTimeUnit", "years")):
            _set(along._element, tag, value)
    elif native.kind in ("bar", "column") and native.has_names:
        _set(along._element, "c:tickLblSkip", "1", before="c:noMultiLvlLbl")


def _set(axis, tag: str, value: str, before: str = "") -> None:
    """One setting of an axis that python-pptx has no word for, at the place the format wants it."""
    for old in axis.findall(qn(tag)):
        axis.remove(old)
    made = etree.Element(qn(tag))
    made.set("val", value)
    following = axis.find(qn(before)) if before else None
    axis.append(made) if following is None else following.addprevious(made)


def scale(native: Native) -> tuple[float, float, float]:
    """Where the value axis begins and ends and its step: from zero or below, to a round number above all values."""
    columns = zip(*(series.values for series in native.series), strict=True)
    known = [v for series in [*native.series, *native.across] for v in series.values if v is not None]
    stacked = [sum(v or 0 for v in column) for column in columns] if native.is_stacked else []
    high, low = max([0.0, *known, *stacked]), min([0.0, *known])
    if native.top == 100:
        return 0.0, 100.0, 25.0
    rough = ((high - low) or 1.0) / 5
    tens = 10 ** math.floor(math.log10(rough))
    step = next(tens * nice for nice in (1, 2, 2.5, 5, 10) if tens * nice >= rough)
    return math.floor(low / step) * step, math.ceil(high / step + 0.001) * step, step


def _series(drawn, series: Series, native: Native) -> None:
    if native.kind == "line":
        drawn.smooth = False
        _line(drawn, series)
        drawn.marker.style = XL_MARKER_STYLE.CIRCLE if series.width > 1 else XL_MARKER_STYLE.NONE
        drawn.marker.size = 8 if series.width >= 4 else 5
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = _rgb(series.colours[0])
        drawn.marker.format.line.fill.background()
        return
    most = Counter(series.colours).most_common(1)[0][0]
    if native.kind == "scatter":
        drawn.format.line.fill.background()
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 9
        fill = drawn.marker.format.fill
    else:
        fill = drawn.format.fill
    _fill(fill, most, series.is_hatched)
    for place, (colour, label) in enumerate(zip(series.colours, series.labels, strict=False)):
        if colour != most:
            point = drawn.points[place]
            _fill(point.marker.format.fill if native.kind == "scatter" else point.format.fill, colour, False)
        if label:
            _label(drawn.points[place], label, series, colour == LIGHT.mine and not native.has_names)


def _label(point, label: str, series: Series, is_mine: bool) -> None:
    frame = point.data_label.text_frame
    frame.text = label
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(18 if is_mine else 14), is_mine, _rgb(series.ink)


def _fill(fill, colour: str, is_hatched: bool) -> None:
    if is_hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = _rgb(LIGHT.hatch), _rgb(LIGHT.fills["none"])
    else:
        fill.solid()
        fill.fore_color.rgb = _rgb(colour)


def _line(drawn, series: Series) -> None:
    drawn.format.line.color.rgb, drawn.format.line.width = _rgb(series.colours[0]), Pt(max(series.width * 0.9, 1))
    if series.dash in DASHES:
        drawn.format.line.dash_style = DASHES[series.dash]


def _split(chart, lines: int) -> None:
    """Makes the last series of a column chart lines over the same axes: python-pptx makes charts of one kind only."""
    bars = chart._chartSpace.chart.plotArea.find(qn("c:barChart"))
    beside = etree.SubElement(bars.getparent(), qn("c:lineChart"))
    bars.addnext(beside)
    for tag, value in (("c:grouping", "standard"), ("c:varyColors", "0")):
        etree.SubElement(beside, qn(tag)).set("val", value)
    for series in bars.findall(qn("c:ser"))[-lines:]:
        for extra in series.findall(qn("c:invertIfNegative")):
            series.remove(extra)
        beside.append(series)
    etree.SubElement(beside, qn("c:marker")).set("val", "1")
    for axis in bars.findall(qn("c:axId")):
        etree.SubElement(beside, qn("c:axId")).set("val", axis.get("val"))


def _name_ends(slide, chart, native: Native, box: tuple) -> None:
    """The names of lines and areas right of their last value, moved apart where they would overlap."""
    left, top, width, height = box
    low, high, _ = scale(native)
    named = [*native.across] if native.kind == "column" else native.series
    for drawn, series in zip(chart.plots[1].series if native.across else [], native.across, strict=True):
        _line(drawn, series)
        drawn.marker.style, drawn.smooth = XL_MARKER_STYLE.NONE, False
    share = 0.14 if native.kind == "column" else BESIDE
    _place(chart, (LEFT, TOP, 1 - LEFT - share, TALL))
    heights = _ends(named, native.is_stacked)
    known = [(series, at) for series, at in zip(named, heights, strict=True) if at is not None]
    line = 0.3 * 914_400
    ys = [top + height * (TOP + TALL * (1 - (at - low) / (high - low))) for _, at in known]
    for (series, _), y in zip(known, spread(ys, line), strict=True):
        place = (Emu(round(left + width * (1 - share) + 60_000)), Emu(round(y - line / 2)))
        shape = slide.shapes.add_textbox(*place, Emu(round(width * share)), Emu(round(line)))
        frame = shape.text_frame
        frame.margin_left = frame.margin_top = frame.margin_bottom = frame.margin_right = 0
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        run = frame.paragraphs[0].add_run()
        run.text = series.end or series.name
        run.font.size, run.font.bold = SIZE, series.width >= 4
        ink = LIGHT.ink if native.is_stacked else series.colours[0]
        run.font.color.rgb = _rgb(LIGHT.soft if ink == LIGHT.peer or series.width <= 1 else ink)


def _ends(named: list[Series], is_stacked: bool) -> list[float | None]:
    """The height at which each series ends: its last value, or the middle of its part of a stack."""
    last = [next((v for v in reversed(series.values) if v is not None), None) for series in named]
    if not is_stacked:
        return last
    above = list(accumulate(v or 0 for v in last))
    return [top - (v or 0) / 2 if v else None for top, v in zip(above, last, strict=True)]


def _place(chart, shares: tuple[float, float, float, float]) -> None:
    """Sets the plot's own rectangle, in shares of the frame."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for tag, value in (("c:layoutTarget", "inner"), ("c:xMode", "edge"), ("c:yMode", "edge")):
        etree.SubElement(manual, qn(tag)).set("val", value)
    for tag, value in zip(("c:x", "c:y", "c:w", "c:h"), shares, strict=True):
        etree.SubElement(manual, qn(tag)).set("val", f"{value:.4f}")
    area.insert(0, layout)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())
