"""Plain sentences on where to look, each with the numbers that justify it."""

import pandas as pd

from queries import indicator_readings as readings
from queries import numbers, priorities, trend_readings
from queries.memory import remembered

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
    "peers": f"Fewer than {priorities.FEWEST_PEERS} peers have a value.",
}


@remembered
def reason(row: pd.Series) -> str:
    """Why an indicator stands where it does: value, peers' median, interval, change, trend and what to be careful of.

    "24.2% in 2025 against its peers' median of 21.5% (10 of 10); 95% interval 23.0% to 25.4% excludes it; up 2.1
    percentage points from 22.1% in 2024, intervals apart; getting worse over 2019 to 2025 (tested)."
    """
    parts = [f"{_text(row, 'value')} in {row['period']}{_peers(row)}", _interval(row), _change(row)]
    if row["trend"] in trend_readings.VERDICTS:
        parts.append(trend_readings.verdict(row.rename({"trend": "verdict"})))
    said = "; ".join(part for part in parts if part) + "."
    why = WHY.get(row["unjudged"])
    care = readings.small_count(row, pd.Series({"numerator_name": None}))
    return " ".join(part for part in (said, why, care, row["annotation"]) if isinstance(part, str))


def _text(row: pd.Series, column: str) -> str:
    return numbers.text(row[column], row["unit"], int(row["decimals"]))


def _peers(row: pd.Series) -> str:
    if not row["peers_with_value"]:
        return ", none of its peers having a value"
    return f" against its peers' median of {_text(row, 'peers_median')} ({row['peers_with_value']} of {row['peers']})"


def _interval(row: pd.Series) -> str:
    if pd.isna(row["lower"]):
        return "interval not available"
    said = readings.interval(row, row)
    if row["against"] is None or pd.isna(row["against"]):
        return said
    return f"{said} {'includes' if row['against'] == 'similar' else 'excludes'} it"


def _change(row: pd.Series) -> str:
    before = None if pd.isna(row["period_before"]) else row["period_before"]
    said = readings.change(pd.Series({**row, "period_before": before}), row)
    words = {
        " (better)": ", intervals apart",
        " (worse)": ", intervals apart",
        " (may be chance)": ", intervals overlap",
    }
    for word, instead in words.items():
        said = said.replace(word, instead)
    return said


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
        f"{count} of {len(priorities.asked())} indicators with a better direction can be judged: "
        f"{worse} {'is' if worse == 1 else 'are'} worse than the median of its peers, {better} better. "
        f"By chance alone {chance} of {count} would differ, so look at the reasons before acting; indicators that "
        "count the same children differ together. None of this says why."
    )


@remembered
def found(authority: str, compare: str, name: str) -> str:
    """What stands first: how many are worse and getting worse, and which; how many are better and improving."""
    red = priorities.group(authority, compare, "worse", "worsening")["indicator_name"].tolist()
    blue = priorities.group(authority, compare, "better", "improving")["indicator_name"].tolist()
    return (
        f"{name} is worse than its peers and getting worse on {_named(red)}; "
        f"better than its peers and improving on {_named(blue)}."
    )


def _named(names: list[str]) -> str:
    if not names:
        return "none"
    more = f", and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{len(names)} ({'; '.join(names[:3])}{more})"


@remembered
def title(authority: str, compare: str, name: str) -> str:
    """The finding of the figure."""
    red = len(priorities.group(authority, compare, "worse", "worsening"))
    worse = int((priorities.rows(authority, compare)["against"] == "worse").sum())
    return f"{name} is worse than its peers on {worse or 'none'}, and getting worse on {red or 'none'} of them"


def reasons(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """(indicator, reason) of each row."""
    return [(row["indicator_name"], reason(row)) for _, row in rows.iterrows()]


@remembered
def whole(authority: str, compare: str) -> pd.DataFrame:
    """All indicators looked at in one table, the worst and worsening first, those that cannot be judged last."""
    parts = [
        (AGAINST[against], MOVING[moving], priorities.group(authority, compare, against, moving))
        for against in priorities.AGAINST
        for moving in priorities.MOVING
    ]
    parts.append(("cannot be judged", "cannot be judged", priorities.unjudged(authority, compare)))
    return pd.DataFrame(
        [
            (row["indicator_name"], row["topic"], against, moving, reason(row))
            for against, moving, rows in parts
            for _, row in rows.iterrows()
        ],
        columns=["Indicator", "Topic", "Beside its peers", "Over time", "Why"],
    )
