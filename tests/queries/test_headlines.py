from queries import headlines
from tests.rows import ENGLAND, authority, indicator, neighbour, value

PLACES = [authority(f"E{n}", name) for n, name in enumerate(["Alphashire", "Betaford", "Gammaton"], 1)]
COUNTS = {"numerator": 500, "denominator": 1000}
VALUES = [
    value("E1", "2024", 40.0, numerator=400, denominator=1000),
    value("E1", "2025", 50.0, **COUNTS),
    value("E2", "2025", 40.0),
    value("E3", "2025", None, note="suppressed"),
    value(ENGLAND, "2025", 44.0),
    value("E1", "2024", 3.0, "few", numerator=3, denominator=100),
    value("E1", "2025", None, "few", note="suppressed"),
    value("E2", "2025", 3.0, "few"),
    value("E2", "2025", 3.0, "none"),
    value("E1", "2025", 3.0, "other"),
]


def test_a_screen_of_headline_indicators(tidy):
    tidy(
        authorities=PLACES,
        neighbours=[neighbour("E1", 1, "E2"), neighbour("E1", 2, "E3")],
        indicators=[
            indicator("visits", is_headline=True, position=1, decimals=0),
            indicator("few", is_headline=True, position=2, polarity="neutral"),
            indicator("none", is_headline=True, position=3),
            indicator("other", position=4),  # not included: no headline
        ],
        indicator_values=VALUES,
    )
    assert headlines.table("E1", "2025").to_dict("records") == [
        {
            "Indicator": "Name of visits",
            "Latest": "50% (2025)",
            "Change": "up 10 points, better",
            "Rank": "1st of 2; 1 hidden",
            "Median of its peers": "40% (1 of 2)",
            "England": "44%",
            "Beside England": "better",
            "Better is": "higher",
        },
        {
            "Indicator": "Name of few",
            "Latest": "3.0% (2024, none since; small count)",
            "Change": "no earlier value",
            "Rank": "highest of 1",
            "Median of its peers": "none",
            "England": "",
            "Beside England": "no interval",
            "Better is": "neither",
        },
        {
            "Indicator": "Name of none",
            "Latest": "never published",
            **dict.fromkeys(["Change", "Rank", "Median of its peers", "England", "Beside England", "Better is"], ""),
        },
    ]
