"""Plain sentences and tables on whom to learn from, computed from the rows; no change is said to have a cause."""

from datetime import date

import pandas as pd

from queries import authorities, improvement, judgements, numbers, peers
from queries import indicator_readings as readings
from queries.memory import remembered

KEPT = {0: "newest grade", 1: "kept at 1 later report"}
VERDICTS = {
    "clear": "more than chance: the 95% intervals do not overlap",
    "chance": "may be chance: the 95% intervals overlap",
    "unknown": "cannot be judged: interval not available",
    "doubtful": f"cannot be judged: {readings.ZERO}",
}
SHORT = {
    "clear": "more than chance",
    "chance": "may be chance",
    "unknown": "no interval",
    "doubtful": "a doubtful zero",
}
FAR_OFF = "An authority that began far from the others often moves towards them by chance alone."


def of_whom(authority: str | None, compare: str) -> str:
    """ "10 statistical neighbours (2025 model) of Leeds", "authorities in England"."""
    if authority is None and not compare.startswith(peers.OWN):
        return "authorities in England"
    count = len(improvement.group(authority, compare))
    return f"{count} {peers.long(compare)}" + (f" of {authorities.labels()[authority]}" if authority else "")


@remembered
def rises_title(table: pd.DataFrame, authority: str | None, compare: str, judgement: str) -> str:
    """How many moved up and have not fallen back."""
    subject = judgements.NAMES[judgement].lower()
    of = "" if authority is None and not compare.startswith(peers.OWN) else " of"
    whom = of_whom(authority, compare)
    count = f"{len(table)}{of} {whom}" if of or len(table) > 1 else "1 authority in England"
    return f"{count} moved up for {subject} and {'has' if len(table) == 1 else 'have'} not fallen back"


@remembered
def rises(table: pd.DataFrame) -> str:
    """What the first authority of the table did, how many rises are untested, how many ran over two frameworks."""
    row = table.iloc[0]
    first = "The nearest" if row["closeness"] else "The newest"
    crossed = int((table["framework"] != table["framework_before"]).sum())
    new = int((table["kept"] == 0).sum())
    care = f" For {new} of {len(table)} no later report has tested whether it lasts." if new else ""
    if crossed:
        care += (
            f" {numbers.plural(crossed, 'rise')} ran from one framework to another, whose grades are not quite alike."
        )
    return f"{first} is {label(row)}: {rise(row)}.{care}"


def rise(row: pd.Series) -> str:
    """ "from inadequate on 1 May 2019 to good on 3 June 2022, 3 years and 1 month later"."""
    before, after = (judgements.GRADE_NAMES[row[name]].lower() for name in ("grade_before", "grade"))
    days = row["published_on_before"], row["published_on"]
    gap = numbers.age(*days)
    return f"from {before} on {numbers.day(days[0])} to {after} on {numbers.day(days[1])}, {gap} later"


def rises_table(table: pd.DataFrame) -> pd.DataFrame:
    """Who moved up, from what to what, when, how near they are, both reports and what the first one asked for."""
    names = judgements.framework_names()
    gaps = zip(table["published_on_before"], table["published_on"], strict=True)
    shown = pd.DataFrame(
        {
            "Authority": table["authority_name"],
            "Closeness": table["closeness"],
            "From": table["grade_before"].map(judgements.GRADE_NAMES),
            "Published": table["published_on_before"].dt.date,
            "To": table["grade"].map(judgements.GRADE_NAMES),
            "Published then": table["published_on"].dt.date,
            "Time between": [numbers.age(before, after) for before, after in gaps],
            "Since": [KEPT.get(kept, f"kept at {kept} later reports") for kept in table["kept"]],
            "Change of framework": [
                "" if before == after else f"{names[before]}, then {names[after]}"
                for before, after in zip(table["framework_before"], table["framework"], strict=True)
            ],
            "Report before": table["report_url_before"],
            "Report that raised it": table["report_url"],
            "What the report before asked for": improvement.asked(table["inspection_id_before"]),
        }
    )
    return _without_empty(shown, "Closeness", "Change of framework", "What the report before asked for")


def _without_empty(table: pd.DataFrame, *names: str) -> pd.DataFrame:
    return table.drop(columns=[name for name in names if (table[name] == "").all()])


