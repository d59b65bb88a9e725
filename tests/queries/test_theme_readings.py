from datetime import date

import pandas as pd
import pytest

from queries import theme_history, theme_trends, themes
from queries import theme_readings as readings
from queries.numbers import plural, text
from tests.theme_rows import DAY, known


@pytest.fixture
def asked(tidy):
    tidy(**known())


def groups(*rows: tuple) -> pd.DataFrame:
    """(group, inspections, of, lower, upper) of one theme."""
    table = pd.DataFrame(rows, columns=["group", "inspections", "of", "lower", "upper"])
    share = 100 * table["inspections"] / table["of"]
    return table.assign(
        theme="plans", theme_name="Plans", share=share, is_small=table["of"] < 20, column=table["group"]
    )


NORTH, SOUTH, WEST = ("North", 30, 40, 60.0, 86.0), ("South", 10, 40, 14.0, 40.0), ("West", 1, 2, 9.0, 91.0)


def test_which_group_is_asked_most_and_whether_it_may_be_chance():
    rows = groups(NORTH, SOUTH, WEST)
    assert readings.split_title(rows) == "Plans: from 25% of inspections (South) to 75% (North)"
    assert readings.split(rows) == (
        "Highest, North: 30 of 40 inspections, 75%. Lowest, South: 10 of 40 inspections, 25%. Their 95% intervals do "
        "not overlap. Small numbers, fewer than 20 inspections: West; read with care."
    )
    near = groups(NORTH, ("South", 25, 40, 47.0, 76.0))
    assert readings.split(near).endswith("Their 95% intervals overlap, so the difference may be chance.")


def test_a_spread_over_grades_shows_no_cause():
    assert readings.no_cause("grade", None).startswith(" No theme is shown to cause a grade")
    assert readings.no_cause("period", None).startswith(" SIF reports, to 2018, ask for more of everything")
    assert readings.no_cause("period", "ilacs") == readings.no_cause("region", None) == ""


def test_one_group_alone_is_compared_with_none():
    assert readings.split_title(groups(NORTH)) == "Plans: 75% of inspections (North)"
    assert readings.split(groups(NORTH)) == "North: 30 of 40 inspections, 75%."


def test_frameworks_together_are_warned_of():
    averages = {"SIF": 14.26, "ILACS": 4.5}
    assert readings.mixed(averages, None) == (
        "Recommendations to the authority in a report, on average: 14.3 under SIF and 4.5 under ILACS. A theme is "
        "named "
        "in fewer reports now for that reason alone: choose one framework to compare like with like."
    )
    assert readings.mixed(averages, "ilacs") is None
    assert readings.mixed({"ILACS": 4.5}, None) is None


def test_what_is_counted_and_what_is_not(asked):
    assert readings.coverage(themes.read(DAY), theme_history.sequence(DAY)) == (
        "Counted are 7 full inspections under the single inspection framework (SIF, to 2018) and that of local "
        "authorities' children's services (ILACS, since 2018); the reports of 1 more have not been read. An inspection "
        "counts once for a theme. What reports ask of safeguarding boards is left out."
    )


def test_where_a_theme_stands_among_all(asked):
    assert readings.ranked(themes.ranked(DAY, None), "plans").endswith(
        "Name of plans is joint 2nd of 3: 4 of 7 inspections, 57%."
    )
    assert readings.most_often(themes.ranked(DAY, None)) == (
        "Name of health: recommended in 71% of inspections, more than any other theme"
    )
    assert readings.most_often(themes.ranked(DAY, None).iloc[1:]).endswith("no less than any other theme")


def test_years_and_the_step_between_frameworks(asked):
    rows = theme_trends.yearly("health", DAY)
    assert readings.yearly_title(rows, "Health") == (
        "Health: recommended in 100% of the inspections of 2018, 100% of those of 2024"
    )
    assert readings.yearly(rows) == (
        "In 2024: 1 of 1 inspection, 100%. The 95% intervals of 2018 and 2024 overlap, so the difference may be "
        "chance. SIF and ILACS ask differently: do not read the step between them as a change in practice. "
        "Years with fewer than 20 inspections are hollow: 2015, 2016, 2018, 2019, 2022, 2023 and 2024."
    )
    both = pd.concat([rows, rows.assign(framework="sif", is_small=False)], ignore_index=True)
    assert readings.yearly(both).endswith(
        "hollow: 2015 (SIF), 2016 (SIF), 2018 (ILACS), 2019 (ILACS), 2022 (ILACS), 2023 (ILACS) and 2024 (ILACS)."
    )
    assert readings.yearly_title(rows.head(1), "Health") == "Health: recommended in 100% of the inspections of 2015"


def changes(*verdicts: str) -> pd.DataFrame:
    rows = pd.DataFrame({"theme_name": list("ABCDE")[: len(verdicts)], "verdict": verdicts})
    return rows.assign(of_before=500, of_after=1200)


