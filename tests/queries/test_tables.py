from datetime import date

import pandas as pd

import schema
from queries import comparisons, grade_history, indicators, inspections, judgements, peers, sources, tables
from tests.rows import (
    ENGLAND,
    NORTH,
    SOURCE,
    SOUTH,
    annotation,
    authority,
    figure,
    indicator,
    inspection,
    judged,
    neighbour,
    recommendation,
    reported_indicator,
    theme,
    themed,
    value,
)

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
    table = tables.over_time(grade_history.over_time("in_care", None, DAY))
    assert list(table.columns) == ["Day", *GRADES]
    assert cells(table)[:2] == [[DAY, 1, 0, 1, 0, 1], [date(2024, 6, 30), 1, 0, 1, 0, 1]]
    assert cells(table)[-1] == [date(2016, 3, 31), 0, 0, 0, 0, 3]


def test_movement(tidy):
    graded(tidy)
    table = tables.movement(grade_history.movement("in_care", DAY))
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
        value_annotations=[annotation("anew", "Counted anew.", "2018-03-31", None, place_code="E5")],
    )


def test_all_authorities_ranked(tidy):
    measured(tidy)
    table = tables.ranked(
        indicators.ranked("visits", "2018"), indicators.one("visits"), indicators.before("visits", "2018")
    )
    assert list(table.columns) == [
        *("Rank", "Of", "Authority", "Region", "Value", "If not, why", "Change", "Since", "Quarter (1 is best)"),
        *("95% interval from", "to", "Interval", "Count", "Out of", "Take note"),
    ]
    none = "not available"
    gone, hidden = "Oldshire (until March 2019)", "not published (a small number is hidden)"
    counted, rounded = ["23.15%", "26.94%", "Wilson", "500", "2,000", ""], ["10.25%", "14.00%", "published", "", ""]
    assert cells(table) == [
        [1, 3, "Betaford", "South East", "25.0%", "", "", "", None, *counted],
        [2, 3, gone, "South East", "12.3%", "", "", "", None, *rounded, "Counted anew."],
        [3, 3, "Alphashire", "North East", "10.0%", "", "", "", None, "", "", none, "", "", ""],
        [None, None, "Gammaton", "South East", "", hidden, "", "", None, "", "", none, "", "", ""],
    ]


def test_a_change_is_of_the_values_as_shown_and_names_its_period(tidy):
    worth = {"E1": [10.04, None, 12.06], "E2": [20.0, 21.0, None], "E3": [None, None, 5.0]}
    tidy(
        authorities=[ALPHA, BETA, GAMMA],
        indicators=[indicator("visits")],
        indicator_values=[
            value(code, str(2016 + n), v, note="no_return" if v is None else None)
            for code, values in worth.items()
            for n, v in enumerate(values)
        ],
    )
    before = indicators.before("visits", "2018")
    assert before.set_index("authority_code").T.to_dict("list") == {"E1": ["2016", 10.04], "E2": ["2017", 21.0]}
    table = tables.ranked(indicators.ranked("visits", "2018"), indicators.one("visits"), before)
    assert table[["Authority", "Change", "Since"]].values.tolist() == [
        ["Alphashire", "+2.1", "2016"],  # 12.1 less 10.0, as shown
        ["Gammaton", "", ""],
        ["Betaford", "", ""],
    ]
    level = before.assign(value_before=[12.1, 21.0])
    table = tables.ranked(indicators.ranked("visits", "2018"), indicators.one("visits"), level)
    assert table["Change"].tolist() == ["0.0", "", ""]


def test_a_trend_newest_first_with_the_reason_where_a_value_is_missing(tidy):
    measured(tidy)
    table = tables.trend(comparisons.lines("visits", "E1", "2025"))
    assert list(table.columns) == ["Period", "Alphashire", "Median of neighbours", "North East", "England"]
    assert cells(table) == [
        ["2018", "10.0%", "25.0%", "", "11.0%"],
        ["2017", "not available (no return was made)", "", "9.0%", ""],
    ]


