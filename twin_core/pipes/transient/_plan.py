"""From a steady state to the grid on which waves travel.

A pipe is cut into reaches of a·Δt; its wave speed is bent a little so that a whole number fits. A pipe too short for
that is lumped: its ends become one spot. Lumping instead of a smaller step is what keeps one short pipe from deciding
the cost of all (Wylie & Streeter 1993, §3-7, allow 15 % for the wave speed).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from citybrain_wire import BadInput
from numpy.typing import NDArray

__all__ = ["GRAVITY_MPS2", "Line", "LineKind", "Plan", "Spot", "SpotKind", "plan_surge"]

F64 = NDArray[np.float64]
I32 = NDArray[np.int32]

GRAVITY_MPS2 = 9.80665
MOST_BENT = 0.15
"""Largest share by which a wave speed may be bent."""


class SpotKind(IntEnum):
    """JUNCTION: head follows flow. RESERVOIR: head is given; a tank is one too for the seconds of a surge."""

    JUNCTION = 0
    RESERVOIR = 1


class LineKind(IntEnum):
    """PIPE carries waves. VALVE and PUMP are points between two spots."""

    PIPE = 0
    VALVE = 1
    PUMP = 2


@dataclass(frozen=True)
class Spot:
    """A node in its steady state. `demand_m3s` leaves it; it varies with the root of the pressure from then on."""

    id: str
    head_m: float
    elevation_m: float = 0.0
    demand_m3s: float = 0.0
    kind: SpotKind = SpotKind.JUNCTION


@dataclass(frozen=True)
class Line:
    """A link in its steady state; flow is positive from `start` to `end`.

    Pipes need `length_m`, `diameter_m`, `wave_speed_mps`; their friction is what makes the given heads and flow steady.
    A pump's curve is h = h₀ + h₂ Q² through its steady point and `shutoff_head_m`; `inertia_kgm2` and `speed_rpm` say
    how it runs down, `efficiency` is that of the steady point.
    """

    id: str
    start: str
    end: str
    flow_m3s: float
    kind: LineKind = LineKind.PIPE
    length_m: float = 0.0
    diameter_m: float = 0.0
    wave_speed_mps: float = 1000.0
    shutoff_head_m: float = 0.0
    inertia_kgm2: float = 0.0
    speed_rpm: float = 1450.0
    efficiency: float = 0.75


@dataclass(frozen=True)
class Plan:
    """The grid. P pipes, G grid points, S spots, E pipe ends, M valves and pumps.

    `point0` [P + 1] first point of each pipe; per pipe `b` = a/(gA) (s/m²) and `r` = f Δx/(2gDA²) (s²/m⁵).
    `end0` [S + 1], `end_point`, `end_inner`, `end_pipe`, `end_sign` [E]: the pipe ends at each spot, the point beside
    each, +1 where the pipe leads into the spot. `head_m`, `flow_m3s` [G] the steady state. `outflow` [S] k of
    q = k √(H − z). Machines: `machine_spot` [M, 2], `machine_kind` [M], `loss` [M] K of ΔH = K Q|Q| of a fully open
    valve, `pump` [M, 4]: h₀ (m), h₂ (s²/m⁵), share of speed lost a second per (m·m³/s), rated speed 1.
    """

    dt_s: float
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    spot_of: dict[str, int]
    pipe_id: tuple[str, ...]
    machine_id: tuple[str, ...]
    lumped: tuple[str, ...]
    worst_bend: float
    point0: I32
    b: F64
    r: F64
    end0: I32
    end_point: I32
    end_inner: I32
    end_pipe: I32
    end_sign: I32
    head_m: F64
    flow_m3s: F64
    fixed: NDArray[np.bool_]
    elevation_m: F64
    outflow: F64
    spot_head_m: F64
    machine_spot: I32
    machine_kind: I32
    machine_flow_m3s: F64
    loss: F64
    pump: F64

    @property
    def segments(self) -> int:
        """Reaches of all pipes: the work of a step."""
        return int(len(self.head_m) - len(self.b))


def plan_surge(spots: Sequence[Spot], lines: Sequence[Line], *, dt_s: float) -> Plan:
    """Lay the grid for steps of `dt_s`. Raises `BadInput` with the element and the field that is wrong."""
    if not (math.isfinite(dt_s) and 1e-5 <= dt_s <= 1.0):
        raise BadInput(f"dt_s is {dt_s}; give a step of 0.00001 to 1 s")
    by_id = _check(spots, lines)
    group = _lump(spots, lines, by_id, dt_s)
    roots = sorted(set(group))
    place = {root: i for i, root in enumerate(roots)}
    spot_of = {spot.id: place[group[i]] for i, spot in enumerate(spots)}
    pipes = [line for line in lines if line.kind is LineKind.PIPE and spot_of[line.start] != spot_of[line.end]]
    machines = [line for line in lines if line.kind is not LineKind.PIPE]
    kept = tuple(_merged([spots[i] for i, g in enumerate(group) if g == root]) for root in roots)
    reaches = np.array([max(1, round(pipe.length_m / (pipe.wave_speed_mps * dt_s))) for pipe in pipes], np.int64)
    point0 = np.concatenate(([0], np.cumsum(reaches + 1))).astype(np.int32)
    area = np.array([math.pi * pipe.diameter_m**2 / 4.0 for pipe in pipes])
    speed = np.array([pipe.length_m for pipe in pipes]) / (reaches * dt_s)
    bends = [abs(s / pipe.wave_speed_mps - 1.0) for s, pipe in zip(speed, pipes, strict=True)]
    flow = np.array([pipe.flow_m3s for pipe in pipes])
    drop = np.array([kept[spot_of[p.start]].head_m - kept[spot_of[p.end]].head_m for p in pipes])
    with np.errstate(divide="ignore", invalid="ignore"):
        r = np.where(np.abs(flow) > 0.0, drop / (flow * np.abs(flow)), 0.0) / reaches
    r = np.maximum(r, 0.0)
    ends = _ends(pipes, spot_of, point0, len(kept))
    head, flows = _steady(pipes, kept, spot_of, reaches, r)
    return Plan(
        dt_s=dt_s,
        spots=kept,
        lines=tuple(lines),
        spot_of=spot_of,
        pipe_id=tuple(pipe.id for pipe in pipes),
        machine_id=tuple(machine.id for machine in machines),
        lumped=tuple(
            line.id for line in lines if line.kind is LineKind.PIPE and spot_of[line.start] == spot_of[line.end]
        ),
        worst_bend=max(bends, default=0.0),
        point0=point0,
        b=speed / (GRAVITY_MPS2 * area),
        r=r,
        end0=ends[0],
        end_point=ends[1],
        end_inner=ends[2],
        end_pipe=ends[3],
        end_sign=ends[4],
        head_m=head,
        flow_m3s=flows,
        fixed=np.array([spot.kind is SpotKind.RESERVOIR for spot in kept], np.bool_),
        elevation_m=np.array([spot.elevation_m for spot in kept]),
        outflow=np.array([_outflow(spot) for spot in kept]),
        spot_head_m=np.array([spot.head_m for spot in kept]),
        **_machines(machines, kept, spot_of),
    )


def _check(spots: Sequence[Spot], lines: Sequence[Line]) -> dict[str, int]:
    by_id: dict[str, int] = {}
    for i, spot in enumerate(spots):
        if spot.id in by_id:
            raise BadInput(f"spot {spot.id!r}: two have this id")
        if not all(map(math.isfinite, (spot.head_m, spot.elevation_m, spot.demand_m3s))):
            raise BadInput(f"spot {spot.id!r}: head, elevation and demand must be finite numbers")
        by_id[spot.id] = i
    for line in lines:
        for end in (line.start, line.end):
            if end not in by_id:
                raise BadInput(f"line {line.id!r}: there is no spot {end!r}")
        if not math.isfinite(line.flow_m3s):
            raise BadInput(f"line {line.id!r}: flow_m3s must be a finite number")
        if line.kind is LineKind.PIPE:
            for name in ("length_m", "diameter_m", "wave_speed_mps"):
                value = getattr(line, name)
                if not (math.isfinite(value) and value > 0.0):
                    raise BadInput(f"pipe {line.id!r}: {name} is {value}; it must be above 0")
        if line.kind is LineKind.PUMP and line.inertia_kgm2 <= 0.0:
            raise BadInput(f"pump {line.id!r}: inertia_kgm2 is {line.inertia_kgm2}; it must be above 0")
    return by_id


def _lump(spots: Sequence[Spot], lines: Sequence[Line], by_id: dict[str, int], dt_s: float) -> list[int]:
    """Group of each spot: spots joined by pipes that are too short for a reach share one."""
    parent = list(range(len(spots)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for line in lines:
        too_short = line.length_m < (1.0 - MOST_BENT) * line.wave_speed_mps * dt_s
        if line.kind is LineKind.PIPE and too_short:
            a, b = root(by_id[line.start]), root(by_id[line.end])
            parent[max(a, b)] = min(a, b)
    return [root(i) for i in range(len(spots))]


def _merged(members: Sequence[Spot]) -> Spot:
    """One spot for several: fixed if any is, else the mean head; demands add up."""
    fixed = [spot for spot in members if spot.kind is SpotKind.RESERVOIR]
    first = fixed[0] if fixed else members[0]
    head = first.head_m if fixed else math.fsum(spot.head_m for spot in members) / len(members)
    demand = math.fsum(spot.demand_m3s for spot in members)
    elevation = math.fsum(spot.elevation_m for spot in members) / len(members)
    return Spot(first.id, head, elevation, demand, first.kind)


def _outflow(spot: Spot) -> float:
    """k of q = k √(H − z); a demand without pressure above the ground is taken at one metre."""
    return spot.demand_m3s / math.sqrt(max(1.0, spot.head_m - spot.elevation_m))


def _ends(pipes: Sequence[Line], spot_of: dict[str, int], point0: I32, n_spots: int) -> tuple[I32, I32, I32, I32, I32]:
    rows: list[list[tuple[int, int, int, int]]] = [[] for _ in range(n_spots)]
    for i, pipe in enumerate(pipes):
        first, last = int(point0[i]), int(point0[i + 1]) - 1
        rows[spot_of[pipe.start]].append((first, first + 1, i, -1))
        rows[spot_of[pipe.end]].append((last, last - 1, i, 1))
    end0 = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int32)
    flat = np.array([end for row in rows for end in row], np.int32).reshape(-1, 4)
    columns = [np.ascontiguousarray(flat[:, i]) for i in range(4)]
    return end0, columns[0], columns[1], columns[2], columns[3]


def _steady(
    pipes: Sequence[Line], spots: Sequence[Spot], spot_of: dict[str, int], reaches: NDArray[np.int64], r: F64
) -> tuple[F64, F64]:
    heads, flows = [np.zeros(0)], [np.zeros(0)]
    for i, pipe in enumerate(pipes):
        start = spots[spot_of[pipe.start]].head_m
        loss = r[i] * pipe.flow_m3s * abs(pipe.flow_m3s)
        heads.append(start - loss * np.arange(reaches[i] + 1))
        flows.append(np.full(reaches[i] + 1, pipe.flow_m3s))
    return np.concatenate(heads), np.concatenate(flows)


def _machines(machines: Sequence[Line], spots: Sequence[Spot], spot_of: dict[str, int]) -> dict[str, NDArray]:  # type: ignore[type-arg]
    ends = np.array([[spot_of[m.start], spot_of[m.end]] for m in machines], np.int32).reshape(-1, 2)
    loss, pump = np.zeros(len(machines)), np.zeros((len(machines), 3))
    for i, machine in enumerate(machines):
        a, b = spots[ends[i, 0]], spots[ends[i, 1]]
        q = machine.flow_m3s
        if machine.kind is LineKind.VALVE:
            loss[i] = abs(a.head_m - b.head_m) / max(q * q, 1e-12)
            continue
        lift = b.head_m - a.head_m
        if machine.shutoff_head_m <= lift:
            raise BadInput(
                f"pump {machine.id!r}: shutoff_head_m is {machine.shutoff_head_m}, not above its steady lift of "
                f"{lift:.3f} m"
            )
        omega = machine.speed_rpm * 2.0 * math.pi / 60.0
        # dα/dt = −T/(I ω) with T = ρ g Q h/(η ω): the share of rated speed lost a second per unit of Q·h.
        rundown = 1000.0 * GRAVITY_MPS2 / (machine.efficiency * machine.inertia_kgm2 * omega * omega)
        pump[i] = machine.shutoff_head_m, (lift - machine.shutoff_head_m) / max(q * q, 1e-12), rundown
    return {
        "machine_spot": ends,
        "machine_kind": np.array([m.kind for m in machines], np.int32),
        "machine_flow_m3s": np.array([m.flow_m3s for m in machines], np.float64),
        "loss": loss,
        "pump": pump,
    }
