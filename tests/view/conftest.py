"""The default city as the view sees it, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from twin_core.city import City, load_city
from viz import Picture


@pytest.fixture(scope="session")
def city(luzhou: Path) -> City:
    """The default city."""
    return load_city(luzhou)


@pytest.fixture
def picture(city: City) -> Picture:
    """A picture that has heard nothing yet."""
    return Picture(city)
