"""Closing off a pipe: the valves, who is cut off, and that the rest is still supplied."""

from __future__ import annotations

import math

import pytest
from citybrain_wire.errors import BadInput

from twin_core.pipes import WaterNetwork, WaterSimulation
from twin_core.pipes.isolation import Isolation, ValveOnPipe
from twin_core.pipes.water import Demand, Junction, Pipe, Reservoir


def _ring() -> WaterNetwork:
    """r — a, a ring a b c d, and a dead end e behind c."""
    ends = {"ra": "ra", "ab": "ab", "bc": "bc", "cd": "cd", "da": "da", "ce": "ce"}
    return WaterNetwork(
        name="ring",
        junctions=tuple(Junction(name, 0.0, (Demand(0.004),)) for name in "abcde"),
        reservoirs=(Reservoir("r", 50.0),),
        pipes=tuple(Pipe(name, both[0], both[1], 100.0, 0.2, 120.0) for name, both in ends.items()),
    )


def _valves(*places: str) -> list[ValveOnPipe]:
    """`ab.a` = a valve on pipe ab near node a."""
    found = []
    for place in places:
        pipe, end = place.split(".")
        found.append(ValveOnPipe(place, pipe, 5.0 if pipe[0] == end else 95.0))
    return found


def test_a_pipe_between_two_valves_goes_alone() -> None:
    simulation = WaterSimulation(_ring())
    hydrants = [ValveOnPipe("h1", "bc", 50.0), ValveOnPipe("h2", "cd", 50.0)]
    isolation = Isolation(simulation, _valves("bc.b", "bc.c"), hydrants, {"bc": ("E1", "-E1")})
    plan = isolation.plan(simulation, "bc")
    assert plan.valves == ("bc.b", "bc.c")
    assert plan.pipes == ("bc",)
    assert plan.cut_off_nodes == ()
    assert plan.hydrants == ("h1",)
    assert plan.edges == ("E1", "-E1")
    # a half of b's demand times 1/2, and of c's times 1/3
    assert plan.customers == round(0.5 * 0.004 * (1 / 2 + 1 / 3) / (0.4 / 86_400.0))


def test_where_a_valve_is_missing_the_segment_grows_to_the_next_ones() -> None:
    simulation = WaterSimulation(_ring())
    isolation = Isolation(simulation, _valves("bc.b", "cd.c", "ce.c"))
    plan = isolation.plan(simulation, "bc")
    assert plan.valves == ("bc.b", "cd.c", "ce.c")
    assert plan.cut_off_nodes == ("c", "e")  # c is inside, e hangs behind it
    assert set(plan.pipes) == {"bc", "ce"}


def test_pressures_after_the_closure_are_those_of_the_network_without_the_segment() -> None:
    network = _ring()
    simulation = WaterSimulation(network)
    plan = Isolation(simulation, _valves("bc.b", "cd.c", "ce.c")).plan(simulation, "bc")
    kept = WaterNetwork(
        name="left",
        junctions=tuple(j for j in network.junctions if j.id in "abd"),
        reservoirs=network.reservoirs,
        pipes=tuple(p for p in network.pipes if p.id in ("ra", "ab", "da")),
    )
    left = WaterSimulation(kept)
    lowest = min(left.pressures_m[:3])
    assert plan.lowest_pressure_m == pytest.approx(float(lowest), abs=1e-3)
    assert math.isfinite(plan.lowest_pressure_m)


def test_the_simulation_that_was_asked_stays_as_it_is() -> None:
    simulation = WaterSimulation(_ring())
    before = simulation.pressures_m.copy()
    Isolation(simulation, _valves("bc.b", "bc.c")).plan(simulation, "ra")
    assert (simulation.pressures_m == before).all()


def test_a_pipe_that_is_not_there_is_named() -> None:
    simulation = WaterSimulation(_ring())
    with pytest.raises(BadInput, match="'zz'"):
        Isolation(simulation, []).plan(simulation, "zz")
