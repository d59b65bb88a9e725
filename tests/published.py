"""Where the published files lie that some tests read: they do not ship, and without them these tests are skipped."""

from pathlib import Path

import pytest

RAW = Path(__file__).parents[2] / "shared" / "raw"
needs_raw = pytest.mark.skipif(not RAW.exists(), reason=f"the published files are not here: {RAW}")
