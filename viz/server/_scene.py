"""The static city as one file for browsers: streets, areas, buildings and bays of the city folder as named arrays.

Nothing is invented here: what the city folder does not have, the view does not show. The container is the one of
`twin_core.mirror.pack_arrays`: a line of JSON that names the arrays, then the arrays, little-endian.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from twin_core.city import VCLASSES, City, Network, PipeMap, load_buildings, load_parking, load_pipe_map
from twin_core.mirror import pack_arrays
from viz.server._areas import area_arrays, read_areas
from viz.server._blocks import building_arrays, parking_arrays
from viz.server._lamps import Lamps
from viz.server._pipe_arrays import pipe_arrays, pipe_values
from viz.server._sections import Sections

__all__ = ["Frame", "Scene", "make_scene"]

Array = NDArray[np.generic]

MARGIN_M = 50.0
STEPS = 65_535
FINEST_UNIT_M = 1.0 / 32.0
MOTOR_CLASSES = ("passenger", "bus", "delivery", "truck", "taxi")


@dataclass(frozen=True)
class Frame:
    """The square in which cars are given by 16-bit numbers: x_m = x0_m + unit_m * x."""

    x0_m: float
    y0_m: float
    unit_m: float


@dataclass(frozen=True)
class Scene:
    """`body`: gzip of the packed arrays. `etag`: changes with the content. `frame`: of the car messages. `pipes`: as
    they are drawn."""

    body: bytes
    etag: str
    frame: Frame
    pipes: PipeMap


def make_scene(city: City, sections: Sections, lamps: Lamps) -> Scene:
    """All static layers of a city. Raises BadFile naming the file and feature that cannot be used."""
    network = city.network
    xy = np.asarray(network.lanes.shape, np.float64)
    low, high = xy.min(axis=0) - MARGIN_M, xy.max(axis=0) + MARGIN_M
    frame = Frame(float(low[0]), float(low[1]), max(float((high - low).max()) / STEPS, FINEST_UNIT_M))
    arrays: dict[str, Array] = {**_streets(network, sections), **_heads(lamps)}
    arrays.update(building_arrays(load_buildings(city.files.path)))
    parking = load_parking(city.files.path)
    arrays.update(parking_arrays(parking))
    pipes = load_pipe_map(city.files.path)
    arrays.update(pipe_arrays(pipes))
    areas = read_areas(city.files.path.parent / "places.geojson")
    arrays.update(area_arrays(areas))
    values: dict[str, object] = {
        "name": {"zh": city.files.name_zh, "en": city.files.name_en},
        "bounds_m": [*low.round(2).tolist(), *high.round(2).tolist()],
        "edges": [name for name, inside in zip(network.edges.id, network.edges.internal, strict=True) if not inside],
        "names": _names(network, sections),
        "section_free_mps": sections.free_mps.round(2).tolist(),
        "section_m": sections.length_m.round(1).tolist(),
        "controllers": _controllers(network, lamps),
        "areas": [{"kind": area.kind, "name": area.name, "closed": area.closed} for area in areas],
        "parking": [site.id for site in parking],
        "source_hash": network.source_hash,
        **pipe_values(pipes),
    }
    packed = pack_arrays(arrays, values)
    return Scene(gzip.compress(packed, 6, mtime=0), hashlib.sha256(packed).hexdigest()[:20], frame, pipes)


def _streets(network: Network, sections: Sections) -> dict[str, Array]:
    lanes, edges, junctions = network.lanes, network.edges, network.junctions
    motor = sum(1 << VCLASSES.index(name) for name in MOTOR_CLASSES)
    edge = np.asarray(lanes.edge, np.int64)
    return {
        "lane_start": np.asarray(lanes.shape_start, np.uint32),
        "lane_xy": np.asarray(lanes.shape, np.float32),
        "lane_width": np.asarray(lanes.width_m, np.float32),
        "lane_edge": np.asarray(edge, np.int32),
        "lane_motor": (np.asarray(lanes.allowed, np.uint64) & np.uint64(motor) != 0).astype(np.uint8),
        "lane_turns": _turns(network),
        "edge_lane0": np.asarray(edges.lane0, np.int32),
        "edge_lanes": np.asarray(edges.n_lanes, np.int32),
        "edge_internal": np.asarray(edges.internal, np.uint8),
        "edge_priority": np.asarray(edges.priority, np.int32),
        "edge_section": np.asarray(sections.of_edge, np.int32),
        "junction_start": np.asarray(junctions.shape_start, np.uint32),
        "junction_xy": np.asarray(junctions.shape, np.float32),
        "junction_signal": np.array([t.startswith("traffic_light") for t in junctions.type], np.uint8),
    }


def _turns(network: Network) -> NDArray[np.uint8]:
    """[L] bits of the directions in which a lane leads: 1 straight, 2 left, 4 right, 8 back."""
    bit = {"s": 1, "l": 2, "L": 2, "r": 4, "R": 4, "t": 8}
    out = np.zeros(len(network.lanes.id), np.uint8)
    for lane, letter in zip(network.links.from_lane.tolist(), network.links.direction.tolist(), strict=True):
        out[lane] |= bit.get(chr(letter), 0)
    return out


def _heads(lamps: Lamps) -> dict[str, Array]:
    """One row for each (lane, group): where a lamp stands and which one it is. `head_controller` counts controllers."""
    rows = [
        (lane, view.first_group + g, c)
        for c, view in enumerate(lamps.controllers)
        for g, (_, lanes) in enumerate(view.groups)
        for lane in lanes
    ]
    table = np.array(rows, np.int32).reshape(-1, 3)
    return {"head_lane": table[:, 0].copy(), "head_group": table[:, 1].copy(), "head_controller": table[:, 2].copy()}


def _controllers(network: Network, lamps: Lamps) -> list[dict[str, object]]:
    """Name and place of each controller: the streets that meet there, the mean of the ends of its lanes."""
    lanes = network.lanes
    out: list[dict[str, object]] = []
    for view in lamps.controllers:
        mine = sorted({lane for _, of_group in view.groups for lane in of_group})
        ends = np.array([lanes.shape[lanes.shape_start[lane + 1] - 1] for lane in mine]).reshape(-1, 2)
        names = [network.edges.name[int(lanes.edge[lane])] for lane in mine]
        x_m, y_m = ends.mean(axis=0).tolist() if len(mine) else (0.0, 0.0)
        streets = list(dict.fromkeys(name for name in names if name))[:2]
        out.append({"id": view.id, "x_m": round(x_m, 1), "y_m": round(y_m, 1), "streets": streets})
    return out


def _names(network: Network, sections: Sections) -> list[str]:
    """[S] street name of each section."""
    return [network.edges.name[e] for e in sections.first_edge.tolist()]
