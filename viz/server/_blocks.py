"""What stands in the city, as arrays for browsers: buildings as prisms, parking as rows of bays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from twin_core.city import Building, ParkingSite

__all__ = ["building_arrays", "parking_arrays"]

Array = NDArray[np.generic]

KINDS = ("tower", "walk_up", "centre", "low")
LIKE = {"hall": "low", "school": "walk_up", "hospital": "centre"}
PARKING_KINDS = ("kerb", "lot", "garage")


def building_arrays(buildings: Sequence[Building]) -> dict[str, Array]:
    """Footprints [B + 1] CSR into `building_xy`, heights in metres, kind as an index into KINDS; {} without any."""
    if not buildings:
        return {}
    rings = [np.array(building.ring, np.float32).reshape(-1, 2) for building in buildings]
    kinds = [KINDS.index(_kind(building.kind)) for building in buildings]
    return {
        "building_start": np.cumsum([0, *(len(ring) for ring in rings)]).astype(np.uint32),
        "building_xy": np.concatenate(rings),
        "building_base": np.array([building.base_m for building in buildings], np.float32),
        "building_height": np.array([building.height_m for building in buildings], np.float32),
        "building_kind": np.array(kinds, np.uint8),
    }


def _kind(kind: str) -> str:
    """The kind it is drawn as; one that a file invents is drawn as a low house."""
    known = LIKE.get(kind, kind)
    return known if known in KINDS else "low"


def parking_arrays(sites: Sequence[ParkingSite]) -> dict[str, Array]:
    """Middle lines of rows of bays, or the point of an entry, [P + 1] CSR into `parking_xy`; {} without any."""
    if not sites:
        return {}
    lines = [np.array(site.line, np.float32).reshape(-1, 2) for site in sites]
    kinds = [PARKING_KINDS.index(site.kind) if site.kind in PARKING_KINDS else 0 for site in sites]
    return {
        "parking_start": np.cumsum([0, *(len(line) for line in lines)]).astype(np.uint32),
        "parking_xy": np.concatenate(lines),
        "parking_bays": np.array([site.bays for site in sites], np.int32),
        "parking_kind": np.array(kinds, np.uint8),
    }
