from datetime import date

import pytest

from queries import theme_history
from tests.theme_rows import DAY, known


@pytest.fixture(autouse=True)
def asked(tidy):
    tidy(**known())


def test_inspections_follow_each_other_read_or_not():
    table = theme_history.sequence(DAY)
    of = table[table["authority_code"] == "E3"]
    assert of["is_read"].tolist() == [True, False, True]
    assert of["next_id"].tolist()[:2] == ["E3-ilacs-2021-09-01", "E3-ilacs-2024-09-01"]
    assert of["next_id"].isna().tolist() == [False, False, True]
    assert theme_history.inspections_of("E3", DAY)["column"].tolist() == [
        "ILACS, Sep 2018",
        "ILACS, Sep 2021 (not read)",
        "ILACS, Sep 2024",
    ]


def test_what_became_of_each_theme_at_one_authority():
    cells = theme_history.at_each_inspection("E1", DAY)
    assert cells.drop_duplicates("theme")[["theme", "run", "status"]].values.tolist() == [
        ["plans", 3, "3rd report in a row"],
        ["leavers", 1, "back after a gap"],
        ["health", 0, "not asked again"],
    ]
    assert cells["inspections"].tolist() == [1, 1, 2, 1, 0, 1, 1, 1, 0]
    assert cells["column"].tolist()[:3] == ["SIF, Mar 2015", "ILACS, Mar 2019", "ILACS, Mar 2023"]


def test_a_report_that_was_not_read_breaks_a_row():
    cells = theme_history.at_each_inspection("E3", DAY)
    status = cells.drop_duplicates("theme").set_index("theme")["status"].to_dict()
    assert status == {
        "health": "asked now; an earlier report was not read",
        "leavers": "asked now; an earlier report was not read",
        "plans": "not asked now; the report before was not read",
    }
    first = theme_history.at_each_inspection("E3", date(2020, 1, 1))
    assert first["status"].unique().tolist() == ["asked in the only report"]
    before = theme_history.at_each_inspection("E3", date(2022, 1, 1))
    assert before["status"].unique().tolist() == ["latest report not read"]
    assert theme_history.at_each_inspection("E9", DAY).empty


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ([1, 1, 1], (3, "3rd report in a row")),
        ([None, 1, 2], (2, "at least 2nd report in a row")),
        ([0, 1, 1], (2, "2nd report in a row")),
        ([1, 0, 1], (1, "back after a gap")),
        ([1, None, 0, 1], (1, "back after a gap")),
        ([None, 0, 1], (1, theme_history.UNSURE)),
        ([0, 1], (1, "new in the latest report")),
        ([1, 0], (0, "not asked again")),
        ([1, 0, 0], (0, "not asked for some time")),
        ([1, None, 0], (0, theme_history.LOST)),
        ([1, None], (0, "latest report not read")),
    ],
)
def test_what_became_of_a_theme_is_said_no_surer_than_it_is(counts, status):
    assert theme_history._became([float("nan") if count is None else count for count in counts]) == status


def test_what_became_of_a_theme_at_the_next_inspection():
    table = theme_history.pairs("health", DAY)
    assert table[
        ["label", "framework", "framework_next", "again", "grade_before", "grade_after", "move"]
    ].values.tolist() == [
        ["Alphashire", "ilacs", "ilacs", False, "good", "good", "same"],
        ["Betaford", "sif", "ilacs", False, "good", "outstanding", "improved"],
        ["Alphashire", "sif", "ilacs", True, "requires_improvement", "good", "improved"],
    ]  # the inspection that followed Gammaton's was not read
    assert table["address"].tolist()[0] == "https://example.org/E1-2019-03-01#page=2"
    assert table["address_next"].tolist()[0] == "https://example.org/E1-2023-03-01"
    assert theme_history.pairs("health", DAY, "ilacs")["label"].tolist() == ["Alphashire"]


def test_a_theme_that_came_back_later_is_told():
    table = theme_history.pairs("leavers", DAY)
    first = table[table["framework"] == "sif"].iloc[0]
    assert (first["again"], first["later"].date()) == (False, date(2023, 3, 1))


def test_peers_come_first_then_those_that_improved():
    table = theme_history.put_right("health", DAY, None, "E3", "2025")
    assert table["label"].tolist() == ["Betaford", "Alphashire"]
    assert table["nearness"].isna().all()
    table = theme_history.put_right("health", DAY, None, "E1", "2025")
    assert table["nearness"].tolist()[0] == 2


def test_moves_of_the_judgement_concerned():
    counts = theme_history.moves("health", DAY)
    assert counts[counts["inspections"] > 0].values.tolist() == [
        ["put_right", "improved", 1],
        ["put_right", "same", 1],
        ["again", "improved", 1],
    ]
    assert counts["inspections"].sum() == len(theme_history.pairs("health", DAY))
