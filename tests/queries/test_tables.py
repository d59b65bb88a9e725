from datetime import date

import pandas as pd

from queries import indicators, judgements, sources, tables
from tests.rows import ENGLAND, NORTH, SOURCE, SOUTH, authority, indicator, judged, neighbour, value

ALPHA = authority("E1", "Alphashire")
BETA = authority("E2", "Betaford", SOUTH)
GAMMA = authority("E3", "Gammaton", SOUTH)
OLD = authority("E5", "Oldshire", SOUTH, closed_on="2019-03-31", successor_codes="E2")
DAY = date(2024, 7, 7)
GRADES = ["Outstanding", "Good", "Requires improvement", "Inadequate", "Not inspected or not judged"]


def cells(table: pd.DataFrame) -> list[list]:
    """The rows of a table, null as None."""
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.astype(object).values.tolist()]


def graded(tidy) -> pd.DataFrame:
    tidy(
        authorities=[BETA, ALPHA, GAMMA],
        **judged(
            ("E1", "2016-07-07", "in_care", "inadequate", "sif"),
            ("E1", "2019-07-07", "in_care_and_care_leavers", "requires_improvement"),
            ("E2", "2024-01-07", "in_care", "outstanding"),
        ),
    )
    return judgements.latest("in_care", DAY)


def test_the_latest_grades(tidy):
    table = tables.latest(graded(tidy))
    assert list(table.columns) == [
        *("Authority", "Region", "Grade", "Report published", "Years since", "Framework", "Judged")
    ]
    combined = "Children in care and care leavers"
    assert cells(table) == [
        ["Alphashire", "North East", "Requires improvement", date(2019, 7, 7), 5.0, "ILACS", combined],
        ["Betaford", "South East", "Outstanding", date(2024, 1, 7), 0.5, "ILACS", "Children in care"],
        ["Gammaton", "South East", "Not inspected or not judged", None, None, None, None],
    ]


def test_grades_by_region(tidy):
    table = tables.by_region(judgements.count_by_region(graded(tidy)))
    assert list(table.columns) == ["Region", "Authorities", *GRADES]
    assert cells(table) == [
        ["North East", 1, 0, 0, 1, 0, 0],
        ["South East", 2, 1, 0, 0, 0, 1],
        ["England", 3, 1, 0, 1, 0, 1],
    ]


def test_grades_over_time_newest_first(tidy):
    graded(tidy)
    table = tables.over_time(judgements.over_time("in_care", None, DAY))
    assert list(table.columns) == ["Day", *GRADES]
    assert cells(table)[:2] == [[DAY, 1, 0, 1, 0, 1], [date(2024, 6, 30), 1, 0, 1, 0, 1]]
    assert cells(table)[-1] == [date(2016, 3, 31), 0, 0, 0, 0, 3]


def test_movement(tidy):
    graded(tidy)
    table = tables.movement(judgements.movement("in_care", DAY))
    assert list(table.columns) == [
        *("Authority", "Region", "Grade before", "Published before", "Latest grade", "Published", "Movement")
    ]
    before, now = date(2016, 7, 7), date(2019, 7, 7)
    assert cells(table) == [
        ["Alphashire", "North East", "Inadequate", before, "Requires improvement", now, "Improved"],
        ["Betaford", "South East", "", None, "Outstanding", date(2024, 1, 7), "First inspection"],
    ]


def test_years_since(tidy):
    table = tables.years_since(judgements.count_years_since(graded(tidy)))
    assert list(table.columns) == ["Whole years since the report", "Authorities"]
    assert cells(table) == [[0, 1], [1, 0], [2, 0], [3, 0], [4, 0], [5, 1]]


def measured(tidy, **more) -> None:
    tidy(
        authorities=[ALPHA, BETA, GAMMA, OLD],
        indicators=[indicator("visits", **more)],
        neighbours=[neighbour("E1", 1, "E2", closeness="somewhat_close"), neighbour("E1", 2, "E3")],
        indicator_values=[
            value("E1", "2018", 10.0),
            value("E5", "2018", 12.25, lower=10.25, upper=14.0),
            value("E3", "2018", None, note="suppressed"),
            value("E2", "2018", 25.0, numerator=500, denominator=2000),
            value("E1", "2017", None, note="no_return"),
            value(NORTH, "2017", 9.0),
            value(ENGLAND, "2018", 11.0),
        ],
    )


def test_all_authorities_ranked(tidy):
    measured(tidy)
    table = tables.ranked(indicators.ranked("visits", "2018"), indicators.one("visits"))
    assert list(table.columns) == [
        *("Rank", "Authority", "Region", "Value", "If not, why", "Quarter (1 is best)"),
        *("95% interval from", "to", "Interval", "Count", "Out of"),
    ]
    none = "not available"
    assert cells(table) == [
        [1, "Betaford", "South East", "25.0%", "", None, "23.15%", "26.94%", "Wilson", "500", "2,000"],
        [2, "Oldshire (until March 2019)", "South East", "12.3%", "", None, "10.25%", "14.00%", "published", "", ""],
        [3, "Alphashire", "North East", "10.0%", "", None, "", "", none, "", ""],
        [None, "Gammaton", "South East", "", "not published (a small number is hidden)", None, "", "", none, "", ""],
    ]


