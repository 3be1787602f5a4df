"""Where two simulators differ most: edges ranked by the vehicle-seconds that one has and the other has not."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bench.traffic._result import RunResult

__all__ = ["edge_differences"]


def edge_differences(ours: Sequence[RunResult], peer: Sequence[RunResult], *, most: int = 15) -> str:
    """A text table of the `most` edges with the greatest difference in vehicle-seconds, means over the runs.

    Vehicle-seconds grow where cars stand, so the list begins with the queues that one side has and the other has not.
    """
    names = {name for run in (*ours, *peer) for name in run.edges}

    def mean(runs: Sequence[RunResult], name: str, field: str) -> float:
        values = [float(getattr(run.edges[name], field)) for run in runs if name in run.edges]
        known = [value for value in values if not math.isnan(value)]
        return math.fsum(known) / len(known) if known else 0.0

    def difference(name: str) -> float:
        return mean(ours, name, "sampled_s") - mean(peer, name, "sampled_s")

    ranked = sorted(names, key=lambda name: (-abs(difference(name)), name))
    lines = [f"{'edge':<28}{'veh s ours':>12}{'SUMO':>10}{'cars':>8}{'SUMO':>8}{'time s':>9}{'SUMO':>9}"]
    for name in ranked[:most]:
        cells = [(mean(ours, name, f), mean(peer, name, f)) for f in ("sampled_s", "cars", "travel_time_s")]
        lines.append(
            f"{name:<28}{cells[0][0]:>12.0f}{cells[0][1]:>10.0f}{cells[1][0]:>8.0f}{cells[1][1]:>8.0f}"
            f"{cells[2][0]:>9.1f}{cells[2][1]:>9.1f}"
        )
    total = [math.fsum(mean(runs, name, "sampled_s") for name in names) for runs in (ours, peer)]
    lines.append(f"{'all edges':<28}{total[0]:>12.0f}{total[1]:>10.0f}")
    return "\n".join(lines)
