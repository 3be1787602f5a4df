"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _shared_data() -> Path:
    named = os.environ.get("CITYBRAIN_SHARED_DATA")
    return Path(named) if named else ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of real networks made by others. They are read from there and never enter the project."""
    folder = _shared_data()
    if folder.is_dir():
        return folder
    message = (
        f"real networks are not at {folder}; set CITYBRAIN_SHARED_DATA to the folder that holds streets/ and pipes/"
    )
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def luzhou() -> Path:
    """Folder of the default city."""
    return ROOT / "scenarios" / "cities" / "luzhou"
