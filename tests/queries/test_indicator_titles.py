import pandas as pd
import pytest

from queries import indicator_titles as titles
from tests.rows import indicator

NONE = float("nan")


def what(polarity: str = "higher", **more) -> pd.Series:
    return pd.Series(indicator("visits", polarity=polarity) | more)


RATE = what("neutral", unit="per_10000", unit_name="per 10,000 children aged under 18")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Children in care at 31 March", "children in care at 31 March"),
        ("Reading, writing and maths at 11", "reading, writing and maths at 11"),
        ("Re-offending", "re-offending"),
        ("Attainment 8 score at 16", "Attainment 8 score at 16"),
        ("Section 47 enquiries", "Section 47 enquiries"),
        ("Sure Start", "Sure Start"),
        ("English and maths", "English and maths"),
        ("SEN support", "SEN support"),
        ("A level points", "A level points"),
        ("% of pupils", "% of pupils"),
        ("Pupils", "pupils"),
    ],
)
def test_a_name_within_a_sentence(name, said):
    assert titles.within(name) == said


def stood(value: float = 54.0, rank: float = 12.0) -> pd.Series:
    return pd.Series({"value": value, "rank": rank, "sharing": 1, "of": 131})


def test_the_finding_of_a_ranking():
    table = pd.DataFrame({"value": [5.0, 3.04, NONE], "rank": [1.0, 2.0, NONE]})
    assert titles.ranked(stood(), "Place", what(), table, "2024") == "Place, at 54.0%, is 12th of 131 on name of visits"
    assert titles.ranked(stood(85.0), "Place", RATE, table, "2024") == (
        "Place, at 85.0 per 10,000, is 12th highest of 131 on name of visits"
    )
    assert titles.ranked(stood(rank=NONE), "Place", what(), table, "2024") == (
        "Place is not ranked on name of visits, as it did not exist when the period ended"
    )
    for row in (None, stood(NONE)):
        assert titles.ranked(row, "Place", RATE, table, "2024") == (
            "Name of visits: authorities range from 3.0 to 5.0 per 10,000"
        )
    empty = pd.DataFrame({"value": [NONE], "rank": [NONE]})
    assert titles.ranked(None, "Place", what(), empty, "2024") == (
        "Name of visits: no authority has a published value for 2024"
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([50.0, NONE, 54.0], "Alphashire: name of visits rose from 50.0% in 2022 to 54.0% in 2024"),
        ([50.0, 54.0, NONE], "Alphashire: name of visits rose from 50.0% in 2022 to 54.0% in 2023"),
        ([54.0, 60.0, 50.0], "Alphashire: name of visits fell from 54.0% in 2022 to 50.0% in 2024"),
        ([50.04, 60.0, 50.0], "Alphashire: name of visits at 50.0% in 2024, as in 2022"),
        ([NONE, 54.0, NONE], "Alphashire: name of visits at 54.0% in 2023, the only value published"),
        ([NONE, NONE, NONE], "Alphashire has no published value on name of visits"),
    ],
)
def test_the_finding_of_a_trend(values, words):
    mine = pd.DataFrame({"period": ["2022", "2023", "2024"], "value": values})
    assert titles.trend(mine, "Alphashire", what()) == words


def test_a_trend_of_a_rate_says_its_unit_once():
    mine = pd.DataFrame({"period": ["2023", "2024"], "value": [50.0, 54.0]})
    assert titles.trend(mine, "Alphashire", RATE) == (
        "Alphashire: name of visits rose from 50.0 per 10,000 in 2023 to 54.0 in 2024"
    )


def peers(mine: float | None, *others: float) -> pd.DataFrame:
    rows = [("mine", mine)] * (mine is not None) + [("peer", v) for v in others] + [("england", 99.0)]
    return pd.DataFrame(rows, columns=["role", "value"])


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (peers(5.0, 1.0, 2.0, 5.0, 9.0), "Place is higher than 2 of 4 peers with data on name of visits"),
        (peers(1.0, 2.0, 3.0), "Place is lower than all 2 peers with data on name of visits"),
        (peers(4.0, 2.0, 3.0), "Place is higher than all 2 peers with data on name of visits"),
        (peers(1.0, 2.0), "Place is lower than the only peer with data on name of visits"),
        (peers(2.0, 2.0), "Place is the same as the only peer with data on name of visits"),
        (peers(1.0), "Place, at 1.0%, has no peer with data on name of visits"),
        (peers(None, 1.0), "Place has no value on name of visits; 1 of its peers has one"),
        (peers(None, 1.0, 2.0), "Place has no value on name of visits; 2 of its peers have one"),
    ],
)
def test_the_finding_among_peers(table, words):
    assert titles.beside(table, "Place", what()) == words


