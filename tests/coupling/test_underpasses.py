"""Water in an underpass closes its road at once and opens it late; orders reach every lane."""

from __future__ import annotations

from pathlib import Path

import pytest
from citybrain_wire.errors import BadInput

from tests.conftest import ROOT
from twin_core.city import Network, UnderpassCoupling, load_couplings, read_network
from twin_core.coupling import RoadOrder, UnderpassWatch, apply_orders
from twin_core.pipes.drainage import DrainageSimulation, read_swmm

UNDERPASS = UnderpassCoupling("U1", "下穿", ("in", "out"), road_m=2.5, notice_m=0.1, slow_m=0.15, close_m=0.25)


@pytest.fixture
def watch() -> UnderpassWatch:
    return UnderpassWatch([UNDERPASS])


@pytest.fixture(scope="module")
def network() -> Network:
    return read_network(ROOT / "tests" / "city" / "small" / "small.net.xml")


class Recorder:
    """A street that only remembers what it was told."""

    def __init__(self) -> None:
        self.closed: dict[int, bool] = {}
        self.speed_mps: dict[int, float] = {}

    def close_lane(self, lane: int, closed: bool = True) -> None:
        self.closed[lane] = closed

    def set_lane_speed(self, lane: int, speed_mps: float) -> None:
        self.speed_mps[lane] = speed_mps


@pytest.mark.parametrize(
    ("depth_m", "state"),
    [
        (0.0, "open"),
        (2.5, "open"),
        (2.59, "open"),
        (2.601, "notice"),
        (2.651, "slow"),
        (2.75, "closed"),
        (8.0, "closed"),
    ],
)
def test_depth_on_the_road_decides(watch: UnderpassWatch, depth_m: float, state: str) -> None:
    orders = watch.update(0.0, {"U1": depth_m})
    assert watch.states() == {"U1": state}
    assert [order.edge for order in orders] == ([] if state == "open" else ["in", "out"])


def test_it_closes_at_once_and_opens_after_ten_calm_minutes(watch: UnderpassWatch) -> None:
    assert len(watch.update(0.0, {"U1": 3.0})) == 2
    assert watch.update(60.0, {"U1": 2.4}) == ()
    assert watch.update(659.0, {"U1": 2.4}) == ()
    opened = watch.update(660.0, {"U1": 2.4})
    assert [order.state for order in opened] == ["open", "open"]


def test_a_wave_in_between_starts_the_calm_anew(watch: UnderpassWatch) -> None:
    watch.update(0.0, {"U1": 3.0})
    watch.update(60.0, {"U1": 2.4})
    assert watch.update(300.0, {"U1": 2.8}) == ()
    assert watch.update(700.0, {"U1": 2.4}) == ()
    assert watch.states() == {"U1": "closed"}
    assert watch.update(1300.0, {"U1": 2.4}) != ()


def test_an_unknown_depth_keeps_the_state(watch: UnderpassWatch) -> None:
    watch.update(0.0, {"U1": 3.0})
    assert watch.update(5000.0, {}) == ()
    assert watch.states() == {"U1": "closed"}


@pytest.mark.parametrize("depths", [{"U9": 1.0}, {"U1": -0.1}, {"U1": float("nan")}])
def test_depths_that_cannot_be_are_refused(watch: UnderpassWatch, depths: dict[str, float]) -> None:
    with pytest.raises(BadInput):
        watch.update(0.0, depths)


def test_orders_close_slow_and_open_every_lane(network: Network) -> None:
    street = Recorder()
    lanes = [network.lane_index()["in_0"], network.lane_index()["in_1"]]
    apply_orders(street, network, [RoadOrder("U1", "in", "closed", 0.3)])
    assert [street.closed[lane] for lane in lanes] == [True, True]
    apply_orders(street, network, [RoadOrder("U1", "in", "slow", 0.2)])
    assert [street.closed[lane] for lane in lanes] == [False, False]
    assert [street.speed_mps[lane] for lane in lanes] == pytest.approx([20 / 3.6] * 2)
    apply_orders(street, network, [RoadOrder("U1", "in", "open", 0.0)])
    assert [street.speed_mps[lane] for lane in lanes] == pytest.approx([13.89] * 2)


def test_works_take_the_rightmost_lane_and_slow_the_others(network: Network) -> None:
    street = Recorder()
    lanes = [network.lane_index()["in_0"], network.lane_index()["in_1"]]
    apply_orders(street, network, [RoadOrder("W1", "in", "works", 0.0)])
    assert [street.closed[lane] for lane in lanes] == [True, False]
    assert [street.speed_mps[lane] for lane in lanes] == pytest.approx([20 / 3.6] * 2)


def test_a_heavy_storm_on_luzhou_closes_the_underpass_with_the_tired_pump(luzhou: Path) -> None:
    couplings = load_couplings(luzhou)
    watch = UnderpassWatch(couplings.underpasses)
    drainage = DrainageSimulation(read_swmm(luzhou / "dressed" / "drainage.inp"))
    ids = drainage.network.storage_ids
    closed: set[str] = set()
    for minute in range(60):
        drainage.step(60.0, 80.0 if minute < 20 else 190.0 if minute < 35 else 30.0)
        depths = dict(zip(ids, drainage.storage_depth_m().tolist(), strict=True))
        closed |= {order.underpass for order in watch.update(60.0 * minute, depths) if order.state == "closed"}
    assert closed == {"U03"}
