from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from citybrain_wire.errors import BadInput

from hardware_profiles.safety import Plan, PlanStage
from twin_core.mirror import (
    Mirror,
    Nowcast,
    RehearsalStreet,
    Second,
    World,
    WorldKey,
    load_world,
    make_world,
    read_nowcast,
    resume,
    write_nowcast,
)
from twin_core.traffic import Simulation

BEGIN_S = 25_200.0


def silenced(second: Second, detectors: np.ndarray) -> Second:
    """The same second with some loops that see nothing."""
    count, occupancy = second.count.copy(), second.occupancy.copy()
    count[detectors], occupancy[detectors] = 0, 0.0
    return dataclasses.replace(second, count=count, occupancy=occupancy)


def zone_counts(world: World, simulation: Simulation) -> np.ndarray:
    """Cars on each lane within the zones that loops measure, for the lanes that have one."""
    view, layout = simulation.vehicles(), world.layout
    inside = (layout.zone_of_lane[view.lane] >= 0) & (view.pos_m >= layout.zone_from_m[view.lane])
    counts = np.bincount(view.lane[inside], minlength=layout.zone_of_lane.size)
    return counts[layout.zone_of_lane >= 0]


def first_edges(world: World) -> np.ndarray:
    return world.demand.route_edge[world.demand.route_start[world.demand.vehicles.route]]


@pytest.fixture(scope="module")
def world(luzhou: Path) -> World:
    return load_world(luzhou, WorldKey(7, BEGIN_S, BEGIN_S + 900.0))


@pytest.fixture(scope="module")
def followed(world: World) -> dict[str, np.ndarray | Mirror]:
    """Street, mirror and an open loop side by side for some minutes of a morning."""
    street = RehearsalStreet(world, seed=3, begin_s=BEGIN_S)
    mirror = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    free = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S, correct=False)
    errors: dict[str, list[float]] = {"mirror": [], "free": []}
    for second in range(300):
        readings = street.second()
        mirror.advance(readings)
        free.advance(readings)
        if second >= 120 and second % 10 == 0:
            truth = zone_counts(world, street.simulation)
            errors["mirror"].append(float(np.abs(zone_counts(world, mirror.simulation) - truth).mean()))
            errors["free"].append(float(np.abs(zone_counts(world, free.simulation) - truth).mean()))
            mirror.simulation.validate()
    return {"mirror": mirror, **{f"{name}_error": np.array(values) for name, values in errors.items()}}


def test_readings_bring_the_mirror_nearer_to_the_street_than_driving_blind(
    followed: dict[str, np.ndarray | Mirror],
) -> None:
    mirror, free = np.mean(followed["mirror_error"]), np.mean(followed["free_error"])
    assert mirror < 0.7 * free, f"cars per lane: {mirror:.3f} with readings, {free:.3f} without"


def test_signals_show_what_the_street_reported(world: World) -> None:
    street = RehearsalStreet(world, seed=3, begin_s=BEGIN_S)
    mirror = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    street.simulation.set_signal_letters(0, np.full(int(world.network.signals.n_links[0]), ord("r"), np.int8))
    for _ in range(3):
        mirror.advance(street.second())
    for s, setup in enumerate(world.controllers):
        if setup.profile is not None:
            wanted = setup.aspects(street.simulation.signal_letters(s))
            assert setup.aspects(mirror.simulation.signal_letters(s)) == wanted


def test_the_same_readings_give_the_same_bytes(world: World, tmp_path: Path) -> None:
    for name in ("a", "b"):
        street = RehearsalStreet(world, seed=3, begin_s=BEGIN_S)
        mirror = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
        for _ in range(60):
            mirror.advance(street.second())
        write_nowcast(tmp_path / name, mirror.nowcast())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_mirror_goes_on_from_its_nowcast(
    world: World, followed: dict[str, np.ndarray | Mirror], tmp_path: Path
) -> None:
    before = followed["mirror"]
    assert isinstance(before, Mirror)
    write_nowcast(tmp_path / "now", before.nowcast())
    after = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    after.restore(read_nowcast(tmp_path / "now"))
    assert after.ts_ns == before.ts_ns
    assert after.simulation.counts() == before.simulation.counts()
    after.advance(None)
    after.simulation.validate()


