"""Plain sentences on peers: who they are, how near, and why there are none."""

from collections import Counter

import pandas as pd

from queries import authorities, judgements, numbers, peers
from queries.memory import remembered

NEARNESS = ("extremely close", "very close", "close", "somewhat close", "not close")


@remembered
def who(authority_code: str | None, compare: str) -> str | None:
    """Who an authority's peers are and what to be careful about, or why there are none; None without an authority.

    An own set is told of without an authority too.
    """
    if compare.startswith(peers.OWN):
        return _own(authority_code, compare)
    if authority_code is None:
        return None
    codes = peers.of(authority_code, compare)
    if not codes:
        return _none(authority_code, compare)
    if compare in peers.MODELS:
        return _neighbours(authority_code, compare, codes)
    return f"Set beside {_alike(authority_code, compare, len(codes))}."


def _neighbours(authority_code: str, compare: str, codes: tuple[str, ...]) -> str:
    near = peers.closeness(authority_code, compare)
    counts = Counter(near.values())
    spread = ", ".join(f"{counts[word]} {word}" for word in NEARNESS if counts[word])
    far = [name for name, word in near.items() if word == "not close"]
    care = f" Not close, so read with care: {numbers.listed(far)}." if far else ""
    return f"Set beside its {len(codes)} {peers.long(compare)}: {spread}.{care}{_abolished(codes)}"


def _alike(authority_code: str, compare: str, count: int) -> str:
    mine = authorities.one(authority_code)
    one_other = f"{count} other " + ("authority" if count == 1 else "authorities")
    if compare == "england":
        return f"{one_other} in England"
    if compare == "region":
        return f"{one_other} in {mine['region_name']}"
    if compare == "kind":
        return f"{count} other {peers.KINDS[mine['kind']]}"
    judgement = judgements.NAMES[compare.removeprefix(peers.GRADE)].lower()
    grade = judgements.GRADE_NAMES[peers.grade(authority_code, compare)].lower()
    return f"{one_other} whose latest grade for {judgement} is {grade}"


def _none(authority_code: str, compare: str) -> str:
    mine = authorities.one(authority_code)
    name, label = mine["authority_name"], peers.long(compare)
    if compare.startswith(peers.GRADE):
        judgement = judgements.NAMES[compare.removeprefix(peers.GRADE)].lower()
        alone = peers.grade(authority_code, compare) != judgements.NONE
        why = "no other authority has its grade" if alone else "it has no published grade"
        return f"{name} has no peers by grade for {judgement}: {why}. Choose another comparison."
    if pd.notna(mine["closed_on"]):
        return (
            f"{name} has no {label}: it ended on {numbers.day(mine['closed_on'])}, before that model. "
            f"Choose {numbers.listed(authorities.successors(authority_code))}, which took over, or another comparison."
        )
    if pd.notna(mine["opened_on"]):
        return (
            f"{name} has no {label}: it was founded on {numbers.day(mine['opened_on'])}, after that model. "
            "Choose another comparison."
        )
    return f"{name} has no {label}. Choose another comparison."


def _own(authority_code: str | None, compare: str) -> str:
    codes, chosen = peers.of(authority_code, compare), peers.own(compare).codes
    named = peers.called(compare)
    if not chosen:
        return f"{named[0].upper()}{named[1:]} is empty: choose the authorities in it on the left."
    strangers = [code for code in chosen if code not in authorities.labels()]
    lost = f" Not known and left out: {numbers.listed(strangers)}." if strangers else ""
    itself = " The chosen authority is in the set; it is not counted among its own peers."
    count = f"{len(codes)} " + ("authority" if len(codes) == 1 else "authorities")
    return f"Set beside {count} in {named}.{itself if authority_code in chosen else ''}{_abolished(codes)}{lost}"


def _abolished(codes: tuple[str, ...]) -> str:
    """A sentence for each that exists no longer, with those that took over; "" for none."""
    said = ""
    for code in codes:
        row = authorities.one(code)
        if pd.notna(row["closed_on"]):
            heirs = numbers.listed(authorities.successors(code))
            said += (
                f" {row['authority_name']} ended on {numbers.day(row['closed_on'])}: later values are under {heirs}."
            )
    return said
