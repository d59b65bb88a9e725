"""What a council's own paper lists: recommendations, strategic priorities, strengths and weaknesses."""

import pandas as pd

import schema
from queries import judgements, numbers
from queries.memory import remembered

KINDS = {
    "recommendation": ("recommendation", "recommendations"),
    "priority": ("strategic priority", "strategic priorities"),
    "strength": ("strength", "strengths"),
    "weakness": ("weakness", "weaknesses"),
}


@remembered
def points(paper_id: str) -> pd.DataFrame:
    """The points a paper lists, kind by kind in its order; columns as in schema.py, text as strings."""
    table = schema.read("paper_points")
    table = schema.as_text(table[table["paper_id"] == paper_id])
    order = table["kind"].map(list(KINDS).index)
    return table.assign(order=order).sort_values(["order", "position"], ignore_index=True).drop(columns="order")


def told(points: pd.DataFrame) -> str | None:
    """How many points of each kind a paper lists, under which judgements and on which pages; None for none."""
    said = [_kind(rows, *KINDS[kind]) for kind, rows in points.groupby("kind", sort=False)]
    if not said:
        return None
    away = "" if points["text"].notna().any() else " Its words do not ship with this dashboard: load your own copy."
    return f"The paper lists {numbers.listed(said)}.{away}"


def _kind(rows: pd.DataFrame, one: str, many: str) -> str:
    first, last = rows["page"].min(), rows["page"].max()
    where = f"page {first}" if first == last else f"pages {first} to {last}"
    counts = rows["judgement"].dropna().value_counts(sort=False)
    of = "".join(f"{judgements.AS_MADE[judgement].lower()} {count}, " for judgement, count in counts.items())
    return f"{numbers.plural(len(rows), one, many)} ({of}{where})"


def words(points: pd.DataFrame) -> pd.DataFrame:
    """The points of which the words are loaded: what each is, which judgement it is about, its words and its page."""
    known = points[points["text"].notna()]
    return pd.DataFrame(
        {
            "Listed as": [KINDS[kind][0].capitalize() for kind in known["kind"]],
            "About": known["judgement"].map(judgements.AS_MADE).fillna("").tolist(),
            "Number": known["number"].fillna("").tolist(),
            "Words": known["text"].tolist(),
            "Page": known["page"].tolist(),
        }
    )
