"""What documents say, as rows of the tidy tables, joined to the official record."""

import re
from pathlib import Path

import pandas as pd
import pytest

import schema
from loaders import build, documents, merge_inspections, ofsted_reports, recognise, reference
from tests.published import RAW, needs_raw

COVER = {
    "framework": "ilacs",
    "kind": "inspection",
    "authority": "Hartlepool",
    "inspected_from": "2031-06-02",
    "inspected_to": "2031-06-13",
    "published_on": None,
    "lead_inspector": "Alex Example",
    "judgements": [{"judgement": "leadership", "grade": "good", "page": 1}],
    "ungraded": [],
}
ASKED = {
    "section": "local_authority",
    "subheading": None,
    "number": None,
    "position": 1,
    "page": 2,
    "text": "The quality of plans.",
    "framework_tag": None,
}
REPORT = {"kind": "report", "pages": 9, "cover": COVER, "recommendations": [ASKED], "figures": []}


@pytest.fixture(scope="module")
def known():
    return reference.load()


def tables(*readings, known, index=None):
    told = [(Path("80473_hartlepool") / name, "0", reading) for name, reading in readings]
    return ofsted_reports.tables(told, known, index or {})


def test_a_report_becomes_rows_under_a_provisional_id(known):
    index = {("80473", "a.pdf"): ofsted_reports.Address("2031-07-21", "https://example.org/1")}
    rows = tables(("a.pdf", REPORT), known=known, index=index)
    key = "E06000001-ilacs-2031-07-21"
    inspection = rows["inspections"].iloc[0]
    assert (inspection["inspection_id"], inspection["report_url"]) == (key, "https://example.org/1")
    assert f"{inspection['published_on']:%Y-%m-%d}" == "2031-07-21"
    assert rows["judgements"][["inspection_id", "judgement", "grade", "page"]].values.tolist() == [
        [key, "leadership", "good", 1]
    ]
    assert rows["recommendations"][["inspection_id", "section", "position", "text"]].values.tolist() == [
        [key, "local_authority", 1, "The quality of plans."]
    ]
    assert rows["unread_documents"].empty


def test_without_an_index_the_day_is_the_first_on_site(known):
    rows = tables(("a.pdf", REPORT), known=known)
    assert rows["inspections"]["inspection_id"].tolist() == ["E06000001-ilacs-2031-06-02"]
    assert rows["inspections"]["published_on"].isna().all()


def test_an_unknown_authority_and_a_second_copy_are_listed_not_lost(known):
    stranger = REPORT | {"cover": COVER | {"authority": "Exampleshire"}}
    unread = {"kind": "unread", "reason": "The file is empty."}
    rows = tables(("a.txt", REPORT), ("b.pdf", REPORT), ("c.pdf", stranger), ("d.pdf", unread), known=known)
    assert len(rows["inspections"]) == 1
    assert rows["unread_documents"][["document", "reason"]].values.tolist() == [
        [
            "c.pdf",
            "c.pdf, page 1: unknown authority 'Exampleshire'. Add it to data/reference/aliases.csv",
        ],
        ["d.pdf", "The file is empty"],
        ["a.txt", "It is about the same inspection as 80473_hartlepool/b.pdf"],
    ]


def test_a_name_shared_with_a_successor_means_the_authority_of_the_day(known):
    cover = COVER | {"framework": "sif", "authority": "Dorset", "inspected_from": "2016-02-01"}
    rows = tables(("a.pdf", REPORT | {"cover": cover | {"inspected_to": "2016-02-25"}}), known=known)
    assert rows["inspections"]["authority_code"].tolist() == ["E10000009"]


def test_a_copy_without_its_day_of_publication_is_a_second_copy_too(known):
    index = {("80473", "a.pdf"): ofsted_reports.Address("2031-07-21", "https://example.org/1")}
    later = REPORT | {"cover": COVER | {"inspected_from": "2034-06-02", "inspected_to": "2034-06-13"}}
    rows = tables(("a.pdf", REPORT), ("b.pdf", REPORT), ("c.pdf", later), known=known, index=index)
    assert rows["inspections"]["inspection_id"].tolist() == ["E06000001-ilacs-2031-07-21", "E06000001-ilacs-2034-06-02"]
    assert rows["unread_documents"][["document", "reason"]].values.tolist() == [
        ["b.pdf", "It is about the same inspection as 80473_hartlepool/a.pdf"]
    ]


