import contextlib
import inspect
import io
from dataclasses import replace
from datetime import date

import plotly.graph_objects as go
import pytest
from pptx import Presentation

from charts.style import LIGHT
from exports import native, pack, powerpoint
from tests import rows
from views import indicators, slides
from views.slides import Slide
from views.view import Nothing

TODAY = date(2026, 8, 20)
CODES = [f"E1000000{n}" for n in range(4)]
CHOSEN = (("authority", CODES[0]), ("compare", "2025"))
ORDER = (
    Slide("inspections.timeline", (("authority", CODES[0]), ("as_at", "2025-01-01"))),
    Slide("grades.tile_map", (("judgement", "in_care"), ("as_at", "2025-01-01"))),
    Slide("grades.by_region", (("judgement", "in_care"), ("as_at", "2025-01-01"))),
    Slide("grades.over_time", (("judgement", "in_care"), ("as_at", "2025-01-01"))),
    Slide("grades.moves", (("judgement", "in_care"), ("as_at", "2025-01-01"))),
    Slide("grades.ages", (("judgement", "in_care"), ("as_at", "2025-01-01"))),
    Slide("indicators.ranked", (("indicator", "visits"), ("period", "2024"), *CHOSEN)),
    Slide("indicators.trend", (("indicator", "visits"), *CHOSEN)),
    Slide("indicators.beside", (("indicator", "visits"), ("period", "2024"), *CHOSEN)),
)


@pytest.fixture
def known(tidy):
    tidy(
        authorities=[rows.authority(code, f"{name}ham") for code, name in zip(CODES, "ABCD", strict=True)],
        indicators=[rows.indicator("visits", indicator_name="=Visits & <b>more</b>")],
        indicator_values=[
            rows.value(code, str(year), 50.0 + n + year - 2023)
            for n, code in enumerate([*CODES, rows.ENGLAND, rows.NORTH])
            for year in (2022, 2023, 2024)
        ],
        neighbours=[rows.neighbour(CODES[0], n, code) for n, code in enumerate(CODES[1:], 1)],
        **rows.judged(
            (CODES[0], "2020-03-01", "in_care", "inadequate"),
            (CODES[0], "2024-03-01", "in_care", "good"),
            (CODES[1], "2023-05-01", "in_care", "outstanding"),
            (CODES[0], "2024-03-01", "help_and_protection", "good"),
        ),
    )


@pytest.fixture
def made(known):
    whole = pack.gather(ORDER, "https://example.org/present")
    return whole, Presentation(io.BytesIO(powerpoint.make(whole, TODAY)))


def charts(slide) -> list:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def test_there_are_as_many_native_charts_as_promised(made):
    whole, show = made
    assert len(whole.views) == len(ORDER)
    assert len(show.slides) == len(ORDER) + 2
    assert sum(len(charts(slide)) for slide in show.slides) == powerpoint.promised(whole.views) == 7
    assert powerpoint.promise(whole.views) == (
        "7 of 9 slides hold a chart that can be edited in PowerPoint. 2 slides are drawn in shapes or given as a table."
    )


def test_the_numbers_of_each_chart_are_those_of_its_figure(made):
    whole, show = made
    compared = 0
    for view, slide in zip(whole.views, list(show.slides)[1:-1], strict=True):
        for chart in charts(slide):
            expected = native.read(view.chart(LIGHT, view.on_stage), powerpoint.periods(view))
            found = [tuple(series.values) for plot in chart.plots for series in plot.series]
            assert found == [tuple(series.values) for series in [*expected.series, *expected.across]]
            assert chart.value_axis.minimum_scale == 0
            compared += 1
    assert compared == 7


def test_the_chart_of_an_indicator_holds_its_published_values(made):
    _, show = made
    (ranked,), (trend,), (beside,) = (charts(slide) for slide in list(show.slides)[7:10])
    assert list(ranked.plots[0].categories) == ["Dham", "Cham", "Bham", "Aham"]
    assert list(ranked.plots[0].series[0].values) == [54.0, 53.0, 52.0, 51.0]
    assert list(ranked.plots[1].series[0].values) == [55.0] * 4
    assert list(trend.plots[0].categories) == ["2022", "2023", "2024"]
    assert {series.name: list(series.values) for series in trend.plots[0].series}["Aham"] == [49.0, 50.0, 51.0]
    assert list(beside.plots[0].categories) == ["North East", "England", "Dham", "Cham", "Bham", "Aham"]


