"""Tables that a test writes itself, in a folder of its own: no test of a question reads data/tidy."""

import pandas as pd
import pytest
from hypothesis import settings

import schema
from tests import rows

# What invented input gives is tested, not how long it takes: a busy machine fails no test.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture
def tidy(tmp_path, monkeypatch):
    """tidy(table=rows, ...) writes a whole set of tables and makes it the one that is read.

    Tables not given are empty, save that a source, two frameworks and the places of the given
    authorities are there to be referred to.
    """
    monkeypatch.setattr(schema, "TIDY", tmp_path)

    def write(**tables) -> dict[str, pd.DataFrame]:
        places = [
            {"place_code": a["authority_code"], "place_name": a["authority_name"], "kind": "authority"}
            for a in tables.get("authorities", [])
        ]
        known = {"sources": [rows.SOURCE], "frameworks": rows.FRAMEWORKS, "places": rows.PLACES + places}
        given = {table: [] for table in schema.TABLES} | known | tables
        frames = {table: schema.frame(table, given[table]) for table in schema.TABLES}
        schema.write(frames, tmp_path)
        return frames

    return write
