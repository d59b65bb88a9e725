"""Plain sentences on where to look, each with the numbers that justify it."""

import pandas as pd

from queries import indicator_readings as readings
from queries import numbers, priorities, trend_readings
from queries.memory import remembered
from queries.profile_readings import short_change

AGAINST = {"worse": "worse than its peers", "similar": "like its peers", "better": "better than its peers"}
MOVING = {"worsening": "getting worse", "steady": "no clear change", "improving": "improving"}
MOVING_TITLE = {"worsening": "Getting worse", "steady": "No clear change", "improving": "Improving"}
LISTS = (
    ("worse", "worsening", "Worse than its peers and getting worse"),
    ("worse", "steady", "Worse than its peers, with no clear change"),
    ("worse", "improving", "Worse than its peers, but improving"),
    ("similar", "worsening", "Like its peers, but getting worse"),
    ("better", "worsening", "Better than its peers, but getting worse"),
    ("better", "improving", "Better than its peers and improving"),
)
"""The groups a page lists one by one, with their headings; the rest need no look."""
WHY = {
    "old": "Others have newer values; this authority has none.",
    "peers": f"Fewer than {priorities.FEWEST_PEERS} of its peers have a value, too few to compare with.",
}
HOW_SURE = (
    "How sure is this? Counts of children move by chance from year to year. The 95% interval is the range that chance "
    "leaves for a value: it is called worse or better than its peers only where their median, the middle one of them, "
    "lies outside. It is called getting worse or improving only where its latest change, or its trend over the last "
    "seven years, is more than chance explains."
)
UNSURE = (
    "For these no interval can be worked out from what is published, the value is old or a zero that may mean nothing "
    "was recorded, or too few peers have one: nobody can tell how much of a difference is chance."
)


@remembered
def reason(row: pd.Series) -> str:
    """Why an indicator stands where it does: value, peers' median, interval, change, trend and what to be careful of.

    "24.2% in 2025, where the median of its peers is 21.5% (10 of 10 have data). The gap is more than chance explains
    (95% interval 23.0% to 25.4%). It rose 2.1 percentage points from 22.1% in 2024, more than chance explains."
    """
    care = readings.small_count(row, pd.Series({"numerator_name": None}))
    parts = (_beside(row), _sure(row), _changed(row), _trend(row), WHY.get(row["unjudged"]), care, row["annotation"])
    return " ".join(part for part in parts if isinstance(part, str) and part)


def _text(row: pd.Series, column: str) -> str:
    return numbers.text(row[column], row["unit"], int(row["decimals"]))


def _beside(row: pd.Series) -> str:
    value = f"{_text(row, 'value')} in {row['period']}"
    if not row["peers_with_value"]:
        return f"{value}; none of its peers has a value."
    have = f"{row['peers_with_value']} of {row['peers']} {'has' if row['peers_with_value'] == 1 else 'have'} data"
    return f"{value}, where the median of its peers is {_text(row, 'peers_median')} ({have})."


def _sure(row: pd.Series) -> str:
    """Whether the difference from the peers is more than chance explains; "" where nothing is claimed."""
    if not isinstance(row["against"], str):
        return ""
    said = "may be chance" if row["against"] == "similar" else "is more than chance explains"
    return f"The gap {said} ({readings.interval(row, row)})."


def _changed(row: pd.Series) -> str:
    before = None if pd.isna(row["period_before"]) else row["period_before"]
    said = readings.change(pd.Series({**row, "period_before": before}), row)
    if before is None:
        return "There is no earlier value."
    if row["change"] == 0:
        return f"It is {said}."
    way, rest = said.split(" ", 1)
    sure = {
        " (better)": ", more than chance explains",
        " (worse)": ", more than chance explains",
        " (may be chance)": ", which may be chance",
    }
    for word, instead in sure.items():
        rest = rest.removesuffix(word) + instead if rest.endswith(word) else rest
    return f"It {'rose' if way == 'up' else 'fell'} {rest}."


