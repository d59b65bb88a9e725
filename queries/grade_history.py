"""How grades moved: counted over time, each beside the one before it."""

from collections import Counter
from datetime import date

import numpy as np
import pandas as pd

from queries import authorities, judgements
from queries.memory import remembered


@remembered
def over_time(judgement: str, framework: str | None, until: date) -> pd.DataFrame:
    """Authorities at each grade at the end of each quarter, until the quarter of a day.

    Columns: day, grade, authorities. Each day counts the authorities that existed then.
    """
    days = pd.date_range(judgements.first_day(), until, freq="QE").union([pd.Timestamp(until)])
    counts = {}
    for grade in (*judgements.GRADES, judgements.NONE):
        begun, ended = _held(judgement, framework).get(grade, ([], []))
        counts[grade] = np.searchsorted(begun, days, "right") - np.searchsorted(ended, days, "right")
    return pd.DataFrame(counts, index=days).stack().rename_axis(["day", "grade"]).rename("authorities").reset_index()


@remembered
def _held(judgement: str, framework: str | None) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """grade -> the days on which authorities began to have it as their latest, and those from which they had not.

    Both in order. Before its first grade an authority has none; what is abolished has no grade from the day after.
    """
    known = judgements.given(judgement, framework)[["authority_code", "published_on", "grade"]]
    places = authorities.every()[["authority_code", "opened_on", "closed_on"]]
    never = places[["authority_code"]].assign(published_on=pd.Timestamp(1900, 1, 1), grade=judgements.NONE)
    spans = pd.concat([never, known], ignore_index=True)
    following = spans.groupby("authority_code")["published_on"].shift(-1)
    life = places.set_index("authority_code").reindex(spans["authority_code"]).reset_index(drop=True)
    spans["begun"] = pd.concat([spans["published_on"], life["opened_on"]], axis=1).max(axis=1)
    ends = pd.concat([following, life["closed_on"] + pd.Timedelta(days=1)], axis=1)
    spans["ended"] = ends.min(axis=1).fillna(pd.Timestamp(2200, 1, 1))
    spans = spans[spans["begun"] < spans["ended"]]
    return {
        grade: (np.sort(those["begun"].to_numpy()), np.sort(those["ended"].to_numpy()))
        for grade, those in spans.groupby("grade")
    }


@remembered
def movement(judgement: str, as_at: date, framework: str | None = None) -> pd.DataFrame:
    """Each authority's latest grade beside the one before it, as at a day.

    Columns: authority_code, authority_name, region_name, grade_before, published_before,
    grade, published_on, move (improved, same, declined, first), report_url. Authorities with no grade are left out.
    """
    pairs = _pairs(judgement, framework)
    pairs = pairs[pairs["published_on"] <= pd.Timestamp(as_at)].drop_duplicates("authority_code", keep="last")
    places = authorities.existing(as_at)[["authority_code", "authority_name", "region_name"]]
    return places.merge(pairs, on="authority_code")


@remembered
def _pairs(judgement: str, framework: str | None) -> pd.DataFrame:
    """Every grade given beside the one its authority had before, in order of publication."""
    known = judgements.given(judgement, framework)
    before = known.groupby("authority_code")[["grade", "published_on"]].shift()
    pairs = known.assign(grade_before=before["grade"], published_before=before["published_on"])
    position = {grade: place for place, grade in enumerate(judgements.GRADES)}
    step = pairs["grade_before"].map(position).astype(float) - pairs["grade"].map(position).astype(float)
    pairs["move"] = np.select([step.isna(), step > 0, step < 0], ["first", "improved", "declined"], "same")
    columns = ["grade_before", "published_before", "grade", "published_on", "move", "report_url"]
    return pairs[["authority_code", *columns]]


@remembered
def count_moves(movement: pd.DataFrame) -> pd.DataFrame:
    """How many authorities went from one grade to another.

    Columns: grade_before ("none" for a first inspection), grade, authorities; only pairs that occur.
    """
    pairs = Counter(
        zip(movement["grade_before"].fillna(judgements.NONE).tolist(), movement["grade"].tolist(), strict=True)
    )
    rows = [(before, grade, authorities) for (before, grade), authorities in pairs.most_common()]
    return pd.DataFrame(rows, columns=["grade_before", "grade", "authorities"])


@remembered
def began(judgement: str, framework: str | None) -> pd.DataFrame:
    """When each framework's first grade for a judgement was published: framework_name, day."""
    first = judgements.given(judgement, framework).groupby("framework")["published_on"].min().sort_values()
    names = judgements.framework_names()
    return pd.DataFrame({"framework_name": [names[f] for f in first.index], "day": first.to_numpy()})
