import datetime as dt
import random

import pandas as pd
import pytest

import schema
from loaders import merge_inspections

DAY = dt.date
PRECEDENCE = {"outcomes": 1, "older_outcomes": 2, "reports": 3}


def inspection(source: str, key: str, kind: str = "inspection", **more) -> dict:
    code, framework = key.split("-")[:2]
    about = {"inspection_id": key, "authority_code": code, "framework": framework, "kind": kind}
    return {**about, "source": source, **more}


def judgement(source: str, key: str, name: str, grade: str, page: int | None = None) -> dict:
    code, framework = key.split("-")[:2]
    about = {"inspection_id": key, "authority_code": code, "framework": framework, "source": source}
    return {**about, "judgement": name, "grade": grade, "page": page}


def conflict(subject: str, key: str, a: tuple[str, str], b: tuple[str, str]) -> dict:
    return {
        "subject": subject,
        "key": key,
        "source_a": a[0],
        "value_a": a[1],
        "source_b": b[0],
        "value_b": b[1],
        "kept": a[1],
        "reason": f"{a[0]} is preferred to {b[0]}",
    }


def merged(inspections: list[dict], judgements: list[dict] = ()):
    """What comes out, the same for several orders of the rows."""
    results = []
    for seed in range(4):
        order = random.Random(seed)
        given = order.sample(inspections, len(inspections)), order.sample(list(judgements), len(judgements))
        results.append(
            merge_inspections.inspections(
                schema.frame("inspections", given[0]), schema.frame("judgements", given[1]), PRECEDENCE
            )
        )
    for result in results[1:]:
        for one, other in zip(results[0], result, strict=True):
            pd.testing.assert_frame_equal(one, other)
    return results[0]


def assert_is(found: pd.DataFrame, table: str, expected: list[dict]) -> None:
    pd.testing.assert_frame_equal(found, schema.frame(table, expected))


def test_three_sources_of_one_inspection_fill_one_row_and_their_disagreements_are_kept():
    best, older, report = "E1-ilacs-2022-09-05", "E1-ilacs-2022-11-05", "E1-ilacs-2022-09-06"
    inspections, judgements, conflicts = merged(
        [
            inspection("outcomes", best, inspected_from=DAY(2022, 7, 11), published_on=DAY(2022, 9, 5)),
            inspection("older_outcomes", older, "short", published_on=DAY(2022, 11, 5)),
            inspection(
                "reports", report, "standard",
                inspected_from=DAY(2022, 7, 11), inspected_to=DAY(2022, 7, 22), published_on=DAY(2022, 9, 6),
                lead_inspector="A Person", report_url="https://example.org/1",
            ),
        ],
        [
            judgement("outcomes", best, "leadership", "good"),
            judgement("older_outcomes", older, "leadership", "inadequate"),
            judgement("reports", report, "leadership", "good", 1),  # the page of the same grade is taken
            judgement("reports", report, "in_care", "good", 2),  # only the report judges this
        ],
    )  # fmt: skip
    assert_is(
        inspections,
        "inspections",
        [
            inspection(
                "outcomes", best, "short",
                inspected_from=DAY(2022, 7, 11), inspected_to=DAY(2022, 7, 22), published_on=DAY(2022, 9, 5),
                lead_inspector="A Person", report_url="https://example.org/1",
            )
        ],
    )  # fmt: skip
    assert_is(
        judgements,
        "judgements",
        [
            {**judgement("reports", report, "in_care", "good", 2), "inspection_id": best},
            judgement("outcomes", best, "leadership", "good", 1),
        ],
    )
    assert_is(
        conflicts,
        "conflicts",
        [
            conflict("inspections.kind", best, ("older_outcomes", "short"), ("reports", "standard")),
            conflict("inspections.published_on", best, ("outcomes", "2022-09-05"), ("older_outcomes", "2022-11-05")),
            conflict("inspections.published_on", best, ("outcomes", "2022-09-05"), ("reports", "2022-09-06")),
            conflict("judgements.grade", f"{best} leadership", ("outcomes", "good"), ("older_outcomes", "inadequate")),
        ],
    )


@pytest.mark.parametrize(
    ("kind", "a", "b", "is_one"),
    [
        ("standard", {"published_on": DAY(2020, 1, 1)}, {"published_on": DAY(2020, 4, 10)}, True),  # 100 days
        ("standard", {"published_on": DAY(2020, 1, 1)}, {"published_on": DAY(2020, 4, 11)}, False),  # 101 days
        ("standard", {"inspected_from": DAY(2020, 1, 1)}, {"inspected_from": DAY(2020, 4, 10)}, True),
        ("standard", {"inspected_from": DAY(2020, 1, 1)}, {"published_on": DAY(2020, 8, 28)}, True),  # 240 days after
        ("standard", {"inspected_from": DAY(2020, 1, 1)}, {"published_on": DAY(2020, 8, 29)}, False),
        ("standard", {"inspected_from": DAY(2020, 1, 2)}, {"published_on": DAY(2020, 1, 1)}, False),  # before it began
        ("monitoring_visit", {"inspected_from": DAY(2020, 1, 1)}, {"inspected_from": DAY(2020, 2, 1)}, True),  # 31 days
        ("monitoring_visit", {"inspected_from": DAY(2020, 1, 1)}, {"inspected_from": DAY(2020, 2, 2)}, False),
        ("focused_visit", {"inspected_from": DAY(2020, 1, 1)}, {"published_on": DAY(2020, 3, 31)}, True),  # 90 days
        ("focused_visit", {"inspected_from": DAY(2020, 1, 1)}, {"published_on": DAY(2020, 4, 1)}, False),
        ("standard", {"published_on": DAY(2020, 1, 1)}, {}, False),  # nothing to compare
    ],
)
def test_how_near_dates_must_be(kind, a, b, is_one):
    one = inspection("outcomes", "E1-ilacs-a", kind, **a)
    other = inspection("reports", "E1-ilacs-b", kind, **b)
    inspections, _, _ = merged([one, other])
    assert_is(inspections, "inspections", [{**one, **b, **a}] if is_one else [one, other])


