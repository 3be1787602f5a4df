"""SUMO as the street: a `Plant` whose cars live in another process.

Both sides of a pair are such processes and step at the same time: an order or a step only goes out, and its answer is
awaited when somebody looks.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from citybrain_wire import Unavailable
from numpy.typing import NDArray

from scenarios.street import _draw
from scenarios.street._config import StreetConfig
from scenarios.street._sumo_files import write_additional, write_routes
from scenarios.street._sumo_worker import LaneSpeed, Order, ProgramOrder, SumoSecond, SumoSetup, serve_sumo
from twin_core.city import Demand, Network
from twin_core.traffic import Counts, DetectorView, SignalProgram, VehicleView

__all__ = ["SumoPlant", "sumo_pair"]

ANSWER_TIMEOUT_S = 120.0  # reading a large network takes SUMO tens of seconds; no step does
END_TIMEOUT_S = 10.0


def sumo_pair(config: StreetConfig, net: Path, network: Network, demand: Demand) -> tuple[SumoPlant, SumoPlant]:
    """The street behind the devices and its shadow: the same files, the same seed, two processes."""
    folder = config.out_dir / "sumo"
    folder.mkdir(parents=True, exist_ok=True)
    routes, additional = folder / "day.rou.xml", folder / "cabinets.add.xml"
    write_routes(demand, network, routes)
    write_additional(network, additional)
    share = _draw.uniform(config.seed, _draw.PROBE, np.arange(len(demand.vehicles.id), dtype=np.uint64))
    probes = frozenset(demand.vehicles.id[i] for i in np.flatnonzero(share < config.probe_share))
    setup = SumoSetup(
        net=net,
        routes=routes,
        additional=additional,
        outputs=folder / "twin",
        begin_s=config.begin_s,
        seed=config.seed,
        signals=network.signals.id,
        detector_kinds=network.detectors.kind,
        probes=probes,
    )
    shadow = replace(setup, outputs=folder / "local", probes=frozenset(), detector_kinds=())
    return SumoPlant(network, demand, setup), SumoPlant(network, demand, shadow)


class SumoPlant:
    """A street that SUMO plays. Raises Unavailable, with SUMO's own words, when SUMO refuses or is gone."""

    def __init__(self, network: Network, demand: Demand, setup: SumoSetup) -> None:
        self._network, self._demand = network, demand
        self._number = {name: i for i, name in enumerate(demand.vehicles.id)}
        self._lane = network.lane_index()
        self._orders: list[Order] = []
        self._now: SumoSecond | None = None
        setup.outputs.mkdir(parents=True, exist_ok=True)
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._pipe: Connection = ours
        self._process = context.Process(
            target=serve_sumo, args=(theirs, setup), name=f"sumo {setup.outputs.name}", daemon=True
        )
        self._process.start()
        theirs.close()

    def _answer(self) -> object:
        try:
            if not self._pipe.poll(ANSWER_TIMEOUT_S):
                raise Unavailable(f"{self._process.name} did not answer within {ANSWER_TIMEOUT_S:.0f} s")
            answer: object = self._pipe.recv()
        except EOFError as error:
            raise Unavailable(f"{self._process.name} ended without a word; see its log") from error
        if isinstance(answer, str):
            raise Unavailable(f"{self._process.name}: {answer}")
        return answer

    def _seen(self) -> SumoSecond:
        """The street now; waits for the second under way."""
        if self._now is None:
            answer = self._answer()
            assert isinstance(answer, SumoSecond)
            self._now = answer
        return self._now

    @property
    def time_ms(self) -> int:
        """The label of the last step."""
        return self._seen().time_ms

    def step(self) -> None:
        """Begin to play the next second."""
        self._seen()
        self._pipe.send(self._orders)
        self._orders, self._now = [], None

    def detector_view(self) -> DetectorView:
        """What the detectors saw in the last second."""
        count, occupancy, speed_mps, passage_s = self._seen().detections
        return DetectorView(count.astype(np.int32), occupancy, speed_mps, passage_s)

    def signal_position(self, s: int) -> tuple[int, int]:
        """(phase, milliseconds since it began)."""
        return self._seen().phases[s]

    def signal_letters(self, s: int) -> NDArray[np.int8]:
        """What signal `s` shows."""
        return np.frombuffer(self._seen().letters[s].encode("ascii"), np.int8)

    def set_signal_program(
        self, s: int, program: SignalProgram | None, *, phase: int | None = None, elapsed_ms: int = 0
    ) -> None:
        """Run `program` (None: the local one) from `phase` (None: 0) on when the next second begins."""
        at = phase or 0
        if program is None:
            length_ms = self._local_length_ms(s, at)
            phases: tuple[tuple[float, float, float, int, str], ...] = ()
        else:
            variable = program.actuated and program.min_ms[at] != program.max_ms[at]
            length_ms = int(program.min_ms[at] if variable else program.duration_ms[at])
            phases = tuple(
                (
                    int(program.duration_ms[k]) / 1000, int(program.min_ms[k]) / 1000, int(program.max_ms[k]) / 1000,
                    int(program.next[k]), program.state[k].tobytes().decode("ascii"),
                )
                for k in range(len(program.duration_ms))
            )  # fmt: skip
        actuated = program is not None and program.actuated
        self._orders.append(ProgramOrder(s, phases, actuated, at, (length_ms - elapsed_ms) / 1000, elapsed_ms))

    def _local_length_ms(self, s: int, phase: int) -> int:
        programs = self._network.programs
        program = int(self._network.signals.program[s])
        row = int(programs.phase_start[program]) + phase
        variable = programs.actuated[program] and programs.min_ms[row] != programs.max_ms[row]
        return int(programs.min_ms[row] if variable else programs.duration_ms[row])

    def set_lane_speed(self, lane: int, speed_mps: float) -> None:
        """Set a lane's speed limit when the next second begins."""
        self._orders.append(LaneSpeed(self._network.lanes.id[lane], speed_mps))

    def vehicles(self) -> VehicleView:
        """The cars that tell where they are; what SUMO was not asked is zero."""
        told = self._seen().probes
        number = np.array([self._number[name] for name, _, _, _ in told], np.int32)
        zero = np.zeros(len(told))
        return VehicleView(
            number,
            np.array([self._lane[lane] for _, lane, _, _ in told], np.int32),
            np.array([pos_m for _, _, pos_m, _ in told], np.float64),
            np.array([speed_mps for _, _, _, speed_mps in told], np.float64),
            self._demand.vehicles.type[number],
            zero,
            zero,
            np.zeros(len(told), np.bool_),
        )

    def counts(self) -> Counts:
        """How many vehicles are where."""
        now = self._seen()
        return Counts(len(self._demand.vehicles.id), now.inserted, now.inserted - now.arrived, now.waiting, now.arrived)

    def total_delay_s(self) -> float:
        """Time lost by all; SUMO tells it only at its end, so this ends it. Counts stay readable."""
        self._seen()
        self._pipe.send(None)
        answer = self._answer()
        assert isinstance(answer, float)
        self.close()
        return answer

    def close(self) -> None:
        """End the process; nothing happens where it has ended."""
        self._pipe.close()
        self._process.join(END_TIMEOUT_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
