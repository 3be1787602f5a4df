"""Pictures of a comparison as SVG text: a map of differences, and intervals around zero. Plain numbers in, text out."""

from __future__ import annotations

import math

import numpy as np

from scenarios.whatif._compare import Comparison, KpiRow

__all__ = ["difference_map", "interval_bar"]

WIDTH = 900.0
FULL_KMH = 15.0  # differences of so much and more have the full colour
LEAST_CARS = 5.0  # edges with fewer cars on both sides say nothing about speed
GREY = (176, 180, 186)
WORSE, BETTER = (202, 0, 32), (5, 113, 176)  # ends of ColorBrewer's RdBu, told apart by colour-blind readers too


def difference_map(comparison: Comparison) -> str:
    """Every street, coloured by its difference of mean speed: red slower, blue faster, grey alike or hardly used."""
    network = comparison.network
    shapes = network.lanes.shape
    low, high = shapes.min(axis=0), shapes.max(axis=0)
    scale = WIDTH / max(float(high[0] - low[0]), 1.0)
    height = max(1.0, float(high[1] - low[1]) * scale)
    lines: list[tuple[float, str]] = []
    for row, edge in enumerate(comparison.edges.tolist()):
        lane = int(network.edges.lane0[edge])
        points = shapes[network.lanes.shape_start[lane] : network.lanes.shape_start[lane + 1]]
        path = " ".join(f"{(x - low[0]) * scale:.1f},{(high[1] - y) * scale:.1f}" for x, y in points)
        weight = _weight(comparison, row)
        stroke, width = _colour(weight), 0.8 + 2.2 * abs(weight)
        lines.append((abs(weight), f'<polyline points="{path}" stroke="{stroke}" stroke-width="{width:.1f}"/>'))
    body = "\n".join(text for _, text in sorted(lines))  # strongest last, so that nothing hides them
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" role="img" '
        f'fill="none" stroke-linecap="round">\n{body}\n</svg>'
    )


def _weight(comparison: Comparison, row: int) -> float:
    """−1 much slower … 1 much faster, 0 where too little is known."""
    before, after = (float(side[row]) for side in comparison.speed_kmh)
    used = min(float(side[row]) for side in comparison.entered)
    if used < LEAST_CARS or math.isnan(before) or math.isnan(after):
        return 0.0
    return float(np.clip((after - before) / FULL_KMH, -1.0, 1.0))


def _colour(weight: float) -> str:
    end = BETTER if weight > 0 else WORSE
    mixed = (round(grey + (full - grey) * abs(weight)) for grey, full in zip(GREY, end, strict=True))
    return "#" + "".join(f"{value:02x}" for value in mixed)


def interval_bar(row: KpiRow) -> str:
    """The 95 % interval of a difference against zero, in a strip of its own scale."""
    mean, half = row.difference.mean, row.difference.half
    if math.isnan(half):
        half = 0.0
    reach = max(abs(mean) + half, 1e-9) * 1.15

    def x(value: float) -> float:
        return 100.0 + 95.0 * value / reach

    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 18" width="200" height="18" role="img">'
        '<line x1="100" y1="1" x2="100" y2="17" stroke="#888"/>'
        f'<line x1="{x(mean - half):.1f}" y1="9" x2="{x(mean + half):.1f}" y2="9" stroke="#333" stroke-width="3"/>'
        f'<circle cx="{x(mean):.1f}" cy="9" r="4" fill="#333"/></svg>'
    )
