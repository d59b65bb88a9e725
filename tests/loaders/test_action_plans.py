from datetime import date, timedelta

import holidays
import pandas as pd
import pytest

from loaders import action_plans


@pytest.mark.parametrize(
    ("published_on", "due_on"),
    [
        (date(2017, 6, 13), date(2017, 9, 20)),  # the day North Tyneside's cabinet was told
        (date(2016, 12, 23), date(2017, 4, 5)),  # over Christmas and New Year
        (date(2016, 12, 24), date(2017, 4, 5)),  # a Saturday counts as the Friday before it
        (date(2016, 12, 26), date(2017, 4, 5)),  # a bank holiday likewise
        (date(2022, 8, 1), date(2022, 11, 9)),  # with the holiday for the Queen's funeral
        (date(2023, 4, 3), date(2023, 7, 17)),  # with Easter and the coronation
    ],
)
def test_seventy_working_days_after_publication(published_on, due_on):
    assert action_plans.due_dates(pd.Series([published_on])).tolist() == [pd.Timestamp(due_on)]


def test_every_day_of_three_years_as_a_plain_loop_counts_it():
    closed = holidays.country_holidays("GB", subdiv="ENG", years=range(2021, 2026))
    days = [date(2021, 6, 1) + timedelta(n) for n in range(3 * 365)]

    def counted(day: date) -> pd.Timestamp:
        left = action_plans.WORKING_DAYS
        while left:
            day += timedelta(1)
            left -= day.weekday() < 5 and day not in closed
        return pd.Timestamp(day)

    assert action_plans.due_dates(pd.Series(days)).tolist() == [counted(day) for day in days]


def test_not_published_has_no_due_date():
    published = pd.Series([pd.NaT, "2017-06-13", None], index=[7, 8, 9], dtype="datetime64[s]")
    expected = pd.Series(
        [pd.NaT, pd.Timestamp("2017-09-20"), pd.NaT],
        index=[7, 8, 9],
        dtype="datetime64[s]",
        name="action_plan_due_on",
    )
    pd.testing.assert_series_equal(action_plans.due_dates(published), expected)
    assert action_plans.due_dates(pd.Series([], dtype="datetime64[s]")).tolist() == []
