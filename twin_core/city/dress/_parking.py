"""Parking: bays along the kerb of local streets, public car parks, and garages under blocks.

Supply as a built-up district of a Chinese city has it, below what local rules now ask of new houses: 0.55 bays per
dwelling (105 m²) in towers and 0.35 in walk-ups, 0.6 per 100 m² of offices and shops, 0.2 in works; kerb bays
of 6 m, at least 20 m from junctions, only where the strip is free of other lanes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import shapely
from shapely import LineString, Point
from shapely.ops import substring

from twin_core.city._draw import Draw
from twin_core.city._parking import ParkingSite
from twin_core.city.dress._buildings import House
from twin_core.city.dress._surface import Block, Ground
from twin_core.city.network import VCLASSES, Network

__all__ = ["lay_parking"]

BAY_LENGTH_M, BAY_WIDTH_M = 6.0, 2.3
CLEAR_OF_JUNCTION_M = 20.0
FASTEST_LOCAL_MPS = 11.2
SHORTEST_ROW_BAYS = 3
ROW_SHARE = 0.72
LOT_SHARE = 0.12
BAY_PER_M2 = {"tower": 0.55 / 105, "walk_up": 0.35 / 105, "centre": 0.6 / 100, "hospital": 0.8 / 100, "low": 0.2 / 100}
GARAGE_BAYS = (60, 1200)
CAR = np.uint64(1 << VCLASSES.index("passenger"))


def lay_parking(network: Network, ground: Ground, houses: list[House], seed: int) -> list[ParkingSite]:
    """Kerb rows by edge, then car parks and garages by block."""
    local = _local_lanes(network)
    rows = [row for lane in local for row in _kerb_row(network, ground, lane, seed)]
    entries = list(_entries(network, ground.blocks, houses, local, seed))
    placed = [*rows, *entries]
    return [replace(place, id=f"P{n:04d}") for n, place in enumerate(placed)]


def _local_lanes(network: Network) -> list[int]:
    """The rightmost lane open to cars of each local street: slow, at most two lanes a direction."""
    edges, lanes = network.edges, network.lanes
    driven = lanes.speed_mps[((lanes.allowed & CAR) != 0) & ~edges.internal[lanes.edge]]
    # A network that posts one speed everywhere has its local streets too.
    fastest = max(FASTEST_LOCAL_MPS, float(np.percentile(driven, 25))) if len(driven) else FASTEST_LOCAL_MPS
    found = []
    for edge in range(len(edges.id)):
        first, count = int(edges.lane0[edge]), int(edges.n_lanes[edge])
        open_to_cars = [lane for lane in range(first, first + count) if lanes.allowed[lane] & CAR]
        if edges.internal[edge] or not open_to_cars or len(open_to_cars) > 2:
            continue
        if lanes.speed_mps[open_to_cars[0]] <= fastest:
            found.append(open_to_cars[0])
    return found


def _shape(network: Network, lane: int) -> LineString:
    lanes = network.lanes
    return LineString(lanes.shape[int(lanes.shape_start[lane]) : int(lanes.shape_start[lane + 1])])


def _kerb_row(network: Network, ground: Ground, lane: int, seed: int) -> Iterable[ParkingSite]:
    edge = int(network.lanes.edge[lane])
    name = network.edges.id[edge]
    draw = Draw(seed, "kerb", name)
    length = float(network.lanes.length_m[lane])
    bays = int((length - 2 * CLEAR_OF_JUNCTION_M) / BAY_LENGTH_M)
    if bays < SHORTEST_ROW_BAYS or draw.unit() >= ROW_SHARE:
        return
    line = _shape(network, lane)
    ratio = line.length / length
    start = (length - bays * BAY_LENGTH_M) / 2
    aside = float(network.lanes.width_m[lane]) / 2 + BAY_WIDTH_M / 2 + 0.1
    piece = shapely.offset_curve(substring(line, start * ratio, (start + bays * BAY_LENGTH_M) * ratio), -aside)
    strip = piece.buffer(BAY_WIDTH_M / 2 - 0.15, cap_style="flat")
    if piece.is_empty or piece.geom_type != "LineString" or strip.intersects(ground.street):
        return
    if strip.intersects(ground.water) or strip.length < bays * BAY_LENGTH_M:
        return
    sensor = "video" if draw.unit() < 0.7 else "magnetometer"
    lane_id = network.lanes.id[lane]
    points = tuple((round(x, 2), round(y, 2)) for x, y in piece.coords)
    yield ParkingSite(
        "", "kerb", name, lane_id, round(start, 2), round(start + bays * BAY_LENGTH_M, 2), bays, sensor, points
    )


def _entries(
    network: Network, blocks: tuple[Block, ...], houses: list[House], local: list[int], seed: int
) -> Iterable[ParkingSite]:
    """One garage per block that needs one, entered from the nearest local street; car parks instead of some."""
    if not local:
        return
    lines = [_shape(network, lane) for lane in local]
    tree = shapely.STRtree(lines)
    area: dict[str, float] = {}
    for house in houses:
        area[house.block] = area.get(house.block, 0.0) + house.floor_area_m2 * BAY_PER_M2.get(house.kind, 0.0)
    for block in blocks:
        draw = Draw(seed, "garage", block.id)
        bays = int(min(area.get(block.id, 0.0) * draw.between(0.85, 1.1), GARAGE_BAYS[1]))
        kind = "garage"
        if bays < GARAGE_BAYS[0]:
            if draw.unit() >= LOT_SHARE:
                continue
            kind, bays = "lot", int(draw.between(80, 260))
        nearest = int(tree.nearest(Point(block.x_m, block.y_m)))
        line, lane = lines[nearest], local[nearest]
        at = line.project(Point(block.x_m, block.y_m), normalized=True)
        at = min(max(at, 0.2), 0.8)
        entry = line.interpolate(at, normalized=True)
        along = round(at * float(network.lanes.length_m[lane]), 2)
        points = (_towards(entry, block),)
        edge = network.edges.id[int(network.lanes.edge[lane])]
        yield ParkingSite("", kind, edge, network.lanes.id[lane], along, along, bays, "gate", points)


def _towards(entry: Point, block: Block) -> tuple[float, float]:
    """The gate: where the way from the street to the block's middle first meets the block."""
    way = LineString([(entry.x, entry.y), (block.x_m, block.y_m)]).intersection(block.polygon)
    ends = [Point(xy) for xy in shapely.get_coordinates(way)] or [Point(block.x_m, block.y_m)]
    gate = min(ends, key=entry.distance)
    return round(gate.x, 2), round(gate.y, 2)
