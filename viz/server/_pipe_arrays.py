"""Pipes of the city folder as arrays for browsers: lines, sizes, depths, and what stands at their nodes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from twin_core.city import PipeMap

__all__ = ["LINK_KINDS", "NODE_KINDS", "pipe_arrays", "pipe_values"]

Array = NDArray[np.generic]

LINK_KINDS = ("main", "water_pump", "valve", "sewer", "drain_pump", "weir")
NODE_KINDS = ("junction", "reservoir", "tank", "manhole", "outfall", "storage")


def pipe_arrays(pipes: PipeMap) -> dict[str, Array]:
    """Links [P]: points [P + 1] CSR into `pipe_xy`, kind, ends; metres, NaN = not known. Nodes [N]. {} without any.

    Orders are those of `PipeMap`, hence of `PipesState`.
    """
    if not pipes.links:
        return {}
    number = {(_water(node.kind), node.id): i for i, node in enumerate(pipes.nodes)}
    ends = [[number[link.kind in LINK_KINDS[:3], name] for name in link.nodes] for link in pipes.links]
    edges = {name: i for i, name in enumerate(_edges(pipes))}
    above = [[edges[name] for name in link.edges] for link in pipes.links]
    return {
        "pipe_start": np.cumsum([0, *(len(link.line) for link in pipes.links)]).astype(np.uint32),
        "pipe_xy": np.array([point for link in pipes.links for point in link.line], np.float32).reshape(-1, 2),
        "pipe_kind": np.array([LINK_KINDS.index(link.kind) for link in pipes.links], np.uint8),
        "pipe_ends": np.array(ends, np.int32),
        "pipe_m": np.array([link.length_m for link in pipes.links], np.float32),
        "pipe_bore": np.array([link.diameter_m for link in pipes.links], np.float32),
        "pipe_rough": np.array([link.roughness for link in pipes.links], np.float32),
        "pipe_depth": np.array([link.depth_m for link in pipes.links], np.float32),
        "pipe_above_start": np.cumsum([0, *(len(row) for row in above)]).astype(np.uint32),
        "pipe_above": np.array([edge for row in above for edge in row], np.int32),
        "node_xy": np.array([(node.x_m, node.y_m) for node in pipes.nodes], np.float32),
        "node_kind": np.array([NODE_KINDS.index(node.kind) for node in pipes.nodes], np.uint8),
        "node_z": np.array([node.elevation_m for node in pipes.nodes], np.float32),
    }


def pipe_values(pipes: PipeMap) -> dict[str, object]:
    """Names in the order of the arrays, and the underpasses that fill first; {} without any pipe."""
    if not pipes.links:
        return {}
    return {
        "pipes": [link.id for link in pipes.links],
        "nodes": [node.id for node in pipes.nodes],
        "above": list(_edges(pipes)),
        "underpasses": [
            {"id": one.id, "name": one.name, "road_m": one.road_m, "notice_m": one.notice_m, "close_m": one.close_m}
            for one in pipes.underpasses
        ],
    }


def _water(kind: str) -> bool:
    """Water and drainage may use one name for two nodes."""
    return kind in NODE_KINDS[:3]


def _edges(pipes: PipeMap) -> dict[str, None]:
    return dict.fromkeys(name for link in pipes.links for name in link.edges)
