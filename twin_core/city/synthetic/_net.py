"""What the built net says about turns: which leg leads to which, on how many lanes, by which signal links."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from ._lanes import Draft

__all__ = ["Turn", "leg_of", "read_turns"]


@dataclass
class Turn:
    """One movement from leg to leg."""

    src: str
    dst: str
    turn: str  # "l", "s", "r"
    signal: str = ""
    links: list[int] = field(default_factory=list)  # positions in the signal's state
    lanes: list[int] = field(default_factory=list)  # lanes it leaves from
    targets: set[tuple[str, int]] = field(default_factory=set)  # edges and lanes it leads to
    shared: bool = False  # one of its lanes serves another movement too
    minor: bool = False  # yields where there is no signal


def leg_of(edge: str) -> str:
    """The leg an edge belongs to."""
    return edge.removesuffix(".b")


def read_turns(net: Path, draft: Draft) -> dict[tuple[str, str], Turn]:
    """All movements of the net in file order."""
    turns: dict[tuple[str, str], Turn] = {}
    served: dict[tuple[str, int], set[str]] = {}
    for item in ElementTree.parse(net).getroot().iter("connection"):
        source, target = item.attrib["from"], item.attrib["to"]
        src, dst = leg_of(source), leg_of(target)
        if source.startswith(":") or src == dst or draft.streets.legs[src].twin == dst:
            continue
        turn = turns.setdefault((src, dst), Turn(src, dst, draft.turns.get((src, dst), "s")))
        lane = int(item.attrib["fromLane"])
        if lane not in turn.lanes:
            turn.lanes.append(lane)
        turn.targets.add((target, int(item.attrib["toLane"])))
        served.setdefault((source, lane), set()).add(dst)
        if "tl" in item.attrib:
            turn.signal = item.attrib["tl"]
            turn.links.append(int(item.attrib["linkIndex"]))
        turn.minor = turn.minor or item.attrib.get("state") == "m"
    for turn in turns.values():
        edge = draft.last[turn.src]
        turn.shared = any(len(served[edge, lane]) > 1 for lane in turn.lanes)
    return turns
