"""`<vType>`: defaults of each vehicle class, checks, and the arrays.

The defaults are those of SUMO 1.28 ("Vehicle Type Parameter Defaults"), read back from the program itself; a test reads
them back again where eclipse-sumo is installed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from twin_core.city._fields import Fields
from twin_core.city._permissions import VCLASS_INDEX
from twin_core.city.network import VehicleTypes

__all__ = ["DEFAULT_TYPES", "TYPE_ATTRIBUTES", "TypeSpec", "compile_types", "default_type", "parse_type"]

_CAR = (5.0, 2.5, 1.8, 2.6, 4.5, 9.0, 0.5, 55.5556)
_RAIL = (1.0, 3.0, 7.0, 0.0)
# class: length, gap, width in m; accel, decel, emergency decel in m/s²; sigma; top speed in m/s; speed factor deviation
CLASS_DEFAULTS: dict[str, tuple[float, float, float, float, float, float, float, float, float]] = {
    **dict.fromkeys(("passenger", "private", "vip", "hov", "evehicle", "custom1", "custom2"), (*_CAR, 0.1)),
    "taxi": (*_CAR, 0.05),
    **dict.fromkeys(("authority", "army", "ignoring", "cable_car"), (*_CAR, 0.0)),
    "bus": (12.0, 2.5, 2.5, 1.2, 4.0, 7.0, 0.5, 27.7778, 0.0),
    "coach": (14.0, 2.5, 2.6, 2.0, 4.0, 7.0, 0.5, 27.7778, 0.05),
    "delivery": (6.5, 2.5, 2.16, 2.6, 4.5, 9.0, 0.5, 55.5556, 0.05),
    "emergency": (6.5, 2.5, 2.16, 2.6, 4.5, 9.0, 0.5, 55.5556, 0.0),
    "truck": (7.1, 2.5, 2.4, 1.3, 4.0, 7.0, 0.5, 36.1111, 0.05),
    "trailer": (16.5, 2.5, 2.55, 1.1, 4.0, 7.0, 0.5, 36.1111, 0.05),
    "motorcycle": (2.2, 2.5, 0.9, 6.0, 10.0, 10.0, 0.5, 55.5556, 0.1),
    "moped": (2.1, 2.5, 0.78, 1.1, 7.0, 10.0, 0.5, 16.6667, 0.1),
    "bicycle": (1.6, 0.5, 0.65, 1.2, 3.0, 7.0, 0.5, 13.8889, 0.1),
    "scooter": (1.2, 0.5, 0.5, 1.2, 3.0, 7.0, 0.5, 6.9444, 0.1),
    "pedestrian": (0.215, 0.25, 0.478, 1.5, 2.0, 5.0, 0.5, 10.4389, 0.1),
    "wheelchair": (1.2, 0.5, 0.72, 1.5, 2.0, 5.0, 0.5, 8.3333, 0.1),
    "tram": (22.0, 2.5, 2.4, *_RAIL, 22.2222, 0.0),
    "rail_urban": (109.5, 5.0, 3.0, *_RAIL, 27.7778, 0.0),
    "rail": (135.0, 5.0, 2.84, 0.25, 1.3, 5.0, 0.0, 44.4444, 0.0),
    "rail_electric": (200.0, 5.0, 2.95, 0.5, 1.3, 5.0, 0.0, 61.1111, 0.0),
    "rail_fast": (200.0, 5.0, 2.95, 0.5, 1.3, 5.0, 0.0, 91.6667, 0.0),
    "subway": (109.5, 5.0, 3.0, 2.6, 4.5, 9.0, 0.5, 27.7778, 0.0),
    "ship": (17.0, 2.5, 4.0, 0.1, 0.15, 1.0, 0.0, 4.1244, 0.1),
    "container": (6.096, 2.5, 2.438, 2.6, 4.5, 9.0, 0.5, 55.5556, 0.0),
    "aircraft": (72.7, 2.5, 79.8, 2.6, 4.5, 9.0, 0.5, 55.5556, 0.0),
    "drone": (0.5, 2.5, 0.5, 2.6, 4.5, 9.0, 0.5, 55.5556, 0.0),
}
# Types that exist without being written in any file.
DEFAULT_TYPES = {
    "DEFAULT_VEHTYPE": "passenger",
    "DEFAULT_BIKETYPE": "bicycle",
    "DEFAULT_TAXITYPE": "taxi",
    "DEFAULT_RAILTYPE": "rail",
}
# What `parse_type` reads, and what has no part in how a vehicle drives.
TYPE_ATTRIBUTES = frozenset({
    "id", "vClass", "carFollowModel", "length", "minGap", "width", "accel", "decel", "emergencyDecel", "apparentDecel",
    "sigma", "tau", "maxSpeed", "speedFactor", "speedDev", "lcStrategic", "lcCooperative", "lcSpeedGain", "lcKeepRight",
    "lcAssertive", "impatience", "startupDelay", "jmTimegapMinor", "probability",
    "color", "guiShape", "imgFile", "osgFile", "height", "emissionClass", "personCapacity", "containerCapacity",
    "boardingDuration", "loadingDuration", "carriageLength", "locomotiveLength", "carriageGap",
})  # fmt: skip
SPEED_FACTOR_RANGE = (0.2, 2.0)
# `norm` has no cut-off in the files; a factor must still be above 0 to be driven with.
UNCUT_RANGE = (0.01, 1e3)
NEVER_IMPATIENT = -1e9
"""`impatience="off"`: no waiting time makes up for it."""


@dataclass(slots=True)
class TypeSpec:
    """One vehicle type, complete. Names as in `VehicleTypes`."""

    id: str
    vclass: int
    model: str
    length_m: float
    min_gap_m: float
    width_m: float
    accel_mps2: float
    decel_mps2: float
    emergency_decel_mps2: float
    apparent_decel_mps2: float
    sigma: float
    tau_s: float
    max_speed_mps: float
    speed_factor_mean: float
    speed_factor_dev: float
    speed_factor_min: float
    speed_factor_max: float
    lc_strategic: float
    lc_cooperative: float
    lc_speed_gain: float
    lc_keep_right: float
    lc_assertive: float
    impatience: float
    startup_delay_s: float
    jm_timegap_minor_s: float


def default_type(name: str) -> TypeSpec:
    """One of `DEFAULT_TYPES`."""
    from twin_core.city._faults import Findings

    return parse_type(Fields({"id": name, "vClass": DEFAULT_TYPES[name]}, Findings(), "", 0, name))


def parse_type(source: Fields) -> TypeSpec:
    """A type from the attributes of `<vType>`; wrong values become faults and leave the default."""
    vclass = source.text("vClass", "passenger")
    if vclass not in VCLASS_INDEX:
        source.fault("vClass", f"vehicle class {vclass!r} is unknown")
        vclass = "passenger"
    length, gap, width, accel, decel, emergency, sigma, top, dev = CLASS_DEFAULTS[vclass]
    decel = source.positive("decel", decel)
    mean, dev, low, high = _speed_factor(source, dev)
    emergency_given = source.positive("emergencyDecel", max(decel, emergency))
    if emergency_given < decel:
        source.fault("emergencyDecel", f"{emergency_given:g} is below decel {decel:g}")
    impatience = NEVER_IMPATIENT
    if source.text("impatience") != "off":
        impatience = source.number("impatience", 0.0)
    return TypeSpec(
        id=source.required("id"),
        vclass=VCLASS_INDEX[vclass],
        model=source.text("carFollowModel"),
        length_m=source.positive("length", length),
        min_gap_m=source.number("minGap", gap, low=0.0),
        width_m=source.positive("width", width),
        accel_mps2=source.positive("accel", accel),
        decel_mps2=decel,
        emergency_decel_mps2=emergency_given,
        apparent_decel_mps2=source.positive("apparentDecel", decel),
        sigma=source.number("sigma", sigma, low=0.0, high=1.0),
        tau_s=source.positive("tau", 1.0),
        max_speed_mps=source.positive("maxSpeed", top),
        speed_factor_mean=mean,
        speed_factor_dev=dev,
        speed_factor_min=low,
        speed_factor_max=high,
        # -1 switches a motive off
        lc_strategic=source.number("lcStrategic", 1.0, low=-1.0),
        lc_cooperative=source.number("lcCooperative", 1.0, low=-1.0),
        lc_speed_gain=source.number("lcSpeedGain", 1.0, low=-1.0),
        lc_keep_right=source.number("lcKeepRight", 1.0, low=-1.0),
        lc_assertive=source.positive("lcAssertive", 1.0),
        impatience=impatience,
        startup_delay_s=source.number("startupDelay", 0.0, low=0.0),
        jm_timegap_minor_s=source.number("jmTimegapMinor", 1.0, low=0.0),
    )


def _speed_factor(source: Fields, dev: float) -> tuple[float, float, float, float]:
    """(mean, deviation, low, high) of `speedFactor` and `speedDev`: a number, norm(m,s) or normc(m,s,low,high)."""
    mean, (low, high) = 1.0, SPEED_FACTOR_RANGE
    text = source.text("speedFactor").replace(" ", "")
    if text:
        kind, bracket, rest = text.partition("(")
        wanted = {"norm": (2,), "normc": (2, 4)}.get(kind) if bracket else (1,)
        try:
            numbers = [float(part) for part in (rest.removesuffix(")").split(",") if bracket else [text])]
        except ValueError:
            numbers = []
        if wanted is None or len(numbers) not in wanted or not all(math.isfinite(x) for x in numbers):
            source.fault("speedFactor", f"{text!r} is not a number, norm(m,s) or normc(m,s,low,high)")
            numbers = [mean]
        mean = numbers[0]
        if len(numbers) > 1:
            dev = numbers[1]
        if kind == "norm" and bracket:
            low, high = UNCUT_RANGE
        if len(numbers) == 4:
            low, high = numbers[2], numbers[3]
        else:
            low, high = min(low, mean), max(high, mean)
        if mean <= 0.0 or dev < 0.0 or not low <= mean <= high:
            source.fault(
                "speedFactor", f"{text} is out of range; mean above 0, deviation at least 0, low ≤ mean ≤ high"
            )
            return 1.0, 0.0, *SPEED_FACTOR_RANGE
    return mean, source.number("speedDev", dev, low=0.0), low, high


def compile_types(specs: Sequence[TypeSpec]) -> VehicleTypes:
    """The arrays."""
    columns: dict[str, object] = {}
    for field in fields(TypeSpec):
        values = [getattr(spec, field.name) for spec in specs]
        if field.name in ("id", "model"):
            columns[field.name] = tuple(values)
        else:
            columns[field.name] = np.array(values, np.int32 if field.name == "vclass" else np.float64)
    return VehicleTypes(**columns)  # type: ignore[arg-type]
