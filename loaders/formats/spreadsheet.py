"""A workbook (ODS or XLSX) as rows of cells: strings, numbers and dates as typed, no meaning."""

from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from loaders.errors import LoadError


def _open(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(path)
    except (CalamineError, OSError, ValueError) as error:
        raise LoadError(
            path.name,
            "",
            f"cannot be opened as a workbook ({error})",
            "The file may be cut short: download it again from its publisher.",
        ) from error


def sheets(path: Path) -> list[str]:
    """Names of the sheets, in order. Raises LoadError for a file that is no workbook."""
    return _open(path).sheet_names


def rows(path: Path, sheet: str) -> list[list]:
    """All rows of a sheet, equally long; an empty cell is "". Raises LoadError."""
    try:
        return _open(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except (CalamineError, ValueError) as error:
        raise LoadError(
            path.name, f'sheet "{sheet}"', f"cannot be read ({error})", "Download it again from its publisher."
        ) from error
