"""Reads `<tlLogic>` with its phases, in networks and in additional files alike."""

from __future__ import annotations

from twin_core.city._faults import Findings
from twin_core.city._fields import Fields
from twin_core.city._raw import RawPhase, RawProgram

__all__ = ["SignalReader"]

PHASE_LETTERS = frozenset("GgyYruosO")
KNOWN_TYPES = frozenset({"static", "actuated", "delay_based", "off"})
UNBOUNDED_MS = 2_147_483_647
"""What SUMO takes for a `maxDur` that is not given beside a `minDur`: its longest time in milliseconds."""


class SignalReader:
    """Collects programs. The owner calls `start` for every element below a `<tlLogic>`, itself included."""

    def __init__(self, findings: Findings, programs: list[RawProgram]) -> None:
        self._findings = findings
        self._programs = programs
        self._current: RawProgram | None = None

    def start(self, tag: str, attrs: dict[str, str], path: str, line: int) -> None:
        """Take `<tlLogic>`, `<phase>` or `<param>`."""
        if tag == "tlLogic":
            self._current = self._program(attrs, path, line)
            self._programs.append(self._current)
        elif self._current is None:
            return
        elif tag == "phase":
            self._phase(self._current, Fields(attrs, self._findings, path, line, f"signal {self._current.signal!r}"))
        elif tag == "param":
            self._current.params[attrs.get("key", "")] = attrs.get("value", "")
        else:
            self._findings.note(f"<{tag}> of a signal program is ignored")

    def end(self) -> None:
        """The `<tlLogic>` is closed: check that it can run."""
        program = self._current
        self._current = None
        if program is not None and not program.phases and program.type != "off":
            self._findings.fault(
                program.path, program.line, "", f"signal {program.signal!r}: program {program.program!r} has no phase"
            )

    def _program(self, attrs: dict[str, str], path: str, line: int) -> RawProgram:
        fields = Fields(attrs, self._findings, path, line, f"signal {attrs.get('id', '')!r}")
        signal = fields.required("id")
        kind = fields.text("type", "static")
        if kind == "delay_based":
            self._findings.note("signal programs of type delay_based run as actuated")
        elif kind not in KNOWN_TYPES:
            self._findings.note(f"signal programs of type {kind} run as static")
        if fields.text("offset") == "begin":
            self._findings.note('signal offset "begin" is taken as 0')
            offset_ms = 0
        else:
            offset_ms = fields.time_ms("offset", 0)
        return RawProgram(signal, fields.text("programID", "0"), kind, offset_ms, path, line)

    def _phase(self, program: RawProgram, fields: Fields) -> None:
        state = fields.required("state")
        wrong = sorted(set(state) - PHASE_LETTERS)
        if wrong:
            fields.fault("state", f"letter {wrong[0]!r} is unknown; letters are G g y Y r u o O s")
        if not fields.has("duration"):
            fields.fault("duration", "is missing")
        duration = fields.time_ms("duration", 1000)
        if duration <= 0:
            fields.fault("duration", f"{fields.text('duration')} is out of range; a phase must last longer than 0 s")
            duration = 1000
        low = fields.time_ms("minDur", duration)
        high = fields.time_ms("maxDur", UNBOUNDED_MS if fields.has("minDur") else duration)
        if low < 0:
            fields.fault("minDur", f"{fields.text('minDur')} is out of range; it must be at least 0")
        if high < low:
            fields.fault("maxDur", f"{fields.text('maxDur')} is shorter than minDur {low / 1000:g}")
        following = fields.text("next").split()
        if len(following) > 1:
            self._findings.note("phases with a choice of successors take the first one")
        successor = -1
        if following:
            try:
                successor = int(following[0])
            except ValueError:
                fields.fault("next", f"{following[0]!r} is not a whole number")
        program.phases.append(RawPhase(duration, low, high, state, successor, fields.line))
