"""Green waves: offsets of the signals on six corridors for the traffic that drives towards the centre.

The wave on a corridor runs inwards from both ends, as the morning does. Signals that two corridors share keep the
offset of the one named first; all other signals stay at 0 and leave room to improve.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from ._lanes import Draft
from ._net import Turn
from ._plane import Point
from ._signals import Program

__all__ = ["coordinate"]

CORRIDORS = ("wangfei", "luxin", "yunlan", "wutong", "wenlan", "zhuangyuanqiao")
_CENTRE: Point = (3960.0, 3010.0)
_WAVE_MPS = 13.0  # 47 km/h


def coordinate(programs: Mapping[str, Program], draft: Draft, turns: Mapping[tuple[str, str], Turn]) -> list[str]:
    """Sets the programs' offsets in place; returns the signals that a corridor set, corridor by corridor."""
    legs = draft.streets.legs
    done: list[str] = []
    for corridor in CORRIDORS:
        for signal, program in programs.items():
            at = draft.streets.nodes[signal].at
            through = [
                key
                for key, turn in turns.items()
                if turn.signal == signal and turn.turn == "s" and legs[key[0]].street == legs[key[1]].street == corridor
            ]
            if signal in done or not through:
                continue
            inward = min(through, key=lambda key: math.dist(legs[key[1]].line[-1], _CENTRE))
            start_s = 0
            for stage in program.stages:
                if inward in stage.go:
                    break
                start_s += stage.green_s + program.yellow_s + program.red_s
            ahead_s = math.dist(at, _CENTRE) * 1.03 / _WAVE_MPS
            program.offset_s = round(-ahead_s - start_s) % program.cycle_s
            done.append(signal)
    return done
