from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

import schema
from loaders import merge, neighbours, recognise, reference
from loaders.errors import LoadError
from tests.published import RAW

PUBLISHED = RAW / "lait"
FILES = {
    "neighbours_2021_xlsx": "sn_april_2021.xlsx",
    "neighbours_2021_csv": "New_Statistical_Neighbour_Groupings_April_2021.csv",
    "neighbours_2025_xlsx": "sn_may_2025.xlsx",
    "neighbours_2025_csv": "sn_model_2025_wide.csv",
}
# Twelve invented authorities, numbered 201 to 212.
KNOWN = reference.Reference({}, {("", str(200 + n)): f"E{n}" for n in range(1, 13)}, {})
WORDS = ["Extremely Close", "Very Close", "Close ", "Close", "Close", "Somewhat close", "Not Close"] + ["Not close"] * 3
KEYS = ["extremely_close", "very_close", "close", "close", "close", "somewhat_close", "not_close"] + ["not_close"] * 3


def headings(form: str) -> list[str]:
    if form == "2021":
        return ["LA num", "LA Name", "LA number", *(name for n in range(1, 11) for name in (f"SN{n}", "SNP"))]
    return ["old_la_code", "la_name", *(name for n in range(1, 11) for name in (f"SN_{n}", f"SN_{n}P"))]


def row(form: str, number: int, codes: list[int]) -> list:
    cells = [cell for code, word in zip(codes, WORDS, strict=True) for cell in (code, word)]
    return [number, "Exampleshire", *([number] if form == "2021" else []), *cells]


def tidy(authority: int, codes: list[int], model: str, source: str) -> list[dict]:
    return [
        {
            "authority_code": f"E{authority - 200}",
            "model": model,
            "rank": rank,
            "neighbour_code": f"E{code - 200}",
            "closeness": key,
            "source": source,
        }
        for rank, (code, key) in enumerate(zip(codes, KEYS, strict=True), 1)
    ]


def source(path: Path, key: str) -> recognise.Source:
    return recognise.Source(key, "neighbours", "", "", "", None, "", None, None, 1, (), path)


def write(path: Path, rows: list[list]) -> Path:
    if path.suffix == ".csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in rows) + "\n", encoding="utf-8-sig")
        return path
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("LA SN Groups")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return path


FIRST, SECOND = list(range(202, 212)), list(range(212, 202, -1))


def test_a_workbook_with_younger_and_abolished_authorities(tmp_path):
    path = write(
        tmp_path / "sn.xlsx",
        [
            ["A", "B", 3],
            [1, 2, 3],
            headings("2021"),
            row("2021", 201, FIRST),
            [212, "Younger", 212, *["-"] * 20],
            [],
            ["", "Old SNs:"],
            [],
            row("2021", 202, [*SECOND[:-1], 201]),
        ],
    )
    found = neighbours.load(source(path, "neighbours_2025_xlsx"), KNOWN)["neighbours"]
    expected = tidy(201, FIRST, "2025", "neighbours_2025_xlsx")
    expected += tidy(202, [*SECOND[:-1], 201], "2021", "neighbours_2025_xlsx")
    pd.testing.assert_frame_equal(found, schema.frame("neighbours", expected))


