import csv
from pathlib import Path

import pandas as pd
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

import schema
from loaders import reference
from loaders.errors import LoadError
from loaders.formats import csv as csv_format
from loaders.formats import spreadsheet
from loaders.recognise import Source
from tests.published import RAW, needs_raw

FILES = {
    "authorities.csv": """\
authority_code,authority_name,short_name,la_number,urn,region_code,region_name,kind,opened_on,closed_on,successor_codes,latitude,longitude,tile_column,tile_row
E06000001,East Exampleshire,EEx,901,80001,E12000001,North East,unitary,2021-04-01,,,54.5,-1.25,1,0
E06000002,West Exampleshire,WEx,902,,E12000001,North East,unitary,2021-04-01,,,54.25,-1.5,0,0
E10000001,Exampleshire,Exam,900,80003,E12000001,North East,county,,2021-03-31,E06000001 E06000002,,,,
""",
    "places.csv": "place_code,place_name,kind\nE12000001,North East,region\nE92000001,England,england\n",
    "aliases.csv": """\
spelling,place_code,source,note
"Exampleshire, County of",E10000001,,as it was written
Exampleshire,E06000001,confused,it says Exampleshire and means the east
""",
    "frameworks.csv": "framework,framework_name,full_name,position,note\nold,Old,The old one,1,\n",
    "judgement_names.csv": "framework,judgement,judgement_name,position\nold,in_care,Children in care,1\n",
    "grades.csv": "framework,grade,grade_name,position\nold,good,Good,1\nold,adequate,Adequate,2\n",
    "grade_aliases.csv": "framework,word,grade,note\n,Good,good,\nold,Fair,adequate,\n",
}


def folder_with(path: Path, file: str = "", old: str = "", new: str = "") -> Path:
    """The invented reference folder, with one piece of one file changed."""
    for name, text in FILES.items():
        assert name != file or old in text
        (path / name).write_text(text.replace(old, new) if name == file else text, encoding="utf-8")
    return path


def source(name: str, file: str = "published.csv") -> Source:
    return Source(name, "x", "x", "x", "x", None, "x", None, None, 1, (), Path(file))


