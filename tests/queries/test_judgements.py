import random
from datetime import date

import pandas as pd
import pytest

from queries import judgements
from tests.rows import SOUTH, authority, inspection, judged, judgement

ALPHA = authority("E1", "Alphashire")
BETA = authority("E2", "Betaford", SOUTH)
OLD = authority("E3", "Oldshire", SOUTH, closed_on="2019-03-31", successor_codes="E4")
NEW = authority("E4", "Newshire", SOUTH, opened_on="2019-04-01")
FOUR = [ALPHA, BETA, OLD, NEW]
COMBINED = "in_care_and_care_leavers"


def grades(table: pd.DataFrame) -> dict[str, str]:
    return dict(zip(table["authority_code"], table["grade"], strict=True))


# given


def test_every_grade_in_order_of_publication(tidy):
    tables = judged(
        ("E2", "2024-01-09", "in_care", "good"),
        ("E1", "2014-07-07", "in_care", "inadequate", "sif"),
        ("E1", "2019-02-01", COMBINED, "outstanding"),  # answers for children in care
        ("E1", "2019-02-01", "leadership", "good"),  # not included: another judgement
        ("E2", "2022-01-01", "care_leavers", "good"),  # not included: another judgement
    )
    unpublished = inspection("E2", None)  # not included: no day of publication
    tables["inspections"].append(unpublished)
    tables["judgements"].append(judgement("E2", None, "in_care", "inadequate"))
    tidy(authorities=FOUR, **tables)
    expected = pd.DataFrame(
        [
            ("E1-sif-2014-07-07", "in_care", "E1", "sif", "inadequate"),
            ("E1-ilacs-2019-02-01", COMBINED, "E1", "ilacs", "outstanding"),
            ("E2-ilacs-2024-01-09", "in_care", "E2", "ilacs", "good"),
        ],
        columns=["inspection_id", "judgement", "authority_code", "framework", "grade"],
    )
    published = pd.Series(pd.to_datetime(["2014-07-07", "2019-02-01", "2024-01-09"]))
    expected = expected.assign(
        kind="standard",
        inspected_from=published,
        published_on=published,
        report_url=[f"https://example.org/{i[:2]}-{i[-10:]}" for i in expected["inspection_id"]],
    )
    found = judgements.given("in_care")
    pd.testing.assert_frame_equal(found.astype({"kind": "str", "report_url": "str"}), expected, check_dtype=False)
    assert judgements.given("in_care", "sif")["inspection_id"].tolist() == ["E1-sif-2014-07-07"]


@pytest.mark.parametrize(
    ("judgement", "keys"),
    [
        ("in_care", ("in_care", COMBINED)),
        ("care_leavers", ("care_leavers", COMBINED)),
        ("leadership", ("leadership",)),
        ("adoption", ("adoption",)),
    ],
)
def test_the_combined_judgement_answers_for_both(judgement, keys):
    assert judgements.keys(judgement) == keys


def test_everything_offered_has_a_name():
    assert set(judgements.ORDER) == set(judgements.NAMES)
    assert judgements.ORDER[0] != "overall_effectiveness"
    assert set(judgements.GRADE_NAMES) == {*judgements.GRADES, "adequate", judgements.NONE}


def test_frameworks_in_order_of_time(tidy):
    tidy()
    assert list(judgements.framework_names().items()) == [("sif", "SIF"), ("ilacs", "ILACS")]


def test_the_days_the_tables_know(tidy):
    tidy(authorities=FOUR, **judged(("E1", "2014-07-07", "lscb", "good"), ("E2", "2024-01-09", "in_care", "good")))
    assert judgements.first_day() == date(2014, 1, 1)
    assert judgements.last_day() == date(2024, 1, 9)


# latest