def test_a_trend_says_what_to_take_note_of(tidy):
    measured(tidy)
    table = tables.trend(comparisons.lines("visits", "E5", "2025"))
    assert table["Take note"].tolist() == ["Oldshire (until March 2019): Counted anew."]


def test_a_trend_of_nothing(tidy):
    tidy(indicators=[indicator("visits")])
    assert tables.trend(comparisons.lines("visits", None, "2025")).empty


def test_beside(tidy):
    measured(tidy)
    what, codes = indicators.one("visits"), peers.of("E1", "2025")
    shown = comparisons.beside(indicators.ranked("visits", "2018"), what, "2018", "E1", codes)
    assert tables.beside(shown, peers.closeness("E1", "2025")).to_dict("records") == [
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
        [who, what, "5 March 2026", "22 November 2026", "9", terms, "a.csv", "https://example.org"],
        [who, what, "not stated", "not stated", "1", terms, "several, or kept by hand", None],
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
            "Kept from": "Official file",
            "The other says": "inadequate",
            "Other source": "Report",
            "Why": "Official file is preferred to Report",
        }
    ]
    day = row | {"key": "E10000001-sif-2014-02-11", "kept": "2014-02-11", "value_b": "2014-02-14"}
    table = tables.conflicts(pd.DataFrame([day]), titles, {"E10000001": "Alphashire"})
    assert table[["Which", "Kept", "The other says"]].to_numpy().tolist() == [
        ["Alphashire SIF 11 February 2014", "11 February 2014", "14 February 2014"]
    ]
    assert tables.conflicts(pd.DataFrame([row]).iloc[:0], titles, names).empty
    counted = pd.DataFrame([{"subject": "judgements.grade", "source_a": "a", "source_b": "c", "conflicts": 4}])
    assert tables.count_conflicts(counted, titles).to_dict("records") == [
        {"About": "Grade", "Source kept": "Official file", "Other source": "c", "Disagreements": "4"}
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
        ["Not published (a small number is hidden)", "1,200"],
        ["Not available", "0"],
        ["Not applicable", "0"],
        ["Not published (rounds to zero)", "0"],
        ["Not published (too unreliable)", "3"],
        ["Not available (no return was made)", "0"],
    ]


# one authority's inspections


def inspected(tidy) -> None:
    tables = judged(
        ("E1", "2015-03-27", "help_and_protection", "inadequate", "sif"),
        ("E1", "2015-03-27", "lscb", "good", "sif"),
        ("E1", "2019-02-01", "in_care_and_care_leavers", "requires_improvement"),
    )
    old, new = tables["inspections"]
    old |= {"kind": "inspection", "inspected_from": "2015-01-20", "action_plan_due_on": "2015-07-09"}
    new |= {"report_url": None}
    visit = {"kind": "focused_visit", "theme_of_visit": "Care leavers", "inspected_from": None}
    tidy(
        authorities=[ALPHA],
        inspections=[old, new, inspection("E1", "2017-06-07") | visit],
        judgements=tables["judgements"],
        recommendations=[
            recommendation("E1-sif-2015-03-27", 1, number=1, text="Do it.", page=4),
            recommendation("E1-sif-2015-03-27", 2, page=5, gist="Do less"),
            recommendation("E1-sif-2015-03-27", 1, "lscb", page=6),
            recommendation("E1-ilacs-2019-02-01", 1, page=3),
        ],
        themes=[theme("plans", 1), theme("health", 2)],
        recommendation_themes=[
            themed("E1-sif-2015-03-27-local_authority-1", "health", 2, "health"),
            themed("E1-sif-2015-03-27-local_authority-1", "plans", 1, "plan|plans"),
        ],
        reported_indicators=[
            reported_indicator("looked_after", 1, published="children_in_care"),
            reported_indicator("waits", 2, "weeks"),
        ],
        reported_figures=[
            figure("E1-sif-2015-03-27", "looked_after", 1700.0, as_at_on="2015-01-31"),
            figure("E1-sif-2015-03-27", "waits", 12.0, "weeks", value_high=14.5, subgroup="under fives"),
            figure("E1-sif-2015-03-27", "unnamed", 7.25, "percent", page=9),
        ],
        indicators=[indicator("children_in_care", unit="count")],
        indicator_values=[value("E1", "2015", 1250.0, "children_in_care")],
    )


