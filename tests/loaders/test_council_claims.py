from datetime import date

from loaders.council_claims import Claim, claims
from loaders.council_text import blocks


def test_counts_of_other_authorities_with_the_place_and_the_day():
    above = "As at 31 March 2019, six authorities in the South West had been inspected:"
    text = f"{above}\n\n- Two authorities were judged good overall.\n"
    shared = {"scope": "region", "region": "South West", "page": 1}
    assert claims(blocks([text])) == [
        Claim(
            **shared, kind="inspected", count=6, out_of=None, judgement=None, grade=None, or_better=False,
            as_at_on=date(2019, 3, 31), text=above,
        ),
        Claim(
            **shared, kind="judged", count=2, out_of=6, judgement="overall_effectiveness", grade="good",
            or_better=False, as_at_on=None, text="Two authorities were judged good overall.",
        ),
    ]  # fmt: skip


def test_none_better_and_a_place_in_a_ranking():
    text = (
        "No other council is outstanding for adoption. Of 90 inspections 30 councils are good or better. "
        "We are in the top five in England."
    )
    found = [(c.kind, c.count, c.out_of, c.judgement, c.grade, c.or_better) for c in claims(blocks([text]))]
    assert found == [
        ("judged", 0, None, "adoption", "outstanding", False),
        ("judged", 30, 90, "overall_effectiveness", "good", True),
        ("rank", 5, None, None, None, False),
    ]


def test_what_counts_no_authorities_is_no_claim():
    assert claims(blocks(["Four inspectors found that two visits were good."])) == []
