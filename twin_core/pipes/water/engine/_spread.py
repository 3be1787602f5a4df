"""The state of one simulation in every lane of a batch."""

from __future__ import annotations

from twin_core.pipes.water.engine._arrays import F8, State
from twin_core.pipes.water.engine._cache import inlined, kernel
from twin_core.pipes.water.engine._lanes import LANES, store

__all__ = ["spread"]


@inlined
def _fill(rows: F8, values: F8) -> None:
    for i in range(values.size):
        store(rows, i, values[i])


@kernel
def spread(one: State, batch: State) -> None:
    """Copy `one` to all lanes of `batch`."""
    for lane in range(LANES):
        batch.clock[0, lane] = one.clock[0]
        for row in range(one.energy.size):
            batch.energy[row, lane] = one.energy[row]
        for k in range(one.status.size):
            batch.status[k, lane] = one.status[k]
    _fill(batch.flow, one.flow)
    _fill(batch.setting, one.setting)
    _fill(batch.resistance, one.resistance)
    _fill(batch.minor, one.minor)
    _fill(batch.head, one.head)
    _fill(batch.outflow, one.outflow)
    _fill(batch.full_demand, one.full_demand)
    _fill(batch.demand, one.demand)
    _fill(batch.override, one.override)
    _fill(batch.base, one.base)
    _fill(batch.emitter, one.emitter)
    _fill(batch.emitter_flow, one.emitter_flow)
    _fill(batch.fixed_leak, one.fixed_leak)
    _fill(batch.growing_leak, one.growing_leak)
    _fill(batch.fixed_leak_flow, one.fixed_leak_flow)
    _fill(batch.growing_leak_flow, one.growing_leak_flow)
    _fill(batch.volume, one.volume)
