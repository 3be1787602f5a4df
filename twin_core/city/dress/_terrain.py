"""Heights of the ground, invented: it falls to the river, or to one side where there is none."""

from __future__ import annotations

import math

from shapely import Point

from twin_core.city._draw import Draw
from twin_core.city.dress._surface import Ground

__all__ = ["RIVER_LEVEL_M", "Terrain"]

BANK_M = 15.5
"""Ground at the river's dyke, above the datum."""
RIVER_LEVEL_M = 10.2
"""Normal level of the river, above the same datum."""
SLOPE = 0.0042
RISE_WITHIN_M = 2800.0
WAVES = 4
WAVE_M = (0.15, 0.45)
WAVE_LENGTH_M = (1400.0, 2600.0)


class Terrain:
    """Height above the city's datum; street networks of the plane hold none. Equal for equal seeds."""

    def __init__(self, ground: Ground, seed: int) -> None:
        draw = Draw(seed, "terrain", "waves")
        self._water = None if ground.water.is_empty else ground.water
        self._bearing = draw.between(0.0, math.tau)
        west, south, east, north = ground.extent.bounds
        across = [
            x * math.cos(self._bearing) + y * math.sin(self._bearing) for x in (west, east) for y in (south, north)
        ]
        self._lowest = min(across)
        self._waves = [
            (
                draw.between(*WAVE_M),
                math.tau / draw.between(*WAVE_LENGTH_M),
                draw.between(0.0, math.tau),
                draw.between(0.0, math.tau),
            )
            for _ in range(WAVES)
        ]

    def __call__(self, x_m: float, y_m: float) -> float:
        """Height of the ground in metres above datum, rounded to centimetres."""
        if self._water is not None:
            far = Point(x_m, y_m).distance(self._water)
        else:
            far = x_m * math.cos(self._bearing) + y_m * math.sin(self._bearing) - self._lowest
        waves = sum(
            height * math.sin(turn * (x_m * math.cos(lean) + y_m * math.sin(lean)) + phase)
            for height, turn, lean, phase in self._waves
        )
        return round(BANK_M + SLOPE * min(far, RISE_WITHIN_M) + waves, 2)
