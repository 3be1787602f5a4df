"""One small city for all what-ifs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.street.grid import make_grid


@pytest.fixture(scope="session")
def grid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A 3 × 3 grid of signals, as a `.sumocfg`."""
    return make_grid(tmp_path_factory.mktemp("whatif"))
