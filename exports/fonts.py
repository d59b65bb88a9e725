"""The dashboard's own font for files that are made without its pages: the same on every computer."""

import importlib.util
import os
from pathlib import Path

PACKAGE = "fontpkg_source_sans_3"
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <alias binding="same"><family>Source Sans</family><prefer><family>Source Sans 3</family></prefer></alias>
</fontconfig>
"""


def folder() -> Path | None:
    """Where the font lies; None where it is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    return Path(found.origin).parent / "files" if found else None


def teach_browser(kept: Path) -> None:
    """Lets a browser started after this draw with the font; `kept` is a folder that outlives it.

    Chromium asks fontconfig on Linux; elsewhere it asks the system, and the next font of the figure's list serves.
    """
    if folder() is not None:
        (kept / "fonts.conf").write_text(CONFIGURATION.format(folder=folder()), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(kept / "fonts.conf")
