import pandas as pd
import pytest
from pptx import Presentation
from pptx.util import Inches

from charts import inspections
from charts.style import LIGHT, Words
from exports import powerpoint_shapes as shapes

BOX = (Inches(1), Inches(1), Inches(10), Inches(4))


@pytest.fixture
def slide():
    show = Presentation()
    return show.slides.add_slide(show.slide_layouts[6])


def texts(slide) -> list[str]:
    (group,) = slide.shapes
    return [shape.text_frame.text for shape in group.shapes if shape.text_frame.text]


def test_marks_on_rows_of_time_have_their_letter_and_a_key(slide):
    grades = pd.DataFrame(
        {
            "judgement_name": ["Children in care", "Leadership"],
            "day": pd.to_datetime(["2020-06-01", "2022-06-01"]),
            "grade": ["good", "inadequate"],
            "hover": ["", ""],
        }
    )
    visits = pd.DataFrame({"day": pd.to_datetime(["2021-01-01"]), "hover": [""]})
    figure = inspections.timeline(grades, visits, Words("T", "S", "F"), LIGHT)
    assert shapes.marks(slide, figure, BOX, "Reading.")
    assert texts(slide) == [
        "Children in care",
        "Leadership",
        "Visits",
        *("2020", "2021", "2022"),
        *("G", "Good", "I", "Inadequate"),
        *("G", "I"),
    ]


def test_what_is_neither_map_nor_time_is_left_alone(slide):
    figure = inspections.timeline(
        pd.DataFrame({"judgement_name": [], "day": pd.to_datetime([]), "grade": [], "hover": []}),
        pd.DataFrame({"day": pd.to_datetime([]), "hover": []}),
        Words("T", "S", "F"),
        LIGHT,
    )
    assert not shapes.marks(slide, figure, BOX, "Reading.")
    assert not shapes.tiles(slide, figure, BOX, "Reading.")
    assert len(slide.shapes) == 0


def test_a_table_holds_as_many_rows_as_fit(slide):
    whole = pd.DataFrame({"Place": [f"Place {n} " + "long " * 60 for n in range(12)], "Value": range(12)})
    assert shapes.rows(slide, whole, "", BOX, "Reading.") == "3 of 12 rows"
    (frame,) = slide.shapes
    assert len(frame.table.rows) == 4
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Reading."