def test_a_figure_of_a_day_after_publication_has_no_day(known):
    index = {("80473", "a.pdf"): ofsted_reports.Address("2031-07-21", "https://example.org/1")}
    figure = {"indicator": "agency_staff", "value": 9.0, "unit": "percent", "role": "current", "block": "narrative"}
    figures = [figure | {"page": 3, "as_at_on": day} for day in ("2031-07-21", "2031-07-31", None)]
    rows = tables(("a.pdf", REPORT | {"figures": figures}), known=known, index=index)
    assert rows["reported_figures"]["as_at_on"].astype("str").fillna("").tolist() == ["2031-07-21", "", ""]


ITEM = {"section": "local_authority", "subheading": None, "number": "1", "position": 1, "page": 2, "text": "Plans."}
FINDING = {"judgement": "in_care", "kind": "strength", "position": 1, "page": 3, "text": "Homes."}
PAPER = {
    "authority": "Hartlepool",
    "meeting": "Cabinet",
    "meeting_on": "2031-09-01",
    "framework": "ilacs",
    "inspected_from": "2031-06-02",
    "inspected_to": "2031-06-13",
    "published_on": None,
    "action_plan_due_on": None,
    "judgements": [{"judgement": "leadership", "grade": "good", "page": 1}],
    "recommendations": [ITEM, ITEM | {"section": "lscb", "number": None, "text": "Audits."}],
    "recommendations_stated": 2,
    "grouped_into": None,
    "priorities": [ITEM | {"section": "strategic_priority", "number": "IV", "page": 4}],
    "priorities_stated": None,
    "findings": [
        FINDING,
        FINDING | {"kind": "weakness", "text": "Moves."},
        FINDING | {"judgement": None, "text": "Schools."},
    ],
    "claims": [],
}


def paper(**more) -> dict:
    return {"kind": "paper", "paper": PAPER | more}


def test_the_lists_of_a_paper_are_points_numbered_within_their_kind(known):
    rows = tables(("a.txt", paper()), known=known)
    columns = ["kind", "position", "judgement", "number", "page", "text"]
    points = rows["paper_points"].astype("object").where(rows["paper_points"].notna(), None)
    assert points[columns].values.tolist() == [
        ["recommendation", 1, None, "1", 2, "Plans."],
        ["recommendation", 2, "lscb", None, 2, "Audits."],
        ["priority", 1, None, "IV", 4, "Plans."],
        ["strength", 1, "in_care", None, 3, "Homes."],
        ["strength", 2, None, None, 3, "Schools."],
        ["weakness", 1, "in_care", None, 3, "Moves."],
    ]
    assert set(points["paper_id"]) == {"E06000001-2031-09-01"}
    assert ofsted_reports.without_text("paper_points", rows["paper_points"])["text"].isna().all()


def test_two_papers_about_one_inspection_both_keep_what_they_list_and_tell_of_it_once(known):
    other = paper(meeting_on="2031-10-01", published_on="2031-07-21", meeting="Scrutiny")
    rows = tables(("a.txt", paper()), ("b.txt", other), ("c.txt", paper()), known=known)
    assert rows["council_papers"][["paper_id", "inspection_id"]].values.tolist() == [
        ["E06000001-2031-09-01", "E06000001-ilacs-2031-06-02"],
        ["E06000001-2031-10-01", "E06000001-ilacs-2031-06-02"],
    ]
    assert rows["paper_points"]["paper_id"].value_counts().tolist() == [6, 6]
    assert len(rows["inspections"]) == len(rows["judgements"]) == 1
    assert len(rows["recommendations"]) == 2
    assert rows["unread_documents"]["reason"].tolist() == ["It is the same paper as 80473_hartlepool/a.txt"]


