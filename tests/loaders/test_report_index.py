from pathlib import Path

import pandas as pd
import pytest

import schema
from loaders import recognise, reference, report_index
from loaders.errors import LoadError
from tests.published import RAW

PUBLISHED = RAW / "reports" / "index.csv"
HEADINGS = "urn,provider,published,file,url\n"
KNOWN = reference.Reference(
    tables={
        "authorities": schema.frame(
            "authorities", [{"authority_code": "E1", "urn": "80001"}, {"authority_code": "E2", "urn": "80002"}]
        )
    },
    aliases={("", "exampleshire"): "E1", ("", "sampleshire and co"): "E2"},
    grade_aliases={},
)


def load(path: Path, known: reference.Reference) -> dict[str, pd.DataFrame]:
    source = recognise.Source("report_index", "report_index", "", "", "", None, "", None, None, 9, (), path)
    return report_index.load(source, known)


def test_links(tmp_path):
    path = tmp_path / "index.csv"
    path.write_text(
        HEADINGS
        + "80001,exampleshire,2013-08-16,a.pdf,https://example.org/1\n"
        + '80002,sampleshire & co,2015-10-20,"b, c.pdf",https://example.org/2\n'
    )
    found = load(path, KNOWN)
    assert list(found) == ["report_links"]
    assert found["report_links"].astype(str).to_dict("records") == [
        {
            "authority_code": "E1",
            "published_on": "2013-08-16",
            "report_url": "https://example.org/1",
            "urn": "80001",
            "file": "a.pdf",
        },
        {
            "authority_code": "E2",
            "published_on": "2015-10-20",
            "report_url": "https://example.org/2",
            "urn": "80002",
            "file": "b, c.pdf",
        },
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("80001,nowhere,2013-08-16", "unknown authority 'nowhere'. Add it to data/reference/aliases.csv."),
        (
            "80002,exampleshire,2013-08-16",
            "URN 80002 is not that of exampleshire, which is 80001. Correct the row.",
        ),
        ("80001,exampleshire,16/08/2013", "'16/08/2013' is not a day written YYYY-MM-DD. Correct the row."),
        ("80001,exampleshire,2013-02-30", "'2013-02-30' is not a day written YYYY-MM-DD. Correct the row."),
    ],
)
def test_a_row_that_is_not_as_declared_stops(tmp_path, row, message):
    path = tmp_path / "index.csv"
    path.write_text(f"{HEADINGS}80001,exampleshire,2013-08-16,a.pdf,u\n{row},b.pdf,u\n")
    with pytest.raises(LoadError) as stop:
        load(path, KNOWN)
    assert str(stop.value) == f"index.csv, row 3: {message}"


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published index is not here")
def test_the_published_index():
    assert recognise.recognise(PUBLISHED, recognise.declared()).source == "report_index"
    links = load(PUBLISHED, reference.load())["report_links"]
    assert (len(links), links["authority_code"].nunique(), links["report_url"].nunique()) == (497, 153, 497)
    assert links["report_url"].str.startswith("https://files.ofsted.gov.uk/").all()
