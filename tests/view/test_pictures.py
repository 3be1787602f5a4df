"""Pictures without a browser: triangles and cameras anywhere, rays where Open3D is installed."""

from __future__ import annotations

import numpy as np
import pytest
from citybrain_wire.errors import Unavailable

from viz.pictures import Camera, Caption, Model, add_caption, overview, render
from viz.pictures._model import Part

GREY = (0x40, 0x40, 0x40)
RED = (0xD7, 0x30, 0x27)
SQUARE = np.array([(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)])
DOWN = Camera((0.0, -1.0, 100.0), (0.0, 0.0, 0.0), 40, 30)


def _model() -> Model:
    street, ribbons, buildings, pipes = Part(), Part(), Part(), Part()
    street.polygon(SQUARE, 0.0, GREY)
    ribbons.strip(np.array([(-40.0, 0.0), (40.0, 0.0)]), -6.0, 6.0, 0.5, RED)
    pipes.strip(np.array([(0.0, -40.0), (0.0, 40.0)]), -5.0, 5.0, -4.0, (0x4A, 0xA3, 0xE0))
    return Model(street, ribbons, buildings, pipes)


def test_the_middle_of_the_picture_is_what_the_camera_looks_at() -> None:
    camera = overview(100.0, 200.0, 64, 36)
    rays = camera.rays(0, 36, 1)
    middle = rays[17:19, 31:33].reshape(-1, 6).mean(axis=0)
    reach = -middle[2] / middle[5]
    assert middle[:2] + reach * middle[3:5] == pytest.approx((100.0, 200.0), abs=1.0)


def test_up_in_the_picture_is_up_in_the_world() -> None:
    rays = overview(0.0, 0.0, 64, 36).rays(0, 36, 1)
    assert rays[0, 32, 5] > rays[35, 32, 5], "the first row looks higher than the last"
    right = np.cross(rays[18, 32, 3:], (0.0, 0.0, 1.0))
    assert (rays[18, 63, 3:] - rays[18, 0, 3:]) @ right > 0.0


def test_bands_of_rows_are_parts_of_the_whole() -> None:
    camera = overview(0.0, 0.0, 16, 12)
    whole = camera.rays(0, 12, 2)
    parts = np.concatenate([camera.rays(0, 5, 2), camera.rays(5, 7, 2)])
    assert np.array_equal(whole, parts)


def test_a_strip_keeps_its_width_around_a_corner() -> None:
    part = Part()
    part.strip(np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 0.0), (10.0, 10.0)]), -1.0, 1.0, 0.0, GREY)
    points = np.concatenate(part.points).reshape(-1, 3)
    assert points[:, 0].max() == pytest.approx(11.0)
    assert points[:, 1].min() == pytest.approx(-1.0)


def test_a_hollow_outline_is_filled_to_its_area() -> None:
    part = Part()
    ring = np.array([(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)], np.float64)
    part.polygon(ring, 0.0, GREY)
    a, b, c = np.moveaxis(np.concatenate(part.points), 1, 0)
    u, v = b - a, c - a
    assert np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]).sum() / 2 == pytest.approx(10.0)


def test_a_caption_stands_below_and_leaves_the_picture_as_it_is() -> None:
    picture = np.full((90, 320, 3), 77, np.uint8)
    try:
        out = np.asarray(add_caption(picture, Caption("庐州", ("一行", "two"), [(RED, "严重")])))
    except Unavailable as error:
        pytest.skip(str(error))
    assert np.array_equal(out[:90], picture)
    assert len(np.unique(out[90:].reshape(-1, 3), axis=0)) > 10, "nothing is written"
    assert (out[90:] == np.array(RED)).all(axis=-1).any()


def test_by_day_ribbons_lie_on_the_ground_and_pipes_are_hidden() -> None:
    pytest.importorskip("open3d", reason="Open3D is not installed", exc_type=ImportError)
    seen = render(_model(), DOWN)
    red = (seen[..., 0] > 120) & (seen[..., 2] < 90)
    blue = seen[..., 2].astype(int) > seen[..., 0].astype(int) + 60
    assert red[15].sum() > 10
    assert not red[1].any()
    assert not blue.any()


def test_through_the_ground_pipes_are_seen_and_ribbons_are_not() -> None:
    pytest.importorskip("open3d", reason="Open3D is not installed", exc_type=ImportError)
    seen = render(_model(), DOWN, xray=True)
    blue = seen[..., 2].astype(int) > seen[..., 0].astype(int) + 60
    assert blue[:, 18:22].all(axis=1).sum() > 20
    assert not ((seen[..., 0] > 120) & (seen[..., 2] < 90)).any()


def test_the_same_moment_gives_the_same_bytes() -> None:
    pytest.importorskip("open3d", reason="Open3D is not installed", exc_type=ImportError)
    assert np.array_equal(render(_model(), DOWN), render(_model(), DOWN))