@pytest.mark.parametrize(
    ("published", "named", "about"),
    [
        (["2031-08-05"], "sif", 0),
        (["2030-09-02", "2030-08-31"], None, 0),  # a year before the meeting; a day more
        (["2031-09-01"], None, 0),  # the day of the meeting
        (["2031-09-02"], None, None),  # not before it
        (["2031-08-05", "2031-01-10"], "sif", None),  # two in the year: which is not certain
        (["2031-08-05"], "ilacs", None),  # of another framework than the paper names
        ([], None, None),
    ],
)
def test_a_paper_without_days_is_about_the_one_inspection_of_the_year_before_its_meeting(
    known, published, named, about
):
    days = {"inspected_from": None, "inspected_to": None}
    rows = tables(("a.txt", paper(framework=named, **days)), known=known)
    assert len(rows["inspections"]) == len(rows["recommendations"]) == 0
    given = [
        {"inspection_id": f"E06000001-sif-{day}", "authority_code": "E06000001", "framework": "sif", "kind": kind}
        | {"published_on": day, "source": "official"}
        for days, kind in ((published, "inspection"), (["2031-08-20"], "monitoring_visit"))
        for day in days
    ]
    inspections = schema.frame("inspections", given)
    found = ofsted_reports.papers(rows["council_papers"], pd.Series(dtype="str"), inspections)
    assert (
        found["inspection_id"].isna().all()
        if about is None
        else found["inspection_id"].tolist() == [f"E06000001-sif-{published[about]}"]
    )


def test_rows_follow_the_inspection_they_are_merged_into(known):
    rows = tables(("a.pdf", REPORT), known=known)
    official = rows["inspections"].assign(
        inspection_id="E06000001-ilacs-2031-07-21", published_on=pd.Timestamp("2031-07-21"), source="official"
    )
    precedence = {"official": 1, "inspection_reports": 3}
    ids = merge_inspections.merged_ids(pd.concat([official, rows["inspections"]]), precedence)
    args = ("recommendation_id", ids, precedence)
    kept = ofsted_reports.of_inspections(rows["recommendations"], *args)
    assert kept[["recommendation_id", "inspection_id", "text"]].values.tolist() == [
        ["E06000001-ilacs-2031-07-21-local_authority-1", "E06000001-ilacs-2031-07-21", "The quality of plans."]
    ]
    assert ofsted_reports.without_text("recommendations", kept)["text"].isna().all()


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def built(kept):
    """The build of all the published files, with texts."""
    if not RAW.exists():
        pytest.skip("the published files (../shared/raw) are not here")
    return build.load([RAW], True, 2, kept).tables


@needs_raw
def test_what_ships_is_what_the_build_writes_byte_for_byte(built, kept, tmp_path):
    schema.write(build.load([RAW], False, 1, kept).tables, tmp_path)
    shipped = Path(schema.__file__).parent / "data" / "tidy"
    assert {path.name for path in shipped.iterdir()} == {path.name for path in tmp_path.iterdir()}
    assert [p.name for p in tmp_path.iterdir() if p.read_bytes() != (shipped / p.name).read_bytes()] == []


@needs_raw
def test_no_one_elses_words_ship(built, kept):
    """Every text of a report is there with texts, and none without."""
    without = build.load([RAW], False, 1, kept).tables
    for table, column in (
        ("recommendations", "text"),
        ("reported_figures", "quote"),
        ("paper_points", "text"),
        ("claims", "text"),
    ):
        assert built[table][column].notna().all()
        assert without[table][column].isna().all()
        assert len(without[table]) == len(built[table])


