import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

import schema
from loaders import ofsted_outcomes, recognise
from loaders.errors import LoadError
from tests.loaders.outcome_workbooks import (
    AS_AT,
    EARLY,
    HISTORY,
    KNOWN,
    LONG_AGO,
    VISIT,
    rows,
    workbook,
    write_ods,
    write_xlsx,
)

DAY = dt.date


def load(path: Path, sheets: dict[str, list[list]]) -> dict[str, pd.DataFrame]:
    (write_ods if path.suffix == ".ods" else write_xlsx)(path, sheets)
    source = recognise.Source("outcomes", "ofsted_outcomes", "", "", "", None, "", None, None, 1, (), path)
    return ofsted_outcomes.load(source, KNOWN)


def inspection(key: str, authority: str, framework: str, kind: str, **more) -> dict:
    urn = {"E1": "80001", "E2": "80002", "E9": None}[authority]
    about = {"inspection_id": key, "authority_code": authority, "urn": urn, "framework": framework, "kind": kind}
    return {**about, "source": "outcomes", **more}


def judgement(key: str, name: str, grade: str) -> dict:
    code, framework = key.split("-")[:2]
    about = {"inspection_id": key, "authority_code": code, "framework": framework, "source": "outcomes"}
    return {**about, "judgement": name, "grade": grade}


@pytest.mark.parametrize("suffix", [".ods", ".xlsx"])
def test_sheets_that_tell_of_one_inspection_give_one_row(tmp_path, suffix):
    found = load(
        tmp_path / f"outcomes{suffix}",
        workbook(
            ILACS_inspection_history=[["Title"], ["Note"], *rows("ilacs_history", HISTORY, EARLY)],
            Inspections_as_at_31_March=[["Title"], *rows("as_at", AS_AT)],
            In_year_inspections=[["Title"], *rows("in_year", VISIT)],
        ),
    )
    late, early, visit = "E1-ilacs-2023-03-24", "E2-ilacs-2023-02-01", "E1-ilacs-2024-06-07-monitoring-visit"
    pd.testing.assert_frame_equal(
        found["inspections"],
        schema.frame(
            "inspections",
            [
                inspection(
                    late, "E1", "ilacs", "short", inspected_from=DAY(2023, 2, 6), published_on=DAY(2023, 3, 24)
                ),
                inspection(
                    visit, "E1", "ilacs", "monitoring_visit",
                    inspected_from=DAY(2024, 5, 8), published_on=DAY(2024, 6, 7), theme_of_visit="Front door",
                ),
                inspection(
                    early, "E2", "ilacs", "standard", inspected_from=DAY(2022, 12, 5), published_on=DAY(2023, 2, 1)
                ),
            ],
        ),
    )  # fmt: skip
    pd.testing.assert_frame_equal(
        found["judgements"],
        schema.frame(
            "judgements",
            [
                judgement(late, "care_leavers", "requires_improvement"),
                judgement(late, "help_and_protection", "good"),
                judgement(late, "in_care", "good"),
                judgement(late, "leadership", "outstanding"),
                judgement(late, "overall_effectiveness", "good"),
                judgement(early, "help_and_protection", "inadequate"),
                judgement(early, "in_care_and_care_leavers", "good"),
                judgement(early, "leadership", "good"),
                judgement(early, "overall_effectiveness", "good"),
            ],
        ),
    )
    pd.testing.assert_frame_equal(found["conflicts"], schema.frame("conflicts", []))


def test_one_row_holds_many_inspections_and_a_second_table_former_authorities(tmp_path):
    sheet = [
        *rows("history", {"authority": "Exampleshire"}),
        [""],
        ["Title of the second table"],
        *rows("history_former", LONG_AGO),
    ]
    found = load(tmp_path / "outcomes.ods", workbook(LA_inspections_2009_2023=sheet))
    pd.testing.assert_frame_equal(
        found["inspections"],
        schema.frame(
            "inspections",
            [
                inspection("E9-ilacs-2018-08-24", "E9", "ilacs", "standard", published_on=DAY(2018, 8, 24)),
                inspection("E9-sif-2015-03-20", "E9", "sif", "inspection", published_on=DAY(2015, 3, 20)),
                inspection("E9-slac-2010-01-07", "E9", "slac", "inspection", published_on=DAY(2010, 1, 7)),
                inspection(
                    "E9-slac-2011-02-25-help-and-protection",
                    "E9",
                    "slac",
                    "reinspection",
                    published_on=DAY(2011, 2, 25),
                ),
                inspection("E9-slac-2011-02-25-in-care", "E9", "slac", "reinspection", published_on=DAY(2011, 2, 25)),
            ],
        ),
    )
    pd.testing.assert_frame_equal(
        found["judgements"],
        schema.frame(
            "judgements",
            [
                judgement("E9-ilacs-2018-08-24", "in_care_and_care_leavers", "outstanding"),
                judgement("E9-sif-2015-03-20", "in_care", "good"),
                judgement("E9-sif-2015-03-20", "lscb", "inadequate"),
                judgement("E9-sif-2015-03-20", "overall_effectiveness", "good"),
                judgement("E9-slac-2010-01-07", "help_and_protection", "inadequate"),
                judgement("E9-slac-2011-02-25-help-and-protection", "help_and_protection", "inadequate"),
                judgement("E9-slac-2011-02-25-in-care", "in_care", "good"),
            ],
        ),
    )