def _trend(row: pd.Series) -> str:
    """The tested trend beside the latest change, and what the two together let be said; "" for too few years."""
    if row["trend"] not in trend_readings.VERDICTS:
        return ""
    years, moves = f"over {row['since']} to {row['until']}", row["direction"] in ("better", "worse")
    if row["trend"] == "none":
        latest = ": the latest change alone is why it stands here" if moves and isinstance(row["moving"], str) else ""
        return f"There is no steady rise or fall {years}{latest}."
    against = ", unlike its latest change, so neither is claimed" if moves and row["direction"] != row["trend"] else ""
    return f"It has been getting {row['trend']} {years}{against}."


@remembered
def looked_at(authority: str, compare: str) -> str:
    """How many indicators were looked at, how many differ from the peers and how many would by chance alone."""
    table = priorities.rows(authority, compare)
    judged = table["against"].notna()
    count, worse = int(judged.sum()), int((table["against"] == "worse").sum())
    better = int((table["against"] == "better").sum())
    if not count:
        return "None of the indicators can be judged: no interval is available, or too few peers have a value."
    chance = priorities.CHANCE * count
    chance = f"about {numbers.text(chance, 'count', 0)}" if chance >= 1 else "fewer than one"
    return (
        f"Of {len(priorities.asked())} indicators on which one way is better, {count} can be judged: {worse} "
        f"{'is' if worse == 1 else 'are'} worse than the median of its peers, {better} better. By chance alone "
        f"{chance} of {count} would differ, and indicators that count the same children differ together: read the "
        "reasons before acting. None of them says why."
    )


@remembered
def found(authority: str, compare: str, name: str) -> str:
    """What stands first: what is worse and getting worse, and what is better and improving."""
    red = priorities.group(authority, compare, "worse", "worsening")["indicator_name"].tolist()
    blue = priorities.group(authority, compare, "better", "improving")["indicator_name"].tolist()
    return (
        f"{name} is worse than its peers and getting worse on {_named(red)}. "
        f"It is better than its peers and improving on {_named(blue)}."
    )


def _named(names: list[str]) -> str:
    if not names:
        return "no indicator"
    more = f"; and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{numbers.plural(len(names), 'indicator')}: {'; '.join(names[:3])}{more}"


@remembered
def title(authority: str, compare: str, name: str) -> str:
    """The finding of the figure."""
    red = len(priorities.group(authority, compare, "worse", "worsening"))
    against = priorities.rows(authority, compare)["against"]
    count, worse = int(against.notna().sum()), int((against == "worse").sum())
    if not count:
        return f"{name}: none of its indicators can be judged beside its peers"
    getting = f", and getting worse on {red or 'none'} of the {worse}" if worse else ""
    if worse == 1:
        getting = ", and getting worse on it" if red else ", with no sign of getting worse on it"
    return f"{name} is worse than its peers on {worse or 'none'} of {numbers.plural(count, 'indicator')}{getting}"


def reasons(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """(indicator, reason) of each row."""
    return [(row["indicator_name"], reason(row)) for _, row in rows.iterrows()]


@remembered
def whole(authority: str, compare: str) -> pd.DataFrame:
    """All indicators looked at in one table, the worst and worsening first, those that cannot be judged last.

    The columns that tell most come first: a printed page holds six of them.
    """
    parts = [
        (AGAINST[against], MOVING[moving], priorities.group(authority, compare, against, moving))
        for against in priorities.AGAINST
        for moving in priorities.MOVING
    ]
    parts.append(("cannot be judged", "cannot be judged", priorities.unjudged(authority, compare)))
    return pd.DataFrame(
        [
            (row["indicator_name"], against, moving, *_cells(row), row["topic"], reason(row))
            for against, moving, rows in parts
            for _, row in rows.iterrows()
        ],
        columns=["Indicator", "Beside its peers", "Over time", *CELLS, "Topic", "Why"],
    )


CELLS = ("Value", "Median of its peers", "Change", "95% interval", "Trend")


def _cells(row: pd.Series) -> tuple[str, ...]:
    tested = row["trend"] in trend_readings.VERDICTS
    return (
        f"{_text(row, 'value')} ({row['period']})",
        _text(row, "peers_median"),
        short_change(row.to_dict()),
        "not available" if pd.isna(row["lower"]) else readings.interval(row, row).removeprefix("95% interval "),
        trend_readings.verdict(row.rename({"trend": "verdict"})) if tested else "too few years to test",
    )
