"""Every reason for refusing a command can occur, in the order of the codes, and burns the number where it must."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from hardware_profiles.safety import (
    FORBIDDEN,
    NOT_BURNT,
    REASONS,
    Aspect,
    Command,
    CommandKind,
    Mode,
    Profile,
    State,
    admit,
)
from tests.hardware_profiles.x4 import NOW, P1, V1, V2, G, command, lit, plan, x4

LOCAL_ONLY = x4(level=2, local_only=True)
ONE_WAY = x4(transitions=((0, FORBIDDEN), (0, 1)))


def ready(profile: Profile) -> State:
    return lit(profile, (V1, G, 20), (P1, G, 20))


def state_of(profile: Profile, **fields: object) -> State:
    st = ready(profile)
    for name, value in fields.items():
        setattr(st, name, value)
    return st


def asks(kind: CommandKind = CommandKind.PLAN, **more: object) -> Command:
    fields: dict[str, object] = {"plan": plan(40, 40, name="c"), "plan_hash": b"c"} if kind is CommandKind.PLAN else {}
    return command(kind, 9, **{**fields, **more})


X = x4()
WAITING = CommandKind.STAGE
CASES: list[tuple[str, Profile, dict[str, object], Command]] = [
    ("E01", X, {}, asks(malformed="no plan")),
    ("E02", X, {}, asks(authentic=False)),
    ("E03", X, {}, asks(controller="other")),
    ("E04", X, {}, asks(epoch=6)),
    ("E06", X, {"seq_hi": 9}, asks()),
    ("E07", X, {}, asks(basis_ms=NOW - 10_001)),
    ("E07", X, {}, asks(basis_ms=NOW + 1)),
    ("E08", X, {}, asks(not_before_ms=NOW + 900_001)),
    ("E08", X, {"wall_ok": False}, asks(not_before_ms=NOW + 10)),
    ("E09", X, {}, asks(permitted=False)),
    ("E10", X, {}, asks(profile_hash=b"other")),
    ("E11", X, {}, asks(replaces=b"gone")),
    ("E12", X, {}, asks(lease_ms=999)),
    ("E12", X, {}, asks(confirm_ms=120_001)),
    ("E12", X, {}, asks(plan=plan(40, 40, name=""))),
    ("E12", X, {}, asks(plan=plan(40, 40, name="x" * 65))),
    ("E12", X, {}, asks(WAITING, stage=2, hold_ms=5000)),
    ("E12", X, {}, asks(WAITING, stage=0, hold_ms=30_001)),
    ("E12", X, {}, asks(CommandKind.PRIORITY, shift_ms=10_001)),
    ("E12", X, {}, asks(CommandKind.PRIORITY, shift_ms=0)),
    ("E12", X, {}, asks(CommandKind.MODE, mode="dark")),
    ("E12", X, {}, asks(CommandKind.RENEW, plan_hash=b"c", lease_ms=30_001)),
    ("E13", X, {}, asks(plan=plan(14, 14, lo_s=13, name="c"))),
    ("E20", X, {"mode": Mode.FAULT, "fault": "I1"}, asks()),
    ("E21", X, {"mode": Mode.MANUAL}, asks()),
    ("E22", X, {"monitor": False}, asks()),
    ("E23", X, {"report": NOW - 2001}, asks()),
    ("E23", X, {"rep": [Aspect.UNKNOWN] * 4}, asks()),
    ("E24", X, {"mode": Mode.START}, asks()),
    ("E24", X, {"flash_order": True}, asks()),
    ("E25", X, {"mode": Mode.PREEMPT, "pre": 0}, asks()),
    ("E26", x4(level=1), {}, asks(WAITING, stage=1, hold_ms=5000)),
    ("E26", x4(level=2), {}, asks(CommandKind.PRIORITY, shift_ms=2000)),
    ("E26", x4(allowed_modes=("local",)), {}, asks(CommandKind.MODE, mode="flash")),
    ("E26", LOCAL_ONLY, {}, asks()),
    ("E30", ONE_WAY, {}, asks(WAITING, stage=1, hold_ms=5000)),
    ("E31", X, {"red_since": [NOW, NOW - 105_000, NOW, NOW]}, asks(WAITING, stage=0, hold_ms=10_000)),
    ("E32", X, {"request_ms": NOW - 500}, asks()),
    ("E32", X, {"prio": (2000, 2000, 1)}, asks(CommandKind.PRIORITY, shift_ms=2000)),
    ("E33", X, {}, asks(CommandKind.RENEW, plan_hash=b"c")),
    ("E33", X, {}, asks(CommandKind.CONFIRM, plan_hash=b"c")),
    ("E33", X, {}, asks(CommandKind.RESET)),
]


@pytest.mark.parametrize(
    ("code", "profile", "fields", "asked"), CASES, ids=[f"{case[0]}-{k}" for k, case in enumerate(CASES)]
)
def test_a_command_is_refused_for_its_reason(
    code: str, profile: Profile, fields: dict[str, object], asked: Command
) -> None:
    st = state_of(profile, **fields)
    after, verdict, out = admit(profile, st, asked, NOW)
    assert verdict.code == code
    assert out.requests == []
    assert verdict.burns == (code not in {*NOT_BURNT, "E06"})
    assert after.seq_hi == (9 if verdict.burns or "seq_hi" in fields else 0)
    assert after.waiting is None


def test_every_reason_is_tried_here_or_belongs_to_the_shell() -> None:
    assert {code for code, *_ in CASES} | {"E05", "E34"} == set(REASONS)
    assert all(reason.name and reason.en and reason.zh for reason in REASONS.values())


def test_the_first_reason_in_order_is_the_answer() -> None:
    st = state_of(X, monitor=False, report=NOW - 5000, mode=Mode.MANUAL)
    wrong = asks(lease_ms=40_000, replaces=b"gone", permitted=False)
    for expected, mended in (
        ("E09", {"permitted": True}),
        ("E11", {"replaces": b""}),
        ("E12", {"lease_ms": 30_000}),
        ("E21", {}),
    ):
        assert admit(X, st, wrong, NOW)[1].code == expected
        wrong = replace(wrong, **mended)  # type: ignore[arg-type]  # the fields above
    assert admit(X, state_of(X, monitor=False), wrong, NOW)[1].code == "E22"


def test_cancel_works_even_from_old_data_and_in_every_mode() -> None:
    for mode in Mode:
        st = state_of(X, mode=mode, fault="x" if mode == Mode.FAULT else "")
        old = asks(CommandKind.CANCEL, basis_ms=NOW - 60_000, profile_hash=b"other")
        after, verdict, _ = admit(X, st, old, NOW)
        assert verdict.accepted
        assert after.mode == (Mode.LOCAL if mode in (Mode.CLOUD, Mode.REQUEST) else mode)


def test_a_newer_plan_supersedes_the_one_that_waits() -> None:
    st, first, _ = admit(X, ready(X), command(CommandKind.PLAN, 1, plan=plan(40, 40, name="a"), plan_hash=b"a"), NOW)
    later = command(CommandKind.PLAN, 2, plan=plan(45, 45, name="b"), plan_hash=b"b", basis_ms=NOW + 1500)
    st, second, out = admit(X, st, later, NOW + 1500)
    assert first.accepted
    assert second.accepted
    assert [(life.seq, str(life.state)) for life in out.life] == [(1, "superseded"), (2, "waiting")]
    assert st.waiting is not None
    assert st.waiting.hash == b"b"


def test_a_lease_runs_from_the_data_it_was_based_on() -> None:
    asked = command(CommandKind.PLAN, 1, plan=plan(40, 40, name="a"), plan_hash=b"a", basis_ms=NOW - 8000)
    st, verdict, _ = admit(X, ready(X), asked, NOW)
    assert verdict.accepted
    assert st.waiting is not None
    assert st.waiting.lease_end_ms == NOW + 22_000


def test_old_verdicts_are_forgotten_and_their_numbers_stay_used() -> None:
    st = ready(X)
    for seq in range(1, 301):
        st, verdict, _ = admit(X, st, command(CommandKind.CANCEL, seq), NOW)
        assert verdict.accepted
    assert len(st.verdicts) == 256
    _, known, _ = admit(X, st, command(CommandKind.CANCEL, 200), NOW)
    _, forgotten, _ = admit(X, st, command(CommandKind.CANCEL, 10), NOW)
    assert known.repeated
    assert forgotten.code == "E06"


@pytest.mark.parametrize("seed", range(5))
def test_whatever_order_commands_come_in_each_takes_effect_once(seed: int) -> None:
    """A link that repeats and reorders: numbers only grow, a repeated command has one verdict for good."""
    rng = random.Random(seed)
    st = ready(X)
    sent = [
        command(CommandKind.PLAN, seq, plan=plan(40, 40, name=f"c{seq}"), plan_hash=b"h%d" % seq)
        for seq in range(1, 31)
    ]
    verdicts: dict[int, str] = {}
    accepted = []
    for _ in range(400):
        asked = rng.choice(sent)
        before = st.seq_hi
        st, verdict, out = admit(X, st, asked, NOW)
        assert st.seq_hi >= before
        if verdict.repeated or asked.seq in verdicts:
            assert verdict.code == verdicts.get(asked.seq, "E06")
        elif verdict.burns:
            verdicts[asked.seq] = verdict.code
        accepted += [life.seq for life in out.life if str(life.state) == "waiting"]
    assert accepted == sorted(set(accepted))


def test_a_leased_plan_of_a_level_2_device_counts_as_local_until_it_is_seen() -> None:
    st, _, _ = admit(X, ready(X), asks(), NOW)
    assert st.in_force == b""
    assert st.tab.stage_mask == (1 << V1 | 1 << P1, 1 << V2 | 8)
