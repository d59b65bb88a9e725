"""Our own one-line summaries of recommendations, kept in data/reference/gists.csv."""

import hashlib
import re
from pathlib import Path

import pandas as pd

from loaders.recognise import REFERENCE


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that tell a text from every other, whatever its spacing, case and signs."""
    words = " ".join(re.findall(r"\w+", text.lower()))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def of(recommendations: pd.DataFrame, folder: Path = REFERENCE) -> pd.Series:
    """The gist of each recommendation; null for one that has none.

    A gist holds for the text it was written of: where a reader now gives other words under the same id,
    there is none. A row without its text keeps the gist it has.
    """
    known = pd.read_csv(folder / "gists.csv", dtype=str).set_index("recommendation_id")
    written = known.reindex(recommendations["recommendation_id"].astype("str"))
    prints = recommendations["text"].astype("str").map(fingerprint, na_action="ignore").to_numpy(dtype=object)
    found = pd.Series(written["gist"].where(written["fingerprint"] == prints).to_numpy(), index=recommendations.index)
    return found.where(recommendations["text"].notna(), recommendations["gist"])
