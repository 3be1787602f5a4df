"""A nowcast of the default city some minutes into the morning, shared by the tests of forecasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from twin_core.mirror import Mirror, RehearsalStreet, World, WorldKey, load_world, write_nowcast

BEGIN_S = 25_200.0


@pytest.fixture(scope="session")
def world(luzhou: Path) -> World:
    return load_world(luzhou, WorldKey(7, BEGIN_S, BEGIN_S + 1200.0))


@pytest.fixture(scope="session")
def nowcast_path(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    street = RehearsalStreet(world, seed=3, begin_s=BEGIN_S)
    mirror = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    for _ in range(120):
        mirror.advance(street.second())
    path = tmp_path_factory.mktemp("nowcast") / "now"
    write_nowcast(path, mirror.nowcast())
    return path
