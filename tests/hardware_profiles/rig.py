"""Random junctions and a device with faults, for running the whole kernel against an independent judge."""

from __future__ import annotations

import random
from dataclasses import replace

from hardware_profiles.safety import (
    Aspect,
    Change,
    Command,
    CommandKind,
    Group,
    Kind,
    Lens,
    Mode,
    Plan,
    PlanStage,
    Preempt,
    Profile,
    Stage,
    State,
    Tick,
    admit,
    boot,
    check_plan,
    least_lengths_ms,
    step,
)
from tests.hardware_profiles.judge import Judge

HASH = b"\x01" * 32


def random_profile(rng: random.Random, n: int) -> Profile:
    """A sound level-3 junction of n groups in 2 to 5 stages; times in tenths of seconds."""
    m = rng.randint(2, 5)
    member = [{rng.randrange(m)} | ({rng.randrange(m)} if rng.random() < 0.3 else set()) for _ in range(n)]
    for k in range(m):
        member[k % n].add(k) if not any(k in row for row in member) else None
    groups = tuple(_random_group(rng, g) for g in range(n))
    conflict = [[0] * n for _ in range(n)]
    intergreen = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1, n):
            if not member[i] & member[j] and rng.random() < 0.85:
                conflict[i][j] = conflict[j][i] = 1
    for i in range(n):
        for j in range(n):
            if conflict[i][j]:
                a, b = groups[i], groups[j]
                ped = a.kind is Kind.PED
                rule = a.clear_ms + a.buffer_ms if ped else a.amber_ms + a.all_red_ms
                floor = (a.clear_ms if ped else a.amber_ms) + b.ra_ms + 100
                intergreen[i][j] = max(rule, floor) + 100 * rng.randrange(0, 20)
    stages = tuple(Stage(f"S{k}", tuple(g for g in range(n) if k in member[g])) for k in range(m))
    draft = Profile(
        id="x4",
        level=3,
        groups=groups,
        conflict=tuple(map(tuple, conflict)),
        intergreen_ms=tuple(map(tuple, intergreen)),
        stages=stages,
        transitions=tuple(tuple(range(m)) for _ in range(m)),
        plans=(),
        preempts=(Preempt("east", rng.randrange(m), max_ms=30_000, entry_ms=120_000),),
        start_all_red_ms=30_000,
        group_address=tuple(range(n)),
        stage_address=tuple(range(m)),
        plan_address=(0,),
        hash=HASH,
    )
    return replace(draft, plans=(random_plan(rng, draft, "local", rng.randrange(6000, 12_000, 100)),))


def _random_group(rng: random.Random, g: int) -> Group:
    tenths = lambda low, high: 100 * rng.randrange(low * 10, high * 10 + 1)  # noqa: E731  # five uses, one meaning
    if rng.random() < 0.3:
        return Group(
            f"P{g}",
            kind=Kind.PED,
            lens=Lens.PED,
            amber_ms=0,
            min_green_ms=tenths(5, 8),
            min_red_ms=tenths(1, 3),
            max_red_ms=600_000,
            clear_ms=tenths(4, 12),
            buffer_ms=tenths(0, 2),
            pre_min_ms=4000,
        )
    return Group(
        f"V{g}",
        ra_ms=rng.choice([0, 0, 1000, 1500]),
        gf_ms=rng.choice([0, 0, 2000]),
        amber_ms=tenths(3, 5),
        all_red_ms=tenths(0, 3),
        min_green_ms=tenths(5, 9),
        min_red_ms=tenths(1, 3),
        max_red_ms=600_000,
        pre_min_ms=3000,
    )


