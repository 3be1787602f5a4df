"""Networks as SUMO's own generator writes them: junction kinds and pedestrians that the real folders lack."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.city.right_of_way import yields_to
from twin_core.city import VCLASSES, Network, Router, check_files, city_info, read_network

sumo = pytest.importorskip("sumo", reason="eclipse-sumo is not installed (extra: sumo)")

NETS = {
    "turns and stops": "--rand --rand.iterations 60 --seed 5 --random-lanenumber --turn-lanes 1 --tls.guess "
    "--default-junction-type allway_stop",
    "right before left": "--rand --rand.iterations 40 --seed 9 --default-junction-type right_before_left",
    "zipper and priority stops": "--grid --grid.number 4 -L 2 --default-junction-type priority_stop",
    "pedestrians": "--grid --grid.number 3 -L 2 --sidewalks.guess --crossings.guess --walkingareas --tls.guess",
    "without internal lanes": "--spider --no-internal-links",
}


def generate(options: str, folder: Path) -> Path:
    net = folder / "made.net.xml.gz"
    subprocess.run(
        [str(Path(sumo.SUMO_HOME) / "bin" / "netgenerate"), *options.split(), "-o", str(net)],
        check=True, capture_output=True, timeout=60, env={**os.environ, "SUMO_HOME": str(sumo.SUMO_HOME)},
    )  # fmt: skip
    return net


@pytest.mark.parametrize("name", NETS)
def test_generated_networks_yield_as_sumo_says(
    tmp_path: Path, name: str, sumo_yields_to: Callable[[Path, list[tuple[str, str]]], list[list[str]]]
) -> None:
    net = generate(NETS[name], tmp_path)
    assert check_files(net) == []
    network = read_network(net)
    # at waiting places SUMO also counts crossings, on which nobody walks here
    pairs, mine = yields_to(network, waiting_too=name != "pedestrians")
    assert mine == sumo_yields_to(net, pairs)
    assert len(pairs) > 50


def test_nobody_drives_over_walking_areas(tmp_path: Path) -> None:
    network = read_network(generate(NETS["pedestrians"], tmp_path))
    router = Router(network)
    car = VCLASSES.index("passenger")
    for origin in range(len(network.edges.id)):
        for route in router.routes([(origin, d) for d in range(0, len(network.edges.id), 7)], car):
            assert route is None or not (len(route) > 1 and _on_foot(network, route.tolist()))
    assert city_info(network)["sites"] == 5


def _on_foot(network: Network, route: list[int]) -> bool:
    return any(network.edges.internal[edge] for edge in route)
