"""The hidden reality: cars, signals and an incident, played twice: behind the devices, and with local plans only.

The second one, the *shadow*, sees the same cars, drivers and incident (random numbers are a hash of seed, vehicle and
step), so the difference in delay is the twin's doing and nothing else. It never receives a plan and nobody sees it.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from citybrain_wire import plan as plan_bytes
from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge
from numpy.typing import NDArray

from hardware_profiles import plan_from_wire
from hardware_profiles.safety import check_plan
from scenarios.street import _draw
from scenarios.street._cabinet import Cabinet, ControllerView, LoopReadings, Probes
from scenarios.street._config import StreetConfig
from scenarios.street._firmware import Firmware, SignalTimes
from scenarios.street._hidden import Incident, draw_incident, hide_demand
from scenarios.street._hidden_pipes import HiddenPipes
from scenarios.street._parking import ParkingDrivers, ParkingPair
from scenarios.street._parking_cabinet import ParkingCabinet
from scenarios.street._plant import Plant
from scenarios.street._sumo_plant import sumo_pair
from scenarios.street._water_cabinet import WaterCabinet
from twin_core.city import (
    ControllerSetup,
    Network,
    ProgramArrays,
    derive_controller,
    derive_sites,
    load_city,
    load_parking,
    plan_to_program,
    with_detectors,
)
from twin_core.parking import make_supply, zones
from twin_core.traffic import SignalProgram, Simulation

__all__ = ["AnyCabinet", "Reality", "make_reality"]

AnyCabinet: TypeAlias = Cabinet | ParkingCabinet | WaterCabinet

RSU_RANGE_M = 200.0
DEAD_MAN_MS = 5000  # as the vendor profile says
VENDORS = {
    "controller": "generic/stage_controller",
    "rsu": "generic/rsu",
    "detector_station": "generic/detector_station",
}


def make_reality(config: StreetConfig) -> Reality:
    """Read the city and draw the hidden day."""
    city = load_city(config.city)
    network = with_detectors(city.network)
    nominal = city.load_demand(seed=config.seed, begin_s=config.begin_s, end_s=config.until_s)
    demand = hide_demand(nominal, seed=config.seed, spread=config.demand_spread)
    incident = None
    if config.incident:
        incident = draw_incident(network, demand, seed=config.seed, begin_s=config.begin_s, until_s=config.until_s)
    twin: Plant
    shadow: Plant
    if config.simulator == "sumo":
        twin, shadow = sumo_pair(config, city.files.net, network, demand)
    else:
        twin, shadow = (Simulation(network, demand, seed=config.seed, begin_s=config.begin_s) for _ in range(2))
    reality = Reality(config, network, twin, shadow, incident)
    supply = make_supply(network, load_parking(config.city))
    served = [zone for zone in zones(supply) if zone.id in config.site_ports]
    if served and isinstance(twin, Simulation) and isinstance(shadow, Simulation):
        parking = [
            ParkingDrivers(network, demand, supply, seed=config.seed, second_of_day=config.begin_s) for _ in range(2)
        ]
        reality.park(
            ParkingPair(twin, shadow, *parking),
            [ParkingCabinet(zone, supply, parking[0].bays, parking[0].signs) for zone in served],
        )
    if config.pipes is not None:
        pipes = HiddenPipes(
            config.city, config.pipes, seed=config.seed, spread=config.demand_spread, begin_s=config.begin_s
        )
        reality.lay_pipes(pipes, [WaterCabinet(station, pipes) for station in config.pipes.stations])
    return reality


class Reality:
    """All that happens on the street. `step()` plays one second."""

    def __init__(
        self, config: StreetConfig, network: Network, twin: Plant, shadow: Plant, incident: Incident | None
    ) -> None:
        self._config, self._network = config, network
        self._twin, self._shadow, self._incident = twin, shadow, incident
        self._start_ts_ms = config.clock.start_ts_ns // 1_000_000
        self._begin_ms = round(config.begin_s * 1000)
        sites = [site for site in derive_sites(network) if site.id in config.site_ports]
        self._setups = {site.controller_id: derive_controller(network, site.signal) for site in sites}
        self._signal = {site.controller_id: site.signal for site in sites}
        self._firmware = {site.controller_id: self._boot(site.controller_id) for site in sites}
        self._plans: dict[tuple[str, str], edge.Plan] = {}  # by controller and plan id
        self._stage_since_ms: dict[str, tuple[int, int]] = {}
        self._parking: ParkingPair | None = None
        self._pipes: HiddenPipes | None = None
        self.cabinets: list[AnyCabinet] = [
            Cabinet(number, site, network, self._setups[site.controller_id], VENDORS)
            for number, site in enumerate(sites)
        ]
        self._loops: LoopReadings | None = None
        self._lamps: dict[str, tuple[int, ...]] = {}
        self.lamp_changes: list[
            str
        ] = []  # "street ms,controller,aspects": what really shone, for scoring after the run

    def park(self, parking: ParkingPair, cabinets: list[ParkingCabinet]) -> None:
        """Let drivers look for bays, and give the zones that count them their cabinets."""
        self._parking = parking
        self.cabinets += cabinets

    def lay_pipes(self, pipes: HiddenPipes, cabinets: list[WaterCabinet]) -> None:
        """Let water flow below the street, and give the stations that measure it their cabinets."""
        self._pipes = pipes
        self.cabinets += cabinets

    def _boot(self, controller: str) -> Firmware:
        setup = self._setups[controller]
        minimum = (
            [
                max((setup.profile.groups[g].min_green_ms for g in stage.groups), default=0)
                for stage in setup.profile.stages
            ]
            if setup.profile is not None
            else []
        )
        max_red_ms = min((group.max_red_ms for group in setup.profile.groups), default=0) if setup.profile else 0
        return Firmware(self._local_times(controller), minimum, dead_man_ms=DEAD_MAN_MS, max_red_ms=max_red_ms)

    def _local_times(self, controller: str) -> SignalTimes:
        programs, setup = self._network.programs, self._setups[controller]
        program = int(self._network.signals.program[setup.signal])
        rows = slice(int(programs.phase_start[program]), int(programs.phase_start[program + 1]))
        actuated = bool(programs.actuated[program])
        return SignalTimes(
            plan_id="",
            duration_ms=tuple(programs.duration_ms[rows].tolist()),
            min_ms=tuple(programs.min_ms[rows].tolist()) if actuated else (0,) * (rows.stop - rows.start),
            max_ms=tuple((programs.max_ms if actuated else programs.duration_ms)[rows].tolist()),
            stage=tuple(setup.phase_stage.tolist()),
            offset_ms=int(programs.offset_ms[program]),
            actuated=actuated,
        )

    @property
    def _now_ms(self) -> int:
        """Street time in ms, in step with the engine's."""
        return self._start_ts_ms + self._twin.time_ms - self._begin_ms

    def step(self) -> None:
        """Play one second on both sides."""
        self._switch_programs()
        self._play_incident()
        self._twin.step()
        self._shadow.step()
        view = self._twin.detector_view()
        self._loops = LoopReadings(view.count, view.occupancy, view.speed_mps, view.passage_s)
        second = (self._twin.time_ms - self._begin_ms) // 1000
        if self._parking is not None:
            self._parking.step(second)
        if self._pipes is not None:
            self._pipes.second(second - 1)

    def _play_incident(self) -> None:
        incident, now_ms = self._incident, self._twin.time_ms
        if incident is None or now_ms not in (round(incident.from_s * 1000), round(incident.until_s * 1000)):
            return
        usual_mps = float(self._network.lanes.speed_mps[incident.lane])
        speed_mps = incident.speed_mps if now_ms < round(incident.until_s * 1000) else usual_mps
        for side in (self._twin, self._shadow):
            side.set_lane_speed(incident.lane, speed_mps)

    def _switch_programs(self) -> None:
        for controller, firmware in self._firmware.items():
            signal = self._signal[controller]
            phase, elapsed_ms = self._twin.signal_position(signal)
            switch = firmware.tick(self._now_ms, phase, elapsed_ms)
            if switch is None:
                continue
            program = None
            if switch.program.plan_id:
                arrays = plan_to_program(
                    self._setups[controller], plan_from_wire(self._plans[controller, switch.program.plan_id])
                )
                program = SignalProgram(*arrays)
            self._twin.set_signal_program(signal, program, phase=switch.phase, elapsed_ms=switch.elapsed_ms)

    def command(self, cabinet: AnyCabinet, message: device.DeviceDown) -> device.DeviceUp | None:
        """What a cabinet does with a message of its agent."""
        if isinstance(cabinet, ParkingCabinet):
            cabinet.command(message)
            return None
        if isinstance(cabinet, WaterCabinet):
            return None  # a station measures; there is nothing to order
        kind = message.WhichOneof("body")
        firmware = self._firmware[cabinet.site.controller_id]
        if kind == "keep_alive":
            firmware.keep_alive(self._now_ms)
        elif kind == "revert":
            firmware.revert(message.revert.cause, self._now_ms)
        elif kind == "apply":
            return self._apply(cabinet, message.apply)
        elif kind == "request":
            return _result(message.request.device_id, "", "E26 this controller takes plans, not stage requests")
        return None

    def _apply(self, cabinet: Cabinet, order: device.ApplyPlan) -> device.DeviceUp:
        controller = cabinet.site.controller_id
        setup = self._setups[controller]
        if order.device_id != controller:
            return _result(order.device_id, order.plan.plan_id, "E03 no such device in this cabinet")
        if setup.profile is None or setup.local_only:
            return _result(controller, order.plan.plan_id, f"E26 local only: {setup.reasons[0]}")
        plan = plan_from_wire(order.plan)
        findings = check_plan(setup.profile, plan)
        if findings:
            return _result(controller, order.plan.plan_id, f"E13 {findings[0]}")
        self._plans[controller, order.plan.plan_id] = order.plan
        times = _plan_times(order.plan, plan_to_program(setup, plan), setup)
        now_ms = self._now_ms
        self._firmware[controller].apply(times, max(now_ms, order.not_before_ts_ns // 1_000_000), now_ms)
        return _result(controller, order.plan.plan_id, "")

    def report(self, cabinet: AnyCabinet, second: int, base_ts_ns: int) -> device.Report:
        """What a cabinet saw in the second just played."""
        if isinstance(cabinet, ParkingCabinet | WaterCabinet):
            return cabinet.report(second, base_ts_ns)
        if self._loops is None:
            raise RuntimeError("no second was played yet")
        return cabinet.report(second, base_ts_ns, self._loops, self._view(cabinet), self._probes(cabinet))

    def _view(self, cabinet: Cabinet) -> ControllerView:
        controller = cabinet.site.controller_id
        firmware, setup = self._firmware[controller], self._setups[controller]
        signal = self._signal[controller]
        letters = self._twin.signal_letters(signal)
        running = firmware.running
        phase, _ = self._twin.signal_position(signal)
        stage = running.stage[phase]
        since = self._stage_since_ms.get(controller)
        if since is None or since[0] != stage:
            since = self._stage_since_ms[controller] = (stage, self._now_ms)
        plan = self._plans.get((controller, running.plan_id))
        lamps = setup.aspects(letters)
        if self._lamps.get(controller) != lamps:
            self._lamps[controller] = lamps
            # the engine's lamps change at the beginning of the second just played
            self.lamp_changes.append(f"{self._now_ms - 1000},{controller},{'-'.join(map(str, lamps))}")
        return ControllerView(
            mode=edge.CONTROLLER_MODE_CLOUD if running.plan_id else edge.CONTROLLER_MODE_LOCAL,
            plan_id=running.plan_id,
            plan_hash32=plan_bytes.plan_hash32(plan) if plan is not None else 0,
            stage=stage,
            stage_age_ms=self._now_ms - since[1],
            lamps=lamps,
            note=firmware.note,
        )

    def _probes(self, cabinet: Cabinet) -> Probes:
        x_m, y_m, speed_mps = self._probe_positions()
        near = np.hypot(x_m - cabinet.site.x_m, y_m - cabinet.site.y_m) <= RSU_RANGE_M
        return Probes(x_m[near], y_m[near], speed_mps[near])

    def _probe_positions(self) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        now = self._twin.time_ms
        if getattr(self, "_probes_at", -1) != now:
            self._probes_at = now
            cars = self._twin.vehicles()
            share = _draw.uniform(self._config.seed, _draw.PROBE, cars.number.astype(np.uint64))
            chosen = np.flatnonzero(share < self._config.probe_share)
            x_m, y_m = _positions(self._network, cars.lane[chosen], cars.pos_m[chosen])
            self._probe_cache = (x_m, y_m, cars.speed_mps[chosen].astype(np.float32))
        return self._probe_cache

    def truth(self) -> dict[str, object]:
        """Delays of both sides, for scoring after the run."""
        return {
            "seed": self._config.seed,
            "begin_s": self._config.begin_s,
            "until_s": self._config.until_s,
            "incident": None if self._incident is None else self._incident.__dict__,
            "twin": _score(self._twin),
            "local": _score(self._shadow),
            "parking": None if self._parking is None else self._parking.truth(),
            "pipes": None if self._pipes is None else self._pipes.truth(),
        }


def _score(plant: Plant) -> dict[str, float]:
    """Mean delay per car that has wanted to depart: time loss of all, finished or not, and waiting outside included."""
    counts = plant.counts()
    wanted = counts.inserted + counts.waiting
    total_s = plant.total_delay_s()
    return {
        "delay_s": total_s / wanted if wanted else 0.0,
        "total_delay_s": total_s,
        "inserted": float(counts.inserted),
        "waiting": float(counts.waiting),
        "running": float(counts.running),
        "arrived": float(counts.arrived),
    }


def _stage_of(letters: str, setup: ControllerSetup) -> int:
    return setup.stage_letters.index(letters) if letters in setup.stage_letters else -1


def _plan_times(plan: edge.Plan, program: ProgramArrays, setup: ControllerSetup) -> SignalTimes:
    texts = [row.tobytes().decode("ascii") for row in program.state]
    return SignalTimes(
        plan_id=plan.plan_id,
        duration_ms=tuple(int(value) for value in program.duration_ms),
        min_ms=tuple(int(value) for value in program.min_ms) if plan.actuated else (0,) * len(texts),
        max_ms=tuple(int(value) for value in program.max_ms),
        stage=tuple(_stage_of(text, setup) for text in texts),
        offset_ms=int(plan.offset_ms),
        actuated=plan.actuated,
    )


def _result(device_id: str, plan_id: str, reason: str) -> device.DeviceUp:
    return device.DeviceUp(
        result=device.ApplyResult(device_id=device_id, plan_id=plan_id, ok=not reason, reason=reason)
    )


def _positions(
    network: Network, lane: NDArray[np.int32], pos_m: NDArray[np.floating]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Points on lanes, by the straight line between their ends: near enough for a probe's metres."""
    first = network.lanes.shape[network.lanes.shape_start[lane]]
    last = network.lanes.shape[network.lanes.shape_start[lane + 1] - 1]
    share = np.clip(pos_m / np.maximum(network.lanes.length_m[lane], 0.1), 0.0, 1.0)[:, None]
    point = first + (last - first) * share
    return point[:, 0].astype(np.float32), point[:, 1].astype(np.float32)
