"""How buildings of each use look: sizes, storeys and spacing after Chinese practice.

Sun spacing of slabs about 1.2 x height, tower sides at least 13 m apart (GB 50180-2018 and local rules); storeys 3.0 m
in housing, 4.0 m in offices, 5.5 m in malls, 3.9 m in schools, 7 m in sheds.
"""

from __future__ import annotations

from dataclasses import dataclass

from twin_core.city._draw import Draw

__all__ = ["FALLBACKS", "LANDMARK", "Template", "template_of"]


@dataclass(frozen=True)
class Template:
    """A row of equal buildings. Lengths in metres."""

    kind: str  # tower, walk_up, centre, low, hall, school, hospital
    function: str
    width_m: float  # along the row
    depth_m: float
    floors: tuple[int, int]  # lowest and highest
    storey_m: float
    gap_m: float  # between buildings of a row
    row_m: float  # between rows, from wall to wall
    setback_m: float  # from the parcel's edge
    podium_floors: int = 0  # of a podium around the foot of the tower
    podium_m: float = 0.0  # how far it reaches beyond the tower on each side
    fill: float = 1.0  # share of places that are built on
    wing_m: float = 0.0  # depth of a wing that makes an L of it


POINT_TOWER = Template("tower", "residential", 27, 24, (24, 31), 3.0, 26, 42, 9, fill=0.95)
SLAB_TOWER = Template("tower", "residential", 46, 16, (17, 27), 3.0, 17, 58, 9, fill=0.95)
MID_RISE = Template("tower", "residential", 52, 14, (10, 12), 3.0, 15, 39, 7)
WALK_UP = Template("walk_up", "residential", 64, 13, (6, 7), 3.0, 12, 27, 6, fill=0.97)
OLD_WALK_UP = Template("walk_up", "residential", 46, 12, (4, 6), 3.0, 8, 18, 4, fill=0.92)
OLD_LOW = Template("low", "mixed", 34, 18, (2, 3), 3.3, 7, 11, 4, fill=0.85)
OFFICE = Template("centre", "office", 36, 34, (16, 34), 4.0, 18, 22, 10, podium_floors=4, podium_m=7, fill=0.95)
OFFICE_SLAB = Template("centre", "office", 54, 22, (9, 16), 4.0, 14, 20, 8, podium_floors=2, podium_m=4)
OFFICE_SMALL = Template("centre", "mixed", 30, 18, (5, 9), 4.0, 9, 13, 6)
MALL = Template("centre", "retail", 92, 64, (4, 6), 5.5, 18, 20, 9)
LANDMARK = Template("centre", "office", 44, 44, (45, 58), 4.2, 60, 60, 12, podium_floors=5, podium_m=10)
SHED = Template("low", "industrial", 84, 40, (1, 2), 7.0, 18, 22, 8, fill=0.95)
WORKSHOP = Template("low", "industrial", 46, 24, (2, 4), 5.0, 14, 18, 7, fill=0.92)
SCHOOL = Template("school", "school", 66, 15, (4, 5), 3.9, 26, 62, 10, fill=0.8, wing_m=30)
HOSPITAL = Template("hospital", "hospital", 78, 22, (12, 18), 4.2, 40, 46, 12, podium_floors=4, podium_m=8)
PAVILION = Template("hall", "public", 30, 18, (1, 2), 4.5, 90, 90, 12, fill=0.4)

FALLBACKS = {"centre": (OFFICE_SLAB, OFFICE_SMALL), "housing": (WALK_UP, OLD_WALK_UP), "old_town": (OLD_LOW,),
             "industry": (WORKSHOP,), "hospital": (OFFICE_SMALL,), "school": (PAVILION,)}  # fmt: skip
"""What stands where the template of a use finds no place."""


def template_of(use: str, distance: float, area_m2: float, draw: Draw) -> Template:
    """The template of a parcel; `distance` from the centre in city radii."""
    luck = draw.unit()
    if use == "centre":
        return MALL if luck < 0.22 and area_m2 > 14_000 else OFFICE if luck < 0.72 else OFFICE_SLAB
    if use == "old_town":
        return OLD_LOW if luck < 0.2 else OLD_WALK_UP
    if use == "industry":
        return WORKSHOP if luck < 0.35 or area_m2 < 9_000 else SHED
    if use == "housing":
        if area_m2 < 6_000:
            return WALK_UP if luck < 0.6 else OLD_WALK_UP
        older = 0.22 + 0.25 * min(1.0, distance)
        if luck < older:
            return WALK_UP
        return MID_RISE if luck < older + 0.22 else SLAB_TOWER if luck < older + 0.44 else POINT_TOWER
    return {"school": SCHOOL, "hospital": HOSPITAL}.get(use, PAVILION)
