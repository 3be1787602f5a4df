"""The smallest junction that has everything: two approaches, a permissive left turn that waits inside, a signal."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
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


# In a process of its own, since libsumo brings another Arrow library along than the one installed.
_ASK_SUMO = """
import json, sys
import libsumo
libsumo.start(["sumo", "-n", sys.argv[1], "--no-step-log", "--no-warnings"])
print("RESULT" + json.dumps([sorted(set(libsumo.lane.getFoes(a, b))) for a, b in json.load(sys.stdin)]))
"""


@pytest.fixture(scope="session")
def sumo_yields_to() -> Callable[[Path, list[tuple[str, str]]], list[list[str]]]:
    """Lanes that have priority over links given as (from lane, to lane), as SUMO derives them from a network file."""
    if importlib.util.find_spec("libsumo") is None:
        pytest.skip("libsumo is not installed (extra: sumo)")

    def ask(net: Path, pairs: list[tuple[str, str]]) -> list[list[str]]:
        answer = subprocess.run(
            [sys.executable, "-c", _ASK_SUMO, str(net)],
            input=json.dumps(pairs), capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        found: list[list[str]] = json.loads(answer.stdout.split("RESULT")[1])
        return found

    return ask
