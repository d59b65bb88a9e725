"""Every form in which the days of an inspection have been printed."""

import datetime as dt

import pytest

from loaders.report_dates import periods, published_on

FORMS = [
    ("Inspection dates: 3 to 14 June 2024\nLead inspector: A Person", ["2024-06-03 2024-06-14"]),
    ("Inspection dates: 27 September to 8 October 2021\n", ["2021-09-27 2021-10-08"]),
    ("Inspection dates: 02 March 2020 to 13 March 2020\n", ["2020-03-02 2020-03-13"]),
    ("Inspection date: 6 July 2015 – 30 July 2015\nReport published: 19 October 2015", ["2015-07-06 2015-07-30"]),
    ("Inspection date: 8 – 12 July 2013\n", ["2013-07-08 2013-07-12"]),
    ("Inspection date: 24 June–17 July 2014\n", ["2014-06-24 2014-07-17"]),
    ("Inspection date: 11 January 2016–4 February 2016\n", ["2016-01-11 2016-02-04"]),
    ("Inspection date: 11 January 2016- 4 February 2016\n", ["2016-01-11 2016-02-04"]),
    ("Inspection date: 11 January 2016 ─ 4 February 2016\n", ["2016-01-11 2016-02-04"]),
    ("Inspection date: 11 January 2016 − 4 February 2016\n", ["2016-01-11 2016-02-04"]),
    ("Inspection date: 11/05/2015 – 3/06/2015\n", ["2015-05-11 2015-06-03"]),
    ("Inspection date: 1/06/2015 to 25 June 2015\n", ["2015-06-01 2015-06-25"]),
    ("Inspection date: 11 July 2016\nReport published: 20 September 2016", ["2016-07-11 2016-07-11"]),
    ("Inspection date: 11 – 22 July 2022\n", ["2022-07-11 2022-07-22"]),
    ("Inspection dates: 8 June to 19 June 26\n", ["2026-06-08 2026-06-19"]),
    ("Inspection dates: 3rd to 14th June 2024\n", ["2024-06-03 2024-06-14"]),
    ("Inspection dates: Monday 3 June to Friday 14 June, 2024\n", ["2024-06-03 2024-06-14"]),
    ("Inspection dates: 3 June 2024 to 14 June\n", ["2024-06-03 2024-06-14"]),
    ("Inspection dates: 12 December to 13 January 2023\n", ["2022-12-12 2023-01-13"]),
    ("Inspection dates:\n3 to 14\nJune 2024\n", ["2024-06-03 2024-06-14"]),
    ("Inspection dates: 3 Sept to 14 Sept 2024\n", ["2024-09-03 2024-09-14"]),
    (
        "Inspection dates: 8 July to 12 July 2019 and 7 August to 8 August 2019\n",
        ["2019-07-08 2019-07-12", "2019-08-07 2019-08-08"],
    ),
    (
        "Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023\n",
        ["2022-12-05 2022-12-09", "2023-02-14 2023-02-15"],
    ),
    ("Inspection dates: 4 and 5 June 2024\n", ["2024-06-04 2024-06-04", "2024-06-05 2024-06-05"]),
    ("INSPECTION DATES 3 to 14 June 2024\n1. Children who need help", ["2024-06-03 2024-06-14"]),
    ("Inspection dates: 31 to 33 June 2024\n", []),
    ("Inspection dates: 30 February 2024\n", []),
    ("Inspection dates: 14 to 3 June 2024\n", []),
    ("Inspection dates: June 2024\n", []),
    ("Inspection dates: 3 to 14\n", []),
    ("Inspected from 3 to 14 June 2024\n", []),
]


@pytest.mark.parametrize(("cover", "expected"), FORMS)
def test_periods(cover, expected):
    assert [f"{start} {end}" for start, end in periods(cover)] == expected


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Report published: 19 October 2015\nThe overall judgement", dt.date(2015, 10, 19)),
        ("Report Published: 8 August 2014\n1. Children", dt.date(2014, 8, 8)),
        ("Age group: All\nPublished: 16 August 2013", dt.date(2013, 8, 16)),
        ("Report published: 19 October", None),
        ("Inspection dates: 3 to 14 June 2024", None),
        ("First published 3 June 2020 by somebody else", None),
    ],
)
def test_published_on(cover, expected):
    assert published_on(cover) == expected


def test_an_endless_date_line_ends():
    assert periods("Inspection dates: " + "3 to 14 June 2024 and " * 100_000) == ()
