"""What all tests share: where open data and the two real reports lie, when they are there."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("RECOUPE_DATA", ROOT.parent / "shared"))


def shared_data(*parts: str) -> Path:
    """A path in the folder of open data; the test that asks is skipped where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"open data not there: {'/'.join(parts)} (set RECOUPE_DATA to the folder that holds it)")
    return path
