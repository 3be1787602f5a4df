"""Fixed-time signal programs: stages from the layout, splits by Webster's method, offsets along six corridors.

Source: F. V. Webster, Traffic Signal Settings, Road Research Technical Paper 39, 1958. Right turns have an own lane on
main streets and run whenever nothing else enters the street they turn into, so no program shows two unprotected greens
but a left turn that yields to the oncoming stream.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ._lanes import Draft
from ._legs import Leg
from ._line import heading_deg
from ._net import Turn

__all__ = ["CYCLE_S", "Program", "Stage", "plan_signals"]

Key: TypeAlias = tuple[str, str]
CYCLE_S = 160
_NIGHT_CYCLE_S = {"A": 80, "B": 70, "C": 60, "D": 50}
_SATURATION = {"s": 1650.0, "l": 1550.0, "r": 1400.0}
_START_LOSS_S = 2.0


@dataclass
class Stage:
    """Movements that are green together; `yields` are green but give way."""

    go: set[Key]
    yields: set[Key] = field(default_factory=set)
    left: bool = False
    min_s: int = 15
    green_s: int = 15


@dataclass
class Program:
    """One signal's program: stages in order, with the change between them."""

    id: str
    kind: str  # A, B, C, D
    n_links: int
    stages: list[Stage]
    yellow_s: int
    red_s: int
    cycle_s: int = 0
    offset_s: int = 0
    degree: float = 0.0  # highest flow over capacity of its movements

    def phases(self, turns: Mapping[Key, Turn]) -> list[tuple[int, str]]:
        """Durations and state letters."""
        out: list[tuple[int, str]] = []
        for n, stage in enumerate(self.stages):
            following = self.stages[(n + 1) % len(self.stages)]
            letters = ["r"] * self.n_links
            for key in stage.go | stage.yields:
                for link in turns[key].links:
                    letters[link] = "g" if key in stage.yields else "G"
            ending = (stage.go | stage.yields) - (following.go | following.yields)
            yellow, red = list(letters), list(letters)
            for key in ending:
                for link in turns[key].links:
                    yellow[link], red[link] = "y", "r"
            out.append((stage.green_s, "".join(letters)))
            out.append((self.yellow_s, "".join(yellow)))
            out.append((self.red_s, "".join(red)))
        return out

    @property
    def lost_s(self) -> int:
        """Yellow and all-red of one cycle."""
        return (self.yellow_s + self.red_s) * len(self.stages)


def _axes(inbound: list[Leg], turns: Mapping[Key, Turn]) -> list[list[Leg]]:
    """Approaches of the same street, the larger street first."""
    rank = {"arterial": 0, "ring": 0, "secondary": 1, "local": 2}
    ordered = sorted(inbound, key=lambda leg: heading_deg(leg.line, at_end=True))
    if len(ordered) == 4:
        axes = [[ordered[0], ordered[2]], [ordered[1], ordered[3]]]
    else:
        through = [leg for leg in ordered if any(t.src == leg.id and t.turn == "s" for t in turns.values())]
        axes = [through[:2], [leg for leg in ordered if leg not in through[:2]]]
    axes = [axis for axis in axes if axis]
    axes.sort(key=lambda axis: min(rank[leg.kind] for leg in axis))
    return axes


def _stages(
    axes: list[list[Leg]], here: Mapping[Key, Turn], flow: Mapping[Key, float], legs: Mapping[str, Leg]
) -> tuple[str, list[Stage]]:
    big = [any(leg.kind in ("arterial", "ring") for leg in axis) for axis in axes]
    local = [all(leg.kind == "local" for leg in axis) for axis in axes]
    kind = "D" if any(local) else "A" if all(big) and len(axes) > 1 else "B" if any(big) else "C"
    stages: list[Stage] = []
    for n, axis in enumerate(axes):
        names = {leg.id for leg in axis}
        mine = {key: turn for key, turn in here.items() if turn.src in names}
        lefts = {key for key, turn in mine.items() if turn.turn == "l"}
        lanes = max(leg.lanes for leg in axis)
        opposed = len(axis) == 2
        protect = opposed and bool(lefts) and not any(here[key].shared for key in lefts)
        if protect and not big[n]:
            # Left turns of lesser streets wait for gaps, unless too many of them meet too many.
            through = max((flow.get(key, 0.0) for key, turn in mine.items() if turn.turn == "s"), default=0.0)
            left = max(flow.get(key, 0.0) for key in lefts)
            protect = left > 110.0 or left * through / lanes > 45_000.0
        ahead = {key for key, turn in mine.items() if turn.turn != "l"}
        across = max((leg.lanes for other in axes if other is not axis for leg in other), default=1)
        minimum = 15 if across < 2 else 18 if across < 3 else 24
        if protect:
            stages.append(Stage(ahead, min_s=minimum))
            stages.append(Stage(set(lefts), left=True, min_s=10))
        elif opposed:
            stages.append(Stage(ahead, set(lefts), min_s=minimum))
        else:
            stages.append(Stage(ahead | lefts, min_s=12))
    for key, turn in here.items():
        if turn.turn != "r" or turn.shared:
            continue
        for stage in stages:
            others = (stage.go | stage.yields) - {key}
            if not any(turn.targets & here[other].targets for other in others):
                stage.go.add(key)
    return kind, stages


