import shutil

import pandas as pd
import pytest

from loaders import annotations
from loaders.errors import LoadError
from loaders.recognise import REFERENCE

HEAD = "annotation,kind,indicators,places,first_period_end,last_period_end,only_value,text,known_from\n"
INDICATORS, PLACES = pd.Series(["referrals", "dental_checks"]), pd.Series(["E09000001", "E09000012"])


@pytest.fixture
def written(tmp_path):
    def write(rows: str):
        shutil.copytree(REFERENCE, tmp_path, dirs_exist_ok=True)
        (tmp_path / "value_annotations.csv").write_text(HEAD + rows)
        return annotations.of(INDICATORS, PLACES, tmp_path)

    return write


def test_a_fact_is_a_row_for_each_indicator_and_place(written):
    table = written(
        "joint,joint_return,referrals|rereferrals,E09000001|E09000012,2017-09-30,,,Together.,Notes\n"
        "zero,caution,dental_checks,,2013-03-31,2016-03-31,0,Doubtful.,The file\n"
    )
    assert table[["annotation", "indicator", "place_code", "only_value", "text"]].astype(object).fillna(
        ""
    ).values.tolist() == [
        ["joint", "referrals", "E09000001", "", "Together."],
        ["joint", "referrals", "E09000012", "", "Together."],
        ["zero", "dental_checks", "", 0.0, "Doubtful."],
    ]
    assert table["last_period_end"].isna().tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "a,covid,cooking,,2020-03-31,,,Text.,Notes\n",
            "value_annotations.csv, row 2: unknown indicator 'cooking'. "
            "Correct it, or add it to data/reference/indicators.csv.",
        ),
        (
            "a,covid,referrals,E09000001|E9,2020-03-31,,,Text.,Notes\n",
            "value_annotations.csv, row 2: unknown place 'E9'. "
            "Correct it, or add it to data/reference/authorities.csv.",
        ),
        (
            "a,covid,referrals,,2020-03-31,2019-03-31,,Text.,Notes\n",
            "value_annotations.csv, row 2: '2019-03-31' is before the first period. "
            "Correct it, or add it to data/reference/value_annotations.csv.",
        ),
    ],
)
def test_a_broken_row_stops_the_build(written, row, message):
    with pytest.raises(LoadError) as error:
        written(row)
    assert str(error.value) == message
