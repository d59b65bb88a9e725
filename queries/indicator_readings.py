"""Plain sentences on one indicator, computed from the numbers: who, from what to what, when, against whom.

Better or worse is said only where an indicator's polarity says which way is better.
"""

import pandas as pd

from queries import numbers, uncertainty
from queries.memory import remembered
from queries.peers import long

POLARITY = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "neutral": "Neither higher nor lower is better",
}

ZERO = "a zero may mean that nothing was recorded"
NOTE_WORDS = {
    "suppressed": "not published (a small number is hidden)",
    "not_available": "not available",
    "not_applicable": "not applicable",
    "rounds_to_zero": "not published (rounds to zero)",
    "unreliable": "not published (too unreliable)",
    "no_return": "not available (no return was made)",
}


def rank(row: pd.Series, polarity: str) -> str:
    """ "12th of 131 with data", "12th highest of 131 with data" or "highest of ..." where the indicator is neutral."""
    if pd.isna(row["rank"]):
        return "not ranked, as it did not exist when the period ended"
    place, joint = numbers.ordinal(int(row["rank"])), "joint " if row["sharing"] > 1 else ""
    if polarity == "neutral":
        place = "highest" if place == "1st" else f"{place} highest"
    return f"{joint}{place} of {int(row['of'])} with data"


def quartile(row: pd.Series) -> str | None:
    """ "best quarter", "second quarter" ...; None where the indicator has none."""
    if pd.isna(row["quartile"]):
        return None
    return ("best quarter", "second best quarter", "third best quarter", "worst quarter")[int(row["quartile"]) - 1]


def change(row: pd.Series, indicator: pd.Series) -> str:
    """ "up 3.0 percentage points from 51% in 2024 (better)"."""
    if row["period_before"] is None:
        return "no earlier value to compare with"
    decimals, unit = int(indicator["decimals"]), indicator["unit"]
    before = numbers.text(row["value_before"], unit, decimals)
    if row["change"] == 0:
        return f"unchanged from {row['period_before']}"
    size = numbers.text(abs(row["change"]), "score" if unit == "percent" else unit, decimals)
    points = (
        "" if unit != "percent" else " percentage point" if float(size.replace(",", "")) == 1 else " percentage points"
    )
    way = "up" if row["change"] > 0 else "down"
    words = {"better": " (better)", "worse": " (worse)", "chance": " (may be chance)", "doubtful": f" ({ZERO})"}
    word = ", with no value between" if row["missing_between"] else words.get(row["direction"], "")
    return f"{way} {size}{points} from {before} in {row['period_before']}{word}"


def against_england(row: pd.Series, indicator: pd.Series) -> str | None:
    """What the interval says about England's value; None without an interval."""
    verdict = row["against_england"]
    if verdict is None or pd.isna(verdict):
        return None
    if verdict == "similar":
        return "this authority is similar: England lies within its 95% interval"
    better = {"higher": "higher", "lower": "lower"}.get(indicator["polarity"])
    word = "" if better is None else ", which is better" if verdict == better else ", which is worse"
    return f"this authority is {verdict}: England lies outside its 95% interval{word}"


def trend(mine: pd.DataFrame, name: str, indicator: pd.Series) -> str:
    """From the first value to the last, with their periods, and which way is better: no verdict on the difference."""
    known = mine[mine["value"].notna()]
    if known.empty:
        return f"{name} has no published value."
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    first, last = known.iloc[0], known.iloc[-1]
    shown = [numbers.text(row["value"], unit, decimals) for row in (first, last)]
    if len(known) == 1:
        return f"{name}: {shown[1]} in {last['period']}, the only value published."
    if shown[0] == shown[1]:
        return f"{name}: {shown[1]} in {last['period']}, the same as in {first['period']}."
    way = "rose" if last["value"] > first["value"] else "fell"
    return (
        f"{name} {way} from {shown[0]} in {first['period']} to {shown[1]} in {last['period']}. {_which_way(indicator)}"
    )