def _ratio(stage: Stage, here: Mapping[Key, Turn], flow: Mapping[Key, float], shown: Mapping[Key, int]) -> float:
    """The stage's critical flow over saturation flow. Right turns that run in other stages too do not ask for time;
    `shown` counts the stages a movement is green in."""
    ratios = [0.02]
    by_lanes: dict[tuple[str, tuple[int, ...]], float] = {}
    for key in stage.go | stage.yields:
        turn = here[key]
        if turn.turn == "r" and shown[key] > 1:
            continue
        rate = _SATURATION[turn.turn] * (0.6 if key in stage.yields else 1.0)
        lanes = max(1, len(turn.lanes))
        ratios.append(flow.get(key, 0.0) / (rate * lanes))
        if turn.shared:
            group = (turn.src, tuple(sorted(turn.lanes)))
            by_lanes[group] = by_lanes.get(group, 0.0) + flow.get(key, 0.0) / (rate * lanes)
    return max([*ratios, *by_lanes.values()])


def _split(program: Program, ratios: list[float], cycle_s: int) -> None:
    """Greens in proportion to the ratios, none below its minimum, their sum filling the cycle exactly."""
    room = cycle_s - program.lost_s
    fixed: set[int] = set()
    while True:
        free = [n for n in range(len(ratios)) if n not in fixed]
        left = room - sum(program.stages[n].min_s for n in fixed)
        whole = sum(ratios[n] for n in free)
        short = [n for n in free if left * ratios[n] / whole < program.stages[n].min_s]
        if not short:
            break
        fixed.update(short)
        if len(fixed) == len(ratios):
            break
    for n, stage in enumerate(program.stages):
        stage.green_s = stage.min_s if n in fixed else int(left * ratios[n] / whole)
    slack = room - sum(stage.green_s for stage in program.stages)
    order = sorted(range(len(ratios)), key=lambda n: -ratios[n])
    for k in range(slack):
        program.stages[order[k % len(order)]].green_s += 1
    program.cycle_s = program.lost_s + sum(stage.green_s for stage in program.stages)


def plan_signals(
    draft: Draft, turns: Mapping[Key, Turn], flow: Mapping[Key, float], *, night: bool = False
) -> dict[str, Program]:
    """Programs for all signals. `flow` is vehicles per hour by movement; movements that are missing have none.

    By day the main streets share one cycle or its half. By night each signal runs the shortest cycle from
    `_NIGHT_CYCLE_S` up that holds its minimum greens, where people on foot cross wide streets in two steps.
    """
    at: dict[str, dict[Key, Turn]] = {}
    for key, turn in turns.items():
        if turn.signal:
            at.setdefault(turn.signal, {})[key] = turn
    programs: dict[str, Program] = {}
    for signal, here in at.items():
        inbound = [draft.streets.legs[leg] for leg in dict.fromkeys(turn.src for turn in here.values())]
        axes = _axes(inbound, here)
        kind, stages = _stages(axes, here, flow, draft.streets.legs)
        fast = any(leg.kind == "arterial" for leg in inbound)
        n_links = 1 + max(link for turn in here.values() for link in turn.links)
        red = 2 if kind in "AB" else 1
        program = Program(signal, kind, n_links, stages, 4 if fast else 3, red)
        shown = Counter(key for stage in stages for key in stage.go | stage.yields)
        ratios = [_ratio(stage, here, flow, shown) for stage in stages]
        lost = program.lost_s + _START_LOSS_S * len(stages)
        best = (1.5 * lost + 5.0) / max(0.12, 1.0 - sum(ratios))
        least = program.lost_s + sum(stage.min_s for stage in stages)
        if night:
            for stage in stages:
                stage.min_s = min(stage.min_s, 15)
            least = program.lost_s + sum(stage.min_s for stage in stages)
            cycle = _NIGHT_CYCLE_S[kind]
        elif fast or any(leg.kind == "ring" for leg in inbound):
            half = CYCLE_S // 2
            cycle = half if kind == "D" and max(best, least) <= half else CYCLE_S
        else:
            cycle = int(min(110.0, max(70.0, best, least)))
        _split(program, ratios, max(cycle, least))
        program.degree = sum(ratios) * program.cycle_s / (program.cycle_s - lost)
        programs[signal] = program
    return programs
