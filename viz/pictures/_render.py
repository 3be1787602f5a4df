"""Rays into the model, light on what they meet.

Light is that of the browser's scene: a cool hemisphere over dark ground, one warm low sun with its shadows, fog. Under
X-ray the ground is dimmed, pipes shine through it and buildings are a breath of what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from citybrain_wire.errors import Unavailable
from numpy.typing import NDArray

from viz.pictures._camera import Camera
from viz.pictures._model import Model, Part

if TYPE_CHECKING:
    from open3d.t.geometry import RaycastingScene

__all__ = ["render"]

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]

FOG = np.array([0x14, 0x1F, 0x2D]) / 255.0
SKY_LOW, SKY_HIGH = np.array([0.24, 0.27, 0.33]), np.array([0.50, 0.55, 0.64])
SUN_COLOUR = np.array([0.56, 0.46, 0.36])
SUN = np.array([-0.8, -0.32, 0.5]) / np.linalg.norm([-0.8, -0.32, 0.5])
SHADOW = 0.55  # how much of the sun a shadow takes
FOG_FROM, FOG_TO = 1.3, 3.1  # of the distance to what the camera looks at
BAND_ROWS = 60
LIFT_M = 0.05  # a shadow ray begins so far above what it leaves
XRAY_DIM, XRAY_PIPES, XRAY_BUILDINGS = 0.5, 0.8, 0.12
DARK = np.array([0x0B, 0x11, 0x19]) / 255.0
WINDOW_M = (4.0, 3.0)


class _Solid(NamedTuple):
    """A part that rays can meet."""

    scene: RaycastingScene
    colours: F64


class _Hit(NamedTuple):
    """What a band of rays met: [h, w] distance in metres (inf = nothing), number of the triangle, [h, w, 3] normal."""

    distance_m: F32
    triangle: NDArray[np.uint32]
    normal: F32


def render(model: Model, camera: Camera, *, xray: bool = False, grain: int = 2) -> U8:
    """A picture [height, width, 3]. `grain`: rays along each side of a pixel.

    Raises Unavailable where Open3D is not installed.
    """
    shown = (model.street,) if xray else (model.street, model.ribbons, model.buildings)
    ground = _solid(Part([p for part in shown for p in part.points], [c for part in shown for c in part.colours]))
    above, below = (_solid(model.buildings), _solid(model.pipes)) if xray else (None, None)
    reach_m = float(np.linalg.norm(np.subtract(camera.eye_m, camera.target_m)))
    out = np.empty((camera.height, camera.width, 3), np.uint8)
    for row in range(0, camera.height, BAND_ROWS):
        rows = min(BAND_ROWS, camera.height - row)
        rays = camera.rays(row, rows, grain)
        colour = _seen(ground, rays, reach_m, shadows=not xray)
        if xray:
            colour = DARK + (colour - DARK) * (1.0 - XRAY_DIM)
            colour = _over(colour, below, rays, reach_m, XRAY_PIPES)
            colour = _over(colour, above, rays, reach_m, XRAY_BUILDINGS)
        fine = colour.reshape(rows, grain, camera.width, grain, 3).mean(axis=(1, 3))
        out[row : row + rows] = np.clip(np.rint(255.0 * fine), 0, 255).astype(np.uint8)
    return out


def _solid(part: Part) -> _Solid | None:
    """None for a part without triangles: Embree has no empty scene."""
    if not part.points:
        return None
    try:
        from open3d.core import Tensor
        from open3d.t.geometry import RaycastingScene
    except ImportError as error:
        raise Unavailable(
            f"pictures need Open3D ({error}); install it with: pip install 'citybrain[open3d]'"
        ) from error
    points = np.concatenate(part.points).reshape(-1, 3).astype(np.float32)
    scene = RaycastingScene()
    scene.add_triangles(Tensor(points), Tensor(np.arange(len(points), dtype=np.uint32).reshape(-1, 3)))
    return _Solid(scene, np.concatenate(part.colours))


def _cast(solid: _Solid, rays: F32) -> _Hit:
    from open3d.core import Tensor

    found = solid.scene.cast_rays(Tensor(rays))
    return _Hit(found["t_hit"].numpy(), found["primitive_ids"].numpy(), found["primitive_normals"].numpy())


def _seen(solid: _Solid | None, rays: F32, reach_m: float, *, shadows: bool) -> F64:
    """Colour of what the rays meet, fog where they meet nothing."""
    if solid is None:
        return np.broadcast_to(FOG, (*rays.shape[:2], 3)).copy()
    hit = _cast(solid, rays)
    met = np.isfinite(hit.distance_m)
    normal = np.where((np.sum(hit.normal * rays[..., 3:], axis=-1) > 0)[..., None], -hit.normal, hit.normal)
    at = rays[..., :3] + np.where(met, hit.distance_m, 0.0)[..., None] * rays[..., 3:]
    albedo = solid.colours[np.where(met, hit.triangle, 0)]
    sky = SKY_LOW + (SKY_HIGH - SKY_LOW) * (normal[..., 2:] * 0.5 + 0.5)
    facing = np.maximum(0.0, normal @ SUN)
    flat = normal[..., 2] > 0.99
    if shadows:
        facing = facing * (1.0 - SHADOW * _shaded(solid, at, normal, met))
    # The ground has its colour as it stands in the palette: colours of ribbons are read against a legend.
    ground = flat & (at[..., 2] < 1.0)
    shade = np.where(facing > 0, facing / max(SUN[2], 1e-9), 0.0)
    lit = np.where(
        ground[..., None], albedo * (0.72 + 0.28 * shade[..., None]), albedo * (sky + SUN_COLOUR * facing[..., None])
    )
    lit = np.where((~flat & met)[..., None], lit * _windows(at, normal, hit.distance_m)[..., None], lit)
    return _fogged(lit, hit.distance_m, reach_m)


def _shaded(solid: _Solid, at: F64, normal: F32, met: NDArray[np.bool_]) -> F64:
    from open3d.core import Tensor

    start = at + LIFT_M * normal
    rays = np.concatenate([start, np.broadcast_to(SUN, start.shape)], axis=-1).astype(np.float32)
    shaded: F64 = solid.scene.test_occlusions(Tensor(rays)).numpy().astype(np.float64)
    return np.where(met, shaded, 0.0)


def _windows(at: F64, normal: F32, distance_m: F32) -> F64:
    """Dark panes of 4 by 3 m on walls, and a darker foot; from afar they fade before they would shimmer."""
    along = at[..., 1] * normal[..., 0] - at[..., 0] * normal[..., 1]
    across = np.abs(np.mod(along / WINDOW_M[0], 1.0) - 0.5) < 0.3
    up = np.abs(np.mod(at[..., 2] / WINDOW_M[1], 1.0) - 0.5) < 0.28
    near = np.clip((1400.0 - np.where(np.isfinite(distance_m), distance_m, 1e9)) / 700.0, 0.0, 1.0)
    foot = 0.55 + 0.45 * np.clip(at[..., 2] / 16.0, 0.0, 1.0)
    wall: F64 = foot * (1.0 - near * 0.3 * (across & up) - (1.0 - near) * 0.1)
    return wall


def _over(under: F64, solid: _Solid | None, rays: F32, reach_m: float, share: float) -> F64:
    """What lies above or below, blended over what is there already."""
    if solid is None:
        return under
    hit = _cast(solid, rays)
    met = np.isfinite(hit.distance_m)
    colour = solid.colours[np.where(met, hit.triangle, 0)]
    if share < 0.5:  # walls keep their light, bands of pipes their colour
        colour = colour * (0.6 + 0.6 * np.abs(hit.normal @ SUN))[..., None]
    seen = _fogged(colour, hit.distance_m, reach_m)
    return np.where(met[..., None], under + share * (seen - under), under)


def _fogged(colour: F64, distance_m: F32, reach_m: float) -> F64:
    share = np.clip(
        (np.where(np.isfinite(distance_m), distance_m, 1e9) / reach_m - FOG_FROM) / (FOG_TO - FOG_FROM), 0, 1
    )
    smooth = (share * share * (3.0 - 2.0 * share))[..., None]
    return colour + (FOG - colour) * smooth
