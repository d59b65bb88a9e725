from queries import profile, profile_tables
from tests.rows import ENGLAND, authority, indicator, neighbour, value


def test_a_row_says_all_that_the_figure_draws_and_more(tidy):
    tidy(
        authorities=[authority("E1", "Northam"), authority("E2", "Southam")],
        indicators=[indicator("visits", decimals=0), indicator("never", position=2)],
        indicator_values=[
            value("E1", "2023", 50.0),
            value("E1", "2024", 60.0, numerator=12, denominator=20),
            value("E1", "2025", None, note="suppressed"),
            value("E2", "2024", 40.0),
            value("E2", "2025", 41.0),
            value(ENGLAND, "2024", 45.0),
        ],
        neighbours=[neighbour("E1", 1, "E2")],
    )
    made = profile_tables.spine(profile.rows("E1", "2025", None), profile.without("E1", None))
    assert made.to_dict("records")[0] == {
        "Topic": "Children in care",
        "Indicator": "Name of visits",
        "Unit": "% of children",
        "Period": "31 March 2024",
        "Value": "60%",
        "Rank": "1st of 2 with data",
        "Beside England": "similar to England",
        "95% interval": "38.7% to 78.1%",
        "Change": "up 10 percentage points from 50% in 2023",
        "Median of peers": "40%",
        "Peers with a value": "1 of 1",
        "Region": "none",
        "England": "45%",
        "Lowest": "40%",
        "Highest": "60%",
        "Note": "2025: not published (a small number is hidden). "
        "Take care: the count behind it is 12, so few that one more moves it.",
    }
    assert list(made)[:6] == ["Indicator", "Value", "England", "Median of peers", "Beside England", "Rank"]
    last = made.to_dict("records")[1]
    assert (last["Indicator"], last["Value"], last["Rank"]) == ("Name of never", "none published", "")