def test_the_latest_grade_of_each_authority(tidy):
    tidy(
        authorities=FOUR,
        **judged(
            ("E1", "2018-01-01", "leadership", "inadequate", "sif"),
            ("E1", "2020-01-01", "leadership", "good"),
            ("E1", "2024-01-02", "leadership", "outstanding"),  # not included: a day too late
            ("E3", "2018-06-01", "leadership", "good", "sif"),  # not included: abolished since
        ),
    )
    found = judgements.latest("leadership", date(2024, 1, 1))
    assert list(found.columns) == [
        *("authority_code", "authority_name", "short_name", "region_name", "tile_column", "tile_row"),
        *("inspection_id", "judgement", "framework", "grade", "kind"),
        *("inspected_from", "published_on", "report_url", "newer_on", "years_since"),
    ]
    shown = found[["authority_code", "authority_name", "region_name", "grade", "framework", "published_on"]]
    expected = pd.DataFrame(
        [
            ("E1", "Alphashire", "North East", "good", "ilacs", pd.Timestamp("2020-01-01")),
            ("E2", "Betaford", "South East", "none", None, pd.NaT),
            ("E4", "Newshire", "South East", "none", None, pd.NaT),
        ],
        columns=shown.columns,
    )
    expected["published_on"] = expected["published_on"].dt.as_unit("ms")
    pd.testing.assert_frame_equal(shown, expected, check_dtype=False)
    assert found["years_since"].tolist()[0] == pytest.approx(4.0, abs=0.003)
    assert found["years_since"].isna().tolist() == [False, True, True]


def test_a_newer_report_that_gives_no_such_grade(tidy):
    tables = judged(
        ("E1", "2020-01-01", "lscb", "good", "sif"),
        ("E1", "2022-02-02", "leadership", "good"),
        ("E1", "2024-05-01", "leadership", "good"),  # not included: a day too late
        ("E2", "2020-01-01", "lscb", "good", "sif"),
        ("E2", "2020-01-01", "leadership", "good", "sif"),  # not newer: the same report
        ("E4", "2022-02-02", "leadership", "good"),  # no grade to be newer than
    )
    tables["inspections"].append(inspection("E2", "2023-03-03", kind="focused_visit"))  # gives no grade at all
    tidy(authorities=FOUR, **tables)

    def newer(judgement: str, on: date, framework: str | None = None) -> dict[str, str]:
        days = judgements.latest(judgement, on, framework).set_index("authority_code")["newer_on"].dropna()
        return {code: str(day.date()) for code, day in days.items()}

    assert newer("lscb", date(2024, 4, 30)) == {"E1": "2022-02-02"}
    assert newer("lscb", date(2024, 5, 1)) == {"E1": "2024-05-01"}
    assert newer("lscb", date(2022, 2, 1)) == {}
    assert newer("leadership", date(2024, 5, 1)) == {}
    assert newer("lscb", date(2010, 1, 1)) == {}  # no report at all yet


def test_a_newer_report_under_another_framework_may_give_such_a_grade(tidy):
    given = (("E1", "2016-01-01", "leadership", "good", "sif"), ("E1", "2022-02-02", "leadership", "inadequate"))
    tidy(authorities=[ALPHA], **judged(*given))
    found = judgements.latest("leadership", date(2024, 1, 1), "sif").iloc[0]
    assert found["grade"] == "good"
    assert pd.isna(found["newer_on"])


