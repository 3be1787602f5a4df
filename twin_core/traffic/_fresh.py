"""The state of an empty street, and room for more cars."""

from __future__ import annotations

import numpy as np

from twin_core.city import Network
from twin_core.traffic._layout import (
    BESIDE,
    CAR,
    CLOCK,
    CROSSING,
    EDGE_NOW,
    ITEM,
    ITEMS_PER_CAR,
    LANE_NOW,
    LANE_SUM,
    LOOP_NOW,
    TRIP_NOW,
    Errands,
    Scratch,
    State,
    Street,
)
from twin_core.traffic._programs import network_tables, signal_rows

__all__ = ["FIRST_SLOTS", "copy_state", "fresh_scratch", "fresh_state", "more_slots"]

FIRST_SLOTS = 512


def fresh_state(network: Network, street: Street, errands: Errands, *, seed: int, begin_ms: int, step_ms: int) -> State:
    """Nothing on the road, all signals yet to be started, time at the begin."""
    clock = np.zeros(1, CLOCK)
    clock["t_ms"], clock["step_ms"], clock["dt_s"] = begin_ms, step_ms, step_ms / 1000.0
    clock["half_decay"], clock["fifth_decay"] = 0.5 ** (step_ms / 1000.0), 0.8 ** (step_ms / 1000.0)
    clock["seed"], clock["loaded"], clock["free_head"] = seed, len(errands.trip), -1
    lane_now = np.zeros(len(street.lane), LANE_NOW)
    lane_now["speed_limit"] = network.lanes.speed_mps
    for name in ("front", "rear", "tail", "tail_number"):
        lane_now[name] = -1
    edge_now = np.zeros(len(street.edge), EDGE_NOW)
    edge_now["wait_head"] = edge_now["wait_tail"] = -1
    trip_now = np.zeros(len(errands.trip), TRIP_NOW)
    trip_now["next_waiting"] = -1
    program, phase, letters = network_tables(network, street)
    loop_now = np.zeros(len(street.loop), LOOP_NOW)
    loop_now["last_ms"] = begin_ms
    state = State(
        clock, np.zeros(0, CAR), lane_now, np.zeros(len(lane_now), LANE_SUM), edge_now, trip_now, signal_rows(network,
        street), np.zeros(int(network.signals.n_links.sum()), np.int8), loop_now, program, phase, letters,
        np.zeros((4, len(street.detector))),
    )  # fmt: skip
    state.detections[2:] = np.nan
    return more_slots(state, FIRST_SLOTS)


def more_slots(state: State, n: int) -> State:
    """The same state with `n` more free rows for cars."""
    old = len(state.car)
    car = np.zeros(old + n, CAR)
    car[:old] = state.car
    car["number"][old:] = -1
    clock = state.clock
    car["behind"][old:] = np.arange(old + 1, old + n + 1)
    car["behind"][-1] = clock["free_head"][0]
    clock["free_head"], clock["n_free"] = old, clock["n_free"] + n
    return state._replace(car=car)


def fresh_scratch(street: Street, state: State) -> Scratch:
    """Working arrays for one step; their content does not outlive it."""
    widest = int(street.edge["n_lanes"].max()) if len(street.edge) else 1
    item = np.zeros(len(state.car) * ITEMS_PER_CAR, ITEM)
    return Scratch(
        item,
        np.zeros(len(state.car) + 1, CROSSING),
        np.full(len(street.link), -1, np.int32),
        np.zeros(widest, BESIDE),
        np.zeros(len(street.lane) + 1, np.int32),
        np.zeros(int(street.link["junction"].max(initial=0)) + 1, np.uint64),
        np.ones(len(street.lane), np.int8),
        np.zeros(len(state.car) + 1, np.int32),
        np.zeros(len(state.car), CAR),
        np.zeros(len(state.car), np.int32),
    )


def copy_state(state: State) -> State:
    """A deep copy. Programs are never changed in place, so they are shared."""
    shared = {"program", "phase", "letters"}
    return State(**{name: v if name in shared else v.copy() for name, v in state._asdict().items()})