@pytest.mark.parametrize(("form", "key"), [("2021", "neighbours_2021_csv"), ("2025", "neighbours_2025_csv")])
def test_a_csv_file(tmp_path, form, key):
    path = write(tmp_path / "sn.csv", [headings(form), row(form, 201, FIRST)])
    found = neighbours.load(source(path, key), KNOWN)["neighbours"]
    pd.testing.assert_frame_equal(found, schema.frame("neighbours", tidy(201, FIRST, form, key)))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [headings("2025"), [*row("2025", 201, FIRST)[:-1], "Quite close"]],
            ", row 2: unknown closeness 'Quite close'. "
            "Known are extremely_close, very_close, close, somewhat_close, not_close.",
        ),
        (
            [headings("2025"), row("2025", 201, [999, *FIRST[1:]])],
            ", row 2: unknown authority '999'. Add it to data/reference/aliases.csv.",
        ),
        (
            [headings("2025"), row("2025", 201, [203, *FIRST[1:]])],
            ", row 2: Exampleshire has not ten different neighbours other than itself. Correct the row.",
        ),
        (
            [headings("2025"), row("2025", 201, [201, *FIRST[1:]])],
            ", row 2: Exampleshire has not ten different neighbours other than itself. Correct the row.",
        ),
        (
            [headings("2025"), ["", *row("2025", 201, FIRST)[1:]]],
            ", row 2: no authority number. Correct the row.",
        ),
        (
            [headings("2025")[:-2], row("2025", 201, FIRST)[:-2]],
            ", row 1: no columns SN1, SNP to SN10, SNP or SN_1, SN_1P to SN_10, SN_10P. "
            "If they were renamed, change loaders/neighbours.py.",
        ),
        (
            [["number", *headings("2025")[1:]]],
            ": no row begins with 'LA num' or 'old_la_code'. If it was renamed, change loaders/neighbours.py.",
        ),
    ],
)
def test_a_file_that_is_not_as_declared_stops(tmp_path, rows, message):
    path = write(tmp_path / "sn.csv", rows)
    with pytest.raises(LoadError) as stop:
        neighbours.load(source(path, "neighbours_2025_csv"), KNOWN)
    assert str(stop.value) == f"sn.csv{message}"


def test_a_source_without_a_model_stops(tmp_path):
    path = write(tmp_path / "sn.csv", [headings("2025"), row("2025", 201, FIRST)])
    with pytest.raises(LoadError) as stop:
        neighbours.load(source(path, "neighbours_2099"), KNOWN)
    assert str(stop.value) == (
        "sn.csv: no model of statistical neighbours is declared for neighbours_2099. "
        "Add it to data/reference/neighbour_models.csv."
    )


@pytest.fixture(scope="module")
def published() -> tuple[pd.DataFrame, pd.DataFrame]:
    """(neighbours, conflicts) of the four published files."""
    if not PUBLISHED.exists():
        pytest.skip("the published files are not here")
    declared = {s.source: s for s in recognise.declared() if s.source in FILES}
    known = reference.load()
    frames = [
        neighbours.load(replace(declared[key], path=PUBLISHED / file), known)["neighbours"]
        for key, file in FILES.items()
    ]
    assert {key: len(frame) for key, frame in zip(FILES, frames, strict=True)} == {
        "neighbours_2021_xlsx": 1560,
        "neighbours_2021_csv": 1560,
        "neighbours_2025_xlsx": 1580,  # with the fifty of five abolished authorities, repeated from 2021
        "neighbours_2025_csv": 1530,
    }
    precedence = {key: source.precedence for key, source in declared.items()}
    return merge.first_wins(frames, ["authority_code", "model", "rank"], ["neighbour_code", "closeness"], precedence)


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published files are not here")
@pytest.mark.parametrize(("key", "file"), FILES.items())
def test_published_files_are_recognised(key, file):
    assert recognise.recognise(PUBLISHED / file, recognise.declared()).source == key


def test_published_files_of_one_model_agree(published):
    found, conflicts = published
    assert len(conflicts) == 0
    assert Counter(found["source"]) == {"neighbours_2021_xlsx": 1560, "neighbours_2025_xlsx": 1530}


def test_published_neighbours_keep_the_promises_of_the_schema(published):
    found, _ = published
    authorities = reference.load().tables["authorities"]
    assert schema.check({"authorities": authorities, "neighbours": found}) == []
    of = {}
    for pair in found.itertuples():
        of.setdefault((pair.model, pair.authority_code), {})[pair.rank] = pair.neighbour_code
    assert all(sorted(ranks) == list(range(1, 11)) for ranks in of.values())
    assert all(len({code, *ranks.values()}) == 11 for (_, code), ranks in of.items())
    assert Counter(model for model, _ in of) == {"2021": 156, "2025": 153}
    current = set(authorities.loc[authorities["closed_on"].isna(), "authority_code"])
    assert {code for model, code in of if model == "2025"} == current


def test_published_closeness(published):
    found, _ = published
    latest = found.loc[found["model"] == "2025", "closeness"]
    assert Counter(latest) == {
        "extremely_close": 12,
        "very_close": 820,
        "close": 513,
        "somewhat_close": 136,
        "not_close": 49,
    }
