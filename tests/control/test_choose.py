from __future__ import annotations

import numpy as np

from twin_core.control._choose import accepted, best_by_signal, difference, worse_ones


def test_a_clear_paired_gain_wins_and_noise_does_not() -> None:
    base = [100.0, 220.0, 90.0, 160.0]
    assert difference([80.0, 199.0, 71.0, 140.0], base).wins
    assert not difference([40.0, 330.0, 20.0, 170.0], base).wins


def test_pairs_count_not_means() -> None:
    base = np.array([100.0, 500.0, 900.0, 300.0])
    found = difference(base - 10.0, base)
    assert (found.mean, found.se) == (-10.0, 2.0), "the least standard error holds where all pairs agree"
    assert found.wins


def test_a_gain_within_the_margin_is_none() -> None:
    base = np.full(4, 100.0)
    assert not difference(base - 6.9, base).wins
    assert difference(base - 7.1, base).wins


def test_one_pair_alone_proves_nothing() -> None:
    assert not difference([0.0], [1e6]).wins


def test_each_signal_takes_the_candidate_that_wins_by_most() -> None:
    base = np.full((4, 3), 100.0)
    candidates = {"a": base - np.array([20.0, 5.0, 30.0]), "b": base - np.array([40.0, 5.0, 90.0])}
    best = best_by_signal(base, candidates, {"a": {0, 1, 2}, "b": {0, 1}})
    assert {s: name for s, (name, _) in best.items()} == {0: "b", 2: "a"}


def test_those_that_lose_together_are_named() -> None:
    base = np.full((4, 3), 100.0)
    assert worse_ones(base, base + np.array([-5.0, 0.0, 5.0]), [0, 1, 2]) == [1, 2]


def test_the_whole_must_gain_clearly() -> None:
    assert accepted([100.0, 100.0], [120.0, 120.0]) is None
    gain = accepted([100.0, 101.0], [50.0, 52.0])
    assert gain is not None
    assert gain.mean == -49.5