def _which_way(indicator: pd.Series) -> str:
    return f"{POLARITY[indicator['polarity']]}."


@remembered
def standing(row: pd.Series | None, name: str, indicator: pd.Series, period: str) -> str:
    """An authority's value in a period, its rank, quarter and change; or why it has none."""
    if row is None:
        return f"{name} has no value for {period} in this file."
    if pd.isna(row["value"]):
        return f"{name}'s value for {period} is {NOTE_WORDS[row['note']]}."
    value = numbers.long_text(row["value"], indicator["unit"], indicator["unit_name"], int(indicator["decimals"]))
    quarter = f", in the {quartile(row)}" if quartile(row) else ""
    return f"{name}: {value} in {period}, {rank(row, indicator['polarity'])}{quarter}; {change(row, indicator)}."


def small_count(row: pd.Series | None, indicator: pd.Series) -> str | None:
    """A caution where the value rests on a small count; None otherwise."""
    count = None if row is None else row["numerator"]
    if pd.isna(count) or count >= uncertainty.SMALL_COUNT:
        return None
    of = "" if pd.isna(indicator["numerator_name"]) else f" ({indicator['numerator_name']})"
    return f"Take care: the count behind it is {int(count)}{of}, so few that one more moves it."


def take_note(row: pd.Series | None) -> str | None:
    """What a reader must know of an authority's value in the period shown; None where there is nothing."""
    return None if row is None or pd.isna(row["annotation"]) else f"Take note: {row['annotation']}"


def noted(facts: pd.DataFrame, names: dict[str, str], ends: dict[pd.Timestamp, str]) -> list[tuple[str, str, str]]:
    """(whose values and of when, what to know of them, where it is known from) for each fact, in the order given.

    What is said in the same words of several places or years is said once, with all of them before it.
    `names`: code -> name of a place. `ends`: the last day of each period -> the period, oldest first.
    """
    whose: dict[tuple[str, str], list[str]] = {}
    for fact in facts.itertuples():
        places = numbers.listed([names[code] for code in fact.places]) if fact.places else "Everywhere"
        when = _when(fact.first_period_end, fact.last_period_end, ends)
        whose.setdefault((fact.text, fact.known_from), []).append(f"{places}, {when}")
    return [("; ".join(said), text, known_from) for (text, known_from), said in whose.items()]


def _when(first: pd.Timestamp, last: pd.Timestamp, ends: dict[pd.Timestamp, str]) -> str:
    """ "2021", "2021 to 2023", "from 2021 on": the periods between two ends, the last null while there is none."""
    within = [period for end, period in ends.items() if end >= first and not end > last]
    if not within:
        return f"year ending {numbers.day(first)}"
    if pd.isna(last):
        return f"from {within[0]} on"
    return within[0] if len(within) == 1 else f"{within[0]} to {within[-1]}"


def interval(row: pd.Series, indicator: pd.Series) -> str:
    """ "95% interval 50.1% to 57.3%", or that there is none."""
    if pd.isna(row["lower"]):
        return "Interval not available: there is no published count and base to work it out from"
    ends = [numbers.text(row[end], indicator["unit"], max(int(indicator["decimals"]), 1)) for end in ("lower", "upper")]
    return f"95% interval {ends[0]} to {ends[1]}"


@remembered
def spread(table: pd.DataFrame, indicator: pd.Series, period: str) -> str:
    """Lowest and highest of the authorities ranked in a period, and how many had no value."""
    table = table[table["rank"].notna() | table["value"].isna()]
    known = table[table["value"].notna()]
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    if known.empty:
        return f"No authority has a published value for {period}."
    low, high = known["value"].min(), known["value"].max()
    first, last = (
        f"{numbers.text(end, unit, decimals)} "
        f"({numbers.first_of(known.loc[known['value'] == end, 'authority_name'].tolist())})"
        for end in (low, high)
    )
    return f"In {period}, {len(known)} of {len(table)} authorities have a published value, from {first} to {last}."


