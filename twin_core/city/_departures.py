"""How a vehicle enters and leaves: the depart and arrival attributes, and the timing of flows."""

from __future__ import annotations

import math

from twin_core.city._faults import Findings
from twin_core.city._fields import Fields
from twin_core.city._raw_demand import RawFlow
from twin_core.city.network import DEPART_LANE, DEPART_POS, DEPART_SPEED

__all__ = ["parse_arrival_pos", "parse_depart_lane", "parse_depart_pos", "parse_depart_speed", "parse_flow"]

# SUMO 1.28's choice where a file says nothing; older versions had first, base and 0.
DEFAULT_LANE, DEFAULT_POS, DEFAULT_SPEED = "best_prob", "base", "avg"
MAX_PER_S = 1000.0  # times are whole milliseconds
_SPEED_NAMES = {"speedLimit": "limit"}
_POS_NAMES = {"max": "last", "random_location": "random"}


def parse_depart_lane(fields: Fields) -> tuple[int, int]:
    """(index into DEPART_LANE, lane number where one is given)."""
    text = fields.text("departLane", DEFAULT_LANE)
    if text in DEPART_LANE[1:]:
        return DEPART_LANE.index(text), 0
    try:
        lane = int(text)
    except ValueError:
        lane = -1
    if lane < 0:
        fields.fault("departLane", f"{text!r} is neither a lane number nor one of {', '.join(DEPART_LANE[1:])}")
        return DEPART_LANE.index(DEFAULT_LANE), 0
    return 0, lane


def _number_or_name(
    fields: Fields, attribute: str, text: str, names: tuple[str, ...], fallback: str, *, low: float
) -> tuple[int, float]:
    if text in names[1:]:
        return names.index(text), 0.0
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        fields.fault(attribute, f"{text!r} is neither a number nor one of {', '.join(names[1:])}")
    elif value < low:
        fields.fault(attribute, f"{text} is out of range; it must be at least {low:g}")
    else:
        return 0, value
    return names.index(fallback), 0.0


def parse_depart_pos(fields: Fields) -> tuple[int, float]:
    """(index into DEPART_POS, metres where a number is given; negative ones count from the lane's end)."""
    text = fields.text("departPos", DEFAULT_POS)
    return _number_or_name(fields, "departPos", _POS_NAMES.get(text, text), DEPART_POS, DEFAULT_POS, low=-math.inf)


def parse_depart_speed(fields: Fields) -> tuple[int, float]:
    """(index into DEPART_SPEED, m/s where a number is given). An explicit 0 is a number."""
    text = fields.text("departSpeed", DEFAULT_SPEED)
    return _number_or_name(fields, "departSpeed", _SPEED_NAMES.get(text, text), DEPART_SPEED, DEFAULT_SPEED, low=0.0)


def parse_arrival_pos(fields: Fields, findings: Findings) -> float:
    """Metres on the last edge, negative ones from its end; NaN for the end."""
    text = fields.text("arrivalPos", "max")
    if text == "max":
        return math.nan
    if text in ("random", "center"):
        findings.note(f'arrivalPos="{text}" is taken as the end of the edge')
        return math.nan
    return fields.number("arrivalPos", math.nan)


def parse_flow(fields: Fields) -> RawFlow:
    """Timing of a `<flow>`: period, period="exp(rate)", vehsPerHour, probability, or number over the interval."""
    flow = RawFlow(fields.time_ms("begin", -1), fields.time_ms("end", -1), fields.integer("number", -1, low=0), 0, 0, 0)
    if fields.has("begin") and fields.has("end") and flow.end_ms < flow.begin_ms:
        fields.fault("end", f"{fields.text('end')} lies before begin {fields.text('begin')}")
    for name, value in (("begin", flow.begin_ms), ("end", flow.end_ms)):
        if fields.has(name) and value < 0:
            fields.fault(name, f"{fields.text(name)} is out of range; it must be at least 0")
    given = [name for name in ("period", "vehsPerHour", "perHour", "probability") if fields.has(name)]
    if len(given) > 1:
        fields.fault(given[1], f"only one of {given[0]} and {given[1]} may be given")
    elif not given and flow.number < 0:
        fields.fault("", "needs one of period, vehsPerHour, probability or number")
    elif not given:
        return flow
    elif given[0] == "probability":
        flow.probability = fields.number("probability", 0.0, low=0.0, high=1.0)
    elif given[0] == "period":
        text = fields.text("period").strip()
        if text.startswith("exp(") and text.endswith(")"):
            flow.poisson_per_s = Fields(
                {"period": text[4:-1]}, fields.findings, fields.path, fields.line, fields.what
            ).number("period", 1.0, low=0.0, high=MAX_PER_S)
        else:
            flow.period_s = fields.number("period", 1.0, low=1.0 / MAX_PER_S)
    else:
        per_hour = fields.number(given[0], 0.0, low=0.0, high=3600.0 * MAX_PER_S)
        if per_hour > 0.0:
            flow.period_s = 3600.0 / per_hour
        else:
            flow.number = 0  # an hour without vehicles is how time series are often written
    return flow
