"""How often, how soon, how near: bursts drawn over the default city and over the day. Numbers in docs/water.md."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.street import HiddenWater, draw_burst
from tests.hydraulics.rig import luzhou_meters, luzhou_water
from twin_core.pipes.watch import WaterWatch

BURSTS, WARM_MIN, HEARD_MIN = 30, 34, 12
HOURS = (2, 7, 10, 13, 18)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_most_bursts_are_told_within_ten_minutes_and_most_pipes_are_among_the_first_five() -> None:
    network, meters, draw = luzhou_water(), luzhou_meters(), np.random.default_rng(11)
    pipes = [pipe for pipe in network.pipes if not pipe.id.startswith("WT")]
    lengths = np.array([pipe.length_m for pipe in pipes])
    delays_min: list[int] = []
    ranks: list[int] = []
    for number in range(BURSTS):
        begin_s, seed = 3600 * int(draw.choice(HOURS)), 100 + number
        pipe = pipes[int(draw.choice(len(pipes), p=lengths / lengths.sum()))].id
        burst = draw_burst(pipe, begin_s + 60 * WARM_MIN, seed=seed)
        hidden = HiddenWater(network, meters, seed=seed, spread=0.2, begin_s=begin_s, burst=burst)
        watch = WaterWatch(network, meters, begin_s)
        told = [watch.minute(t, hidden.minute(t)).suspicion for t in _minutes(begin_s, WARM_MIN + HEARD_MIN)]
        if told[-1] is not None:
            delays_min.append(1 + sum(one is None for one in told) - WARM_MIN)
            names = [candidate.pipe for candidate in told[-1].candidates]
            ranks.append(1 + names.index(pipe) if pipe in names else len(names) + 1)
    assert sum(delay <= 10 for delay in delays_min) >= 0.85 * BURSTS, delays_min
    assert sum(rank <= 5 for rank in ranks) >= 0.85 * len(ranks), ranks


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(200, 204))
def test_a_whole_day_without_a_burst_raises_no_alarm(seed: int) -> None:
    network, meters = luzhou_water(), luzhou_meters()
    hidden = HiddenWater(network, meters, seed=seed, spread=0.2, begin_s=0, burst=None)
    watch = WaterWatch(network, meters, 0)
    assert all(watch.minute(t, hidden.minute(t)).suspicion is None for t in _minutes(0, 24 * 60))


def _minutes(begin_s: int, count: int) -> list[int]:
    return [begin_s + 60 * minute for minute in range(1, count + 1)]