def test_sheets_of_one_workbook_that_disagree_are_conflicts(tmp_path):
    found = load(
        tmp_path / "outcomes.ods",
        workbook(
            ILACS_inspection_history=rows("ilacs_history", HISTORY),
            Inspections_as_at_31_March=rows("as_at", {**AS_AT, "ilacs leadership": "Good"}),
        ),
    )
    assert found["conflicts"].to_dict("records") == [
        {
            "subject": "judgements.grade",
            "key": "E1-ilacs-2023-03-24 leadership, sheet Inspections_as_at_31_March",
            "source_a": "outcomes",
            "value_a": "outstanding",
            "source_b": "outcomes",
            "value_b": "good",
            "kept": "outstanding",
            "reason": "ILACS_inspection_history is preferred to Inspections_as_at_31_March",
        }
    ]


PLACE = 'sheet "ILACS_inspection_history"'


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"ilacs leadership": "Splendid"},
            f"{PLACE}, row 2: unknown grade 'Splendid'. Add it to data/reference/grade_aliases.csv.",
        ),
        (
            {"ilacs leadership": 2.0},
            f"{PLACE}, row 2: 2.0 is not a word. Give the cell a word in the workbook.",
        ),
        (
            {"ilacs published_on": "24 March"},
            f"{PLACE}, row 2: '24 March' is not a date. Give the cell a date in the workbook.",
        ),
        (
            {"ilacs kind": "Chat"},
            f"{PLACE}, row 2: unknown inspection type 'Chat'. Add it to data/reference/outcome_kinds.csv.",
        ),
        (
            {"authority": "Nowhere"},
            f"{PLACE}, row 2: unknown authority 'Nowhere'. Add it to data/reference/aliases.csv.",
        ),
        (
            {"authority": "Wessex"},
            f"{PLACE}, row 2: 'Wessex' and 'Wessex' is not one authority. Correct the row in the workbook.",
        ),
        (
            {"ilacs care_leavers": ""},
            f"{PLACE}, row 2: inspected on 2023-02-06, without a grade for care leavers. "
            "Care leavers are judged apart from 1 January 2023.",
        ),
        (
            {"ilacs inspected_from": DAY(2022, 12, 31)},
            f"{PLACE}, row 2: inspected on 2022-12-31, with a grade for care leavers. "
            "Care leavers are judged apart from 1 January 2023.",
        ),
        (
            {"ilacs inspected_from": "", "ilacs published_on": ""},
            f"{PLACE}, row 2: grades without a date. Correct the row in the workbook.",
        ),
        (
            {"ilacs kind": "ILACS Focused Visit"},
            f"{PLACE}, row 2: a visit with grades. Correct its type in the workbook.",
        ),
    ],
)
def test_a_cell_that_is_not_as_declared_stops(tmp_path, change, message):
    sheet = rows("ilacs_history", {**HISTORY, **change})
    with pytest.raises(LoadError) as stop:
        load(tmp_path / "outcomes.ods", workbook(ILACS_inspection_history=sheet))
    assert str(stop.value) == f"outcomes.ods, {message}"


def with_heading(old: str, new: str) -> list[list]:
    headings, *cells = rows("ilacs_history", HISTORY)
    return [[new if heading == old else heading for heading in headings], *cells]


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        (
            {"ILACS_inspection_history": [[*row, "Mood"] for row in rows("ilacs_history", HISTORY)]},
            f"{PLACE}: unknown column 'Mood'. Declare it in data/reference/outcome_columns.csv.",
        ),
        (
            {"ILACS_inspection_history": with_heading("Inspection type", "Type")},
            f"{PLACE}: no column 'Inspection type'. "
            "If it was renamed, declare it in data/reference/outcome_columns.csv.",
        ),
        (
            {"ILACS_inspection_history": [[*row, row[5]] for row in rows("ilacs_history", HISTORY)]},
            f"{PLACE}: column 'Inspection date' stands twice. Correct the workbook.",
        ),
        (
            {"ILACS_inspection_history": [["Title"], ["link", "E1"]]},
            f"{PLACE}: 0 tables that begin with 'Web link', 1 expected. "
            "If the layout changed, change data/reference/outcome_tables.csv.",
        ),
        (
            {"ILACS_inspection_history": rows("ilacs_history", HISTORY, {**EARLY, "authority": ""})},
            f"{PLACE}, row 3: cells outside the table, or a row without an authority. Correct the row in the workbook.",
        ),
        (
            {"Surprise": [["Title"]]},
            'sheet "Surprise": unknown sheet. Declare it in data/reference/outcome_tables.csv.',
        ),
    ],
)  # fmt: skip
def test_a_sheet_that_is_not_as_declared_stops(tmp_path, sheets, message):
    with pytest.raises(LoadError) as stop:
        load(tmp_path / "outcomes.ods", workbook(**sheets))
    assert str(stop.value) == f"outcomes.ods, {message}"