def test_load_gives_typed_tables_and_every_spelling(tmp_path):
    loaded = reference.load(folder_with(tmp_path))

    columns = ["authority_code", "urn", "opened_on", "closed_on", "latitude", "tile_column"]
    rows = [
        ("E06000001", "80001", "2021-04-01", None, 54.5, 1),
        ("E06000002", None, "2021-04-01", None, 54.25, 0),
        ("E10000001", "80003", None, "2021-03-31", None, None),
    ]
    expected = schema.frame("authorities", pd.DataFrame(rows, columns=columns))
    assert_frame_equal(loaded.tables["authorities"][columns], expected[columns])
    assert_frame_equal(
        loaded.tables["places"],
        schema.frame(
            "places",
            [
                {"place_code": "E12000001", "place_name": "North East", "kind": "region"},
                {"place_code": "E92000001", "place_name": "England", "kind": "england"},
                {"place_code": "E06000001", "place_name": "East Exampleshire", "kind": "authority"},
                {"place_code": "E06000002", "place_name": "West Exampleshire", "kind": "authority"},
                {"place_code": "E10000001", "place_name": "Exampleshire", "kind": "authority"},
            ],
        ),
    )
    assert loaded.aliases == {
        ("", "e06000001"): "E06000001",
        ("", "e06000002"): "E06000002",
        ("", "e10000001"): "E10000001",
        ("", "east exampleshire"): "E06000001",
        ("", "west exampleshire"): "E06000002",
        ("", "exampleshire"): "E10000001",
        ("", "901"): "E06000001",
        ("", "902"): "E06000002",
        ("", "900"): "E10000001",
        ("", "80001"): "E06000001",
        ("", "80003"): "E10000001",
        ("", "e12000001"): "E12000001",
        ("", "e92000001"): "E92000001",
        ("", "north east"): "E12000001",
        ("", "england"): "E92000001",
        ("", "exampleshire county of"): "E10000001",
        ("confused", "exampleshire"): "E06000001",
    }
    assert loaded.grade_aliases == {("", "good"): "good", ("old", "fair"): "adequate"}


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "authorities.csv",
            "E06000002,West",
            "E06000001,West",
            "authorities.csv, row 3: authority_code 'E06000001' stands twice. Keep one row.",
        ),
        (
            "authorities.csv",
            "80003,E12000001",
            "80003,E12000010",
            "authorities.csv, row 4: unknown region 'E12000010'. Correct it, or add it to data/reference/places.csv.",
        ),
        (
            "authorities.csv",
            "80003,E12000001,North East",
            "80003,E12000001,North-East",
            "authorities.csv, row 4: region 'North-East' has another name in places.csv. Use that one.",
        ),
        (
            "authorities.csv",
            "E06000001 E06000002,",
            "E06000001 E06000009,",
            "authorities.csv, row 4: unknown successor 'E06000009'. "
            "Correct it, or add it to data/reference/authorities.csv.",
        ),
        (
            "authorities.csv",
            "E06000001 E06000002,",
            ",",
            "authorities.csv, row 4: closed_on and successor_codes go together. Fill in both or neither.",
        ),
        (
            "authorities.csv",
            ",WEx,",
            ",EEx,",
            "authorities.csv, row 3: short_name 'EEx' stands twice. Keep one row.",
        ),
        (
            "authorities.csv",
            ",WEx,",
            ",WestE,",
            "authorities.csv, row 3: short_name 'WestE' is too long. Use four characters at most.",
        ),
        (
            "authorities.csv",
            ",county,",
            ",shire,",
            "authorities.csv, row 4: unknown kind 'shire'. "
            "Use one of county, unitary, metropolitan, london_borough.",
        ),
        (
            "authorities.csv",
            ",West Exampleshire,",
            ",,",
            "authorities.csv, row 3: no authority_name. Fill it in.",
        ),
        (
            "authorities.csv",
            "-1.5,0,0",
            "-1.5,1,0",
            "authorities.csv, row 3: tile_column and tile_row '1 0' stands twice. Keep one row.",
        ),
        (
            "authorities.csv",
            "54.25,",
            "54°,",
            "authorities.csv, row 3: latitude '54°' is not a number. Correct it.",
        ),
        (
            "authorities.csv",
            ",902,",
            ",901,",
            "authorities.csv, row 3: '901' already means E06000001. Keep one meaning of it.",
        ),
        (
            "places.csv",
            "E92000001,England",
            "E06000001,England",
            "places.csv, row 3: 'E06000001' is in authorities.csv too. Remove it here.",
        ),
        (
            "aliases.csv",
            "E10000001,,",
            "E10000009,,",
            "aliases.csv, row 2: unknown place 'E10000009'. "
            "Correct it, or add it to data/reference/authorities.csv or places.csv.",
        ),
        (
            "aliases.csv",
            '"Exampleshire, County of",E10000001',
            "east  EXAMPLESHIRE,E06000002",
            "aliases.csv, row 2: 'east  EXAMPLESHIRE' already means E06000001. Keep one meaning of it.",
        ),
        (
            "grades.csv",
            "old,adequate",
            "new,adequate",
            "grades.csv, row 3: unknown framework 'new'. Correct it, or add it to data/reference/frameworks.csv.",
        ),
        (
            "grade_aliases.csv",
            "Fair,adequate",
            "Fair,fair",
            "grade_aliases.csv, row 3: unknown grade 'fair'. Correct it, or add it to data/reference/grades.csv.",
        ),
    ],
)  # fmt: skip
def test_a_broken_row_stops_the_load(tmp_path, file, old, new, message):
    with pytest.raises(LoadError) as stop:
        reference.load(folder_with(tmp_path, file, old, new))
    assert str(stop.value) == message


def test_place_codes_keeps_the_order_and_prefers_the_alias_of_the_source(tmp_path):
    known = reference.load(folder_with(tmp_path))
    spellings = ["Exampleshire", 901.0, "west  exampleshire", "Exampleshire", "E92000001"]
    assert reference.place_codes(known, spellings, source("plain")) == [
        "E10000001",
        "E06000001",
        "E06000002",
        "E10000001",
        "E92000001",
    ]
    assert reference.place_codes(known, spellings, source("confused"))[0] == "E06000001"