def test_what_rises_and_falls():
    assert (
        readings.change_title(changes("may be chance")) == "No theme has risen or fallen by more than chance explains"
    )
    assert readings.change_title(changes("rising", "falling")) == (
        "Rising as a share of what inspectors ask for: A; Falling as a share of what inspectors ask for: B"
    )
    assert readings.change_title(changes(*["rising"] * 4)).endswith("A, B, C and others")
    assert readings.change_title(changes(*["falling"] * 4)).endswith("D, C, B and others")
    assert readings.change(changes("rising", "may be chance"), "ilacs", (5.5, 4.1)) == (
        "Compared are 500 recommendations of ILACS reports before 2022 with 1,200 since. Shares of recommendations, "
        "not of inspections, because a report now asks for 4.1 things on average, 5.5 before. 1 of 2 themes differs by "
        "more than chance explains, allowing for asking of all of them at once; the others may be chance."
    )


@pytest.mark.parametrize(
    ("value", "shown"), [(3.44, "+3.4"), (-1.0, "−1.0"), (0.04, "0.0"), (-0.04, "0.0"), (0.25, "+0.3"), (12.0, "+12.0")]
)
def test_points_have_their_sign(value, shown):
    assert readings.points(value) == shown


def test_the_highest_cell_of_a_grid():
    assert readings.grid(groups(NORTH, SOUTH, WEST), "cells") == (
        "Highest of all cells: Plans, North: 30 of 40 inspections, 75%. Small numbers, fewer than 20 inspections: "
        "West; "
        "read with care."
    )


def test_the_title_of_a_grid_is_its_fullest_cell():
    assert readings.grid_title(groups(NORTH, SOUTH, WEST)) == (
        "Most often recommended: plans, in 75% of inspections (North)"
    )


def test_an_authority_among_its_peers(asked):
    cells = themes.grid_of(("E1", "E3", "E2"), DAY, None)
    assert readings.among_peers_title(cells, "E1", "Alphashire") == (
        "Alphashire was most often asked for name of plans; so was 1 of 2 peers with a report"
    )
    assert readings.among_peers_title(cells, "E9", "Elsewhere") == "No report on Elsewhere has been read"
    none = cells.assign(inspections=0)
    assert readings.among_peers_title(none, "E1", "Alphashire") == (
        "Alphashire was asked for none of the themes in the reports that were read"
    )
    alone = themes.grid_of(("E3",), DAY, None)
    assert readings.among_peers_title(alone, "E3", "Gammaham") == ("Gammaham was most often asked for name of health")
    assert readings.among_peers(cells, "E1", "Alphashire") == (
        "Most often asked of Alphashire, in 3 of 3 inspections: Name of plans. 1 of its 2 peers with a report was "
        "asked for it as well. Each has been inspected only a few times: read the counts, not shares."
    )
    assert (
        readings.among_peers(cells, "E9", "Elsewhere")
        == "No theme has been asked of Elsewhere in a report that was read."
    )


def test_pairs_in_words(asked):
    rows = theme_trends.with_theme("leavers", DAY)
    first = rows.iloc[0]
    assert readings.together_title(rows) == (
        f"Name of leavers with {first['other_name'].replace('Name', 'name')}: together in "
        f"{plural(first['inspections'], 'inspection')}, where {text(first['expected'], 'count', 0)} were expected"
    )
    assert readings.together(rows, rows.iloc[0]).endswith(
        "0 of 2 pairs meet more often than chance explains. A long report names more of everything, so expected is "
        "reckoned among reports that name as many themes. One recommendation may bear on both."
    )


@pytest.mark.parametrize(("value", "shown"), [(12.5, "13%"), (0.5, "1%"), (62.5, "63%"), (99.4, "99%"), (0.0, "0%")])
def test_halves_of_a_share_go_up(value, shown):
    assert readings.percent(value) == shown


def test_what_was_found_and_in_whose_words(asked):
    rows = themes.behind("health", DAY, None, "region", "All")
    assert readings.found(rows) == "5 recommendations to 3 authorities."
    assert readings.found(rows.iloc[:0]) == "No recommendation was found."
    assert readings.found(rows, 2) == "5 recommendations to 3 authorities; the newest 2 are shown."
    assert readings.found(rows.head(1), None, "Alphashire") == (
        "1 recommendation to 1 authority. Only Alphashire was searched: take it off on the left to search all."
    )
    assert readings.found(rows.head(0)) == "No recommendation was found."
    ours = "shown in our own one-line summary: the report's words are a click away, at the page."
    assert readings.whose(rows) == f"All are {ours}"
    some = rows.assign(text=["Do it.", *[None] * 4])
    assert readings.whose(some) == f"4 of 5 are {ours}"
    assert readings.whose(rows.assign(text="Do it.")) is None


def test_the_scope_of_a_count(asked):
    assert readings.scope(themes.read(DAY, "sif"), date(2025, 12, 31), "sif") == (
        "2 full inspections with recommendations read, published by 31 December 2025; SIF"
    )
