"""The monitor's checks, each at its threshold and one step to either side, and quiet on a clean junction."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from citybrain_wire.errors import BadFile, BadInput
from citybrain_wire.v1 import device_pb2 as device

from edge_agent._latch import LatchFile
from edge_agent._monitor import Monitor
from edge_agent._watch import Finding, LampWatch, WatchProfile, load_watch_profile
from hardware_profiles import to_dict
from tests.edge_agent.helpers import AMBER, CONTROLLER, GREEN, P1, P2, PED_CLEAR, RED, V1, V2, junction, report, tables

RED_AMBER, DARK = 2, 7
Change = tuple[int, int, int]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> WatchProfile:
    path = tmp_path_factory.mktemp("profile") / "p.json"
    path.write_text(json.dumps(to_dict(junction())))
    return load_watch_profile(path)


def watch(profile: WatchProfile, shown: Sequence[int]) -> LampWatch:
    made = LampWatch(profile)
    made.begin(shown)
    return made


def play(made: LampWatch, changes: Sequence[Change], until_ms: int, period_ms: int = 1000) -> list[Finding]:
    """Hand the changes over second by second, as reports do."""
    found: list[Finding] = []
    for now in range(period_ms, until_ms + period_ms, period_ms):
        found += made.observe([c for c in changes if now - period_ms < c[0] <= now], now)
    return found


def test_the_profile_is_read_with_the_same_hash_as_by_the_kernels_loader(profile: WatchProfile) -> None:
    assert profile.hash == junction().hash
    assert profile.conflicts == ((V2, P2), (V1, P1), (V2,), (V1,))
    assert profile.intergreen_ms[P1][V2] == 9000


@pytest.mark.parametrize(("text", "message"), [("{}", "KeyError"), ("[]", "TypeError"), ("{", "is not JSON")])
def test_a_profile_that_is_none_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(text)
    with pytest.raises(BadFile, match=message):
        load_watch_profile(path)


ALL_RED = (RED, RED, RED, RED)
FROM_A = (GREEN, RED, GREEN, RED)
V1_GREEN = (GREEN, RED, RED, RED)
CASES: list[tuple[str, Sequence[int], list[Change], str, bool]] = [
    # lamps found, changes, cause or "" for none, trips
    ("conflict of 250 ms", V1_GREEN, [(1000, V2, RED_AMBER), (1250, V2, RED)], "conflict V1 and V2", True),
    ("conflict of 249 ms", V1_GREEN, [(1000, V2, RED_AMBER), (1249, V2, RED)], "", False),
    ("conflict across a report", V1_GREEN, [(900, V2, RED_AMBER)], "conflict V1 and V2", True),
    ("amber 2.8 s", FROM_A, [(1000, V1, AMBER), (3800, V1, RED)], "", False),
    ("amber 2.7 s", FROM_A, [(1000, V1, AMBER), (3700, V1, RED)], "clearance 2700 of 3000 ms V1", True),
    ("amber skipped", FROM_A, [(1000, V1, RED)], "clearance skipped V1", True),
    ("clearance of a crossing 7.8 s", FROM_A, [(1000, P1, PED_CLEAR), (8800, P1, RED)], "", False),
    (
        "clearance of a crossing 7.7 s",
        FROM_A,
        [(1000, P1, PED_CLEAR), (8700, P1, RED)],
        "clearance 7700 of 8000 ms P1",
        True,
    ),
    ("walk ends without clearance", FROM_A, [(1000, P1, RED)], "clearance skipped P1", True),
    ("intergreen 4.8 s", (GREEN, RED, RED, RED), [(1000, V1, AMBER), (4000, V1, RED), (5800, V2, GREEN)], "", False),
    (
        "intergreen 4.7 s",
        (GREEN, RED, RED, RED),
        [(1000, V1, AMBER), (4000, V1, RED), (5700, V2, GREEN)],
        "intergreen 4700 of 5000 ms V1 to V2",
        True,
    ),
    ("green 2.8 s", ALL_RED, [(1000, V1, GREEN), (3800, V1, AMBER)], "", False),
    ("green 2.7 s", ALL_RED, [(1000, V1, GREEN), (3700, V1, AMBER)], "green 2700 of 3000 ms V1", False),
    ("red 1.8 s", (AMBER, RED, RED, RED), [(1000, V1, RED), (2800, V1, GREEN)], "", False),
    ("red 1.7 s", (AMBER, RED, RED, RED), [(1000, V1, RED), (2700, V1, GREEN)], "red 1700 of 2000 ms V1", False),
    ("dark for 1 s", FROM_A, [(1000, V1, DARK), (2100, V1, GREEN)], "dark V1", True),
    ("dark for 0.7 s", FROM_A, [(1200, V1, DARK), (1900, V1, GREEN)], "", False),
    ("amber stuck", FROM_A, [(1000, V1, AMBER)], "amber stuck V1", False),
]


@pytest.mark.parametrize(("found", "changes", "cause", "trips"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_each_check_at_its_threshold(
    profile: WatchProfile, found: Sequence[int], changes: list[Change], cause: str, trips: bool
) -> None:
    horizon = 8_000 if "stuck" in cause else max(change[0] for change in changes) + 1_500
    got = [(f.cause, f.trip) for f in play(watch(profile, found), changes, horizon)]
    wanted = [(cause, trips)] if cause else []
    assert [entry for entry in got if "stuck" not in entry[0] or "stuck" in cause] == wanted


def test_a_second_short_green_within_ten_minutes_trips(profile: WatchProfile) -> None:
    made = watch(profile, ALL_RED)
    short = [(V1, GREEN, 0), (V1, AMBER, 2000), (V1, RED, 5000)]
    first = play(made, [(1000 + at, group, aspect) for group, aspect, at in short], 9_000)
    assert [f.trip for f in first] == [False]
    later = made.observe([(300_000 + at, group, aspect) for group, aspect, at in short], 310_000)
    assert [f.trip for f in later] == [True]


def test_green_against_a_red_beyond_its_limit_is_stuck_once(profile: WatchProfile) -> None:
    quick = replace(profile, groups=tuple(replace(group, max_red_ms=20_000) for group in profile.groups))
    made = watch(quick, FROM_A)
    changes = [(1000, V2, AMBER), (4000, V2, RED), (10_000, V1, AMBER), (13_000, V1, RED), (15_000, V1, GREEN)]
    found = play(made, changes, 60_000)
    causes = [f.cause for f in found if "stuck" in f.cause]
    assert causes == ["green stuck V1"]


def test_a_clean_junction_never_trips_whatever_its_timing(profile: WatchProfile) -> None:
    rng = random.Random(3)
    made = watch(profile, ALL_RED)
    changes: list[Change] = []
    at = 5_000
    for stage in range(200):
        vehicle, walker = ((V1, P1), (V2, P2))[stage % 2]
        walk, green = rng.randrange(7_000, 20_000), 0
        green = max(walk + 8_000 - 3_000, rng.randrange(7_000, 30_000))
        changes += [(at, vehicle, GREEN), (at, walker, GREEN), (at + walk, walker, PED_CLEAR)]
        changes += [(at + walk + 8_000, walker, RED), (at + green, vehicle, AMBER), (at + green + 3_000, vehicle, RED)]
        at += max(green + 5_000, walk + 9_000) + rng.randrange(0, 4_000)
    changes.sort()
    assert play(made, changes, at) == []


def monitor(folder: Path, profile: WatchProfile) -> Monitor:
    made = Monitor({"site": profile}, LatchFile(folder))
    devices, sensors = tables()
    identity = device.DeviceUp(identity=device.Identity(site_id="site", devices=devices, sensors=sensors))
    made.take("site", identity.SerializeToString(), 0.0)
    return made


def feed(made: Monitor, second: int, **more: object) -> list[dict[str, object]]:
    message = device.DeviceUp(report=report(second, **more))  # type: ignore[arg-type]  # passed through
    orders, seen = made.take("site", message.SerializeToString(), float(second))
    assert seen == message.report.end_ts_ns
    made.latch(orders)
    return orders


BOTH = (GREEN, GREEN, GREEN, RED)


def test_a_trip_is_ordered_latched_over_a_restart_and_ended_only_by_a_named_reset(
    tmp_path: Path, profile: WatchProfile
) -> None:
    made = monitor(tmp_path, profile)
    feed(made, 0)
    orders = feed(made, 1, rows=[(1, 100, float(GREEN))], lamps=BOTH)
    assert orders[0]["trip"] == ["site", CONTROLLER, "conflict V1 and V2"]
    again = monitor(tmp_path, profile)
    assert CONTROLLER in again.greeting()[1]["latched"]["site"]  # type: ignore[index]  # plain JSON values
    latches = LatchFile(tmp_path)
    with pytest.raises(BadInput, match="a reset needs the name of a person and a reason"):
        latches.reset("site", CONTROLLER, person=" ", reason="x")
    with pytest.raises(BadInput, match="site tl9: nothing is latched"):
        latches.reset("site", "tl9", person="Li Wei", reason="lamp changed")
    latches.reset("site", CONTROLLER, person="Li Wei", reason="lamp changed")
    assert LatchFile(tmp_path).by_site() == {"site": {}}
    assert "Li Wei" in (tmp_path / "resets.log").read_text()


def test_a_latch_file_that_cannot_be_read_counts_as_latched(tmp_path: Path, profile: WatchProfile) -> None:
    (tmp_path / "latched.json").write_text("{broken")
    greeting = monitor(tmp_path, profile).greeting()
    assert greeting[1] == {"latched": {"site": {CONTROLLER: "the latch file was unreadable"}}}


def test_after_a_gap_in_the_feed_lamps_are_taken_as_found(tmp_path: Path, profile: WatchProfile) -> None:
    made = monitor(tmp_path, profile)
    feed(made, 0)
    assert feed(made, 5, lamps=(RED, GREEN, RED, GREEN), stage=1) == []
    assert feed(made, 6, lamps=(RED, GREEN, RED, GREEN), stage=1) == []


def test_a_site_that_falls_silent_while_others_go_on_is_sent_home_once(tmp_path: Path, profile: WatchProfile) -> None:
    made = Monitor({"site": profile, "other": profile}, LatchFile(tmp_path))
    devices, sensors = tables()
    for site in ("site", "other"):
        identity = device.Identity(site_id=site, devices=devices, sensors=sensors)
        made.take(site, device.DeviceUp(identity=identity).SerializeToString(), 0.0)
    for second in range(10):
        raw = device.DeviceUp(report=report(second)).SerializeToString()
        made.take("other", raw, float(second))
        if second < 3:
            made.take("site", raw, float(second))
    assert made.beat(9.0) == [{"beat": 1}, {"local": ["site", CONTROLLER, "feed stale"]}]
    assert made.beat(10.0) == [{"beat": 2}]


@pytest.mark.parametrize("raw", [b"\xff\xff\xff", b"\x08"])
def test_bytes_that_are_no_message_are_refused(tmp_path: Path, profile: WatchProfile, raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"feed message is not device\.proto"):
        monitor(tmp_path, profile).take("site", raw, 0.0)
