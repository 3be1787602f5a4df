"""Shapes of the REST interface, for OpenAPI and for checking what comes in. Times are nanoseconds of street time as
text: JSON's numbers end at 2^53."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

__all__ = [
    "AlarmsOut",
    "ControllerOut",
    "DoneOut",
    "ForecastOut",
    "ModeIn",
    "NeededReasonIn",
    "PipesOut",
    "PlansOut",
    "ProblemOut",
    "ReasonIn",
    "SensorsOut",
    "ShelveIn",
    "SitesOut",
    "StateOut",
]

Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
NeededReason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Mode = Literal["advise", "approve", "automatic"]
TsNs = str


class ProblemOut(BaseModel):
    """RFC 9457. `code` is stable, for machines; `detail` is for people; `where` names the fields that are wrong."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    where: list[str] = []


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ReasonIn(_In):
    """Why, if there is something to say. Who does it is who is logged in."""

    reason: Reason = ""


class NeededReasonIn(_In):
    """Why; silence needs a reason."""

    reason: NeededReason


class ShelveIn(NeededReasonIn):
    """For how long (one minute to a day), and why."""

    minutes: int


class ModeIn(_In):
    """How plans for a controller are treated from now on."""

    mode: Mode


class DoneOut(BaseModel):
    """It is written down and done. `request_id`: under which asking again does nothing more."""

    done: Literal[True] = True
    request_id: str


class TextOut(BaseModel):
    """A text in both languages."""

    zh: str
    en: str


class PlaceOut(BaseModel):
    """Where. `x_m`, `y_m`: local metres, null where no one has said."""

    kind: str
    id: str
    site_id: str
    x_m: float | None
    y_m: float | None


class AlarmOut(BaseModel):
    """One alarm, as ISA-18.2 states it."""

    id: str
    incident_id: str | None
    kind: str
    priority: Literal["high", "medium", "low"]
    state: Literal["unacked", "acked", "returned_unacked", "shelved", "suppressed", "out_of_service"]
    title: TextOut
    cause: TextOut
    effect: TextOut
    action: TextOut
    detail: dict[str, str | float]
    place: PlaceOut
    since_ts_ns: TsNs
    acked_by: str
    acked_ts_ns: TsNs | None
    shelved_until_ts_ns: TsNs | None
    by: str
    reason: str


class IncidentOut(BaseModel):
    """Alarms that are one thing to an operator."""

    id: str
    cause: str
    title: TextOut
    priority: Literal["high", "medium", "low"]
    place: PlaceOut
    since_ts_ns: TsNs
    alarms: list[str]
    unacked: int


class AlarmsOut(BaseModel):
    """All alarms, what needs a person first. `rate_10min`: how many were raised in ten minutes; ten are a flood."""

    version: int
    rate_10min: int
    flood: bool
    counts: dict[str, int]
    incidents: list[IncidentOut]
    alarms: list[AlarmOut]


class StageOut(BaseModel):
    """A row of a plan."""

    name: str
    stage: int
    length_s: float


class TimingOut(BaseModel):
    """A plan. `local`: the controller's own."""

    plan_id: str
    local: bool
    cycle_s: float
    offset_s: float
    stages: list[StageOut]


class EffectOut(BaseModel):
    """Change of delay with its 95 % interval; negative = better."""

    metric: str
    unit: str
    mean: float
    low: float
    high: float
    n: int


class CheckOut(BaseModel):
    """One safety check."""

    name: TextOut
    ok: bool


class PlanOut(BaseModel):
    """A proposal and what became of it."""

    id: str
    site_id: str
    controller_id: str
    state: Literal[
        "advised",
        "waiting",
        "sent",
        "watching",
        "kept",
        "rolled_back",
        "rejected",
        "expired",
        "blocked",
        "replaced",
    ]
    since_ts_ns: TsNs
    current: TimingOut | None
    proposed: TimingOut | None
    effect: EffectOut | None
    measured: EffectOut | None
    missed: bool
    checks: list[CheckOut]
    problem: str
    reason: str
    issued_ts_ns: TsNs
    expires_ts_ns: TsNs | None
    decided_by: str
    decided_ts_ns: TsNs | None


class PlansOut(BaseModel):
    """Plan cards, the newest first."""

    version: int
    plans: list[PlanOut]


class ControllerOut(BaseModel):
    """A controller: who decides, what it reports, what is in force."""

    id: str
    site_id: str
    connected: bool
    mode: Mode
    reported_mode: str
    in_force: str | None
    pending: str | None
    reason: str
    local_only_reason: str | None


class DeviceOut(BaseModel):
    """A device of a site."""

    id: str
    kind: str
    profile: str


class SiteOut(BaseModel):
    """A site. `age_s`: of the newest second it has reported."""

    id: str
    connected: bool
    progress_ts_ns: TsNs
    age_s: float | None
    sensors: int
    devices: list[DeviceOut]
    x_m: float | None
    y_m: float | None