def test_each_slide_says_its_finding_its_source_and_its_day(made):
    whole, show = made
    for view, slide in zip(whole.views, list(show.slides)[1:-1], strict=True):
        said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert slide.shapes.title.text_frame.text == view.on_stage.title
        assert "Survey of Exampleshire" in said
        assert "Made on 20 August 2026." in said
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(view.reading)
        assert "Source: Department of Examples, Survey of Exampleshire" in notes
        assert "https://example.org/present" in notes


def test_what_is_drawn_has_words_for_those_who_do_not_see_it(made):
    whole, show = made
    for view, slide in zip(whole.views, list(show.slides)[1:-1], strict=True):
        texts = [
            part.get("descr") for part in slide._element.iter() if part.tag.endswith("}cNvPr") and part.get("descr")
        ]
        assert texts == [view.reading]


def test_what_is_no_chart_says_so(made):
    _, show = made
    feet = [" ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in show.slides]
    assert [number for number, text in enumerate(feet) if powerpoint.AS_SHAPES in text] == [1, 2]
    assert [number for number, text in enumerate(feet) if powerpoint.AS_BARS in text] == [5]


def test_text_is_large_enough_and_in_our_font(made):
    _, show = made
    sizes = {
        run.font.size.pt
        for slide in list(show.slides)[1:-1]
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 12
    assert {chart.font.size.pt for slide in show.slides for chart in charts(slide)} == {14}
    theme = next(part for part in show.part.package.iter_parts() if "theme" in str(part.partname))
    assert b'<a:latin typeface="Arial"' in theme.blob
    assert b'<a:accent1><a:srgbClr val="12436d"/>' in theme.blob


def test_a_view_of_another_kind_is_a_table(known):
    view = indicators.trend("visits", CODES[0])
    odd = replace(view, chart=lambda look, words=None: go.Figure({"data": [{"type": "heatmap"}]}))
    show = Presentation(io.BytesIO(powerpoint.make(pack.Pack("Aham", [odd]), TODAY)))
    (frame,) = [shape for shape in show.slides[1].shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert cells[0][:2] == ["Period", "Aham"]
    assert [row[1] for row in cells[1:]] == ["51.0%", "50.0%", "49.0%"]
    assert powerpoint.AS_TABLE.format("") in " ".join(
        s.text_frame.text for s in show.slides[1].shapes if s.has_text_frame
    )


def test_signs_that_no_file_can_hold_are_left_out():
    assert powerpoint.clean("a\x00b\x0bc\ud800d\ne") == "abcd\ne"


EVERY = {
    "authority": "E08000035",
    "as_at": date(2026, 4, 30),
    "compare": "2025",
    "judgement": "help_and_protection",
    "indicator": "rereferrals",
    "against": "children_in_care_rate",
    "period": "2025",
}
"""Choices that most views know, for the tables that ship."""


def test_every_view_of_the_tables_that_ship_can_be_a_slide():
    found = []
    for name, function in slides.catalogue().items():
        parameters = inspect.signature(function).parameters
        if all(p in EVERY or part.default is not part.empty for p, part in parameters.items()):
            with contextlib.suppress(Nothing):
                found.append((name, function(**{p: EVERY[p] for p in parameters if p in EVERY})))
    assert {"grades.tile_map", "indicators.trend", "inspections.timeline"} <= {name for name, _ in found}
    show = Presentation(io.BytesIO(powerpoint.make(pack.Pack("Leeds", [view for _, view in found]), TODAY)))
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]
    assert titles[1 : len(found) + 1] == [view.on_stage.title for _, view in found]
    assert titles[len(found) + 1 :] == ["Sources", *["Sources, continued"] * (len(titles) - len(found) - 2)]