def test_inspections_of_an_authority_newest_first(tidy):
    inspected(tidy)
    table = tables.inspection_list(inspections.of("E1"), inspections.counts("E1"), inspections.marks("E1", DAY))
    assert list(table.columns) == [
        *("Published", "First day", "Kind", "Framework", "Theme of the visit", "Recommendations", "Figures"),
        *("Action plan due", "Report"),
        *("Help and protection", "Children in care", "Care leavers", "Safeguarding board (LSCB)"),
    ]
    start, due = date(2015, 1, 20), date(2015, 7, 9)
    combined = "Requires improvement"
    link = "https://example.org/E1-"
    day = date(2019, 2, 1)
    assert cells(table) == [
        [day, day, "Standard inspection", "ILACS", "", 1, 0, None, None, "", combined, combined, ""],
        [
            *(date(2017, 6, 7), None, "Focused visit", "ILACS", "Care leavers", None, None, None),
            *(f"{link}2017-06-07", "", "", "", ""),
        ],
        [
            *(date(2015, 3, 27), start, "Inspection", "SIF", "", 3, 3, due),
            *(f"{link}2015-03-27", "Inadequate", "", "", "Good"),
        ],
    ]


def test_inspections_without_grades_or_counts(tidy):
    tidy(authorities=[ALPHA], inspections=[inspection("E1", "2017-06-07")])
    table = tables.inspection_list(inspections.of("E1"), inspections.counts("E1"), inspections.marks("E1", DAY))
    assert table.columns[-1] == "Report"
    day = date(2017, 6, 7)
    assert cells(table) == [
        [day, day, "Standard inspection", "ILACS", "", None, None, None, "https://example.org/E1-2017-06-07"]
    ]


def test_what_an_inspection_asked_for(tidy):
    inspected(tidy)
    new, _, old = (row for _, row in inspections.of("E1").iterrows())
    table = tables.recommendations(inspections.recommendations(old["inspection_id"]), old)
    assert list(table.columns) == [
        *("Section", "Number", "Recommendation", "In whose words", "Themes", "Because of", "Page", "Report")
    ]
    page = "https://example.org/E1-2015-03-27#page="
    why = "Name of plans: “plan”, “plans”; Name of health: “health”"
    us, la, board = "Our summary", "To the authority", "To the safeguarding board"
    assert cells(table) == [
        [la, "1", "Do it.", "Words of the report", "Name of plans, Name of health", why, 4, f"{page}4"],
        [la, "", "Do less", us, "", "", 5, f"{page}5"],
        [board, "", "", "Not here: follow the link", "", "", 6, f"{page}6"],
    ]
    table = tables.recommendations(inspections.recommendations(new["inspection_id"]), new)
    assert cells(table) == [["To the authority", "", "Not here: follow the link", "", "", 3, None]]  # no number
    assert tables.recommendations(inspections.recommendations("none"), old).empty


def test_figures_of_a_report(tidy):
    inspected(tidy)
    table = tables.figures(inspections.figures("E1-sif-2015-03-27"))
    assert list(table.columns) == ["Figure", "About", "In the report", "At", "Published", "Far apart", "Page"]
    assert cells(table) == [
        ["Name of looked_after", "", "1,700", "31 January 2015", "1,250 (2015)", "yes", 3],
        ["Name of waits", "under fives", "12 weeks to 14.5 weeks", "", "", "", 3],
        ["unnamed", "", "7.25%", "", "", "", 9],
    ]
    assert tables.figures(inspections.figures("none")).empty


def test_every_subject_of_a_conflict_is_a_column_of_a_table():
    columns = {f"{table.name}.{column.name}" for table in schema.TABLES.values() for column in table.columns}
    assert set(tables.SUBJECTS) <= columns
