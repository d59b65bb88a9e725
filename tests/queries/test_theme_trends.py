from collections import Counter
from itertools import combinations

import pytest

from queries import theme_trends
from tests import rows
from tests.theme_rows import DAY, INSPECTIONS, known


@pytest.fixture
def few(tidy):
    tidy(**known())


@pytest.fixture
def many(tidy):
    """200 authorities, each inspected before and after 2022: plans fall, health rises, the rest stays."""
    named = [("2019-05-01", ("plans", "leavers")), ("2024-05-01", ("health", "leavers"))]
    codes = [f"E1{n:07}" for n in range(60)]
    asked, themed, visits = [], [], []
    for number, code in enumerate(codes):
        for day, themes in named:
            visits.append(rows.inspection(code, day))
            swapped = themes if number % 5 else ("plans", "health")
            for position, theme in enumerate(swapped, start=1):
                asked.append(rows.recommendation(visits[-1]["inspection_id"], position))
                themed.append(rows.themed(asked[-1]["recommendation_id"], theme))
    tidy(
        authorities=[rows.authority(code, f"{code}ham") for code in codes],
        inspections=visits,
        recommendations=asked,
        recommendation_themes=themed,
        themes=known()["themes"],
    )


def test_each_year_and_framework_by_hand(few):
    table = theme_trends.yearly("health", DAY)
    assert table[["year", "framework", "inspections", "of"]].values.tolist() == [
        [2015, "sif", 1, 1],
        [2016, "sif", 1, 1],
        [2018, "ilacs", 1, 1],
        [2019, "ilacs", 1, 1],
        [2022, "ilacs", 0, 1],
        [2023, "ilacs", 0, 1],
        [2024, "ilacs", 1, 1],
    ]
    assert theme_trends.yearly("health", DAY, "sif")["framework"].unique().tolist() == ["sif"]


def test_rising_and_falling_beyond_chance(many):
    table = theme_trends.change(DAY).set_index("theme")
    assert table["verdict"].to_dict() == {"health": "rising", "leavers": "may be chance", "plans": "falling"}
    plans = table.loc["plans"]
    assert (plans["before"], plans["of_before"], plans["after"], plans["of_after"]) == (60, 120, 12, 120)
    assert plans["change"] == pytest.approx(-40)
    # Newcombe (1998), method 10: from the Wilson limits of each share.
    assert plans["lower"] < -40 < plans["upper"] < 0
    assert table.loc["leavers", "change"] == 0


def test_too_few_reports_to_call_anything_more_than_chance(few):
    assert theme_trends.change(DAY)["verdict"].unique().tolist() == ["may be chance"]
    assert theme_trends.change(DAY, "sif")["of_before"].tolist() == [3, 3, 3]
    assert theme_trends.change(DAY.replace(year=2019)).empty


def test_frameworks_are_never_compared():
    assert theme_trends.compared(None) == theme_trends.compared("cpi") == "ilacs"
    assert theme_trends.compared("sif") == "sif"


def test_pairs_are_counted_and_expected_as_by_hand(few):
    reports = [(f, set(themes) - {"other"}) for _, _, f, _, _, themes in INSPECTIONS if themes]
    met = Counter(
        pair for _, named in reports for pair in combinations(("plans", "health", "leavers"), 2) if set(pair) <= named
    )
    table = theme_trends.together(DAY)
    found = {(r["theme"], r["other"]): r for r in table.to_dict("records")}
    assert {pair: row["inspections"] for pair, row in found.items()} == dict(met)
    for pair, row in found.items():
        sides = []
        for one, other in (pair, pair[::-1]):
            like = {(f, len(named - {one})) for f, named in reports}
            groups = [[n for g, n in reports if (g, len(n - {one})) == key] for key in like]
            sides.append(sum(sum(one in n for n in g) * sum(other in n for n in g) / len(g) for g in groups))
        assert row["expected"] == pytest.approx(sum(sides) / 2)
        assert row["times"] == pytest.approx(row["inspections"] / row["expected"])
        assert not row["is_sure"]


LETTERS = "abcdefgh"


def _named(tidy, reports: list[str]):
    """Reports of one framework, each naming the themes of some letters."""
    visits = [rows.inspection(f"E1{n:07}", "2024-05-01") for n in range(len(reports))]
    asked = [[rows.recommendation(v["inspection_id"], n + 1) for n in range(8)] for v in visits]
    themed = [
        rows.themed(asked[n][LETTERS.index(letter)]["recommendation_id"], letter)
        for n, letters in enumerate(reports)
        for letter in letters
    ]
    tidy(
        authorities=[rows.authority(v["authority_code"], f"{v['authority_code']}ham") for v in visits],
        inspections=visits,
        recommendations=[row for each in asked for row in each],
        recommendation_themes=themed,
        themes=[rows.theme(letter, place) for place, letter in enumerate(LETTERS, start=1)],
    )


def test_long_reports_alone_bring_no_pair_together(tidy):
    """Half of the reports name two themes at random, half six: every pair meets often, none for its own sake."""
    short, long = combinations(LETTERS, 2), combinations(LETTERS, 6)
    _named(tidy, ["".join(named) for named in [*short, *long]])
    table = theme_trends.together(DAY)
    assert len(table) == 28
    assert table["times"].tolist() == pytest.approx([1.0] * 28)
    assert not table["is_sure"].any()


def test_a_pair_that_belongs_together_is_beyond_chance(tidy):
    _named(tidy, ["ab", "abc", "abde", "cd", "efg", "dfgh", "eh", "cfh"] * 12)
    first = theme_trends.together(DAY).iloc[0]
    assert (first["theme"], first["other"], first["inspections"], first["is_sure"]) == ("a", "b", 36, True)


def test_the_pairs_of_one_theme_stand_with_it_first(few):
    table = theme_trends.with_theme("leavers", DAY)
    assert table["theme_name"].unique().tolist() == ["Name of leavers"]
    assert sorted(table["other"]) == ["health", "plans"]
    assert sorted(table["inspections"]) == [2, 2]