@pytest.mark.parametrize(
    ("day", "grade"),
    [
        (date(2020, 1, 31), "none"),
        (date(2020, 2, 1), "good"),  # a report counts from its day of publication
        (date(2023, 6, 30), "good"),
        (date(2023, 7, 1), "inadequate"),  # a re-inspection counts as any other
    ],
)
def test_as_at_is_inclusive(tidy, day, grade):
    tables = judged(("E1", "2020-02-01", "leadership", "good"), ("E1", "2023-07-01", "leadership", "inadequate"))
    tables["inspections"][1]["kind"] = "reinspection"
    tidy(authorities=[ALPHA], **tables)
    assert grades(judgements.latest("leadership", day)) == {"E1": grade}
    published = {"none": 0, "good": 1, "inadequate": 2}
    assert judgements.publications("leadership", day) == published[grade]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 3, 31), {"E1": "none", "E2": "none", "E3": "good"}),
        (date(2019, 4, 1), {"E1": "none", "E2": "none", "E4": "none"}),  # a new authority inherits no grade
        (date(2020, 5, 1), {"E1": "none", "E2": "none", "E4": "inadequate"}),
    ],
)
def test_only_authorities_that_existed_on_the_day_count(tidy, day, expected):
    tidy(
        authorities=FOUR,
        **judged(("E3", "2018-06-01", "leadership", "good", "sif"), ("E4", "2020-05-01", "leadership", "inadequate")),
    )
    assert grades(judgements.latest("leadership", day)) == expected
    assert judgements.publications("leadership", day) == sum(grade != "none" for grade in expected.values())


def test_a_judgement_that_is_no_longer_given_leaves_the_older_one(tidy):
    """An inspection since April 2026 has no overall effectiveness: the last one given stands, with its date."""
    tidy(
        authorities=[ALPHA],
        **judged(
            ("E1", "2022-05-05", "overall_effectiveness", "good"),
            ("E1", "2022-05-05", "leadership", "good"),
            ("E1", "2026-06-06", "leadership", "outstanding"),
        ),
    )
    day = date(2026, 11, 22)
    assert grades(judgements.latest("leadership", day)) == {"E1": "outstanding"}
    overall = judgements.latest("overall_effectiveness", day)
    assert grades(overall) == {"E1": "good"}
    assert overall["published_on"].tolist() == [pd.Timestamp("2022-05-05")]


def test_one_framework_only(tidy):
    tidy(
        authorities=[ALPHA, BETA],
        **judged(
            ("E1", "2016-01-01", "leadership", "inadequate", "sif"),
            ("E1", "2020-01-01", "leadership", "good"),
            ("E2", "2020-01-01", "leadership", "good"),
        ),
    )
    day = date(2024, 1, 1)
    assert grades(judgements.latest("leadership", day, "sif")) == {"E1": "inadequate", "E2": "none"}
    assert judgements.has_grades(judgements.latest("leadership", day, "sif"))
    assert not judgements.has_grades(judgements.latest("adoption", day))
    assert judgements.publications("leadership", day, "sif") == 1
    assert judgements.publications("leadership", day) == 3


# counts, against plain loops over invented grades


FIRST, LAST = date(2010, 1, 1), date(2025, 12, 31)


def invented() -> dict[str, list[dict]]:
    chance = random.Random(7)
    people = [authority(f"E{i}", f"Place {i}", SOUTH if i % 3 else "E12000001") for i in range(1, 10)]
    people += [OLD | {"authority_code": "E90"}, NEW | {"authority_code": "E91"}]
    events = {}
    for _ in range(90):
        code = chance.choice(people)["authority_code"]
        day = date.fromordinal(chance.randint(FIRST.toordinal(), LAST.toordinal()))
        framework = "sif" if day.year < 2018 else "ilacs"
        name = COMBINED if 2018 <= day.year < 2023 else "in_care"
        events[code, day.isoformat()] = (name, chance.choice(judgements.GRADES), framework)
    return {"authorities": people, **judged(*[(*where, *what) for where, what in events.items()])}


def existed(row: dict, day: date) -> bool:
    return row.get("opened_on", "0") <= day.isoformat() <= row.get("closed_on", "9")


def latest_by_hand(tables: dict, day: date, framework: str | None = None) -> dict[str, list[str]]:
    """authority_code -> its grades up to a day, oldest first."""
    days = {row["inspection_id"]: row["published_on"] for row in tables["inspections"]}
    found = {row["authority_code"]: [] for row in tables["authorities"] if existed(row, day)}
    for row in sorted(tables["judgements"], key=lambda row: days[row["inspection_id"]]):
        is_known = days[row["inspection_id"]] <= day.isoformat() and framework in (None, row["framework"])
        if is_known and row["authority_code"] in found:
            found[row["authority_code"]].append(row["grade"])
    return found


