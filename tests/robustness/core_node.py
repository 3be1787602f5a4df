"""The core as a node of the simulated world: its journal on a real disk, killed at named points."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from citybrain_wire.v1 import edge_pb2 as edge
from citybrain_wire.v1 import twin_pb2 as twin

from twin_core.live import (
    Core,
    CoreSettings,
    FrameIn,
    Instruction,
    Journal,
    Now,
    Record,
    Rules,
    ToGateway,
    recover,
    save,
)

S = 1_000_000_000
Key = tuple[str, int, int]


def _unsigned(command: edge.Command) -> None:
    command.signature = b"signed"


class CoreNode:
    """`journaled`: frames that were on disk when their ack was sent, with their bytes, over all lives of the core.

    `doubled`: frames journaled twice without damage between. `reported_lost`: rows that damage reports named.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = CoreSettings(lockstep=False, origin_ns=1_700_000_000 * S, credit_frames=16)
        self.journaled: dict[Key, bytes] = {}
        self.doubled: list[Key] = []
        self.reported_lost = 0
        self.damages = 0
        self.street_ns, self.wall_ns, self.mono_ns = 1_700_000_000 * S, 10**18, S
        self.alive = False
        self.start()

    def start(self) -> None:
        """Recover from what is on disk. Raises where a human would be needed."""
        self.journal, state, damage = recover(self.folder, Rules(), self.settings)
        if damage is not None:
            self.damages += 1
            self.reported_lost += damage.lost_rows
        self.core = Core(self.settings, Rules(), _unsigned, state)
        self.alive = True

    def kill(self) -> None:
        """The process is gone; the files stay as they are at this instant."""
        if not self.alive:
            return
        copy = self.folder.with_suffix(".copy")
        shutil.copytree(self.folder, copy)
        self.journal.close()
        shutil.rmtree(self.folder)
        copy.rename(self.folder)
        self.alive = False

    def _now(self) -> Now:
        self.mono_ns += S // 100
        return Now(self.street_ns, self.wall_ns + self.mono_ns, self.mono_ns)

    def clock(self, street_ns: int) -> None:
        """Street time goes on; ticks close as they may."""
        self.street_ns = max(self.street_ns, street_ns)
        self.mono_ns += S // 4
        while (step := self.core.step(self._now())) is not None:
            self._commit(step.records)

    def jump(self, seconds: int) -> None:
        """Somebody sets the wall clock of the core's machine."""
        self.wall_ns += seconds * S

    def gateway_lost(self, gateway: int) -> None:
        self.core.intake.gateway_lost(_name(gateway))

    def take(self, gateway: int, batch: Sequence[twin.GatewayUp]) -> list[tuple[int, twin.GatewayDown]]:
        """Messages of one gateway, in order: judged, journaled, applied, acknowledged."""
        answers: list[Instruction] = []
        for message in batch:
            step = self.core.intake.admit(_name(gateway), message, self._now())
            answers += self._commit(step.records)
            answers += step.instructions
            if message.HasField("site_up"):
                answers += self.core.intake.welcome(_name(gateway), message.site_up.site_id)
        return [(int(item.gateway[-1:]), item.message) for item in answers if isinstance(item, ToGateway)]

    def _commit(self, records: Sequence[Record]) -> list[Instruction]:
        self.journal.append(records)
        self._witness(records)
        return self.core.intake.journaled(records) + self.core.apply(records, self._now())

    def _witness(self, records: Sequence[Record]) -> None:
        for record in records:
            if isinstance(record, FrameIn):
                key = (record.site_id, record.frame.epoch, record.frame.seq)
                if key in self.journaled and not self.damages:
                    self.doubled.append(key)
                self.journaled[key] = record.frame.SerializeToString()

    def die_within(self, gateway: int, batch: Sequence[twin.GatewayUp], where: str) -> None:
        """Take a message as far as `where` and no further."""
        for message in batch:
            step = self.core.intake.admit(_name(gateway), message, self._now())
            if where == "before":
                continue
            self.journal.append(step.records)
            self._witness(step.records)
            if where == "applied":
                self.core.apply(step.records, self._now())

    def snapshot(self) -> None:
        self.journal.save_snapshot(save(self.core.state))

    def validate(self) -> None:
        if self.alive:
            self.core.validate()


def _name(gateway: int) -> bytes:
    return b"gw-%d" % gateway


__all__ = ["CoreNode", "Journal"]