def regions(mine: str | None = None) -> pd.DataFrame:
    rows = [
        ("Alphashire", "North", 50.0, "50.0", 60.0),
        ("Betaton", "North", 50.0, "50.0", 40.0),
        ("Gammaham", "South", 30.0, "30.0", 10.0),
        ("Etaham", "Isles", NONE, "", 20.0),
    ]
    table = pd.DataFrame(rows, columns=["authority_name", "region_name", "region_value", "region_text", "value"])
    return table.assign(role=["mine" if name == mine else "other" for name in table["authority_name"]])


def test_the_finding_of_regions():
    assert titles.regions(regions("Alphashire"), RATE) == (
        "Alphashire is higher than the only other in North on name of visits"
    )
    assert titles.regions(regions("Etaham"), RATE) == "Etaham alone in Isles has a value on name of visits"
    assert titles.regions(regions(), RATE) == (
        "Name of visits: regions range from 30.0 per 10,000 (South) to 50.0 (North)"
    )
    level = pd.concat([regions(), regions().assign(region_name="West")])
    assert titles.regions(level[level["region_value"] == 50], RATE) == (
        "Name of visits: the value of every region is 50.0 per 10,000"
    )
    level.loc[level["region_name"] == "South", "region_value"] = 60.0
    assert titles.regions(level, RATE) == (
        "Name of visits: regions range from 50.0 per 10,000 (North and West) to 60.0 (South)"
    )
    assert titles.regions(regions().assign(region_value=NONE), RATE) == (
        "Name of visits: no region has a published value"
    )


def points(*outside: str) -> pd.DataFrame:
    names = [f"Place {n}" for n in range(len(outside))]
    return pd.DataFrame({"authority_code": names, "authority_name": names, "outside": outside})


FAR, NEAR = "more than chance explains (99.8% limits)", "more than chance often explains (95% limits)"


@pytest.mark.parametrize(
    ("outside", "polarity", "words"),
    [
        ("above 99.8%", "higher", f"above England on name of visits, {FAR}, on the better side"),
        ("above 95%", "lower", f"above England on name of visits, {NEAR}, on the worse side"),
        ("below 95%", "lower", f"below England on name of visits, {NEAR}, on the better side"),
        ("below 99.8%", "neutral", f"below England on name of visits, {FAR}"),
        ("within", "higher", "no further from England on name of visits than chance explains (95% limits)"),
    ],
)
def test_how_an_authority_differs_beside_chance(outside, polarity, words):
    assert titles.funnel(points(outside), "Place 0", what(polarity)) == f"Place 0 is {words}"


def test_how_many_differ_by_more_than_chance():
    table = points(*["within"] * 17, "above 95%", "below 99.8%", "above 99.8%")
    assert titles.funnel(table, None, what()) == (
        "Name of visits: 2 of 20 authorities differ from England by more than chance explains (99.8% limits)"
    )
    assert titles.funnel(points("above 99.8%", "within"), None, what()) == (
        "Name of visits: 1 of 2 authorities differs from England by more than chance explains (99.8% limits)"
    )


def test_the_finding_of_a_map():
    table = pd.DataFrame(
        {
            "authority_code": ["E1", "E2", "E3"],
            "authority_name": ["Alphashire", "Betaton", "Gammaham"],
            "value": [40.0, NONE, 60.0],
            "fifth": [4, NONE, 5],
        }
    )
    assert titles.fifths(table, "E1", RATE) == (
        "Alphashire, at 40.0 per 10,000, is in the second highest fifth of authorities on name of visits"
    )
    level = pd.concat([table, table]).assign(authority_name=list("ABCDEF"), value=[0, NONE, 0, 0, NONE, 9])
    assert titles.fifths(level, None, RATE) == (
        "Name of visits: lowest in A and 2 others (0.0 per 10,000), highest in F (9.0)"
    )
    for mine in ("E2", None):
        assert titles.fifths(table, mine, RATE) == (
            "Name of visits: lowest in Alphashire (40.0 per 10,000), highest in Gammaham (60.0)"
        )
