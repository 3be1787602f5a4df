"""The frame of the synthetic city: a plan space (u, v) that is bent into the ground (x, y), and its districts.

Streets are laid out in plan space, where the main ones are nearly straight; the bend gives them the river's two curves,
a slow swing, and the old town its turned patch. Lengths in metres. Both spaces cover 7,200 x 5,000 m.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from twin_core.city._draw import Draw

__all__ = [
    "DISTRICTS",
    "HEIGHT_M",
    "RAIL_TRACKS_U",
    "RAIL_U",
    "RIVER_BANKS_V",
    "RIVER_V",
    "WIDTH_M",
    "Bend",
    "District",
    "district_at",
]

WIDTH_M = 7200.0
HEIGHT_M = 5000.0
RIVER_V = (2090.0, 2410.0)
"""The two river roads in plan space; water and dykes lie between."""
RIVER_BANKS_V = (2190.0, 2310.0)
"""The water's edges in plan space."""
RAIL_U = (6330.0, 6540.0)
"""The two roads along the railway."""
RAIL_TRACKS_U = (6422.0, 6448.0)
"""The edges of the railway's bank."""


@dataclass(frozen=True)
class District:
    """A sub-district: how it is built and what it draws."""

    key: str
    zh: str
    pinyin: str
    block_m: float  # longest side of a block before it is split
    superblock: float  # share of blocks that stay whole
    residents_per_ha: float  # relative; the whole city is scaled to its total
    jobs_per_ha: float
    retail: float  # relative pull for shopping and leisure


DISTRICTS: tuple[District, ...] = (
    District("wangfei", "望淝", "Wangfei", 265, 0.00, 85, 210, 3.0),
    District("huaiyin", "槐荫", "Huaiyin", 210, 0.00, 170, 55, 1.6),
    District("yunlan", "云澜", "Yunlan", 330, 0.22, 175, 30, 1.0),
    District("daoxiang", "稻香", "Daoxiang", 350, 0.28, 145, 28, 0.7),
    District("heming", "鹤鸣", "Heming", 310, 0.12, 95, 60, 0.6),
    District("jinwu", "金梧", "Jinwu", 440, 0.10, 18, 85, 0.3),
    District("beian", "北岸", "Bei'an", 300, 0.20, 130, 60, 1.2),
    District("xinzhan", "新站", "Xinzhan", 350, 0.10, 80, 60, 1.0),
)
_BY_KEY = {district.key: district for district in DISTRICTS}

OLD_TOWN = (4475.0, 1480.0)
_OLD_TOWN_TURN = math.radians(12.0)


def district_at(u: float, v: float) -> District:
    """The district of a point in plan space."""
    if u > RAIL_U[0] - 350.0:
        key = "xinzhan"
    elif math.hypot(u - OLD_TOWN[0], v - OLD_TOWN[1]) < 600.0:
        key = "huaiyin"
    elif v > RIVER_V[1]:
        if 2950.0 < u < 5000.0 and v < 3650.0:
            key = "wangfei"
        elif u < 2000.0:
            key = "jinwu"
        else:
            key = "heming" if u > 4900.0 else "beian"
    elif u < 1900.0:
        key = "jinwu" if v > 1450.0 and u < 1100.0 else "daoxiang"
    else:
        key = "yunlan"
    return _BY_KEY[key]


class Bend:
    """Plan space to ground: smooth, one to one, equal for equal seeds."""

    def __init__(self, seed: int) -> None:
        draw = Draw(seed, "frame", "bend")
        self._river = draw.between(235.0, 275.0)
        self._phase = draw.between(0.35, 0.75)
        self._swing = draw.between(110.0, 150.0)
        self._swing_phase = draw.between(0.0, 1.0)
        self._waves = [
            (
                draw.between(9.0, 20.0),
                draw.between(1500.0, 2600.0),
                draw.between(0.0, math.tau),
                draw.between(0.0, 1.0),
            )
            for _ in range(6)
        ]

    def __call__(self, u: float, v: float) -> tuple[float, float]:
        """Ground position of a plan position, rounded to the centimetre."""
        du, dv = u - OLD_TOWN[0], v - OLD_TOWN[1]
        far = math.hypot(du, dv)
        # Full turn inside 450 m, none beyond 1,000 m, so arterials at the rim only lean.
        share = min(1.0, max(0.0, (1000.0 - far) / 550.0))
        turn = _OLD_TOWN_TURN * share * share * (3.0 - 2.0 * share)
        u2 = OLD_TOWN[0] + du * math.cos(turn) - dv * math.sin(turn)
        v2 = OLD_TOWN[1] + du * math.sin(turn) + dv * math.cos(turn)
        off_river = (v2 - sum(RIVER_V) / 2) / 1500.0
        y = v2 + self._river * math.sin(math.tau * u2 / 5200.0 + math.tau * self._phase) * math.exp(
            -off_river * off_river
        )
        x = u2 + self._swing * math.sin(math.tau * (v2 / 6200.0 + self._swing_phase))
        for i, (height, length, phase, lean) in enumerate(self._waves):
            along = (u2 * lean + v2 * (1.0 - lean)) / length * math.tau + phase
            if i % 2:
                x += height * math.sin(along)
            else:
                y += height * math.sin(along)
        return round(x, 2), round(y, 2)
