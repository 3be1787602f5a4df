"""Pictures of the twin without a browser, a screen or a graphics card: rays on the CPU (Embree, by Open3D).

city folder + cars + pipes ─▶ triangles ─▶ rays ─▶ light, fog, X-ray ─▶ caption ─▶ PNG or JPEG

Open3D is loaded with the first picture; nothing else of the product needs it.
"""

from __future__ import annotations

from viz.pictures._camera import Camera, overview
from viz.pictures._caption import Caption, add_caption
from viz.pictures._model import Model, make_model
from viz.pictures._moment import Language, Layer, Moment, draw_moment, read_moment
from viz.pictures._render import render

__all__ = [
    "Camera",
    "Caption",
    "Language",
    "Layer",
    "Model",
    "Moment",
    "add_caption",
    "draw_moment",
    "make_model",
    "overview",
    "read_moment",
    "render",
]