def test_without_readings_it_drives_on_by_itself(world: World) -> None:
    mirror = Mirror(world, seed=5, start_ts_ns=1_000_000_000, begin_s=BEGIN_S)
    for _ in range(90):
        report = mirror.advance(None)
    assert report.ts_ns == 91_000_000_000
    assert report.vehicles > 0


def test_a_dead_entry_loop_is_replaced_by_the_nominal_demand(world: World) -> None:
    street = RehearsalStreet(world, seed=3, begin_s=BEGIN_S)
    dead = np.flatnonzero(world.layout.entry_edge >= 0)
    assert dead.size, "the city has entries with loops"
    mirror = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    edges = np.unique(world.layout.entry_edge[dead])
    busiest = int(edges[np.argmax(np.bincount(first_edges(world), minlength=edges.max() + 1)[edges])])
    for _ in range(330):
        mirror.advance(silenced(street.second(), dead))
    entered, nominal = mirror.recent.entered[busiest], mirror.recent.nominal[busiest]
    assert 0 < entered < nominal, "silent at first, then as the nominal demand has it"


def test_a_forecast_starts_where_the_mirror_stands(world: World, followed: dict[str, np.ndarray | Mirror]) -> None:
    mirror = followed["mirror"]
    assert isinstance(mirror, Mirror)
    nowcast = mirror.nowcast()
    one, same, other = (resume(world, nowcast, seed=seed) for seed in (1, 1, 2))
    assert one.counts().running == mirror.simulation.counts().running
    for simulation in (one, same, other):
        simulation.step(60)
    assert one.snapshot().to_bytes() == same.snapshot().to_bytes()
    assert one.snapshot().to_bytes() != other.snapshot().to_bytes()


def test_a_nowcast_of_another_world_is_refused(world: World, followed: dict[str, np.ndarray | Mirror]) -> None:
    mirror = followed["mirror"]
    assert isinstance(mirror, Mirror)
    nowcast = mirror.nowcast()
    alien = Nowcast(
        nowcast.ts_ns, nowcast.time_ms, nowcast.world, "00", nowcast.engine, nowcast.controllers, nowcast.arrays
    )
    with pytest.raises(BadInput, match="the nowcast is of another city or demand"):
        resume(world, alien, seed=1)


def test_a_plan_in_force_runs_in_rollouts_as_the_controller_runs_it(world: World) -> None:
    s = next(s for s, setup in enumerate(world.controllers) if not setup.local_only)
    setup = world.controllers[s]
    assert setup.profile is not None
    local = setup.profile.plans[0]
    longer = tuple(PlanStage(r.stage, r.len_ms + 5000, r.lo_ms, r.hi_ms + 5000) for r in local.stages)
    plan = Plan("longer", sum(r.len_ms for r in longer), 7000, longer)
    mirror = Mirror(world, seed=5, start_ts_ns=0, begin_s=BEGIN_S)
    mirror.set_plan(s, plan)
    nowcast = mirror.nowcast()
    assert nowcast.controllers[s].plan == plan
    simulation = resume(world, nowcast, seed=1)
    # row 0 begins at the offset of street time, which here is engine time less the begin
    green = frozenset(setup.profile.stages[plan.stages[-1].stage].groups)
    simulation.step((7 - 1 - round(nowcast.ts_ns / 1e9)) % (plan.cycle_ms // 1000) or 1)
    shown = setup.aspects(simulation.signal_letters(s))
    assert {g for g, aspect in enumerate(shown) if aspect == 3} >= green


def test_make_world_leaves_out_only_vehicles_whose_entry_is_measured(world: World) -> None:
    again = make_world(world.network, world.demand, begin_s=BEGIN_S)
    first = world.demand.route_edge[world.demand.route_start[world.demand.vehicles.route]]
    assert again.mirror_demand.vehicles.depart_ms.size == int((~world.layout.measured_entries[first]).sum())