@needs_raw
def test_the_lists_of_the_papers_are_stored(built):
    papers = built["council_papers"].set_index("paper_id")
    points = built["paper_points"].fillna({"judgement": "none"})
    counts = points.groupby(["paper_id", "kind", "judgement"]).size().to_dict()
    assert counts == {
        ("E06000002-2016-05-10", "recommendation", "none"): 16,
        ("E06000002-2016-05-10", "priority", "none"): 8,
        ("E08000022-2017-09-11", "recommendation", "none"): 7,
        ("E06000024-2020-10-21", "recommendation", "none"): 6,
        ("E06000024-2020-10-21", "strength", "help_and_protection"): 6,
        ("E06000024-2020-10-21", "strength", "in_care_and_care_leavers"): 14,
        ("E06000024-2020-10-21", "strength", "leadership"): 6,
        ("E06000024-2020-10-21", "weakness", "help_and_protection"): 8,
        ("E06000024-2020-10-21", "weakness", "in_care_and_care_leavers"): 7,
        ("E06000024-2020-10-21", "weakness", "leadership"): 7,
    }
    assert points["text"].str.len().gt(3).all()
    # Stockton counts what it does not list, and gives no day of the inspection.
    told = ["inspection_id", "recommendations_stated", "recommendations_listed", "grouped_into"]
    assert papers.loc["E06000004-2016-09-01", told].tolist() == ["E06000004-sif-2016-08-05", 25, 0, 10]


@needs_raw
def test_every_report_is_read_or_listed_with_a_reason(built):
    given = len(list((RAW / "reports").rglob("*.pdf"))) + len(list((RAW / "council").glob("*.txt")))
    links = built["inspections"]["source"].eq("inspection_reports").sum()
    unread = built["unread_documents"]
    assert given == 446
    assert unread["reason"].str.len().gt(10).all()
    # Four web pages, a review of a board alone, and the text of a report that is there as PDF too.
    assert len(unread) == 6
    assert links > 40


@needs_raw
def test_grades_and_days_of_reports_equal_the_official_record(built):
    conflicts = built["conflicts"]
    grades = conflicts[conflicts["subject"] == "judgements.grade"]
    assert grades.empty
    days = conflicts[
        (conflicts["subject"] == "inspections.inspected_from") & (conflicts["source_a"] != "inspection_reports")
    ]
    assert "inspection_reports" not in days["source_b"].tolist()


@needs_raw
def test_the_same_grades_by_a_plain_loop(built):
    """Not by the merge: each report's cover against the official cells of its inspection."""
    known = reference.load()
    official = {}
    for source in recognise.declared():
        if source.loader == "ofsted_outcomes":
            path = next(RAW.glob(f"ofsted/*{'2025' if '2025' in source.source else '2023'}*.ods"))
            found = recognise.recognise(path, [source])
            from loaders import ofsted_outcomes

            rows = ofsted_outcomes.load(found, known)
            days = rows["inspections"].set_index("inspection_id")["published_on"]
            for row in rows["judgements"].to_dict("records"):
                key = (row["authority_code"], row["framework"], row["judgement"])
                official.setdefault(key, []).append((days[row["inspection_id"]], row["grade"]))
    inspections = built["inspections"].set_index("inspection_id")["published_on"]
    compared = 0
    paged = built["judgements"][built["judgements"]["page"].notna()]
    for row in paged.to_dict("records"):
        key = (row["authority_code"], row["framework"], row["judgement"])
        near = [g for day, g in official.get(key, []) if abs((day - inspections[row["inspection_id"]]).days) <= 100]
        if near:
            compared += 1
            assert set(near) == {row["grade"]}, key
    assert compared > 1900


@needs_raw
def test_nothing_new_is_read_again(tmp_path):
    kept = tmp_path / "kept"
    papers = sorted((RAW / "council").glob("*.txt"))
    first = list(documents.read_all(papers, 2, kept))
    assert list(documents.read_all(papers[::-1], 1, kept))[::-1] == first


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


@needs_raw
def test_every_recommendation_has_a_gist_that_repeats_no_six_words_of_it(built):
    table = built["recommendations"]
    assert table[table["gist"].isna()].empty
    written = pd.read_csv(recognise.REFERENCE / "gists.csv", dtype=str)
    assert set(written["recommendation_id"]) == set(table["recommendation_id"])
    told = table.to_dict("records")
    assert [row["recommendation_id"] for row in told if runs(row["text"], 6) & runs(row["gist"], 6)] == []
