"""The small junction of the specification's examples: two roads, each with a pedestrian crossing beside it."""

from __future__ import annotations

from dataclasses import replace

from hardware_profiles.safety import (
    Aspect,
    Change,
    Command,
    CommandKind,
    Group,
    Kind,
    Lens,
    Out,
    Plan,
    PlanStage,
    Preempt,
    Profile,
    Stage,
    State,
    Tick,
    boot,
    step,
)

R, G, A, PC = Aspect.RED, Aspect.GREEN, Aspect.AMBER, Aspect.PED_CLEAR
V1, V2, P1, P2 = range(4)
STAGE_A, STAGE_B = 0, 1
NOW = 1_000_000
HASH = b"\x07" * 32


def veh(name: str) -> Group:
    return Group(
        name,
        amber_ms=3000,
        all_red_ms=2000,
        min_green_ms=6000,
        min_red_ms=2000,
        max_red_ms=120_000,
        pre_min_ms=3000,
    )


def ped(name: str) -> Group:
    return Group(
        name,
        kind=Kind.PED,
        lens=Lens.PED,
        amber_ms=0,
        min_green_ms=7000,
        min_red_ms=2000,
        max_red_ms=120_000,
        clear_ms=8000,
        buffer_ms=1000,
        pre_min_ms=4000,
    )


def plan(
    *lens_s: float, lo_s: float = 15, more_s: float = 0, name: str = "p", stages: tuple[int, ...] | None = None
) -> Plan:
    lens = [round(s * 1000) for s in lens_s]
    order = stages or tuple(range(len(lens)))
    low, more = round(lo_s * 1000), round(more_s * 1000)
    rows = tuple(PlanStage(k, ms, min(ms, low), ms + more) for k, ms in zip(order, lens, strict=True))
    return Plan(name, sum(lens), 0, rows)


def symmetric(n: int, pairs: list[tuple[int, int]], grade: int = 1) -> tuple[tuple[int, ...], ...]:
    table = [[0] * n for _ in range(n)]
    for i, j in pairs:
        table[i][j] = table[j][i] = grade
    return tuple(map(tuple, table))


HARD = [(V1, V2), (V1, P2), (V2, P1)]


def x4(level: int = 3, **changes: object) -> Profile:
    conflict = symmetric(4, HARD)
    intergreen = tuple(tuple((9000 if i >= P1 else 5000) if conflict[i][j] else 0 for j in range(4)) for i in range(4))
    base = Profile(
        id="x4",
        level=level,
        groups=(veh("V1"), veh("V2"), ped("P1"), ped("P2")),
        conflict=conflict,
        intergreen_ms=intergreen,
        stages=(Stage("A", (V1, P1)), Stage("B", (V2, P2))),
        transitions=((0, 1), (0, 1)),
        plans=(plan(30, 30, name="local"),),
        start_all_red_ms=9000,
        preempts=(Preempt("north", STAGE_B),),
        group_address=(1, 2, 3, 4),
        stage_address=(1, 2),
        plan_address=(1,),
        hash=HASH,
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # a test names fields of its own choice


def lit(
    profile: Profile, *groups: tuple[int, Aspect, float], ended: dict[int, float] | None = None, goal: int = STAGE_A
) -> State:
    """A state at NOW: the named groups show their aspect since so many seconds, all others red for long."""
    reported = [R] * len(profile.groups)
    for g, aspect, _ in groups:
        reported[g] = aspect
    st = boot(profile, mono_ms=NOW, wall_ms=NOW, epoch=5, reported=tuple(reported))
    n = len(profile.groups)
    st.since, st.end, st.red_since = [NOW - 20_000] * n, [NOW - 20_000] * n, [NOW - 20_000] * n
    st.seen, st.end_seen = [True] * n, [True] * n
    for g, _, age_s in groups:
        st.since[g] = NOW - round(age_s * 1000)
        if reported[g] not in (R, G):
            st.end[g] = st.since[g]
    for g, age_s in (ended or {}).items():
        st.end[g] = st.red_since[g] = NOW - round(age_s * 1000)
    want(st, goal)
    return st


def want(st: State, stage: int) -> None:
    """Make `stage` the row of the local plan that runs now."""
    rows = [row.stage for row in st.tab.profile.plans[0].stages]
    st.row, st.row_since = rows.index(stage), st.mono
    st.lens = tuple(row.len_ms for row in st.tab.profile.plans[0].stages)
    st.stage, st.goal = stage, st.tab.stage_mask[stage]


def tick(st: State, dt_s: float = 0.1, *changes: tuple[int, Aspect], **more: object) -> Tick:
    """A tick `dt_s` later with fresh reports; `changes` happened at its end."""
    at = st.mono + round(dt_s * 1000)
    fields: dict[str, object] = {
        "mono_ms": at,
        "wall_ms": st.wall + round(dt_s * 1000),
        "report_ms": at,
        "changes": tuple(Change(at, g, aspect) for g, aspect in changes),
        "monitor_hash": st.tab.profile.hash,
        **more,
    }
    return Tick(**fields)  # type: ignore[arg-type]  # a test names fields of its own choice


def lamps(out: Out) -> dict[int, Aspect]:
    """What a step asked the lamps to show."""
    return {request.group: Aspect(request.aspect) for request in out.requests if request.kind == "lamp"}


def codes(out: Out) -> list[str]:
    return [event.code for event in out.events]


class Street:
    """A device without faults: it shows what it is told and reports it with the next tick."""

    def __init__(self, profile: Profile, st: State) -> None:
        self.profile, self.st = profile, st
        self.due: list[tuple[int, Aspect]] = []
        self.log: list[tuple[float, int, Aspect]] = []
        self.events: list[str] = []
        self.life: list[str] = []

    def run(self, seconds: float, dt_s: float = 0.1, **more: object) -> None:
        for _ in range(round(seconds / dt_s)):
            now = tick(self.st, dt_s, *self.due, **more)
            for g, aspect in self.due:
                self.log.append(((now.mono_ms - NOW) / 1000, g, aspect))
            self.st, out = step(self.profile, self.st, now)
            self.due = list(lamps(out).items())
            self.events += codes(out)
            self.life += [str(life.state) for life in out.life]


def command(kind: CommandKind, seq: int, **more: object) -> Command:
    fields: dict[str, object] = {
        "controller": "x4",
        "epoch": 5,
        "seq": seq,
        "kind": kind,
        "basis_ms": NOW,
        "digest": b"d%d" % seq,
        "lease_ms": 30_000,
        "profile_hash": HASH,
        **more,
    }
    return Command(**fields)  # type: ignore[arg-type]  # a test names fields of its own choice
