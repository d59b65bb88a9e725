from datetime import date

import pytest

from loaders import council_facts
from loaders.council_text import blocks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("North Anyshire Council", "North Anyshire"),
        ("STOKE-ON-TEST CITY COUNCIL", "Stoke-on-Test"),
        ("London Borough of Sampleham", "Sampleham"),
        ("Royal Borough of Testing and Trying", "Testing and Trying"),
        ("This is a Report to the Council on Ofsted's findings.", None),
        ("The inspection of Testham's children's services.", "Testham"),
        ("Children's services in East Testham are good.", "East Testham"),
    ],
)
def test_authority(text, name):
    assert council_facts.authority(blocks([text])) == name


@pytest.mark.parametrize(
    ("text", "meeting", "on"),
    [
        ("Report to Cabinet Date: 11 September 2017", "Cabinet", date(2017, 9, 11)),
        ("Cabinet Meeting .....1st September 2016", "Cabinet", date(2016, 9, 1)),
        ("Committee: Family Committee\n\nMeeting Date: 3/2/2021", "Family Committee", date(2021, 2, 3)),
        ("EXECUTIVE BOARD\n\nThursday, 5 May 2022", "Executive Board", date(2022, 5, 5)),
        ("Forward plan published on: 1 May 2022", None, None),
    ],
)  # fmt: skip
def test_meeting(text, meeting, on):
    head = blocks([text])
    assert (council_facts.meeting(head), council_facts.meeting_on(head)) == (meeting, on)


def test_the_inspection_is_the_last_before_the_meeting_that_is_not_an_earlier_one():
    text = blocks(
        [
            "The last inspection, from 1 to 12 May 2017, was the first. Ofsted inspected from 4 to 15 May 2020. "
            "A focused visit of 1 to 2 June 2020 followed. Ofsted will inspect again from 1 to 12 May 2023."
        ]
    )
    assert council_facts.inspected(text, before=date(2020, 9, 1)) == (date(2020, 5, 4), date(2020, 5, 15))
    assert council_facts.inspected(text, before=date(2019, 9, 1)) is None


def test_days_of_publication_and_of_the_plan():
    text = blocks(
        [
            "This item was published on the forward plan on 1 March 2020. Ofsted's was published on 3 March 2020. "
            "The action plan is due. It must reach Ofsted, within 70 working days, by 11 June 2020."
        ]
    )
    assert council_facts.published_on(text, after=None, before=None) == date(2020, 3, 3)
    assert council_facts.published_on(text, after=date(2020, 4, 1), before=None) is None
    assert council_facts.plan_due_on(text, after=None) == date(2020, 6, 11)
    assert council_facts.plan_working_days(text) is None
    assert council_facts.plan_working_days(blocks(["The action plan is due in 70 working days."])) == 70


def test_counts_the_paper_states():
    text = blocks(
        ["Ofsted's report has 25 recommendations, which led to ten overall recommendations and 8 strategic aims."]
    )
    assert council_facts.stated(text) == (25, 10, 8)
    assert council_facts.stated(blocks(["The scrutiny panel made three recommendations on Ofsted."])) == (
        None,
        None,
        None,
    )
