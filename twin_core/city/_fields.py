"""Attribute values: text to numbers, times, flags and polylines, with a fault where the text is no such thing."""

from __future__ import annotations

import math
from collections.abc import Mapping

from twin_core.city._faults import Findings

__all__ = ["Fields", "parse_shape", "parse_time_ms"]

_TRUE = frozenset({"1", "true", "True", "x", "t", "yes", "on"})
_FALSE = frozenset({"0", "false", "False", "-", "f", "no", "off", ""})
_TIME_LIMIT_S = 1e12


def parse_time_ms(text: str) -> int:
    """Seconds, `HH:MM:SS` or `D:HH:MM:SS`, fractions allowed, as milliseconds. Raises ValueError."""
    parts = text.split(":")
    if len(parts) == 1:
        seconds = float(text)
    elif len(parts) in (3, 4):
        days = int(parts[0]) if len(parts) == 4 else 0
        hours, minutes = int(parts[-3]), int(parts[-2])
        rest = float(parts[-1])
        sign = -1.0 if text.startswith("-") else 1.0
        seconds = days * 86400 + hours * 3600 + sign * (minutes * 60 + rest)
    else:
        raise ValueError(text)
    if not abs(seconds) < _TIME_LIMIT_S:
        raise ValueError(text)
    return round(seconds * 1000)


def parse_shape(text: str) -> list[tuple[float, float]]:
    """`x,y x,y[,z] ...` in metres; the height is dropped. Raises ValueError where a point is malformed."""
    points = []
    for point in text.split():
        parts = point.split(",")
        if not 2 <= len(parts) <= 3:
            raise ValueError(point)
        points.append((float(parts[0]), float(parts[1])))
    return points


class Fields:
    """The attributes of one element, with the place where they stand. Every getter returns a usable value."""

    __slots__ = ("_attrs", "findings", "line", "path", "what")

    def __init__(self, attrs: Mapping[str, str], findings: Findings, path: str, line: int, what: str) -> None:
        self._attrs = attrs
        self.findings = findings
        self.what = what
        self.path = path
        self.line = line

    def fault(self, name: str, message: str) -> None:
        """Add a fault about attribute `name` of this element."""
        self.findings.fault(self.path, self.line, name, f"{self.what}: {message}")

    def has(self, name: str) -> bool:
        """Whether the attribute is given."""
        return name in self._attrs

    def text(self, name: str, default: str = "") -> str:
        """The text as it stands, or the default."""
        return self._attrs.get(name, default)

    def required(self, name: str) -> str:
        """The text; a fault and "" where it is missing or empty."""
        value = self._attrs.get(name, "")
        if not value:
            self.fault(name, "is missing")
        return value

    def number(self, name: str, default: float, *, low: float = -math.inf, high: float = math.inf) -> float:
        """A finite number within [low, high]."""
        text = self._attrs.get(name)
        if text is None:
            return default
        try:
            value = float(text)
        except ValueError:
            self.fault(name, f"{text!r} is not a number")
            return default
        if not math.isfinite(value):
            self.fault(name, f"{text!r} is not a finite number")
            return default
        if not low <= value <= high:
            wanted = f"at least {low:g}" if high == math.inf else f"between {low:g} and {high:g}"
            self.fault(name, f"{text} is out of range; it must be {wanted}")
            return default
        return value

    def positive(self, name: str, default: float) -> float:
        """A finite number above zero."""
        value = self.number(name, default)
        if value <= 0.0 and name in self._attrs:
            self.fault(name, f"{self._attrs[name]} is out of range; it must be above 0")
            return default
        return value

    def integer(self, name: str, default: int, *, low: int | None = None) -> int:
        """A whole number, at least `low`."""
        text = self._attrs.get(name)
        if text is None:
            return default
        try:
            value = int(text)
        except ValueError:
            self.fault(name, f"{text!r} is not a whole number")
            return default
        if low is not None and value < low:
            self.fault(name, f"{text} is out of range; it must be at least {low}")
            return default
        return value

    def flag(self, name: str, default: bool) -> bool:
        """A truth value: 1, 0, true, false."""
        text = self._attrs.get(name)
        if text is None:
            return default
        if text in _TRUE:
            return True
        if text not in _FALSE:
            self.fault(name, f"{text!r} is neither true nor false")
            return default
        return False

    def time_ms(self, name: str, default: int) -> int:
        """A time as milliseconds."""
        text = self._attrs.get(name)
        if text is None:
            return default
        try:
            return parse_time_ms(text)
        except ValueError:
            self.fault(name, f"{text!r} is not a time in seconds or HH:MM:SS")
            return default

    def shape(self, name: str, *, at_least: int = 0) -> list[tuple[float, float]]:
        """A polyline; [] and a fault where it is malformed, not finite, or has fewer points than `at_least`."""
        text = self._attrs.get(name, "")
        try:
            points = parse_shape(text)
        except ValueError as error:
            self.fault(name, f"{str(error)[:40]!r} is not a list of points x,y")
            return []
        if not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
            self.fault(name, "has a point that is not finite")
            return []
        if name in self._attrs and len(points) < at_least:
            self.fault(name, f"has {len(points)} points; it needs {at_least}")
        return points