def test_place_codes_names_the_first_unknown_spelling_and_its_row(tmp_path):
    known = reference.load(folder_with(tmp_path))
    with pytest.raises(LoadError) as stop:
        reference.place_codes(
            known, ["Exampleshire", "Nowhere", "901"], source("plain"), 'sheet "A", row {row}', first_row=5
        )
    assert str(stop.value) == (
        "published.csv, sheet \"A\", row 6: unknown authority 'Nowhere'. Add it to data/reference/aliases.csv."
    )


def test_grade_depends_on_the_framework(tmp_path):
    known = reference.load(folder_with(tmp_path))
    assert reference.grade(known, "old", "GOOD", source("plain"), "row 2") == "good"
    assert reference.grade(known, "old", "Fair", source("plain"), "row 2") == "adequate"
    with pytest.raises(LoadError) as stop:
        reference.grade(known, "new", "Fair", source("plain"), "row 7")
    assert str(stop.value) == (
        "published.csv, row 7: unknown grade 'Fair'. Add it to data/reference/grade_aliases.csv."
    )


@pytest.mark.parametrize(
    ("spelling", "plain"),
    [
        ("  Stockton-on-Tees ", "stockton on tees"),
        ("Exampleshire & Ham", "exampleshire and ham"),
        ("St. Example's", "st examples"),
        ("St Example’s", "st examples"),
        ("Example, City of", "example city of"),
        ("London (Inner)", "london inner"),
        (835.0, "835"),
        (835, "835"),
        ("835", "835"),
    ],
)
def test_normalise(spelling, plain):
    assert reference.normalise(spelling) == plain


# What is kept in data/reference itself.


def test_there_are_153_current_authorities_in_nine_regions():
    authorities = reference.load().tables["authorities"]
    current = authorities[authorities["closed_on"].isna()]
    assert current["region_name"].value_counts().to_dict() == {
        "London": 33,
        "North West": 24,
        "South East": 19,
        "Yorkshire and The Humber": 15,
        "South West": 15,
        "West Midlands": 14,
        "North East": 12,
        "East of England": 11,
        "East Midlands": 10,
    }
    assert current["kind"].value_counts().to_dict() == {
        "unitary": 63,
        "metropolitan": 36,
        "london_borough": 33,
        "county": 21,
    }
    assert current["urn"].is_unique and current["urn"].notna().all()


def test_abolished_authorities_hand_over_the_day_after_they_close():
    authorities = reference.load().tables["authorities"].set_index("authority_code")
    closed = authorities.dropna(subset=["closed_on"])
    assert closed["authority_name"].to_dict() == {
        "E06000028": "Bournemouth",
        "E06000029": "Poole",
        "E10000001": "Bedfordshire",
        "E10000004": "Cheshire",
        "E10000006": "Cumbria",
        "E10000009": "Dorset (before 2019)",
        "E10000021": "Northamptonshire",
    }
    for row in closed.itertuples():
        for successor in row.successor_codes.split(" "):
            assert authorities.loc[successor, "opened_on"] == row.closed_on + pd.Timedelta(days=1)


def test_the_reference_keeps_the_promises_of_the_schema():
    assert schema.check(dict(reference.load().tables)) == []


# The spellings of the published files: each resolves, and what stands in one row means one authority.


def rows_of_statistics():
    columns = ["country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name"]
    for path in sorted((RAW / "ees").glob("*.csv")):
        wanted = [c for c in columns if c in csv_format.header(path)]
        text = pyarrow.csv.ConvertOptions(
            include_columns=wanted, column_types=dict.fromkeys(wanted, "string"), strings_can_be_null=False
        )
        table = pyarrow.csv.read_csv(path, convert_options=text)
        for row in table.group_by(wanted).aggregate([]).to_pylist():
            for level in (("country_code", "country_name"), ("region_code", "region_name")):
                yield "any", [row[c] for c in level if c in row]
            authority = [row[c] for c in ("old_la_code", "new_la_code", "la_name") if c in row]
            # The name alone would mean the authority of today: a loader must go by the code.
            yield "any", authority[:2] if authority == ["835", "E10000009", "Dorset"] else authority


