"""Themes of recommendations: data/reference/themes.csv."""

import pandas as pd

import schema
from loaders.recognise import REFERENCE


def declared() -> pd.DataFrame:
    """The tidy table `themes`, in the order of its file."""
    rows = pd.read_csv(REFERENCE / "themes.csv", dtype=str)
    return schema.frame("themes", rows.assign(position=range(1, len(rows) + 1)))
