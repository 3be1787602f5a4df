"""Configuration of the core process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from citybrain_wire.clock import ClockSpec
from citybrain_wire.errors import BadConfig
from citybrain_wire.settings import read_settings
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live._schedule import Inquiry
from twin_core.live._settings import CoreSettings

__all__ = ["CoreConfig"]

S = 1_000_000_000
LOCKSTEP_WALL_S, REAL_WALL_S = 300.0, 55.0
SKIP_AFTER_S = 600
FORECAST_KIND, PLAN_KIND, OUTLOOK_KIND = "forecast", "plan", "outlook"
OUTLOOK_WALL_S = 240.0  # an hour ahead may take its time, but not until the next one is asked for
PLAN_MODES = {
    "advise": twin.PLAN_MODE_ADVISE,
    "approve": twin.PLAN_MODE_APPROVE,
    "automatic": twin.PLAN_MODE_AUTOMATIC,
}


@dataclass(frozen=True)
class CoreConfig:
    """How the supervisor starts the core.

    `gateway_router`, `mirror_router`, `broker_router`, `bus_pub`: ZeroMQ addresses that the core binds, and
    `people_router`, `pipes_router`, empty = people are not served, the city has no pipes. `run_dir`:
    where `core_summary.json` goes. `lockstep`: must agree with the clock's kind. `*_period_s`: street seconds between
    questions, 0 = never. `lead_s`: lock-step takes a result this many street seconds after its question.
    `*_wall_s`: limits in wall seconds; for forecasts and plans 0 means 300 in lock-step, where the street waits and a
    slow machine must not change the run, and 55 otherwise, where an answer is worthless after the next question.
    `forecast_arguments`, `plan_arguments`: passed on to the tasks. `profiles_dir`:
    resolved profiles of the controllers, one JSON file each; without it no plan is sent. `plan_mode`: advise, approve
    or automatic, for controllers that people have set to none. `places`: site → [x, y] in local metres.
    `history_dir`: where the historian writes; rows it has not read are kept. Without it no row waits for one.
    `metrics_port`: Prometheus on loopback, 0 = off.
    `outlook_*`: the forecast of the hour ahead, as the others.
    """

    run_dir: Path
    clock: ClockSpec
    gateway_router: str
    mirror_router: str
    broker_router: str
    bus_pub: str
    journal_dir: Path
    signing_key_path: Path
    lockstep: bool
    people_router: str = ""
    pipes_router: str = ""
    profiles_dir: Path | None = None
    history_dir: Path | None = None
    metrics_port: int = 0
    plan_mode: str = "automatic"
    places: Mapping[str, object] = field(default_factory=dict)
    forecast_period_s: int = 60
    plan_period_s: int = 60
    forecast_task: str = "forecast.ensemble"
    plan_task: str = "control.plan"
    forecast_arguments: Mapping[str, object] = field(default_factory=dict)
    plan_arguments: Mapping[str, object] = field(default_factory=dict)
    outlook_period_s: int = 0
    outlook_arguments: Mapping[str, object] = field(default_factory=dict)
    outlook_wall_s: float = 0.0
    forecast_wall_s: float = 0.0
    plan_wall_s: float = 0.0
    lead_s: int = 30
    expected_sites: int = 0
    wait_for_twin: bool = False
    grace_ms: int = 500
    credit_frames: int = 64
    startup_wall_s: float = 45.0
    tick_wall_s: float = 10.0
    mirror_wall_s: float = 20.0
    summary_period_s: float = 2.0
    snapshot_period_s: float = 60.0

    def __post_init__(self) -> None:
        for name in ("gateway_router", "mirror_router", "broker_router", "bus_pub"):
            if "://" not in getattr(self, name):
                raise BadConfig(
                    f"core: {name} {getattr(self, name)!r} is no address; write it like tcp://127.0.0.1:5001"
                )
        for name in ("people_router", "pipes_router"):
            value = getattr(self, name)
            if value and "://" not in value:
                raise BadConfig(f"core: {name} {value!r} is no address; write it like tcp://127.0.0.1:5001")
        if self.plan_mode not in PLAN_MODES:
            raise BadConfig(f"core: plan_mode {self.plan_mode!r} is unknown; use {', '.join(PLAN_MODES)}")
        if self.lockstep != (self.clock.kind == "lockstep"):
            raise BadConfig(f"core: lockstep is {self.lockstep}, but the clock is {self.clock.kind!r}; make them agree")
        for name, low, high in _LIMITS:
            if not low <= getattr(self, name) <= high:
                raise BadConfig(f"core: {name} {getattr(self, name)} is out of range; use {low} to {high}")

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> CoreConfig:
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "core")

    def settings(self) -> CoreSettings:
        """What the pure core needs of this."""
        usual_wall_s = LOCKSTEP_WALL_S if self.lockstep else REAL_WALL_S
        plans = (PLAN_KIND, self.plan_task, self.plan_period_s, self.plan_wall_s or usual_wall_s)
        forecasts = (FORECAST_KIND, self.forecast_task, self.forecast_period_s, self.forecast_wall_s or usual_wall_s)
        outlook_wall_s = self.outlook_wall_s or (LOCKSTEP_WALL_S if self.lockstep else OUTLOOK_WALL_S)
        outlooks = (OUTLOOK_KIND, self.forecast_task, self.outlook_period_s, outlook_wall_s)
        return CoreSettings(
            lockstep=self.lockstep,
            origin_ns=self.clock.start_ts_ns,
            inquiries=tuple(
                Inquiry(kind, task, period_s * S, self.lead_s * S, int(wall_s * S))
                for kind, task, period_s, wall_s in (forecasts, plans, outlooks)
                if period_s
            ),
            plan_kind=PLAN_KIND,
            arguments={
                FORECAST_KIND: self.forecast_arguments,
                PLAN_KIND: self.plan_arguments,
                OUTLOOK_KIND: self.outlook_arguments,
            },
            plan_mode=PLAN_MODES[self.plan_mode],
            places=_places(self.places),
            pipes=bool(self.pipes_router),
            expected_sites=self.expected_sites,
            wait_for_twin=self.wait_for_twin,
            grace_ns=self.grace_ms * 1_000_000,
            grace_wall_ns=int(self.grace_ms * 1_000_000 / self.clock.factor),
            skip_after_ns=int(SKIP_AFTER_S * S * max(1.0, self.clock.factor)),
            credit_frames=self.credit_frames,
            startup_wall_ns=int(self.startup_wall_s * S),
            tick_wall_ns=int(self.tick_wall_s * S),
            mirror_wall_ns=int(self.mirror_wall_s * S),
        )


_LIMITS: tuple[tuple[str, float, float], ...] = (
    ("forecast_period_s", 0, 86_400),
    ("plan_period_s", 0, 86_400),
    ("outlook_period_s", 0, 86_400),
    ("outlook_wall_s", 0, 3_600),
    ("forecast_wall_s", 0, 3_600),
    ("plan_wall_s", 0, 3_600),
    ("lead_s", 0, 3_600),
    ("metrics_port", 0, 65_535),
    ("expected_sites", 0, 1_000_000),
    ("grace_ms", 0, 60_000),
    ("credit_frames", 1, 10_000),
    ("startup_wall_s", 0, 3_600),
    ("tick_wall_s", 0.1, 3_600),
    ("mirror_wall_s", 0.1, 3_600),
    ("summary_period_s", 0.1, 3_600),
    ("snapshot_period_s", 0.1, 86_400),
)


def _places(values: Mapping[str, object]) -> dict[str, tuple[float, float]]:
    """Coordinates by site. Raises BadConfig where one has no two numbers."""
    places = {}
    for site_id, value in values.items():
        match value:
            case [int() | float() as x_m, int() | float() as y_m]:
                places[site_id] = (float(x_m), float(y_m))
            case _:
                raise BadConfig(f"core: places.{site_id} must be two numbers, x and y in metres, not {value!r}")
    return places
