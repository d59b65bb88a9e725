"""Both published workbooks, read whole: every grade counted again by plain loops and by an independent scorer."""

import importlib.util
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import schema
from loaders import merge_inspections, ofsted_outcomes, recognise, reference
from loaders.formats import spreadsheet
from tests.published import RAW

SCORER = Path(__file__).parents[3] / "shared" / "checks" / "score_judgements.py"
FILES = {
    "ofsted_outcomes_2025": "LA_Inspection_Outcomes_as_at_31_March_2025.ods",
    "ofsted_outcomes_2023": "Childrens_social_care_in_England_2023_underlying_data.ods",
}
GRADE_WORDS = ("Outstanding", "Good", "Requires improvement to be good", "Inadequate")


@pytest.fixture(scope="module")
def published():
    """(sources, inspections, judgements, conflicts) of both published workbooks."""
    if not (RAW / "ofsted").exists():
        pytest.skip("the published workbooks are not here")
    known = reference.load()
    declared = {s.source: s for s in recognise.declared()}
    sources = [replace(declared[key], path=RAW / "ofsted" / file) for key, file in FILES.items()]
    loaded = [ofsted_outcomes.load(s, known) for s in sources]
    inspections, judgements, conflicts = merge_inspections.inspections(
        pd.concat([tables["inspections"] for tables in loaded], ignore_index=True),
        pd.concat([tables["judgements"] for tables in loaded], ignore_index=True),
        {s.source: s.precedence for s in sources},
    )
    conflicts = pd.concat([*(tables["conflicts"] for tables in loaded), conflicts], ignore_index=True)
    return sources, inspections, judgements, conflicts


def test_published_workbooks_are_recognised_and_dated_by_their_cover(published):
    for source in published[0]:
        assert recognise.recognise(source.path, recognise.declared()).source == source.source
        (cover,) = [row[1] for row in spreadsheet.rows(source.path, "Cover") if row[0] == "Published on:"]
        assert cover.date().isoformat() == source.published_on


def test_published_tables_keep_the_promises_of_the_schema(published):
    _, inspections, judgements, conflicts = published
    known = reference.load()
    names = pd.DataFrame({"source": list(FILES)})
    tables = {"authorities": known.tables["authorities"], "frameworks": known.tables["frameworks"], "sources": names}
    found = {"inspections": inspections, "judgements": judgements, "conflicts": conflicts}
    problems = schema.check({**tables, **found} | {"sources": schema.frame("sources", names)})
    assert [problem for problem in problems if not problem.startswith("table sources")] == []
    assert (len(inspections), len(judgements)) == (783, 2743)
    both = judgements.groupby("inspection_id")["judgement"].agg(set)
    assert not both.map(lambda names: {"in_care", "in_care_and_care_leavers"} <= names).any()


def test_published_workbooks_disagree_in_three_cells(published):
    assert published[3][["subject", "key", "value_a", "value_b"]].to_dict("split")["data"] == [
        [
            "inspections.inspected_from",
            "E10000006-ilacs-2022-11-15, sheet LA_level_in_year_2022-23",
            "2022-09-20",
            "2022-09-21",
        ],
        ["inspections.published_on", "E06000018-ilacs-2022-09-05", "2022-09-05", "2022-11-05"],
        ["inspections.kind", "E09000024-ilacs-2022-05-09", "short", "standard"],
    ]


# Columns of each published sheet, counted by hand from 0: headings' row, authority, date, grades.
LAYOUT = {
    "Inspections_as_at_31_March": (2, 2, {4: (6, 7, 8, 9, 10)}),
    "In-year_inspections": (2, 2, {4: (7, 8, 9, 10, 11)}),
    "ILACS_inspection_history": (2, 1, {6: (8, 9, 10, 11, 12)}),
    "LA_level_at_31_Mar_2023": (3, 1, {3: (4, 5, 6, 7, 8)}),
    "LA_level_in_year_2022-23": (2, 1, {3: (5, 6, 7, 8, 9)}),
    "LA_inspections_2009-2023": (
        4,
        1,
        {
            **{4: (5, 6), 7: (8,), 9: (10,), 11: (12,), 13: (14,), 15: (16,)},
            **{17: range(18, 25), 25: range(26, 32), 33: range(34, 38), 39: range(40, 45)},
        },
    ),
}
GRADES_PER_SHEET = {
    "Inspections_as_at_31_March": 153 * 4 + 103,
    "In-year_inspections": 52 * 5,
    "ILACS_inspection_history": 271 * 4 + 103,
    "LA_level_at_31_Mar_2023": 152 * 4 + 9,
    "LA_level_in_year_2022-23": 51 * 4 + 9,
    "LA_inspections_2009-2023": 370 + 1186 + 154 * 4 + 23 * 4 + 9,
}


