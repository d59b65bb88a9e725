import pandas as pd
import pytest

from loaders import gists
from loaders.recognise import REFERENCE


def test_a_gist_holds_only_for_the_text_it_was_written_of(tmp_path):
    same, other = gists.fingerprint("See every child."), gists.fingerprint("See no child.")
    (tmp_path / "gists.csv").write_text(f"recommendation_id,fingerprint,gist\na-1,{same},Visits\na-2,{other},Visits\n")
    table = pd.DataFrame({"recommendation_id": ["a-1", "a-2", "a-3"], "text": "See  every child", "gist": None})
    assert gists.of(table, tmp_path).fillna("").tolist() == ["Visits", "", ""]


def test_a_row_without_its_text_keeps_its_gist(tmp_path):
    (tmp_path / "gists.csv").write_text("recommendation_id,fingerprint,gist\n")
    table = pd.DataFrame({"recommendation_id": ["a-1", "a-2"], "text": [None, "Plans."], "gist": ["Visits", "Plans"]})
    assert gists.of(table, tmp_path).fillna("").tolist() == ["Visits", ""]


def test_a_fingerprint_is_the_same_for_the_same_words_only():
    assert gists.fingerprint("Plans, that\nwork") == gists.fingerprint("plans that work")
    assert gists.fingerprint("plans that worked") != gists.fingerprint("plans that work")


@pytest.fixture(scope="module")
def written() -> pd.DataFrame:
    """Our summaries as they stand in the file."""
    return pd.read_csv(REFERENCE / "gists.csv", dtype=str, keep_default_na=False)


def test_a_gist_is_at_most_fourteen_words_and_a_heading_not_a_sentence(written):
    assert written["recommendation_id"].is_unique
    assert written[written["gist"].str.split().str.len() > 14].empty
    assert written[~written["gist"].str.fullmatch(r"[A-Z0-9].*[^.]")].empty
