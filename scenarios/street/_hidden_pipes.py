"""Water and drainage of the hidden city, a minute at a time; a burst or a cloudburst where the run asks for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire import BadConfig

from scenarios.street._hidden_water import HiddenWater, draw_burst
from twin_core.city import city_files
from twin_core.pipes.drainage import DrainageSimulation, read_swmm
from twin_core.pipes.watch import Kind, Meter, Station
from twin_core.pipes.water import read_inp

__all__ = ["HiddenPipes", "PipesPlan", "Rain"]

MINUTE_S = 60
DRAIN_STEP_S = 30.0


@dataclass(frozen=True)
class Rain:
    """Rain of one intensity from a second of the city's day on."""

    mm_h: float
    at_s: float
    for_s: float


@dataclass(frozen=True)
class PipesPlan:
    """Stations, and what goes wrong: `burst` is (pipe, second of the city's day)."""

    stations: tuple[Station, ...] = ()
    burst: tuple[str, float] | None = None
    rain: Rain | None = None

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> PipesPlan:
        """Read plain values. Raises BadConfig where they are none."""
        try:
            stations = tuple(_station(row) for row in _rows(values.get("stations", ())))
            burst, rain = values.get("burst"), values.get("rain")
            return cls(
                stations,
                None if burst is None else (str(_rows(burst)[0]), float(str(_rows(burst)[1]))),
                None if rain is None else Rain(*(float(str(value)) for value in _rows(rain))),
            )
        except (KeyError, TypeError, ValueError, IndexError) as err:
            raise BadConfig(f"street: field 'pipes' cannot be used: {err}") from err

    def to_dict(self) -> dict[str, object]:
        """Plain values, for a file."""
        return {
            "stations": [
                {
                    "id": s.id,
                    "x_m": s.x_m,
                    "y_m": s.y_m,
                    "meters": [[m.id, m.kind.value, round(m.x_m, 1), round(m.y_m, 1)] for m in s.meters],
                }
                for s in self.stations
            ],
            "burst": None if self.burst is None else list(self.burst),
            "rain": None if self.rain is None else [self.rain.mm_h, self.rain.at_s, self.rain.for_s],
        }


def _rows(value: object) -> Sequence[object]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError(f"{value!r} is no list")
    return value


def _station(row: object) -> Station:
    if not isinstance(row, Mapping):
        raise TypeError(f"{row!r} is no station")
    meters = tuple(Meter(str(m[0]), Kind(m[1]), float(m[2]), float(m[3])) for m in row["meters"])
    return Station(str(row["id"]), float(row["x_m"]), float(row["y_m"]), meters)


class HiddenPipes:
    """`readings`: what the sensors read in the last minute that was played."""

    def __init__(self, city: Path, plan: PipesPlan, *, seed: int, spread: float, begin_s: float) -> None:
        layers = city_files(city).layers
        self._plan = plan
        self._begin_s = begin_s
        self.readings: dict[tuple[Kind, str], float] = {}
        self._drainage = DrainageSimulation(read_swmm(layers["drainage"]["inp"])) if "drainage" in layers else None
        self._sumps: dict[str, int] = {}
        if self._drainage is not None:
            self._sumps = {name: i for i, name in enumerate(self._drainage.network.storage_ids)}
        meters = [meter for station in plan.stations for meter in station.meters]
        self._gauges = [meter.id for meter in meters if meter.kind is Kind.RAIN]
        self._levels = [meter.id for meter in meters if meter.kind is Kind.LEVEL and meter.id in self._sumps]
        self._water: HiddenWater | None = None
        if "water" in layers:
            burst = None if plan.burst is None else draw_burst(*plan.burst, seed=seed)
            self._water = HiddenWater(
                read_inp(layers["water"]["inp"]),
                [meter for meter in meters if meter.id not in self._sumps and meter.kind is not Kind.RAIN],
                seed=seed, spread=spread, begin_s=int(begin_s), burst=burst,
            )  # fmt: skip

    def second(self, second: int) -> None:
        """The street second `second` (from 0) was played; pipes move once a minute."""
        if (second + 1) % MINUTE_S:
            return
        time_s = self._begin_s + second + 1
        self.readings = {}
        if self._water is not None:
            self.readings |= self._water.minute(int(time_s))
        if self._drainage is not None:
            self._drain(self._drainage, time_s)

    def _drain(self, drainage: DrainageSimulation, time_s: float) -> None:
        rain, mm_h = self._plan.rain, 0.0
        if rain is not None and rain.at_s < time_s <= rain.at_s + rain.for_s:
            mm_h = rain.mm_h
        for _ in range(round(MINUTE_S / DRAIN_STEP_S)):
            drainage.step(DRAIN_STEP_S, mm_h)
        depths = drainage.storage_depth_m()
        self.readings |= {(Kind.LEVEL, name): float(depths[self._sumps[name]]) for name in self._levels}
        self.readings |= {(Kind.RAIN, name): mm_h for name in self._gauges}

    def truth(self) -> dict[str, object]:
        """For scoring after the run."""
        return {
            "burst": None if self._plan.burst is None else list(self._plan.burst),
            "leak_m3ps": 0.0 if self._water is None else self._water.leak_m3ps,
            "rain": self._plan.to_dict()["rain"],
        }