class SitesOut(BaseModel):
    """All sites that ever said hello."""

    sites: list[SiteOut]


class SensorOut(BaseModel):
    """Newest fit value of a sensor; null = none yet."""

    id: str
    device_id: str
    quantity: str
    value: float | None
    ts_ns: TsNs | None
    age_s: float | None


class SensorsOut(BaseModel):
    """Sensors of one site."""

    site_id: str
    sensors: list[SensorOut]


class RangeOut(BaseModel):
    """Median with the 5 to 95 % range; null = no car is expected to pass."""

    p05: float | None
    p50: float | None
    p95: float | None


class StepOut(BaseModel):
    """One moment of a forecast."""

    ts_ns: TsNs
    lead_s: int
    speed_mps: RangeOut
    queue_veh: RangeOut


class ForecastOut(BaseModel):
    """One edge, now to an hour ahead. `past_error`: by quantity and minutes of lead, beside persistence."""

    edge: str
    made_ts_ns: TsNs
    steps: list[StepOut]
    past_error: dict[str, dict[str, dict[str, float | int | None]]]


class TankOut(BaseModel):
    """Water in a tank above its bottom, and the levels between which it works."""

    id: str
    level_m: float | None
    low_m: float | None
    high_m: float | None


class WaterOut(BaseModel):
    """`inflow_m3ps` null: not all inlets were heard. `demand_factor`: demand now over that of the file."""

    inflow_m3ps: float | None
    expected_inflow_m3ps: float | None
    demand_factor: float | None
    lowest_pressure_m: float | None
    tanks: list[TankOut]


class UnderpassOut(BaseModel):
    """Water on the road of an underpass."""

    id: str
    on_road_m: float | None
    state: Literal["open", "notice", "slow", "closed"]


class DrainageOut(BaseModel):
    """Rain and underpasses."""

    rain_mm_h: float | None
    underpasses: list[UnderpassOut]


class PipeSensorOut(BaseModel):
    """A sensor against the model. `residual`: measured less expected less the bias it usually has."""

    id: str
    quantity: Literal["pressure_m", "flow_m3ps", "level_m", "rain_mm_h"]
    ts_ns: TsNs | None
    measured: float | None
    expected: float | None
    residual: float | None
    flag: Literal["good", "old", "alarm", "never"]


class BurstCandidateOut(BaseModel):
    """A pipe that may have burst. `streets`: edges above it."""

    pipe: str
    likelihood: float | None
    flow_m3ps: float | None
    streets: list[str]


class IsolationPlanOut(BaseModel):
    """Which valves close a pipe off, and what that costs."""

    pipe: str
    valves: list[str]
    pipes: list[str]
    cut_off_nodes: list[str]
    customers: float | None
    hydrants: list[str]
    lowest_pressure_m: float | None
    weak_nodes: list[str]
    edges: list[str]


class BurstOut(BaseModel):
    """A suspected burst, the likeliest pipes first."""

    id: str
    since_ts_ns: TsNs
    alarm_ts_ns: TsNs
    flow_m3ps: float | None
    candidates: list[BurstCandidateOut]
    plan: IsolationPlanOut | None


class PipesOut(BaseModel):
    """Pipes at the end of the last street minute. Null where the city has no such layer."""

    ts_ns: TsNs
    readings_ts_ns: TsNs | None
    water: WaterOut | None
    drainage: DrainageOut | None
    sensors: list[PipeSensorOut]
    bursts: list[BurstOut]


class ParkingScoreOut(BaseModel):
    """Mean absolute error of forecasts of one lead, in bays a site, beside saying that nothing changes."""

    scored: int
    mae_bays: float | None
    persistence_mae_bays: float | None


class ParkingSiteOut(BaseModel):
    """One parking site. `seen_ts_ns` null: its sensors have not spoken, `free` is what is usual at this hour.
    `expected_free`: by seconds from now."""

    id: str
    bays: int
    free: int
    seen_ts_ns: TsNs | None
    expected_free: dict[str, float]


class ParkingOut(BaseModel):
    """Parking of the whole city. `forecast`: by seconds of lead."""

    ts_ns: TsNs
    sites: int
    sites_heard: int
    forecast: dict[str, ParkingScoreOut]
    parking_sites: list[ParkingSiteOut]


class KpiOut(BaseModel):
    """The few numbers; null = not known."""

    running: int
    mean_speed_mps: float | None
    queueing: float | None
    delay_per_trip_s: float | None
    spillbacks: int


class StateOut(BaseModel):
    """The state at a glance. The versions grow with every change of the lists they name."""

    ts_ns: TsNs
    age_ms: dict[str, float]
    sites: dict[str, int]
    frames: dict[str, int]
    mirror: dict[str, bool | str]
    broker: dict[str, bool]
    late: dict[str, int]
    kpi: KpiOut
    alarms_version: int
    plans_version: int
