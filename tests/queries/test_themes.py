from collections import Counter
from datetime import date

import pytest

from queries import judgements, themes
from queries.uncertainty import Z
from tests import rows
from tests.theme_rows import DAY, INSPECTIONS, known

READ = [row for row in INSPECTIONS if row[5]]


@pytest.fixture(autouse=True)
def asked(tidy):
    tidy(**known())


def wilson(count: int, base: int) -> tuple[float, float]:
    """Wilson (1927), written out."""
    share, spread = count / base, Z * Z / base
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * (share * (1 - share) / base + spread / 4 / base) ** 0.5
    return 100 * (middle - half), 100 * (middle + half)


def test_a_theme_without_a_short_name_keeps_its_own(tidy):
    tidy(themes=[rows.theme("plans", 1, short_name=None), rows.theme("health", 2)])
    assert themes.catalogue()["short_name"].tolist() == ["Name of plans", "Short health"]


def test_full_inspections_whose_recommendations_were_read():
    table = themes.read(DAY)
    assert table[["authority_code", "framework", "asked"]].values.tolist() == [
        ["E1", "sif", 3],
        ["E2", "sif", 1],
        ["E3", "ilacs", 2],
        ["E1", "ilacs", 2],
        ["E2", "ilacs", 2],
        ["E1", "ilacs", 3],
        ["E3", "ilacs", 2],
    ]
    assert len(themes.read(DAY, "sif")) == 2
    assert len(themes.read(date(2019, 3, 1))) == 4
    assert themes.read(DAY, "cpi").empty


def groups_by_hand(by: str, row: tuple) -> dict[str, str]:
    """judgement a theme bears on -> the group of an inspection; judgements without a grade are left out."""
    code, day, framework, safe, care, _ = row
    region = {"E1": "North East"}.get(code, "South East")
    kind = {"E2": "Unitary authorities"}.get(code, "County councils")
    spans = {2015: "2014 to 2015", 2016: "2016 to 2017", 2018: "2018 to 2019", 2019: "2018 to 2019"}
    period = spans.get(int(day[:4]), "2020 to 2022" if day < "2023" else "2023 to 2024")
    if by == "grade":
        grades = {"help_and_protection": safe, "in_care": care}
        return {judgement: judgements.GRADE_NAMES[grade] for judgement, grade in grades.items()}
    name = {"framework": framework.upper(), "region": region, "kind": kind, "period": period, None: "All"}[by]
    return dict.fromkeys(("help_and_protection", "in_care", "care_leavers"), name)


@pytest.mark.parametrize("by", [None, *themes.GROUPINGS])
def test_shares_are_counted_as_by_hand(by):
    bears = {"plans": "help_and_protection", "health": "in_care", "leavers": "care_leavers"}
    counts, whole = Counter(), Counter()
    for theme, judgement in bears.items():
        for row in READ:
            group = groups_by_hand(by, row).get(judgement)
            whole[theme, group] += group is not None
            counts[theme, group] += group is not None and theme in row[5]
    expected = {key: (counts[key], of) for key, of in whole.items() if of}
    table = themes.shares(DAY, None, by)
    found = {(r["theme"], r["group"]): (r["inspections"], r["of"]) for r in table.to_dict("records")}
    assert found == expected
    for row in table.to_dict("records"):
        assert row["share"] == pytest.approx(100 * row["inspections"] / row["of"])
        low, high = wilson(row["inspections"], row["of"])
        assert (row["lower"], row["upper"]) == (pytest.approx(low, abs=1e-9), pytest.approx(high))
        assert row["is_small"]


def test_groups_stand_in_their_own_order():
    assert themes.groups(DAY, None, "grade") == ["Outstanding", "Good", "Requires improvement", "Inadequate", "All"]
    assert themes.groups(DAY, None, "framework") == ["SIF", "ILACS", "All"]
    assert themes.groups(DAY, None, "kind") == ["County councils", "Unitary authorities", "All"]
    assert themes.groups(DAY, "cpi", "period") == ["All"]


def test_the_most_often_recommended_comes_first():
    table = themes.ranked(DAY, None)
    assert table[["theme", "inspections", "of"]].values.tolist() == [
        ["health", 5, 7],
        ["plans", 4, 7],
        ["leavers", 4, 7],
    ]


def test_one_theme_among_groups():
    table = themes.of_theme("leavers", DAY, "ilacs", "region")
    assert table[["group", "inspections", "of"]].values.tolist() == [["North East", 1, 2], ["South East", 2, 3]]


def test_a_cell_for_each_theme_and_region_and_for_all():
    cells = themes.grid(DAY, "ilacs", "region")
    assert cells["column"].drop_duplicates().tolist() == ["North East", "South East", "All"]
    assert len(cells) == 9


def test_a_cell_for_each_theme_and_authority_in_the_order_given():
    cells = themes.grid_of(("E3", "E1", "E9"), DAY, None)
    assert cells.drop_duplicates("column")[["column", "column_key", "of"]].values.tolist() == [
        ["Gammaton", "E3", 2],
        ["Alphashire", "E1", 3],
    ]
    assert cells[cells["theme"] == "plans"]["inspections"].tolist() == [1, 3]
    assert themes.grid_of(("E9",), DAY, None).empty


@pytest.mark.parametrize(
    ("by", "group", "found"),
    [
        ("region", "All", ["leavers 3", "leavers 1", "leavers 2", "leavers 3"]),
        ("region", "South East", ["leavers 2", "leavers 1"]),
        ("authority", "E1", ["leavers 3", "leavers 3"]),
        ("authority", "E9", []),
    ],
)
def test_the_recommendations_behind_a_cell(by, group, found):
    assert sorted(themes.behind("leavers", DAY, None, by, group)["gist"]) == sorted(found)


def test_the_recommendations_behind_a_grade_are_those_of_the_judgement_concerned():
    ids = themes.behind("health", DAY, None, "grade", "Good")["inspection_id"].tolist()
    assert ids == ["E3-ilacs-2024-09-01", "E1-ilacs-2019-03-01", "E2-sif-2016-06-01"]


def test_how_much_a_report_asks_on_average():
    assert themes.asked_on_average(DAY) == {"SIF": 2.0, "ILACS": pytest.approx(11 / 5)}


def test_sources_of_grades_are_named_where_grades_are_used():
    assert themes.sources() == themes.sources("grade") == ("survey",)


def test_a_count_in_words():
    assert themes.counted(1, 1) == "1 of 1 inspection"
    assert themes.counted(12, 1234) == "12 of 1,234 inspections"
