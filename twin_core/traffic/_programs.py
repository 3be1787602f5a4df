"""Signal programs of the network, and those given at run time, as the engine's tables."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from citybrain_wire import BadInput
from numpy.typing import NDArray

from twin_core.city import Network
from twin_core.traffic._layout import I8, I32, I64, PHASE, PROGRAM, SIGNAL_NOW, Rows, Street
from twin_core.traffic._loops import DEFAULT_MAX_GAP_S, DETECTOR_GAP_S, counting_loops

__all__ = ["SignalProgram", "check_program", "network_program", "network_tables", "program_rows", "signal_rows"]

LETTERS = frozenset(ord(letter) for letter in "GgyruoOsY")


class SignalProgram(NamedTuple):
    """A program for one signal: P phases of `n_links` letters each."""

    duration_ms: I64
    """[P] how long each phase lasts; of an actuated program, where its minimum equals its maximum."""
    min_ms: I64
    max_ms: I64
    next: I32
    """[P] the phase after; -1 the following one, cyclic."""
    state: I8
    """[P, n_links] letters as ord()."""
    actuated: bool
    offset_ms: int


def check_program(program: SignalProgram, n_links: int, name: str) -> None:
    """Raises `BadInput` with all that is wrong with a program for the signal `name`."""
    n = len(program.duration_ms)
    faults = []
    if n == 0:
        faults.append("has no phase")
    if program.state.shape != (n, n_links):
        faults.append(f"has letters of shape {program.state.shape}, the signal needs ({n}, {n_links})")
    elif not set(np.unique(program.state).tolist()) <= LETTERS:
        faults.append("has letters other than GgyruoOsY")
    if any(len(values) != n for values in (program.min_ms, program.max_ms, program.next)):
        faults.append("has arrays of different lengths")
    elif n and (np.min(program.duration_ms) <= 0 or np.min(program.min_ms) <= 0):
        faults.append("has a phase that does not last")
    elif n and (np.max(program.next) >= n or np.min(program.next) < -1):
        faults.append("has a next phase that is not there")
    elif n and np.any(program.max_ms < program.min_ms):
        faults.append("has a phase with its maximum below its minimum")
    if faults:
        raise BadInput(f"the program for signal {name!r} {'; '.join(faults)}; send a whole program for this signal")


def network_program(network: Network, index: int) -> SignalProgram:
    """A program of the network's files."""
    programs = network.programs
    first, last = int(programs.phase_start[index]), int(programs.phase_start[index + 1])
    n = int(network.signals.n_links[programs.signal[index]])
    state = np.array(
        [programs.state[programs.state_start[f] : programs.state_start[f] + n] for f in range(first, last)]
    )
    return SignalProgram(
        programs.duration_ms[first:last], programs.min_ms[first:last], programs.max_ms[first:last],
        programs.next[first:last], state.reshape(last - first, n).astype(np.int8), bool(programs.actuated[index]),
        int(programs.offset_ms[index]),
    )  # fmt: skip


def program_rows(
    network: Network,
    street: Street,
    signal: int,
    program: SignalProgram,
    params: dict[str, str],
    phase0: int,
    letters0: int,
) -> tuple[Rows, Rows, I8]:
    """(one program row, its phase rows, its letters) to be appended where the tables end."""
    n, width = program.state.shape
    head = np.zeros(1, PROGRAM)
    head["offset_ms"], head["cycle_ms"] = program.offset_ms, int(program.duration_ms.sum())
    head["signal"], head["phase0"], head["n_phases"], head["actuated"] = signal, phase0, n, program.actuated
    head["max_gap_s"] = float(params.get("max-gap", DEFAULT_MAX_GAP_S))
    head["detector_gap_s"] = float(params.get("detector-gap", DETECTOR_GAP_S))
    phases = np.zeros(n, PHASE)
    phases["duration_ms"], phases["next"] = program.duration_ms, program.next
    phases["min_ms"], phases["max_ms"] = program.min_ms, program.max_ms
    phases["letters0"] = letters0 + width * np.arange(n)
    if program.actuated:
        phases["loops"] = [
            counting_loops(network, street.link, street.loop, signal, letters, program.state)
            for letters in program.state
        ]
    return head, phases, program.state.ravel()


def network_tables(network: Network, street: Street) -> tuple[Rows, Rows, I8]:
    """(program, phase, letters) of all programs in force, one per signal in its order."""
    heads, phases, letters = [], [], []
    phase0 = letters0 = 0
    for signal in range(len(network.signals.id)):
        index = int(network.signals.program[signal])
        program = network_program(network, index)
        head, rows, text = program_rows(
            network, street, signal, program, network.programs.params[index], phase0, letters0
        )
        heads.append(head)
        phases.append(rows)
        letters.append(text)
        phase0 += len(rows)
        letters0 += len(text)
    if not heads:
        return np.zeros(0, PROGRAM), np.zeros(0, PHASE), np.zeros(0, np.int8)
    return np.concatenate(heads), np.concatenate(phases), np.concatenate(letters)


def signal_rows(network: Network, street: Street) -> Rows:
    """The state of all signals before they are started."""
    n = len(network.signals.id)
    now = np.zeros(n, SIGNAL_NOW)
    now["n_links"] = network.signals.n_links
    now["lamp0"] = np.concatenate(([0], np.cumsum(network.signals.n_links)))[:n]
    now["program"] = np.arange(n)
    bounds: NDArray[np.int64] = np.searchsorted(street.loop["signal"], np.arange(n + 1))
    now["loop0"], now["loop1"] = bounds[:-1], bounds[1:]
    return now
