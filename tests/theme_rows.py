"""Inspections of Exampleshire with recommendations on invented themes, for tests of all that counts themes."""

from datetime import date

from tests import rows

DAY = date(2025, 12, 31)
THEMES = [
    rows.theme("plans", 1),
    rows.theme("health", 2, "in_care"),
    rows.theme("leavers", 3, "care_leavers"),
    rows.theme("other", 4, "leadership"),
]
INSPECTIONS = (
    # authority, published on, framework, grade for help and protection, for children in care, themes it names
    ("E1", "2015-03-01", "sif", "inadequate", "requires_improvement", ("plans", "health", "leavers")),
    ("E1", "2019-03-01", "ilacs", "requires_improvement", "good", ("plans", "health")),
    ("E1", "2023-03-01", "ilacs", "good", "good", ("plans", "plans", "leavers")),
    ("E2", "2016-06-01", "sif", "good", "good", ("health",)),
    ("E2", "2022-06-01", "ilacs", "good", "outstanding", ("leavers", "other")),
    ("E3", "2018-09-01", "ilacs", "requires_improvement", "requires_improvement", ("plans", "health")),
    ("E3", "2021-09-01", "ilacs", "inadequate", "inadequate", ()),  # not read
    ("E3", "2024-09-01", "ilacs", "good", "good", ("health", "leavers")),
)
"""One judgement of each of two; an inspection that names no theme has not been read."""


def known() -> dict[str, list[dict]]:
    """The tables, for the fixture `tidy`."""
    visits, judged, asked, themed = [], [], [], []
    for code, day, framework, safe, care, themes in INSPECTIONS:
        visits.append(rows.inspection(code, day, framework))
        judged.append(rows.judgement(code, day, "help_and_protection", safe, framework))
        judged.append(rows.judgement(code, day, "in_care", care, framework))
        key = visits[-1]["inspection_id"]
        for position, theme in enumerate(themes, start=1):
            asked.append(rows.recommendation(key, position, gist=f"{theme} {position}"))
            themed.append(rows.themed(asked[-1]["recommendation_id"], theme))
    # Asked of the board, of a visit and under a framework that is not counted: in no share.
    board = rows.recommendation("E1-sif-2015-03-01", 1, "lscb")
    visit = rows.inspection("E2", "2024-01-01", kind="focused_visit")
    extra = rows.recommendation(visit["inspection_id"], 1)
    themed += [rows.themed(row["recommendation_id"], "leavers") for row in (board, extra)]
    return {
        "authorities": [
            rows.authority("E1", "Alphashire"),
            rows.authority("E2", "Betaford", rows.SOUTH, kind="unitary"),
            rows.authority("E3", "Gammaton", rows.SOUTH),
        ],
        "neighbours": [rows.neighbour("E1", 1, "E3"), rows.neighbour("E1", 2, "E2")],
        "inspections": [*visits, visit],
        "judgements": judged,
        "recommendations": [*asked, board, extra],
        "themes": THEMES,
        "recommendation_themes": themed,
    }