DAYS = [date(2010, 3, 1), date(2017, 12, 31), date(2019, 3, 31), date(2019, 4, 1), LAST]


@pytest.mark.parametrize("framework", [None, "sif", "ilacs"])
def test_latest_grades_by_a_plain_loop(tidy, framework):
    tables = invented()
    tidy(**tables)
    for day in DAYS:
        by_hand = latest_by_hand(tables, day, framework)
        found = grades(judgements.latest("in_care", day, framework))
        assert found == {code: given[-1] if given else "none" for code, given in by_hand.items()}


def test_counts_by_region_by_a_plain_loop(tidy):
    tidy(**invented())
    latest = judgements.latest("in_care", LAST)
    rows = []
    for region in ("North East", "South East", "England"):
        held = [g for g, r in zip(latest["grade"], latest["region_name"], strict=True) if region in (r, "England")]
        rows += [(region, grade, held.count(grade), len(held)) for grade in (*judgements.GRADES, "none")]
    expected = pd.DataFrame(rows, columns=["region_name", "grade", "authorities", "of"])
    pd.testing.assert_frame_equal(judgements.count_by_region(latest), expected, check_dtype=False)
    assert expected["of"].tolist()[-1] == len(latest) == 10


def test_years_since_of_nothing(tidy):
    tidy(authorities=FOUR, **judged(("E1", "2020-01-01", "in_care", "good")))
    assert judgements.count_years_since(judgements.latest("in_care", date(2019, 1, 1))).empty


def test_years_since_by_a_plain_loop(tidy):
    tidy(**invented())
    latest = judgements.latest("in_care", LAST)
    ages = [int((pd.Timestamp(LAST) - day).days // 365.25) for day in latest["published_on"].dropna()]
    expected = pd.DataFrame(
        {"years": range(max(ages) + 1), "authorities": [ages.count(y) for y in range(max(ages) + 1)]}
    )
    pd.testing.assert_frame_equal(judgements.count_years_since(latest), expected, check_dtype=False)


# tiles


def test_a_tile_for_each_current_authority(tidy):
    tidy(
        authorities=FOUR,
        **judged(("E1", "2018-01-05", "in_care", "good"), ("E3", "2018-02-02", "in_care", "inadequate", "sif")),
    )
    latest = judgements.latest("in_care", date(2018, 12, 31))
    found = judgements.tiles(latest).sort_values("authority_code", ignore_index=True)
    expected = pd.DataFrame(
        {
            "authority_code": ["E1", "E2", "E4"],
            "short_name": ["Alph", "Beta", "News"],
            "tile_column": [1, 1, 1],
            "tile_row": [2, 2, 2],
            "grade": ["good", "none", "none"],
            "hover": [
                "Alphashire: good, published 5 January 2018",
                "Betaford: not inspected or not judged",
                "Newshire did not exist yet; the area belonged to Oldshire (until March 2019)",
            ],
        }
    )
    pd.testing.assert_frame_equal(found[expected.columns], expected, check_dtype=False)
    assert judgements.off_the_map(latest)["authority_name"].tolist() == ["Oldshire"]
    assert judgements.off_the_map(judgements.latest("in_care", date(2020, 1, 1))).empty


# where it is from


BOTH_FRAMEWORKS = judged(
    ("E2", "2019-05-01", COMBINED, "good"),
    ("E1", "2014-07-07", "in_care", "inadequate", "sif"),
    ("E1", "2013-12-01", "in_care", "good", "sif"),
    ("E1", "2018-12-01", "leadership", "good"),  # not counted: another judgement
)


def test_sources(tidy):
    tidy(authorities=FOUR, **BOTH_FRAMEWORKS)
    assert judgements.sources("in_care") == ("survey",)
    assert judgements.sources("adoption") == ()
