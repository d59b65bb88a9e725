from dataclasses import replace

import pandas as pd
import pytest

from charts import rug
from charts.style import DARK, LIGHT, PHONE, stage
from tests.charts.figures import ESCAPED, ROGUE, WORDS, assert_well_made, said
from tests.charts.test_style import contrast

PHONE_LOOK = replace(LIGHT, **PHONE)


def cells(places: int, indicators: int, **more) -> pd.DataFrame:
    rows = [
        {
            "place_code": f"E{place}",
            "place_name": f"Shire {place}",
            "indicator": f"i{indicator}",
            "name": f"Indicator {indicator}, 2024",
            "part": "better",
            "word": "better",
            "text": f"{indicator}.{place}%",
            "hover": "in words",
        }
        | more
        for indicator in range(indicators)
        for place in range(places)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_shade(look):
    for part, (fill, ink) in rug.colours(look).items():
        assert contrast(fill, ink) >= 4.5, part


@pytest.mark.parametrize("look", [LIGHT, DARK, PHONE_LOOK])
def test_every_cell_has_its_shade_its_value_and_its_word(look):
    figure = rug.cells(cells(3, 2), WORDS, look, "E1")
    assert_well_made(figure)
    shades, texts = figure.data[0], figure.data[1]
    assert sum(step is not None for row in shades.z for step in row) == 6
    between = " " if look.narrow else "<br>"
    assert texts.text[0] == f"<b>0.0%</b>{between}better"
    assert len(texts.text) == 6
    assert texts.textfont.color[0] == rug.colours(look)["better"][1]


def test_indicators_stand_at_the_side_and_places_above_until_they_are_too_many():
    figure = rug.cells(cells(3, 2), WORDS, LIGHT, "E1")
    assert list(figure.data[2].text) == ["Shire 0", "<b>Shire 1</b>", "Shire 2"]
    assert list(figure.layout.yaxis.ticktext) == ["Indicator 0, 2024", "Indicator 1, 2024"]
    turned = rug.cells(cells(17, 2), WORDS, LIGHT, "E1")
    assert list(turned.layout.yaxis.ticktext)[:2] == ["Shire 0", "<b>Shire 1</b>"]
    assert len(turned.data[0].z) == 17
    assert [row[0] for row in turned.data[0].z] == [row[1] for row in turned.data[0].z]


def test_a_part_has_the_colour_of_its_own():
    table = cells(1, 3)
    table["part"] = ["better", "worse", "missing"]
    shades = rug.cells(table, WORDS, LIGHT, None).data[0]
    parts, fills = list(rug.colours(LIGHT)), rug.colours(LIGHT)
    for row, part in zip(shades.z, table["part"], strict=True):
        at = (row[0] - shades.zmin) / (shades.zmax - shades.zmin)
        colour = [colour for place, colour in shades.colorscale if place <= at][-1]
        assert (parts[int(row[0])], colour) == (part, fills[part][0])


def test_long_names_break_where_they_are_put_together():
    table = cells(13, 1)
    table["place_name"] = ["Nottinghamshire", "Bournemouth, Christchurch and Poole", *["Leeds"] * 11]
    heads = rug.cells(table, WORDS, LIGHT, None).data[2].text
    assert heads[:2] == ("Nottingham-<br>shire", "Bourne-<br>mouth,<br>Christ-<br>church and<br>Poole")


def test_names_are_harmless():
    rogue = {"place_name": ROGUE, "name": ROGUE, "text": ROGUE, "word": ROGUE, "hover": ROGUE}
    for look in (LIGHT, PHONE_LOOK):
        figure = rug.cells(cells(1, 1, **rogue), WORDS, look, None)
        assert not [text for text in said(figure) if "<a " in text]
        assert any(ESCAPED in text for text in said(figure))


def test_colours_are_mixed_by_their_share():
    assert rug.mixed("#ffffff", "#000000", 0.5) == "#808080"
    assert rug.mixed("#a285d1", "#ffffff", 1) == "#a285d1"


def test_on_stage_the_rows_share_the_height_and_words_become_signs_where_they_are_many():
    few, many = (rug.cells(cells(3, count), WORDS, stage(LIGHT, 1920, 1080), None) for count in (4, 20))
    assert few.layout.height == many.layout.height == 1080
    assert few.data[1].text[0] == "<b>0.0%</b><br>better"
    assert many.data[1].text[0] == "<b>0.0%</b> B"
    assert "B better, S similar, W worse" in " ".join(said(many)).replace("<br>", " ")
    quarters = rug.cells(cells(3, 20, word="quarter 2", part="2"), WORDS, stage(LIGHT, 1920, 1080), None)
    assert quarters.data[1].text[0] == "<b>0.0%</b> 2"


def test_why_there_is_no_value_stands_in_lines_that_a_cell_holds():
    assert rug._within("does not apply", "<br>") == "does not<br>apply"
    assert rug._within("does not apply", " ") == "–"
    assert rug._within("missing", " ") == "missing"