def random_plan(rng: random.Random, profile: Profile, name: str, spare_ms: int) -> Plan:
    """A plan over all stages in random order that passes the checks, lengthened until it does."""
    order = list(range(len(profile.stages)))
    rng.shuffle(order)
    least = least_lengths_ms(profile, tuple(order))
    while True:
        lens = [max(ms, 1000) + 100 * rng.randrange(0, spare_ms // 100) + spare_ms // 200 * 100 for ms in least]
        rows = tuple(
            PlanStage(k, ms, ms - spare_ms // 4 // 100 * 100, ms + 3000) for k, ms in zip(order, lens, strict=True)
        )
        cycle = sum(lens)
        plan = Plan(name, cycle, 100 * rng.randrange(0, cycle // 100), rows)
        if not check_plan(profile, plan):
            return plan
        spare_ms += 4000


class Rig:
    """A level-3 kernel and its device: changes show after 0 to `lag` ticks, ticks come late, the power fails."""

    def __init__(self, rng: random.Random, profile: Profile, *, lag: int = 0, late: float = 0.0) -> None:
        self.rng, self.profile, self.lag, self.late = rng, profile, lag, late
        self.now = 10_000_000
        self.epoch, self.seq = 1, 0
        self.shown = [int(Aspect.RED)] * len(profile.groups)
        self.st: State = boot(profile, mono_ms=self.now, wall_ms=self.now, epoch=1, reported=tuple(self.shown))
        self.judge = Judge(profile, self.now, self.shown)
        self.due: list[tuple[int, int, int, bool]] = []  # ticks left, group, aspect, ordered in an emergency
        self.events: list[str] = []
        self.life: list[str] = []
        self.codes: list[str] = []
        self.inputs: tuple[int, ...] = ()

    def tick(self, dt_ms: int = 100) -> None:
        """Advance, show what is due, step the kernel, take its orders."""
        if self.rng.random() < self.late:
            dt_ms = self.rng.choice([200, 300, 400, 1000, 2100, 4000])
        self.now += dt_ms
        changes = []
        for item in [item for item in self.due if item[0] <= 0]:
            _, g, new, pre = item
            self.judge.change(self.now, g, new, pre=pre)
            self.shown[g] = new
            changes.append(Change(self.now, g, new))
        self.due = [(left - 1, g, new, pre) for left, g, new, pre in self.due if left > 0]
        report = Tick(self.now, self.now, self.now, tuple(changes), monitor_hash=HASH, inputs=self.inputs)
        self.st, out = step(self.profile, self.st, report)
        # What was ordered under the shorter minimum may show after the emergency, however late the next tick comes.
        pre = self.st.mode == Mode.PREEMPT
        for request in out.requests:
            if request.kind == "lamp":
                self.due.append((self.rng.randint(0, self.lag), request.group, int(request.aspect), pre))
        self.events += [event.code for event in out.events]
        self.life += [str(life.state) for life in out.life]
        self.sound()

    def power_cut(self) -> None:
        """The agent forgets all but its numbers; the lamps stay as they are, what was ordered still comes."""
        self.epoch += 1
        for _, g, new, pre in self.due:
            self.judge.change(self.now, g, new, pre=pre)
            self.shown[g] = new
        self.due = []
        self.st = boot(
            self.profile, mono_ms=self.now, wall_ms=self.now, epoch=self.epoch, reported=tuple(self.shown), seq_hi=0
        )
        self.seq = 0

    def send(self, kind: CommandKind, **more: object) -> str:
        """A command with the next number; the code of its verdict."""
        self.seq += 1
        fields: dict[str, object] = {
            "controller": "x4", "epoch": self.epoch, "seq": self.seq, "kind": kind, "basis_ms": self.now,
            "digest": b"%d" % self.seq, "lease_ms": 30_000, "profile_hash": HASH, "replaces": self.st.in_force, **more,
        }  # fmt: skip
        self.st, verdict, out = admit(self.profile, self.st, Command(**fields), self.now)  # type: ignore[arg-type]
        self.life += [str(life.state) for life in out.life]
        self.codes.append(verdict.code)
        return verdict.code

    def sound(self) -> None:
        """What must hold of the state itself after every step (I11 to I14)."""
        st = self.st
        if st.mode in (Mode.CLOUD, Mode.REQUEST):
            assert st.plan is not None
            assert st.mono < st.plan.lease_end_ms
            assert st.plan.seq <= st.seq_hi
            assert st.plan.epoch == st.epoch
            assert st.monitor
        if st.plan is not None:
            assert st.mode in (Mode.CLOUD, Mode.REQUEST, Mode.PREEMPT)
        assert (st.mode == Mode.FAULT) == bool(st.fault)
