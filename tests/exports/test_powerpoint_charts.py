import io

import pytest
from pptx import Presentation
from pptx.util import Inches
from python_calamine import CalamineWorkbook

from exports import powerpoint_charts as charts
from exports.native import Native, Series

BOX = (Inches(1), Inches(1), Inches(8), Inches(5))


def series(values: list, **more) -> Series:
    return Series("A", values, ["#12436d"] * len(values), [""] * len(values), **more)


@pytest.fixture
def slide():
    show = Presentation()
    return show.slides.add_slide(show.slide_layouts[6])


@pytest.mark.parametrize(
    ("values", "top", "expected"),
    [
        ([3.0, None, 7.0], None, (0, 8, 2)),
        ([0.0], None, (0, 0.2, 0.2)),
        ([-3.0, 7.0], None, (-4, 8, 2)),
        ([40.0], 100.0, (0, 100, 25)),
        ([2083.0], None, (0, 2500, 500)),
    ],
)
def test_an_axis_begins_at_zero_and_ends_above_every_value(values, top, expected):
    assert charts.scale(Native("column", [], [series(values)], [], "", top=top)) == pytest.approx(expected)


def test_a_stack_is_as_high_as_its_parts():
    stack = Native("column", ["x"], [series([30.0]), series([40.0])], [], "", is_stacked=True)
    assert charts.scale(stack) == (0, 80, 20)


def test_points_of_two_numbers_are_a_native_scatter(slide):
    points = Native("scatter", [], [series([3.0, 4.0], places=(1.0, 2.0))], [], "Share by rate")
    chart = charts.add(slide, points, BOX, "Reading.").chart
    assert [list(s.values) for s in chart.plots[0].series] == [[3.0, 4.0]]
    assert list(chart.plots[0].series[0].iter_values()) == [3.0, 4.0]


def test_names_beside_lines_do_not_cover_each_other(slide):
    lines = [series([1.0, 50.0], end="First 50"), series([1.0, 50.5], end="Second 50.5"), series([1.0, None])]
    charts.add(slide, Native("line", ["2023", "2024"], lines, [], "%"), BOX, "Reading.")
    boxes = sorted((shape.top, shape.text_frame.text) for shape in slide.shapes if shape.has_text_frame)
    assert [text for _, text in boxes] == ["Second 50.5", "First 50", "A"]
    assert boxes[1][0] - boxes[0][0] >= Inches(0.3) - 1


def test_bars_keep_the_colours_and_labels_of_their_figure(slide):
    bars = Series("", [5.0, 2.5], ["#12436d", "#4a94d6"], ["5.0%", "2.5%"])
    chart = charts.add(slide, Native("bar", ["Aham", "Bham"], [bars], [], "%", is_reversed=True), BOX, "Reading.").chart
    drawn = chart.plots[0].series[0]
    assert [drawn.points[n].data_label.text_frame.text for n in (0, 1)] == ["5.0%", "2.5%"]
    assert f"{drawn.points[1].format.fill.fore_color.rgb}" == "4A94D6"
    assert chart.category_axis.reverse_order
    assert chart._chartSpace.xpath(".//c:tickLblSkip/@val") == ["1"]


def test_no_name_is_a_formula_in_the_workbook_within_the_file(slide):
    bars = Native("bar", ["=1+1", "A\x00b"], [series([3.0, 4.0])], [], "")
    chart = charts.add(slide, bars, BOX, "Reading.").chart
    assert list(chart.plots[0].categories) == ["'=1+1", "A b"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert [row[0] for row in book.get_sheet_by_index(0).to_python()] == ["", "'=1+1", "A b"]
