"""Cost of a pressure wave per segment and step."""

from __future__ import annotations

import statistics
import time

from twin_core.pipes.transient import Line, LineKind, Spot, SpotKind, Surge, plan_surge
from twin_core.pipes.transient import warm as warm_waves

__all__ = ["transient_cost"]

PIPES, PIPE_M, WAVE_MPS, STEP_S = 200, 500.0, 1000.0, 0.01
FOR_S = 20.0


def transient_cost(repeats: int) -> dict[str, float]:
    """ns of CPU per segment and step of a main of 200 pipes behind which a valve shuts; median and range."""
    warm_waves()
    names = ["source", *(f"j{i}" for i in range(1, PIPES)), "valve-", "outlet"]
    spots = [Spot(name, 100.0) for name in names]
    spots[0] = Spot("source", 100.0, kind=SpotKind.RESERVOIR)
    spots[-1] = Spot("outlet", 0.0, kind=SpotKind.RESERVOIR)
    lines = [
        Line(f"p{i}", names[i], names[i + 1], 0.2, length_m=PIPE_M, diameter_m=0.5, wave_speed_mps=WAVE_MPS)
        for i in range(PIPES)
    ]
    lines.append(Line("valve", "valve-", "outlet", 0.2, LineKind.VALVE))
    plan = plan_surge(spots, lines, dt_s=STEP_S)
    each = []
    for _ in range(repeats):
        surge = Surge(plan)
        surge.move_valve("valve", opening=0.0, at_s=1.0)
        began = time.process_time()
        surge.run(FOR_S, record=("valve-",))
        each.append((time.process_time() - began) / (FOR_S / STEP_S) / plan.segments * 1e9)
    return {
        "segments": plan.segments,
        "ns_per_segment_step": statistics.median(each),
        "lowest": min(each),
        "highest": max(each),
    }
