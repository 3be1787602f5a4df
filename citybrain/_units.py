"""Values people type: durations and times of day."""

from __future__ import annotations

import re

from citybrain_wire import BadConfig

__all__ = [
    "parse_burst",
    "parse_duration_s",
    "parse_rain",
    "parse_seeds",
    "parse_speed",
    "parse_time_of_day_s",
]

_UNIT_S = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}


def parse_duration_s(text: str) -> float:
    """Seconds in `90`, `90s`, `45m`, `1.5h` or `1h30m`. Raises BadConfig."""
    parts = re.findall(r"(\d+(?:\.\d+)?)([smh]?)", text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        raise BadConfig(f"duration {text!r} is not understood; write for example 90s, 45m or 1h30m")
    return sum(float(number) * _UNIT_S[unit] for number, unit in parts)


def parse_time_of_day_s(text: str) -> float:
    """Seconds after midnight in `07:30`, `07:30:15` or plain seconds. Raises BadConfig."""
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text)
    if not match or int(match[2]) > 59 or int(match[3] or 0) > 59:
        raise BadConfig(f"time {text!r} is not understood; write for example 07:30")
    return int(match[1]) * 3600.0 + int(match[2]) * 60.0 + int(match[3] or 0)


def parse_burst(text: str) -> tuple[str, float]:
    """(pipe, second of the day) in `W0825@07:40`. Raises BadConfig."""
    pipe, at, when = text.rpartition("@")
    if not pipe or not at:
        raise BadConfig(f"burst {text!r} is not understood; write a pipe and a time, for example W0825@07:40")
    return pipe, parse_time_of_day_s(when)


def parse_rain(text: str) -> tuple[float, float, float]:
    """(mm/h, second of the day, seconds) in `80@07:30+30m`. Raises BadConfig."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)@([\d:]+)\+([\dsmh.]+)", text)
    if not match:
        raise BadConfig(f"rain {text!r} is not understood; write mm/h, begin and length, for example 80@07:30+30m")
    return float(match[1]), parse_time_of_day_s(match[2]), parse_duration_s(match[3])


def parse_speed(text: str) -> float | None:
    """Street seconds per wall second, or None for `max` (lock-step). Raises BadConfig."""
    if text == "max":
        return None
    try:
        factor = float(text)
    except ValueError:
        factor = 0.0
    if not 0.01 <= factor <= 1000:
        raise BadConfig(f"speed {text!r} is not understood; write a number from 0.01 to 1000, or max")
    return factor


def parse_seeds(text: str) -> list[int]:
    """Whole numbers from `1-10` or `3`. Raises BadConfig."""
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, -1)
    if last < first:
        raise BadConfig(f"seeds {text!r} are not understood; write for example 1-5 or 3")
    return list(range(first, last + 1))