def test_a_trend_newest_first_with_the_reason_where_a_value_is_missing(tidy):
    measured(tidy)
    table = tables.trend(indicators.lines("visits", "E1", "2025"))
    assert list(table.columns) == ["Period", "Alphashire", "Median of neighbours", "North East", "England"]
    assert cells(table) == [
        ["2018", "10.0%", "25.0%", "", "11.0%"],
        ["2017", "not available (no return was made)", "", "9.0%", ""],
    ]


def test_a_trend_of_nothing(tidy):
    tidy(indicators=[indicator("visits")])
    assert tables.trend(indicators.lines("visits", None, "2025")).empty


def test_beside(tidy):
    measured(tidy)
    what, peers = indicators.one("visits"), indicators.peers("E1", "2025")
    shown = indicators.beside(indicators.ranked("visits", "2018"), what, "2018", "E1", peers)
    assert tables.beside(shown, indicators.closeness("E1", "2025")).to_dict("records") == [
        {"Place": "Betaford", "Value": "25.0%", "Is": "Peer", "Closeness": "somewhat close"},
        {"Place": "England", "Value": "11.0%", "Is": "England", "Closeness": ""},
        {"Place": "Alphashire", "Value": "10.0%", "Is": "Chosen authority", "Closeness": ""},
    ]
    assert list(tables.beside(shown, {}).columns) == ["Place", "Value", "Is"]


def test_sources_and_freshness(tidy):
    dated = {"source": "a", "published_on": "2026-03-05", "retrieved_on": "2026-11-22", "file": "a.csv", "rows": 9}
    tidy(sources=[SOURCE, SOURCE | dated | {"url": "https://example.org"}])
    table = tables.sources(sources.every())
    assert list(table.columns) == [
        *("Publisher", "Title", "Published", "Retrieved", "Rows used", "Licence", "File", "Address")
    ]
    who, what, terms = "Department of Examples", "Survey of Exampleshire", "Open Government Licence v3.0"
    assert cells(table) == [
        [who, what, "5 March 2026", "22 November 2026", 9, terms, "a.csv", "https://example.org"],
        [who, what, "not stated", "not stated", 1, terms, None, None],
    ]
    newest = pd.DataFrame(
        {"topic": ["A", "B"], "newest_day": pd.to_datetime(["2025-03-31", None]), "indicators": [3, 1]}
    )
    table = tables.freshness(newest)
    assert list(table.columns) == ["Topic", "Indicators", "Newest period ends"]
    assert cells(table) == [["A", 3, "31 March 2025"], ["B", 1, "not stated"]]


def test_conflicts_in_words():
    row = {
        "subject": "judgements.grade",
        "key": "E1 2024 leadership",
        "source_a": "a",
        "value_a": "good",
        "source_b": "b",
        "value_b": "inadequate",
        "kept": "good",
        "reason": "a is preferred to b",
    }
    titles, names = {"a": "Official file", "b": "Report"}, {"E1": "Alphashire"}
    table = tables.conflicts(pd.DataFrame([row]), titles, names)
    assert table.to_dict("records") == [
        {
            "About": "Grade",
            "Which": "Alphashire 2024 leadership",
            "Kept": "good",
            "Source": "Official file",
            "It says": "good",
            "Other source": "Report",
            "It says otherwise": "inadequate",
            "Why": "a is preferred to b",
        }
    ]
    assert tables.conflicts(pd.DataFrame([row]).iloc[:0], titles, names).empty
    counted = pd.DataFrame([{"subject": "judgements.grade", "source_a": "a", "source_b": "c", "conflicts": 4}])
    assert tables.count_conflicts(counted, titles).to_dict("records") == [
        {"About": "Grade", "Source kept": "Official file", "Other source": "c", "Disagreements": 4}
    ]


def test_nothing_in_conflict(tidy):
    tidy()
    assert tables.conflicts(sources.conflicts(), sources.titles(), {}).empty
    assert tables.count_conflicts(sources.count_conflicts(), sources.titles()).empty
    assert tables.unread(sources.unread()).empty


def test_unread_documents_and_notes():
    unread = pd.DataFrame({"reason": ["scanned"], "documents": [2], "example": ["a.pdf"]})
    assert tables.unread(unread).to_dict("records") == [{"Why": "scanned", "Documents": 2, "For example": "a.pdf"}]
    table = tables.notes(pd.DataFrame({"note": ["unreliable", "suppressed"], "values": [3, 1200]}))
    assert cells(table) == [
        ["Not published (a small number is hidden)", 1200],
        ["Not available", 0],
        ["Not applicable", 0],
        ["Not published (rounds to zero)", 0],
        ["Not published (too unreliable)", 3],
        ["Not available (no return was made)", 0],
    ]