def rows_of_interactive_tool():
    table = pq.read_table(RAW / "lait" / "bds_long_0.parquet", columns=["LA and Regions", "LA Number"])
    for row in table.group_by(table.column_names).aggregate([]).to_pylist():
        yield "any", list(row.values())
    for row in spreadsheet.rows(RAW / "lait" / "la_code_list.xlsx", "Sheet1")[1:]:
        yield "la_code_list", row[:2]
        if row[2] != "NA":
            yield "la_code_list", [row[2]]


def rows_of_neighbour_models():
    for name in ("sn_april_2021.xlsx", "sn_may_2025.xlsx"):
        for row in spreadsheet.rows(RAW / "lait" / name, "LA SN Groups")[3:]:
            if row[0] != "":
                yield "any", row[:3]
                yield "any", [row[4]]
                for cell in row[5::2]:
                    yield "any", [cell] if cell not in ("", "-") else []
    for name in ("sn_model_2025_wide.csv", "New_Statistical_Neighbour_Groupings_April_2021.csv"):
        with (RAW / "lait" / name).open(encoding="utf-8-sig", newline="") as file:
            for row in list(csv.reader(file))[1:]:
                yield "any", row[:2] if row[0] else []


def rows_of_lookups():
    with (RAW / "lookup" / "Provider_data_lookup.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            names = ["la_code", "la_code_new", "local_authority_ons_name", "also_known_as", "utla23nm"]
            yield "provider_data_lookup", [row[c] for c in names]
    with (RAW / "lait" / "LTLA-UTLA_Apr23_Lookup_England-Wales.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["UTLA23CD"].startswith("E"):
                yield "ltla_utla_2023", [row["UTLA23CD"], row["UTLA23NM"]]


def rows_of_outcomes():
    path = RAW / "ofsted" / "LA_Inspection_Outcomes_as_at_31_March_2025.ods"
    for sheet in spreadsheet.sheets(path)[3:]:
        for row in spreadsheet.rows(path, sheet)[3:]:
            yield "ofsted_outcomes_2025", row[1:3]
    path = RAW / "ofsted" / "Childrens_social_care_in_England_2023_underlying_data.ods"
    for sheet, first in (("LA_level_at_31_Mar_2023", 4), ("LA_level_in_year_2022-23", 3)):
        for row in spreadsheet.rows(path, sheet)[first:]:
            yield "ofsted_outcomes_2023", [row[1]]
    for number, row in enumerate(spreadsheet.rows(path, "LA_inspections_2009-2023")[5:], start=6):
        if row[1] not in ("", "Local authority name"):
            yield "ofsted_outcomes_2023" if number < 158 else "ofsted_outcomes_2023_former", [row[1]]


def rows_of_health():
    table = pyarrow.csv.read_csv(RAW / "fingertips" / "la_hospital_admissions_2324.csv")
    table = table.filter(pc.is_in(table["Area Type"], pyarrow.array(["England", "Counties & UAs (from Apr 2023)"])))
    for row in table.group_by(["Area Code", "Area Name"]).aggregate([]).to_pylist():
        yield "any", list(row.values())


def rows_of_reports():
    with (RAW / "reports" / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield "any", [row["urn"], row["provider"]]
    for folder in sorted((RAW / "reports").iterdir()):
        if folder.is_dir():
            yield "any", folder.name.split("_", 1)


@needs_raw
@pytest.mark.parametrize(
    "rows",
    [
        rows_of_statistics,
        rows_of_interactive_tool,
        rows_of_neighbour_models,
        rows_of_lookups,
        rows_of_outcomes,
        rows_of_health,
        rows_of_reports,
    ],
)
def test_every_published_spelling_resolves_to_one_place_a_row(rows):
    known = reference.load()
    found = set()
    for name, spellings in rows():
        stated = [s for s in spellings if s not in ("", None)]
        codes = reference.place_codes(known, stated, source(name, rows.__name__))
        assert len(set(codes)) <= 1, spellings
        found.update(codes)
    assert len(found) >= 149


@needs_raw
def test_the_former_dorset_is_known_by_its_table():
    known = reference.load()
    assert reference.place_code(known, "Dorset", source("ofsted_outcomes_2023"), "row 40") == "E06000059"
    assert reference.place_code(known, "Dorset", source("ofsted_outcomes_2023_former"), "row 162") == "E10000009"
