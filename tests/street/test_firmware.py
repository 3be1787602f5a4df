"""An emulated controller changes programs at safe points only, comes into step, and goes back by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.street._firmware import Firmware, SignalTimes

MIN_GREEN_MS = (5000, 5000)
# two stages, each green, amber, all red
LENGTHS, OTHER_LENGTHS = (30_000, 3000, 2000, 20_000, 3000, 2000), (20_000, 3000, 2000, 30_000, 3000, 2000)
LOCAL = SignalTimes("", LENGTHS, (0,) * 6, LENGTHS, (0, -1, -1, 1, -1, -1), 0, False)
PLAN = SignalTimes("p1", OTHER_LENGTHS, (0,) * 6, OTHER_LENGTHS, (0, -1, -1, 1, -1, -1), 0, False)
ACTUATED = SignalTimes(
    "", (30_000, 3000, 20_000, 3000), (5000, 3000, 5000, 3000), (50_000, 3000, 50_000, 3000), (0, -1, 1, -1), 0, True
)


class Signal:
    """Runs a firmware against a fixed-time program, second by second, as the street does."""

    def __init__(self, firmware: Firmware, start_ms: int = 0) -> None:
        self.firmware = firmware
        self.now_ms = start_ms
        self.program = firmware.running
        self.phase, self.elapsed_ms = 0, 0
        self.shown: list[tuple[int, int]] = []  # (ms, stage or -1)

    def run(self, seconds: int, *, alive: bool = True) -> None:
        for _ in range(seconds):
            if alive:
                self.firmware.keep_alive(self.now_ms)
            switch = self.firmware.tick(self.now_ms, self.phase, self.elapsed_ms)
            if switch is not None:
                assert switch.program.stage[switch.phase] == self.program.stage[self.phase], "lamps changed at a switch"
                self.program, self.phase, self.elapsed_ms = switch.program, switch.phase, switch.elapsed_ms
            self.shown.append((self.now_ms, self.program.stage[self.phase]))
            self.now_ms += 1000
            self.elapsed_ms += 1000
            if self.elapsed_ms >= self.program.duration_ms[self.phase]:
                self.phase, self.elapsed_ms = (self.phase + 1) % len(self.program.stage), 0

    def greens(self) -> list[int]:
        """Lengths of the greens shown, ms, without the one still running."""
        lengths, last = [], -1
        for _, stage in self.shown:
            if stage >= 0:
                if stage != last:
                    lengths.append(0)
                lengths[-1] += 1000
            last = stage
        return lengths[:-1]


def test_without_orders_nothing_is_switched() -> None:
    signal = Signal(Firmware(LOCAL, MIN_GREEN_MS, dead_man_ms=10_000))
    signal.run(600)
    assert signal.program is LOCAL


def test_a_plan_comes_into_force_in_step_with_its_offset() -> None:
    firmware = Firmware(LOCAL, MIN_GREEN_MS, dead_man_ms=10_000)
    signal = Signal(firmware)
    firmware.apply(PLAN, 0, 0)
    signal.run(300)
    assert firmware.running is PLAN
    position_ms = (signal.now_ms - PLAN.offset_ms) % PLAN.cycle_ms
    start_ms = sum(PLAN.duration_ms[: signal.phase])
    assert position_ms == start_ms + signal.elapsed_ms


@pytest.mark.parametrize("offset_s", range(0, 60, 7))
@pytest.mark.parametrize("order_at_s", [0, 13, 33, 47])
def test_no_green_is_cut_below_its_minimum_or_held_beyond_the_limit(offset_s: int, order_at_s: int) -> None:
    plan = replace(PLAN, offset_ms=offset_s * 1000)
    firmware = Firmware(LOCAL, MIN_GREEN_MS, dead_man_ms=10_000)
    signal = Signal(firmware)
    signal.run(order_at_s)
    firmware.apply(plan, 0, signal.now_ms)
    signal.run(400)
    firmware.revert("cancelled", signal.now_ms)
    signal.run(400)
    assert firmware.running is LOCAL
    assert min(signal.greens()) >= 5000
    assert max(signal.greens()) <= 30_000 + 0.3 * 60_000


def test_not_before_is_kept() -> None:
    firmware = Firmware(LOCAL, MIN_GREEN_MS, dead_man_ms=10_000)
    signal = Signal(firmware)
    firmware.apply(PLAN, 100_000, 0)
    signal.run(100)
    assert firmware.running is LOCAL
    signal.run(200)
    assert firmware.running is PLAN


def test_without_a_keep_alive_the_controller_goes_back_by_itself() -> None:
    firmware = Firmware(LOCAL, MIN_GREEN_MS, dead_man_ms=10_000)
    signal = Signal(firmware)
    firmware.apply(PLAN, 0, 0)
    signal.run(300)
    signal.run(300, alive=False)
    assert firmware.running is LOCAL
    assert min(signal.greens()) >= 5000


def test_an_actuated_program_is_entered_with_the_green_that_has_run() -> None:
    firmware = Firmware(ACTUATED, MIN_GREEN_MS, dead_man_ms=10_000)
    firmware.apply(PLAN, 0, 0)
    assert firmware.tick(3000, 0, 3000) is None, "minimum green comes first"
    firmware.keep_alive(14_000)
    switch = firmware.tick(15_000, 0, 15_000)
    assert switch is not None
    assert switch.phase == 0
    firmware.revert("test", 16_000)
    back = firmware.tick(40_000, 3, 9000)
    assert back is not None
    assert (back.program, back.phase, back.elapsed_ms) == (ACTUATED, 2, 9000)


def test_a_plan_without_the_present_stage_waits_for_one_it_knows() -> None:
    firmware = Firmware(LOCAL, MIN_GREEN_MS, dead_man_ms=10_000)
    other = SignalTimes("p2", (55_000, 5000), (0, 0), (55_000, 5000), (1, -1), 0, False)
    firmware.apply(other, 0, 0)
    assert firmware.tick(10_000, 0, 10_000) is None


def actuated_plan(most_ms: int) -> SignalTimes:
    """ACTUATED as a plan of the cloud whose greens may last so long."""
    return replace(ACTUATED, plan_id="p3", max_ms=(most_ms, 3000, most_ms, 3000))


def test_an_actuated_plan_is_entered_with_the_green_that_has_run_and_needs_no_step() -> None:
    firmware = Firmware(ACTUATED, MIN_GREEN_MS, dead_man_ms=10_000)
    plan = actuated_plan(40_000)
    firmware.apply(plan, 0, 0)
    firmware.keep_alive(16_000)
    switch = firmware.tick(17_000, 0, 17_000)
    assert switch is not None
    assert (switch.program, switch.phase, switch.elapsed_ms) == (plan, 0, 17_000)


def test_an_actuated_plan_waits_while_its_longest_green_would_keep_others_red_for_too_long() -> None:
    firmware = Firmware(ACTUATED, MIN_GREEN_MS, dead_man_ms=10**9, max_red_ms=100_000)
    firmware.tick(0, 2, 6000)  # stage 1 was green last at 0
    firmware.apply(actuated_plan(90_000), 0, 0)
    assert firmware.tick(13_000, 0, 5000) is None, "85 s more of stage 0 would make 101 s of red"
    late = firmware.tick(14_000, 0, 20_000)
    assert late is not None
    assert late.elapsed_ms == 20_000


def test_an_actuated_plan_that_never_fits_begins_with_the_end_of_its_green() -> None:
    firmware = Firmware(ACTUATED, MIN_GREEN_MS, dead_man_ms=10**9, max_red_ms=60_000)
    firmware.tick(0, 2, 6000)
    firmware.apply(actuated_plan(90_000), 0, 0)
    cycles_ms = 3 * ACTUATED.cycle_ms
    assert firmware.tick(cycles_ms, 0, 20_000) is None
    switch = firmware.tick(cycles_ms + 1000, 0, 21_000)
    assert switch is not None
    assert switch.elapsed_ms == 90_000
