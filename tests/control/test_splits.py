from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from twin_core.control._splits import Junction, best_splits, expected_delay


def crossing(flows_vph: tuple[float, float], *, queue: tuple[float, float] = (0, 0), least: int = 10) -> Junction:
    """Two lanes, two stages of 30 s in a cycle of 60 s, 5 s of each lost."""
    return Junction(
        arrivals_vps=np.array(flows_vph) / 3600.0,
        queue=np.array(queue, dtype=float),
        saturation_vps=np.array([0.5, 0.5]),
        green_s=np.array([25.0, 25.0]),
        serves=np.eye(2),
        base_s=np.array([30, 30]),
        least_s=np.array([least, least]),
        horizon_s=600.0,
    )


def test_the_delay_of_one_lane_is_the_handbook_formula() -> None:
    q, s, g, c, t = 400 / 3600, 0.5, 25.0, 60.0, 600.0
    x = q / (s * g / c)
    uniform = 0.5 * c * (1 - g / c) ** 2 / (1 - x * g / c)
    overflow = 0.25 * t * ((x - 1) + math.sqrt((x - 1) ** 2 + 4 * x / (s * g / c * t)))
    junction = crossing((400, 0))
    assert expected_delay(junction, np.array([30, 30])) == pytest.approx(q * t * (uniform + overflow), rel=1e-12)


def test_a_first_queue_adds_the_triangle_under_it() -> None:
    without = expected_delay(crossing((400, 0)), np.array([30, 30]))
    with_queue = expected_delay(crossing((400, 0), queue=(6, 0)), np.array([30, 30]))
    shrink = 0.5 * 25 / 60 - 400 / 3600
    assert with_queue - without == pytest.approx(0.5 * 6 * 6 / shrink, rel=1e-9)


def test_equal_flows_share_the_cycle_equally() -> None:
    found = best_splits(crossing((500, 500)), 60)
    assert found is not None
    assert abs(int(found[0][0]) - 30) <= 1


def test_the_busier_approach_gets_more_green_and_no_stage_falls_below_its_minimum() -> None:
    found = best_splits(crossing((900, 150), least=12), 60)
    assert found is not None
    lengths, _ = found
    assert lengths.sum() == 60
    assert lengths[0] > 35
    assert lengths.min() >= 12


@pytest.mark.parametrize("seed", range(5))
def test_the_search_ends_near_the_best_of_all_splits(seed: int) -> None:
    draw = np.random.default_rng(seed)
    lanes, stages, cycle = 7, 3, 48
    serves = (draw.random((lanes, stages)) < 0.5).astype(float)
    base = np.full(stages, cycle // stages)
    junction = Junction(
        arrivals_vps=draw.uniform(0.01, 0.2, lanes),
        queue=draw.uniform(0, 8, lanes),
        saturation_vps=draw.uniform(0.2, 0.55, lanes),
        green_s=serves @ (base - 4.0),
        serves=serves,
        base_s=base,
        least_s=np.full(stages, 8),
        horizon_s=600.0,
    )
    found = best_splits(junction, cycle)
    assert found is not None
    all_splits = (
        np.array([a, b, cycle - a - b]) for a, b in itertools.product(range(8, cycle), repeat=2) if cycle - a - b >= 8
    )
    best = min(expected_delay(junction, split) for split in all_splits)
    assert found[1] <= best * 1.002
    assert found[1] == expected_delay(junction, found[0])


def test_a_cycle_shorter_than_its_minima_is_no_candidate() -> None:
    assert best_splits(crossing((500, 500), least=31), 60) is None
