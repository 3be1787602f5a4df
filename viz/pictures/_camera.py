"""A pinhole camera, east/north/up in metres."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Camera", "overview"]

F32 = NDArray[np.float32]

FIELD_DEG = 36.0
OVERVIEW_UP_M = 600.0
OVERVIEW_PITCH_DEG = 24.0
HEADING = (0.38, 0.92)  # the overview of the browser looks north-east to the same degree


@dataclass(frozen=True)
class Camera:
    """`eye` and `target` in metres; the picture is `width` by `height` pixels."""

    eye_m: tuple[float, float, float]
    target_m: tuple[float, float, float]
    width: int
    height: int

    def rays(self, first_row: int, rows: int, grain: int) -> F32:
        """Origins and unit directions [rows * grain, width * grain, 6] of a band of pixels, `grain`² to a pixel."""
        eye, target = np.array(self.eye_m), np.array(self.target_m)
        ahead = (target - eye) / np.linalg.norm(target - eye)
        right = np.cross(ahead, (0.0, 0.0, 1.0))
        right /= np.linalg.norm(right)
        up = np.cross(right, ahead)
        half = math.tan(math.radians(FIELD_DEG / 2))
        across = (np.arange(self.width * grain) + 0.5) / (self.width * grain) * 2.0 - 1.0
        down = (first_row * grain + np.arange(rows * grain) + 0.5) / (self.height * grain) * 2.0 - 1.0
        x, y = np.meshgrid(across * half * self.width / self.height, -down * half)
        direction = ahead + x[..., None] * right + y[..., None] * up
        direction /= np.linalg.norm(direction, axis=-1, keepdims=True)
        return np.concatenate([np.broadcast_to(eye, direction.shape), direction], axis=-1).astype(np.float32)


def overview(x_m: float, y_m: float, width: int, height: int, *, up_m: float = OVERVIEW_UP_M) -> Camera:
    """Over a place, as the browser's first look."""
    back = up_m / math.tan(math.radians(OVERVIEW_PITCH_DEG))
    return Camera((x_m - back * HEADING[0], y_m - back * HEADING[1], up_m), (x_m, y_m, 0.0), width, height)