def test_what_is_never_one_inspection():
    day = {"published_on": DAY(2020, 1, 1)}
    apart = [
        inspection("outcomes", "E1-ilacs-2020-01-01", **day),
        inspection("reports", "E1-ilacs-2020-01-01-focused-visit", "focused_visit", **day),  # a visit
        inspection("older_outcomes", "E1-ilacs-2020-01-01-monitoring-visit", "monitoring_visit", **day),  # another kind
        inspection("reports", "E1-sif-2020-01-01", **day),  # another framework
        inspection("outcomes", "E1-slac-2020-01-01-help-and-protection", "reinspection", **day),
        inspection("outcomes", "E1-slac-2020-01-01-in-care", "reinspection", **day),  # the same source
        inspection("reports", "E2-ilacs-2020-01-01", **day),  # another authority
    ]
    inspections, judgements, conflicts = merged(apart)
    assert_is(inspections, "inspections", sorted(apart, key=lambda row: row["inspection_id"]))
    assert_is(judgements, "judgements", [])
    assert_is(conflicts, "conflicts", [])


def test_the_nearest_are_matched_and_one_source_adds_one_row():
    first = inspection("outcomes", "E1-ilacs-2020-01-01", published_on=DAY(2020, 1, 1))
    second = inspection("outcomes", "E1-ilacs-2020-03-01", published_on=DAY(2020, 3, 1))
    near_second = inspection("reports", "E1-ilacs-2020-02-20", published_on=DAY(2020, 2, 20), lead_inspector="B")
    near_both = inspection("reports", "E1-ilacs-2020-02-05", published_on=DAY(2020, 2, 5), lead_inspector="A")
    inspections, _, _ = merged([first, second, near_second, near_both])
    assert_is(inspections, "inspections", [{**first, "lead_inspector": "A"}, {**second, "lead_inspector": "B"}])


def test_judgements_of_no_inspection_stop():
    with pytest.raises(ValueError, match=r"^judgements of unknown inspections: \[\('reports', 'E1-ilacs-x'\)\]$"):
        merged([], [judgement("reports", "E1-ilacs-x", "leadership", "good")])


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (("E1", "sif", "inspection", DAY(2017, 6, 13)), "E1-sif-2017-06-13"),
        (("E1", "ilacs", "focused_visit", DAY(2017, 6, 13)), "E1-ilacs-2017-06-13-focused-visit"),
        (("E1", "slac", "reinspection", DAY(2011, 2, 25), "in-care"), "E1-slac-2011-02-25-in-care"),
    ],
)
def test_keys(given, key):
    assert merge_inspections.inspection_id(*given) == key


def test_links_go_to_the_nearest_inspection_of_the_authority_within_eight_days():
    inspections = schema.frame(
        "inspections",
        [
            inspection("outcomes", "E1-ilacs-a", "standard", published_on=DAY(2020, 1, 9)),
            inspection("outcomes", "E1-ilacs-b", "short", published_on=DAY(2024, 1, 10)),  # two links as near
            inspection("outcomes", "E1-ilacs-c", "monitoring_visit", published_on=DAY(2020, 1, 2)),  # a visit
            inspection("outcomes", "E2-ilacs-d", "standard", published_on=DAY(2020, 1, 10)),  # nine days
            inspection("outcomes", "E2-ilacs-e", "standard", inspected_from=DAY(2020, 1, 1)),  # not published
            inspection("outcomes", "E3-sif-f", published_on=DAY(2020, 1, 1), report_url="own"),  # has one
        ],
    )
    links = pd.DataFrame(
        {
            "authority_code": ["E1", "E1", "E1", "E2", "E3"],
            "published_on": pd.to_datetime(["2020-01-01", "2024-01-12", "2024-01-08", "2020-01-01", "2020-01-01"]),
            "report_url": ["one", "later", "earlier", "two", "three"],
        }
    )
    linked = merge_inspections.link_reports(inspections, links)
    pd.testing.assert_frame_equal(linked.drop(columns="report_url"), inspections.drop(columns="report_url"))
    assert linked["report_url"].fillna("").tolist() == ["one", "earlier", "", "", "", "own"]
    pd.testing.assert_frame_equal(merge_inspections.link_reports(inspections, links[::-1]), linked)
