"""Pressure waves: against Joukowsky, against Allievi's equations, a burst and a pump that fails."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from citybrain_wire import BadInput

from twin_core.pipes.transient import Line, LineKind, Spot, SpotKind, Surge, plan_surge

G = 9.80665
WAVE_MPS, LENGTH_M, DIAMETER_M, FLOW_M3S = 1000.0, 1000.0, 0.5, 0.2
AREA_M2 = math.pi * DIAMETER_M**2 / 4.0
VELOCITY_MPS = FLOW_M3S / AREA_M2


def main_and_valve(head_at_valve_m: float = 100.0, head_m: float = 100.0) -> Surge:
    """A reservoir, a main of 1,000 m, a valve, a reservoir at its outlet; without friction where heads are equal."""
    spots = (
        Spot("source", head_m, kind=SpotKind.RESERVOIR),
        Spot("valve-", head_at_valve_m),
        Spot("outlet", 0.0, kind=SpotKind.RESERVOIR),
    )
    lines = (
        Line("main", "source", "valve-", FLOW_M3S, length_m=LENGTH_M, diameter_m=DIAMETER_M, wave_speed_mps=WAVE_MPS),
        Line("valve", "valve-", "outlet", FLOW_M3S, LineKind.VALVE),
    )
    return Surge(plan_surge(spots, lines, dt_s=0.01))


def test_nothing_happens_where_nothing_happens() -> None:
    record = main_and_valve(head_at_valve_m=92.0).run(20.0)
    assert np.abs(record.of("valve-") - 92.0).max() < 1e-8


def test_a_valve_shut_at_once_raises_the_head_by_joukowskys_amount() -> None:
    """ΔH = a ΔV / g (Joukowsky 1898), until the wave is back from the reservoir after 2 L/a."""
    surge = main_and_valve()
    surge.move_valve("valve", opening=0.0, at_s=1.0)
    record = surge.run(6.0)
    head, time_s = record.of("valve-"), record.time_s
    rise_m = WAVE_MPS * VELOCITY_MPS / G
    first, second = (time_s > 1.1) & (time_s < 2.9), (time_s > 3.1) & (time_s < 4.9)
    assert head[first] == pytest.approx(100.0 + rise_m, rel=1e-6)
    assert head[second] == pytest.approx(100.0 - rise_m, abs=1e-6 * rise_m)
    assert record.boiled == ()


def test_a_fall_below_vapour_pressure_is_said_to_be_beyond_the_model() -> None:
    surge = main_and_valve(head_m=60.0, head_at_valve_m=60.0)
    surge.move_valve("valve", opening=0.0, at_s=1.0)
    assert surge.run(6.0).boiled == ("valve-",)


@pytest.mark.parametrize("closure_s", [3.0, 6.0, 10.0])
def test_an_even_closure_follows_allievis_interlocking_equations(closure_s: float) -> None:
    """Allievi 1902: ζᵢ² + ζᵢ₋₁² − 2 = 2 ρ (ηᵢ₋₁ ζᵢ₋₁ − ηᵢ ζᵢ) at multiples of 2 L/a, ρ = a V₀ / (2 g H₀)."""
    surge = main_and_valve()
    surge.move_valve("valve", opening=0.0, at_s=0.0, within_s=closure_s)
    head = surge.run(12.0).of("valve-")
    rho = WAVE_MPS * VELOCITY_MPS / (2.0 * G * 100.0)
    zeta, eta = 1.0, 1.0
    for i in range(1, 6):
        before = zeta * zeta - 2.0 - 2.0 * rho * eta * zeta
        eta = max(0.0, 1.0 - 2.0 * i / closure_s)
        zeta = -rho * eta + math.sqrt(rho * rho * eta * eta - before)
        assert head[round(2.0 * i / 0.01) - 1] / 100.0 == pytest.approx(zeta * zeta, rel=0.01)


def test_friction_dampens_what_goes_to_and_fro() -> None:
    surge = main_and_valve(head_at_valve_m=80.0)
    surge.move_valve("valve", opening=0.0, at_s=0.0, within_s=1.0)
    head = surge.run(120.0).of("valve-")
    first, last = np.abs(head[:1000] - 100.0).max(), np.abs(head[-1000:] - 100.0).max()
    assert last < 0.6 * first


def test_a_burst_drops_the_head_at_once_and_settles_where_hole_and_main_agree() -> None:
    spots = (Spot("source", 60.0, kind=SpotKind.RESERVOIR), Spot("mid", 57.0), Spot("end", 55.0, demand_m3s=0.02))
    pipe = Line("p", "source", "mid", 0.02, length_m=600.0, diameter_m=0.2)
    surge = Surge(plan_surge(spots, (pipe, replace(pipe, id="q", start="mid", end="end")), dt_s=0.01))
    surge.open_hole("mid", area_m2=0.002, at_s=0.5)
    record = surge.run(60.0)
    at_mid = record.of("mid")
    k = 0.6 * 0.002 * math.sqrt(2.0 * G)
    lost = at_mid[round(0.52 / 0.01)]
    impedance = 1000.0 / (G * math.pi * 0.2**2 / 4.0) / 2.0
    assert 57.0 - lost == pytest.approx(impedance * k * math.sqrt(lost), rel=0.02)
    settled = float(at_mid[-200:].mean())
    assert np.ptp(at_mid[-200:]) < 0.2
    inflow = math.sqrt((60.0 - settled) / (3.0 / 0.02**2))
    beyond = 0.02 * math.sqrt(float(record.of("end")[-200:].mean()) / 55.0)
    assert inflow == pytest.approx(k * math.sqrt(settled) + beyond, rel=0.01)


def test_a_pump_that_fails_drops_the_main_and_never_runs_backwards() -> None:
    spots = (
        Spot("well", 0.0, kind=SpotKind.RESERVOIR),
        Spot("pump-", 52.0),
        Spot("tank", 50.0, kind=SpotKind.RESERVOIR),
    )
    lines = (
        Line("pump", "well", "pump-", 0.1, LineKind.PUMP, shutoff_head_m=65.0, inertia_kgm2=12.0),
        Line("main", "pump-", "tank", 0.1, length_m=2000.0, diameter_m=0.4),
    )
    surge = Surge(plan_surge(spots, lines, dt_s=0.01))
    assert np.abs(surge.run(5.0).of("pump-") - 52.0).max() < 1e-6
    surge.trip_pump("pump", at_s=6.0)
    record = surge.run(60.0)
    head = record.of("pump-")
    assert np.abs(head[: round(0.9 / 0.01)] - 52.0).max() < 1e-6
    drop = 52.0 - float(head.min())
    joukowsky = 1000.0 * 0.1 / (math.pi * 0.4**2 / 4.0) / G
    assert 0.2 * joukowsky < drop < joukowsky
    assert float(head.max()) > 52.0, "the check valve shuts and the returning wave rises above the steady head"


def test_short_pipes_are_lumped_and_named_and_wave_speeds_bent_a_little() -> None:
    spots = (Spot("a", 50.0, kind=SpotKind.RESERVOIR), Spot("b", 50.0), Spot("c", 50.0), Spot("d", 50.0))
    pipe = Line("ab", "a", "b", 0.0, length_m=104.0, diameter_m=0.3)
    lines = (pipe, Line("bc", "b", "c", 0.0, length_m=2.0, diameter_m=0.3), replace(pipe, id="cd", start="c", end="d"))
    plan = plan_surge(spots, lines, dt_s=0.01)
    assert plan.lumped == ("bc",)
    assert plan.spot_of["b"] == plan.spot_of["c"]
    assert plan.segments == 20
    assert plan.worst_bend == pytest.approx(0.04)


SPOTS = (Spot("a", 50.0, kind=SpotKind.RESERVOIR), Spot("b", 50.0), Spot("c", 20.0))
PIPE = Line("p", "a", "b", 0.0, length_m=100.0, diameter_m=0.3)
VALVE = Line("v", "b", "c", 0.1, LineKind.VALVE)


@pytest.mark.parametrize(
    ("spots", "lines", "dt_s", "words"),
    [
        (SPOTS, (PIPE,), 0.0, "dt_s is 0.0; give a step"),
        ((*SPOTS, SPOTS[0]), (PIPE,), 0.01, "spot 'a': two have this id"),
        ((*SPOTS, Spot("n", math.nan)), (PIPE,), 0.01, "spot 'n': head, elevation and demand must be finite numbers"),
        (SPOTS, (replace(PIPE, end="x"),), 0.01, "line 'p': there is no spot 'x'"),
        (SPOTS, (replace(PIPE, length_m=-5.0),), 0.01, "pipe 'p': length_m is -5.0; it must be above 0"),
        (SPOTS, (replace(PIPE, flow_m3s=math.inf),), 0.01, "line 'p': flow_m3s must be a finite number"),
        (SPOTS, (PIPE, replace(VALVE, kind=LineKind.PUMP)), 0.01, "pump 'v': inertia_kgm2 is 0.0"),
        (SPOTS, (PIPE, VALVE), 0.01, "spot 'c': no pipe of a reach or more leads there"),
    ],
)
def test_what_cannot_be_laid_is_refused_with_its_name(
    spots: tuple[Spot, ...], lines: tuple[Line, ...], dt_s: float, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        Surge(plan_surge(spots, lines, dt_s=dt_s))


def test_what_cannot_happen_is_refused_with_its_name() -> None:
    surge = main_and_valve()
    with pytest.raises(BadInput, match="there is no spot 'x'"):
        surge.open_hole("x", area_m2=0.1, at_s=0.0)
    with pytest.raises(BadInput, match="a reservoir; a hole there changes no head"):
        surge.open_hole("source", area_m2=0.1, at_s=0.0)
    with pytest.raises(BadInput, match="there is no pump 'valve-'"):
        surge.trip_pump("valve-", at_s=0.0)
    with pytest.raises(BadInput, match="'valve' is no pump"):
        surge.trip_pump("valve", at_s=0.0)
    with pytest.raises(BadInput, match="it must be 0 to 1"):
        surge.move_valve("valve", opening=1.5, at_s=0.0)