def test_every_grade_of_every_published_sheet_is_there_and_equal(published):
    sources, inspections, judgements, _ = published
    known = reference.load()
    grades = judgements.groupby("inspection_id")["grade"].agg(lambda found: sorted(found))
    by_day: dict[tuple, list] = {}
    for row in inspections.itertuples():
        for day in {row.published_on, row.inspected_from}:
            by_day.setdefault((row.authority_code, day), []).append(list(grades.get(row.inspection_id, [])))
    moved = {("E06000018", pd.Timestamp(2022, 11, 5)): pd.Timestamp(2022, 9, 5)}
    moved |= {("E10000006", pd.Timestamp(2022, 9, 21)): pd.Timestamp(2022, 9, 20)}
    for source in sources:
        for sheet in set(LAYOUT) & set(spreadsheet.sheets(source.path)):
            headings, name, blocks = LAYOUT[sheet]
            count = 0
            for number, row in enumerate(spreadsheet.rows(source.path, sheet)):
                if number <= headings or row[name] in ("", "Local authority name"):
                    continue
                is_former = sheet == "LA_inspections_2009-2023" and number > 158
                names = replace(source, source="ofsted_outcomes_2023_former") if is_former else source
                code = reference.place_code(known, row[name], names, "")
                for date, columns in blocks.items():
                    words = [row[column].strip() for column in columns if row[column].strip() in GRADE_WORDS]
                    expected = sorted(reference.grade(known, "ilacs", word, source, "") for word in words)
                    count += len(expected)
                    if expected:
                        day = moved.get((code, pd.Timestamp(row[date])), pd.Timestamp(row[date]))
                        assert expected in by_day[code, day], (sheet, number, date)
            assert count == GRADES_PER_SHEET[sheet], sheet


def test_grades_per_framework(published):
    judgements = published[2]
    assert Counter(judgements["framework"]) == {"sif": 1186, "ilacs": 1187, "slac": 314, "cpi": 51, "tlac": 5}


@pytest.mark.skipif(not SCORER.exists(), reason=f"the scorer is not here: {SCORER}")
def test_the_independent_scorer_finds_every_grade_right_and_none_extra(published, tmp_path):
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    _, inspections, judgements, _ = published
    names = reference.load().tables["authorities"].set_index("authority_code")["authority_name"]
    mine = judgements[judgements["framework"].isin(["sif", "ilacs"])].merge(
        inspections[["inspection_id", "published_on"]], on="inspection_id"
    )
    mine = mine.assign(
        authority=mine["authority_code"].map(names),
        published=mine["published_on"],
        judgement=mine["judgement"].replace("in_care_and_care_leavers", "in_care"),
    )
    mine[["authority", "published", "framework", "judgement", "grade"]].to_csv(tmp_path / "mine.csv", index=False)
    truth, _ = scorer.load_truth(str(RAW / "ofsted"))
    found, _, unusable, twice = scorer.load_mine(str(tmp_path / "mine.csv"))
    scores, mismatches, _, _ = scorer.score(found, truth)
    total = scores.iloc[-1]
    assert (total["official"], total["right"], total["wrong"], total["missing"], total["extra"]) == (
        2373,
        2373,
        0,
        0,
        0,
    )
    assert (mismatches, unusable, twice) == ([], 0, [])


@pytest.mark.parametrize(
    ("day", "publications", "counts", "outstanding_for_care_leavers"),
    [
        ("2016-08-05", 104, (2, 25, 52, 24), 3),
        ("2016-08-31", 106, (2, 26, 53, 24), 4),
        ("2017-06-13", 136, (2, 39, 62, 29), 7),
    ],
)
def test_grades_as_at_a_day(published, day, publications, counts, outstanding_for_care_leavers):
    told, latest = as_at(published, "overall_effectiveness", day)
    found = Counter(latest.values())
    order = ("outstanding", "good", "requires_improvement", "inadequate")
    assert (told, tuple(found[grade] for grade in order)) == (publications, counts)
    _, care_leavers = as_at(published, "care_leavers", day)
    assert Counter(care_leavers.values())["outstanding"] == outstanding_for_care_leavers


def test_grades_in_the_north_east_as_at_a_day(published):
    _, latest = as_at(published, "overall_effectiveness", "2016-08-05")
    authorities = reference.load().tables["authorities"]
    north_east = set(authorities.loc[authorities["region_name"] == "North East", "authority_code"])
    assert Counter(grade for code, grade in latest.items() if code in north_east) == {
        "good": 3,
        "requires_improvement": 3,
        "inadequate": 2,
    }


def as_at(published, judgement: str, day: str) -> tuple[int, dict[str, str]]:
    """Grades published under the SIF by a day, the day included, and the latest of each authority."""
    _, inspections, judgements, _ = published
    days = dict(zip(inspections["inspection_id"], inspections["published_on"], strict=True))
    rows = judgements[(judgements["framework"] == "sif") & (judgements["judgement"] == judgement)]
    told = sorted((days[row.inspection_id], row.authority_code, row.grade) for row in rows.itertuples())
    told = [row for row in told if row[0] <= pd.Timestamp(day)]
    return len(told), {code: grade for _, code, grade in told}
