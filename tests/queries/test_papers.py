from queries import papers
from tests.rows import authority, paper


def point(kind: str, position: int, page: int, **more) -> dict:
    made = {"paper_id": "E1-2024-09-01", "kind": kind, "position": position, "page": page, "source": "survey"}
    return made | more


POINTS = [
    point("weakness", 1, 5, judgement="leadership"),
    point("strength", 2, 4, judgement="in_care_and_care_leavers"),
    point("strength", 1, 3, judgement="leadership"),
    point("strength", 3, 4, judgement="in_care_and_care_leavers"),
    point("priority", 1, 2, number="a"),
    point("recommendation", 1, 1) | {"paper_id": "E1-2015-06-01"},  # not included: another paper
]


def known(tidy, points) -> None:
    tidy(
        authorities=[authority("E1", "Alphashire")],
        council_papers=[paper("E1", "2024-09-01"), paper("E1", "2015-06-01")],
        paper_points=points,
    )


def test_what_a_paper_lists_is_counted_by_kind_and_judgement(tidy):
    known(tidy, POINTS)
    table = papers.points("E1-2024-09-01")
    assert table[["kind", "position"]].values.tolist() == [
        ["priority", 1],
        ["strength", 1],
        ["strength", 2],
        ["strength", 3],
        ["weakness", 1],
    ]
    assert papers.told(table) == (
        "The paper lists 1 strategic priority (page 2), 3 strengths (leadership 1, children in care and care leavers "
        "2, pages 3 to 4) and 1 weakness (leadership 1, page 5). "
        "Its words do not ship with this dashboard: load your own copy."
    )
    assert papers.words(table).empty
    assert papers.told(papers.points("E1-1999-01-01")) is None


def test_words_are_shown_where_they_are_loaded(tidy):
    known(tidy, [point("priority", 1, 2, number="a", text="Do it."), point("strength", 1, 3, judgement="leadership")])
    table = papers.points("E1-2024-09-01")
    assert papers.told(table) == "The paper lists 1 strategic priority (page 2) and 1 strength (leadership 1, page 3)."
    assert papers.words(table).to_dict("records") == [
        {"Listed as": "Strategic priority", "About": "", "Number": "a", "Words": "Do it.", "Page": 2}
    ]
