import json
from dataclasses import replace
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

import schema
from loaders import lookups, reference
from loaders.errors import LoadError
from loaders.recognise import Source, declared
from tests.loaders.test_reference import folder_with
from tests.published import RAW, needs_raw

UPPER_TIER = """\
LTLA23CD,LTLA23NM,LTLA23NMW,UTLA23CD,UTLA23NM,UTLA23NMW,ObjectId
E06000001,East Exampleshire,,E06000001,East Exampleshire,,1
E07000001,North Ham,,E06000002,EAST EXAMPLESHIRE,,2
W06000001,Elsewhere,Arall,W06000001,Elsewhere,Arall,3
"""
PROVIDERS = """\
urn,la_code,la_code_new,stat_neighbours,stat_neighbours_la_code,stat_neighbours_previous,local_authority_ons_name,\
also_known_as,region_code,region_name,domain,ofsted_ilacs_scrape_la_name,rgn22cd,rgn22nm,ltla23nm,ltla23nmw,utla23nm,\
country,ons_population_0-25,ons_la_type
80001,901,E06000001,"902, 900",x,x,East Exampleshire,,NE,North East,x,901,E12000001,North East,x,x,x,x,1,x
80002,902,E06000001,,,,West Exampleshire,,NE,North East,x,,E92000001,England,,,,x,1,x
80004,900,E10000001,,,,"Exampleshire, County of",,NE,North East,x,900,E12000001,North East,,,,x,1,x
""".replace("North East,x,x,x,x,1", "North East,East Exampleshire,,East Exampleshire,x,1")


@pytest.fixture
def known(tmp_path):
    (tmp_path / "reference").mkdir()
    return reference.load(folder_with(tmp_path / "reference"))


def source(path: Path, name: str, text: str) -> Source:
    path.write_text(text, encoding="utf-8")
    return Source(name, "lookups", "x", "x", "x", None, "x", None, None, 9, (), path)


def conflict(subject, key, ours, theirs, name):
    return {
        "subject": subject,
        "key": key,
        "source_a": "authorities_reference",
        "value_a": ours,
        "source_b": name,
        "value_b": theirs,
        "kept": ours,
        "reason": "kept by hand from what ONS, the Department for Education and Ofsted publish",
    }


def test_a_name_that_means_another_authority_is_a_conflict_and_wales_is_left_out(tmp_path, known):
    found = lookups.load(source(tmp_path / "upper.csv", "ltla_utla_2023", UPPER_TIER), known)
    expected = conflict(
        "authorities.authority_name",
        "E06000002 UTLA23NM",
        "West Exampleshire",
        "EAST EXAMPLESHIRE",
        "ltla_utla_2023",
    )
    assert list(found) == ["conflicts"]
    assert_frame_equal(found["conflicts"], schema.frame("conflicts", [expected]))


def test_numbers_codes_and_regions_are_checked_and_empty_cells_say_nothing(tmp_path, known):
    name = "provider_data_lookup"
    found = lookups.load(source(tmp_path / "providers.csv", name, PROVIDERS), known)["conflicts"]
    expected = [
        conflict("authorities.authority_code", "E06000002 la_code_new", "E06000002", "E06000001", name),
        conflict("authorities.region_code", "E06000002 rgn22cd", "E12000001", "E92000001", name),
        conflict("authorities.region_name", "E06000002 rgn22nm", "North East", "England", name),
        conflict("authorities.urn", "E06000002 urn", "not known", "80002", name),
        conflict("authorities.urn", "E10000001 urn", "80003", "80004", name),
    ]
    assert_frame_equal(found, schema.frame("conflicts", expected))


def test_boundaries_are_checked_for_the_districts_that_are_authorities(tmp_path, known):
    ignored = dict.fromkeys(lookups.LAYOUTS["district_boundaries_2023"].ignored, 0)
    districts = {"E06000001": "East Exampleshire", "E07000001": "North Ham", "S12000001": "Elsewhere"}
    features = [{"properties": {"LAD23CD": code, "LAD23NM": n, **ignored}} for code, n in districts.items()]
    file = source(tmp_path / "b.json", "district_boundaries_2023", json.dumps({"features": features}))
    assert_frame_equal(lookups.load(file, known)["conflicts"], schema.frame("conflicts", []))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "E06000002,EAST",
            "E06000009,EAST",
            "upper.csv, row 3, column UTLA23CD: unknown authority 'E06000009'. Add it to data/reference/aliases.csv.",
        ),
        (
            "EAST EXAMPLESHIRE",
            "Nowhere",
            "upper.csv, row 3, column UTLA23NM: unknown authority 'Nowhere'. Add it to data/reference/aliases.csv.",
        ),
        ("ObjectId", "Id", "upper.csv, column names: has a new column 'Id'. Describe it in loaders/lookups.py."),
        ("UTLA23NMW", "UTLA", "upper.csv, column names: has a new column 'UTLA'. Describe it in loaders/lookups.py."),
    ],
)
def test_what_is_unknown_stops(tmp_path, known, old, new, message):
    with pytest.raises(LoadError) as stop:
        lookups.load(source(tmp_path / "upper.csv", "ltla_utla_2023", UPPER_TIER.replace(old, new)), known)
    assert str(stop.value) == message


@needs_raw
@pytest.mark.parametrize(
    ("file", "name", "subjects"),
    [
        ("lait/la_code_list.xlsx", "la_code_list", []),
        ("lait/LTLA-UTLA_Apr23_Lookup_England-Wales.csv", "ltla_utla_2023", []),
        ("lookup/local_authority_districts_boundaries.json", "district_boundaries_2023", []),
        (
            "lookup/Provider_data_lookup.csv",
            "provider_data_lookup",
            ["E06000029 urn", "E06000060 rgn22cd", "E10000006 urn", "E10000013 rgn22cd", "E10000021 urn"],
        ),
    ],
)
def test_the_published_lookups_agree_but_for_five_cells(file, name, subjects):
    published = replace(next(s for s in declared() if s.source == name), path=RAW / file)
    assert lookups.load(published, reference.load())["conflicts"]["key"].tolist() == subjects
