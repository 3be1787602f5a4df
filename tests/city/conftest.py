"""The smallest junction that has everything: two approaches, a permissive left turn that waits inside, a signal."""

from __future__ import annotations

from pathlib import Path

import pytest

from twin_core.city import Demand, Network, read_demand, read_network

SMALL = Path(__file__).parent / "small"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYBRAIN_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def small_folder() -> Path:
    """Folder with small.net.xml, small.add.xml, small.rou.xml."""
    return SMALL


@pytest.fixture(scope="session")
def small() -> Network:
    """The junction with its additional file."""
    return read_network(SMALL / "small.net.xml", [SMALL / "small.add.xml"])


@pytest.fixture(scope="session")
def small_demand(small: Network) -> Demand:
    """Its demand, seed 1."""
    return read_demand(small, [SMALL / "small.rou.xml"], [SMALL / "small.add.xml"], seed=1)
