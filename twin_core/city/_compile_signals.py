"""Signal programs to `Signals` and `Programs`. The program loaded last is in force."""

from __future__ import annotations

import numpy as np

from twin_core.city._csr import csr
from twin_core.city._faults import Findings
from twin_core.city._raw import RawNetwork, RawPhase, RawProgram
from twin_core.city.network import Links, Programs, Signals

__all__ = ["compile_signals"]

OFF_PHASE_S = 3600


def compile_signals(raw: RawNetwork, links: Links, findings: Findings) -> tuple[Signals, Programs]:
    """Signals in order of their first program in the network file, programs in loading order."""
    names: dict[str, int] = {}
    for program in raw.programs:
        if program.path == raw.path:
            names.setdefault(program.signal, len(names))
    controlled: list[list[tuple[int, int]]] = [[] for _ in names]
    for link in np.flatnonzero(links.signal >= 0).tolist():
        controlled[links.signal[link]].append((int(links.signal_index[link]), link))
    for row in controlled:
        row.sort()
    n_links = [max((index for index, _ in row), default=-1) + 1 for row in controlled]
    programs = _known_programs(raw.programs, names, findings)
    for program in programs:
        if program.type == "off":
            program.phases = [_off_phase(links, controlled[names[program.signal]], n_links[names[program.signal]])]
    state_length = _state_lengths(programs, names, n_links, findings)
    in_force = np.full(len(names), -1, np.int32)
    for g, program in enumerate(programs):
        in_force[names[program.signal]] = g
    link_start, link_values = csr([[k for _, k in row] for row in controlled])
    signals = Signals(tuple(names), np.array(state_length, np.int32), link_start, link_values, in_force)
    return signals, _programs(programs, names, findings)


def _known_programs(programs: list[RawProgram], names: dict[str, int], findings: Findings) -> list[RawProgram]:
    known = []
    seen: dict[tuple[str, str], RawProgram] = {}
    for program in programs:
        if program.signal not in names:
            findings.fault(program.path, program.line, "id", f"unknown signal {program.signal!r}")
            continue
        first = seen.setdefault((program.signal, program.program), program)
        if first is not program:
            findings.fault(
                program.path, program.line, "programID",
                f"signal {program.signal!r}: program {program.program!r} stands already in {first.path}:{first.line}",
            )  # fmt: skip
        known.append(program)
    return known


def _off_phase(links: Links, row: list[tuple[int, int]], n: int) -> RawPhase:
    """A signal that is off: `O` where the link has priority anyway, else blinking `o` (yield to all foes)."""
    letters = ["O"] * n
    for index, link in row:
        if chr(links.state[link]).islower():
            letters[index] = "o"
    ms = OFF_PHASE_S * 1000
    return RawPhase(ms, ms, ms, "".join(letters), -1, 0)


def _state_lengths(
    programs: list[RawProgram], names: dict[str, int], n_links: list[int], findings: Findings
) -> list[int]:
    """Length of the state strings per signal; faults where they are too short or differ."""
    length = [-1] * len(names)
    for program in programs:
        s = names[program.signal]
        for phase in program.phases:
            if length[s] < 0:
                length[s] = len(phase.state)
                if length[s] > n_links[s]:
                    findings.note("signals have letters that no link uses")
            if len(phase.state) < n_links[s]:
                what = f"{len(phase.state)} letters for {n_links[s]} links"
            elif len(phase.state) != length[s]:
                what = f"{len(phase.state)} letters, other phases of the signal have {length[s]}"
            else:
                continue
            findings.fault(program.path, phase.line, "state", f"signal {program.signal!r}: {what}")
    return [max(0, value) for value in length]


def _programs(programs: list[RawProgram], names: dict[str, int], findings: Findings) -> Programs:
    phases = [phase for program in programs for phase in program.phases]
    for program in programs:
        for phase in program.phases:
            if not -1 <= phase.next < len(program.phases):
                findings.fault(
                    program.path, phase.line, "next",
                    f"signal {program.signal!r}: phase {phase.next} does not exist; "
                    f"the program has {len(program.phases)} phases",
                )  # fmt: skip
    phase_start = np.zeros(len(programs) + 1, np.int32)
    np.cumsum([len(program.phases) for program in programs], out=phase_start[1:])
    state_start = np.zeros(len(phases), np.int64)
    if phases:
        np.cumsum([len(phase.state) for phase in phases[:-1]], out=state_start[1:])
    return Programs(
        id=tuple(program.program for program in programs),
        signal=np.array([names[program.signal] for program in programs], np.int32),
        actuated=np.array([program.type in ("actuated", "delay_based") for program in programs], np.bool_),
        offset_ms=np.array([program.offset_ms for program in programs], np.int64),
        phase_start=phase_start,
        duration_ms=np.array([phase.duration_ms for phase in phases], np.int64),
        min_ms=np.array([phase.min_ms for phase in phases], np.int64),
        max_ms=np.array([phase.max_ms for phase in phases], np.int64),
        next=np.array([phase.next for phase in phases], np.int32),
        state_start=state_start,
        state=np.frombuffer("".join(phase.state for phase in phases).encode("ascii", "replace"), np.int8).copy(),
        params=tuple(dict(program.params) for program in programs),
    )
