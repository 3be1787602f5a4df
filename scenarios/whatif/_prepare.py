"""A scenario against its city: every name is resolved, every plan is checked, before anything is played."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from citybrain_wire.errors import BadFile

from hardware_profiles.safety import Plan, PlanStage, check_plan
from scenarios.whatif._changes import Buildings, CloseEdge, Rain, ScaleDemand, SignalPlan
from scenarios.whatif._scenario import Scenario
from twin_core.city import VCLASSES, ControllerSetup, Network, derive_controller, load_city
from twin_core.mirror import load_world, read_nowcast
from twin_core.traffic import cache_key

__all__ = ["Prepared", "prepare", "signal_plan"]

CAR = np.uint64(1 << VCLASSES.index("passenger"))
FORMAT = 1  # of stored results: a change of their content makes old ones stale


@dataclass(frozen=True)
class Prepared:
    """A scenario that can be played. `begin_s`: time of day of the branch.

    `city_hash` names the city's files, `hash` the whole question without its seeds: equal hashes, equal answers.
    """

    scenario: Scenario
    network: Network
    begin_s: float
    city_hash: str
    hash: str

    def key(self, variant: str, seed: int) -> str:
        """What a result of one side and one seed belongs to; the baseline is shared by all questions to one moment."""
        own = self.hash if variant == "changed" else _digest(self._moment())
        return _digest({"of": own, "seed": seed})

    def _moment(self) -> dict[str, object]:
        return _moment(self.scenario, self.city_hash, self.begin_s)


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _moment(scenario: Scenario, city_hash: str, begin_s: float) -> dict[str, object]:
    return {
        "format": FORMAT,
        "engine": cache_key(),
        "city": city_hash,
        "begin_s": begin_s,
        "warm_up_s": scenario.warm_up_s,
        "duration_s": scenario.duration_s,
        "snapshot": None if scenario.snapshot is None else _file_hash(scenario.snapshot),
    }


def _file_hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def prepare(scenario: Scenario) -> Prepared:
    """Check a scenario against its city. Raises BadFile with every fault of the scenario, or of the city's files."""
    city = load_city(scenario.city)
    network = city.network
    if scenario.snapshot is not None:
        nowcast = read_nowcast(scenario.snapshot)
        world = load_world(scenario.city, nowcast.world)
        if world.source_hash != nowcast.source_hash:
            fault = scenario.fault(("snapshot",), "was taken in another city, or before the city's files changed")
            raise BadFile(fault)
        network, begin_s = world.network, nowcast.time_ms / 1000.0
    else:
        assert scenario.begin_s is not None
        begin_s = scenario.begin_s
    faults = [scenario.fault(at, message) for at, message in _faults(scenario, network, begin_s)]
    if faults:
        raise BadFile(sorted(faults))
    city_hash = hashlib.sha256(network.source_hash.encode())
    for path in (*city.files.routes, *city.files.additional):
        city_hash.update(path.read_bytes())
    moment = _moment(scenario, city_hash.hexdigest(), begin_s)
    changes = [{type(change).__name__: asdict(change)} for change in scenario.changes]
    return Prepared(scenario, network, begin_s, city_hash.hexdigest(), _digest(moment | {"changes": changes}))


_Found = Iterator[tuple[tuple[str | int, ...], str]]


def _faults(scenario: Scenario, network: Network, begin_s: float) -> _Found:
    index = network.edge_index()
    end_s = begin_s + scenario.duration_s
    for k, change in enumerate(scenario.changes):
        at: tuple[str | int, ...] = ("changes", k)
        if isinstance(change, CloseEdge):
            yield from _edge_faults(network, index, change.edges, (*at, "close_edge", "edges"))
            if change.from_s is not None and not begin_s <= change.from_s < end_s:
                yield (*at, "close_edge", "from"), "lies outside the scenario's time; nothing would change"
        elif isinstance(change, ScaleDemand):
            yield from _edge_faults(network, index, change.origins, (*at, "demand", "origins"))
            yield from _edge_faults(network, index, change.destinations, (*at, "demand", "destinations"))
        elif isinstance(change, Buildings):
            yield from _edge_faults(network, index, change.edges, (*at, "buildings", "edges"), cars=True)
        elif isinstance(change, SignalPlan):
            yield from _signal_faults(network, change, (*at, "signal_plan"))
        else:
            assert isinstance(change, Rain)


def _edge_faults(
    network: Network, index: dict[str, int], edges: tuple[str, ...], at: tuple[str | int, ...], *, cars: bool = False
) -> _Found:
    for k, name in enumerate(edges):
        edge = index.get(name)
        if edge is None or network.edges.internal[edge]:
            near = sorted(other for other in index if name.strip("-") in other and not other.startswith(":"))[:3]
            hint = (
                f"; there are {', '.join(near)}" if near else "; citybrain city info lists no names, the net file does"
            )
            yield (*at, k), f"there is no edge {name!r} in this city{hint}"
        elif cars:
            first = int(network.edges.lane0[edge])
            if not (network.lanes.allowed[first : first + int(network.edges.n_lanes[edge])] & CAR).any():
                yield (*at, k), f"no car may drive on edge {name!r}"


def _signal_faults(network: Network, change: SignalPlan, at: tuple[str | int, ...]) -> _Found:
    if change.signal not in network.signals.id:
        yield (*at, "signal"), f"there is no signal {change.signal!r} in this city"
        return
    setup = derive_controller(network, network.signals.id.index(change.signal))
    if setup.profile is None or setup.local_only:
        reason = setup.reasons[0] if setup.reasons else "it has no stages"
        yield (*at, "signal"), f"signal {change.signal!r} takes no plan: {reason}"
        return
    wrong = [stage for stage, _ in change.stages if stage >= len(setup.profile.stages)]
    if wrong:
        yield (
            (*at, "stages"),
            f"signal {change.signal!r} has {len(setup.profile.stages)} stages, there is no {wrong[0]}",
        )
        return
    for finding in check_plan(setup.profile, signal_plan(setup, change)):
        yield (*at, "stages"), f"{finding.rule}: {finding.message}"


def signal_plan(setup: ControllerSetup, change: SignalPlan) -> Plan:
    """The plan as the safety rules and the engine know it; a row may give or take a tenth, to come into step."""
    rows = tuple(
        PlanStage(stage, 1000 * length_s, 1000 * length_s, 1100 * length_s) for stage, length_s in change.stages
    )
    cycle_ms = sum(row.len_ms for row in rows)
    return Plan("whatif", cycle_ms, 1000 * change.offset_s, rows)