def period(indicator: pd.Series, period: str) -> str:
    """ "31 March 2025", "academic year 2024-25"."""
    return f"{indicator['period_type']} {period}"


def ended(authority: pd.Series, successors: list[str]) -> str | None:
    """When an abolished authority ended and who followed; None while it exists."""
    if pd.isna(authority["closed_on"]):
        return None
    return (
        f"{authority['authority_name']} ended on {numbers.day(authority['closed_on'])}; "
        f"{numbers.listed(successors)} took over. Its lines stop there."
    )


@remembered
def headline(
    row: pd.Series,
    indicator: pd.Series,
    group_row: pd.Series | None,
    peers: int,
    compare: str,
    england: float | None,
) -> list[tuple[str, str, str]]:
    """(label, value, what it means) for the five numbers at the head of an indicator."""
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    median = "none" if group_row is None else numbers.text(group_row["median"], unit, decimals)
    known = 0 if group_row is None else int(group_row["with_value"])
    verdict = against_england(row, indicator) or "no interval to tell a difference from chance"
    return [
        (
            _first(period(indicator, row["period"])),
            numbers.text(row["value"], unit, decimals),
            interval(row, indicator),
        ),
        ("Rank", rank(row, "").removesuffix(" with data"), _rank_meaning(row, indicator)),
        ("Change", *_change_and_meaning(row, indicator)),
        (
            "Median of its peers",
            median,
            f"{known} of {peers} {long(compare)} have data" if peers else f"It has no {long(compare)}",
        ),
        ("England", "none" if england is None else numbers.text(england, unit, decimals), _first(verdict)),
    ]


def _change_and_meaning(row: pd.Series, indicator: pd.Series) -> tuple[str, str]:
    said = change(row, indicator)
    if row["period_before"] is None:
        return "none", _first(said)
    size, _, since = said.partition(" from ")
    number, point, points = size.partition(" percentage point")
    return number, f"percentage point{points}, from {since}" if point else f"from {since}"


def _rank_meaning(row: pd.Series, indicator: pd.Series) -> str:
    hidden = ""
    if row["hidden"]:
        hidden = f"; {numbers.plural(int(row['hidden']), 'hidden value is', 'hidden values are')} not ranked"
    if indicator["unit"] in ("count", "fte", "pounds"):
        return f"counted from the highest; it follows the size of the authority{hidden}"
    if indicator["polarity"] == "neutral":
        return f"counted from the highest; neither high nor low is better{hidden}"
    return f"counted from the best; {quartile(row) or 'no quarters: too few or too coarse values'}{hidden}"


@remembered
def beside(table: pd.DataFrame, name: str, peers: int, indicator: pd.Series) -> str:
    """How many of those with data an authority is above; better or worse only by polarity."""
    mine, others = table[table["role"] == "mine"], table[table["role"] == "peer"]
    if mine.empty or others.empty:
        return f"{len(others)} of {peers} peers have data; {name} has {'none' if mine.empty else 'a value'}."
    value = mine["value"].iloc[0]
    counts = {
        "higher than": int((others["value"] < value).sum()),
        "lower than": int((others["value"] > value).sum()),
        "the same as": int((others["value"] == value).sum()),
    }
    if len(others) in counts.values():
        said = numbers.above(
            counts["higher than"], counts["lower than"], len(others), "peer with data", "peers with data"
        )
    else:
        said = numbers.listed([f"{word} {count}" for word, count in counts.items() if count])
        said += f" of the {len(others)} peers with data"
    every = "" if len(others) == peers else f" ({peers} in all)"
    return f"{name} is {said}{every}. {POLARITY[indicator['polarity']]}."


def _first(text: str) -> str:
    return text[0].upper() + text[1:]
