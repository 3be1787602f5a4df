"""Delay by RESCO's definition, from SUMO's own tripinfo: Σ (timeLoss + departDelay) with unfinished trips written, plus
Σ (end − planned departure) of cars never inserted, over all cars that wanted to depart."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

from citybrain_wire import BadFile

__all__ = ["Delay", "read_delay"]


class Delay(NamedTuple):
    """Mean delay per car, and how many cars it is the mean of; `waiting` of them were never inserted."""

    mean_s: float
    cars: int
    waiting: int


def read_delay(tripinfo: Path, departures_s: dict[str, float], end_s: float) -> Delay:
    """The delay of one run. `departures_s`: planned departure of every car of the demand up to the end.

    Raises BadFile where the file is no tripinfo.
    """
    total_s, seen = 0.0, set[str]()
    try:
        for _, element in ElementTree.iterparse(tripinfo):
            if element.tag == "tripinfo":
                seen.add(element.get("id", ""))
                total_s += float(element.get("timeLoss", 0.0)) + max(0.0, float(element.get("departDelay", 0.0)))
            element.clear()
    except (OSError, ElementTree.ParseError) as error:
        raise BadFile.at(tripinfo, f"is no tripinfo of SUMO: {error}; remove its folder and run again") from error
    never = [depart_s for name, depart_s in departures_s.items() if name not in seen and depart_s < end_s]
    total_s += sum(end_s - depart_s for depart_s in never)
    cars = len(seen) + len(never)
    return Delay(total_s / cars if cars else 0.0, cars, len(never))