@remembered
def changes_title(table: pd.DataFrame, since: str, name: str) -> str:
    """How many improved on an indicator of that name by more than chance, and who most."""
    row, clear = table.iloc[0], int((table["verdict"] == "clear").sum())
    if table["verdict"].isin(["unknown", "doubtful"]).all():
        return f"{name}: {len(table)} of {row['of']} improved since {since}, perhaps by chance alone"
    if not clear:
        return f"{name}: none of {row['of']} is known to have improved since {since} by more than chance explains"
    best = table[(table["verdict"] == "clear") & (table["better"] == row["better"])]
    named = numbers.first_of(best["authority_name"].tolist())
    most = f": {named}" if clear == len(best) else f", {named} most"
    return f"{name}: {clear} of {row['of']} improved since {since} by more than chance explains{most}"


@remembered
def changes(table: pd.DataFrame, what: pd.Series, since: str, period: str) -> str:
    """From what to what the one that improved most went, of how many, and what its intervals say."""
    row = table.iloc[0]
    counts = table["verdict"].value_counts()
    doubtful = counts.get("doubtful", 0)
    zeros = f", {doubtful} from or to a zero that may mean nothing was recorded" if doubtful else ""
    return (
        f"{row['authority_name']} went {change(row, what)} from {since} to {period} ({VERDICTS[row['verdict']]}). Of "
        f"{row['of']} with both values, {len(table)} improved: {counts.get('clear', 0)} by more than chance, "
        f"{counts.get('chance', 0)} within it, {counts.get('unknown', 0)} without intervals to tell{zeros}. "
        f"{readings.POLARITY[what['polarity']]}. {FAR_OFF}"
    )


def change(row: pd.Series, what: pd.Series) -> str:
    """ "from 51% to 58%"."""
    unit, decimals = what["unit"], int(what["decimals"])
    return f"from {numbers.text(row['value_before'], unit, decimals)} to {numbers.text(row['value'], unit, decimals)}"


def label(row: pd.Series | dict) -> str:
    """ "Sheffield (very close)"."""
    return row["authority_name"] + (f" ({row['closeness']})" if row["closeness"] else "")


@remembered
def marks(table: pd.DataFrame) -> pd.DataFrame:
    """What a figure of rises shows: label, day, grade, hover, two rows for each authority."""
    rows = [
        (label(row), row[f"published_on{of}"], row[f"grade{of}"])
        for row in table.to_dict("records")
        for of in ("_before", "")
    ]
    shown = pd.DataFrame(rows, columns=["label", "day", "grade"])
    words = zip(shown["label"], shown["grade"], shown["day"], strict=True)
    hover = [f"{name}: {judgements.GRADE_NAMES[grade].lower()}, {numbers.day(day)}" for name, grade, day in words]
    return shown.assign(hover=hover)


@remembered
def ends(table: pd.DataFrame, mine: pd.DataFrame, what: pd.Series) -> pd.DataFrame:
    """What a figure of changes shows: my own authority first, then the others; label, role and said besides."""
    rows = pd.concat([mine.assign(role="mine", closeness=""), table.assign(role="other")], ignore_index=True)
    said = [
        f"{change(row, what).removeprefix('from ')}, {SHORT[row['verdict']] if row['better'] > 0 else 'not improved'}"
        for row in rows.to_dict("records")
    ]
    return rows.assign(label=[label(row) for row in rows.to_dict("records")], said=said)


def changes_table(table: pd.DataFrame, what: pd.Series, since: str, period: str, as_at: date) -> pd.DataFrame:
    """Who improved, from what to what, with intervals and verdict, the newest report and what it asked for."""
    unit, decimals = what["unit"], int(what["decimals"])
    reports = [improvement.newest_reports(as_at).get(code, ("", None)) for code in table["authority_code"]]
    shown = pd.DataFrame(
        {
            "Authority": table["authority_name"],
            "Closeness": table["closeness"],
            since: [numbers.text(value, unit, decimals) for value in table["value_before"]],
            f"95% interval {since}": [_interval(row, "_before", what) for row in table.to_dict("records")],
            period: [numbers.text(value, unit, decimals) for value in table["value"]],
            f"95% interval {period}": [_interval(row, "", what) for row in table.to_dict("records")],
            "Verdict": table["verdict"].map(VERDICTS),
            "Newest report": [address for _, address in reports],
            "What it asked for": improvement.asked([inspection for inspection, _ in reports]),
        }
    )
    return _without_empty(shown, "Closeness", "What it asked for")


def _interval(row: dict, of: str, what: pd.Series) -> str:
    if pd.isna(row[f"lower{of}"]):
        return "not available"
    ends = [numbers.text(row[f"{end}{of}"], what["unit"], max(int(what["decimals"]), 1)) for end in ("lower", "upper")]
    return f"{ends[0]} to {ends[1]}"
