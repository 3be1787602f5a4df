"""A session delivers everything the spool holds, in order and once, whatever the link and the processes do."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass, field

import pytest
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._session import EpochBehind, Execute, Forget, Instruction, Proceed, Refused, Session, SessionState
from edge_agent._spool import Row, RowKind


def frame_row(row_id: int, epoch: int, seq: int) -> Row:
    body = edge.EdgeUp(frame=edge.Frame(epoch=epoch, seq=seq, data_class=edge.DATA_CLASS_DETECTOR))
    return Row(row_id, "s", RowKind.FRAME, 2, epoch, seq, 1, 0, body.SerializeToString())


def status_row(row_id: int, epoch: int, number: int) -> Row:
    body = edge.EdgeUp(status=edge.CommandStatus(epoch=epoch, seq=number))
    return Row(row_id, "s", RowKind.STATUS, 1, epoch, 0, 1, 0, body.SerializeToString())


def welcome(epoch: int = 0, seq: int = 0, credit: int = 8, lockstep: bool = False) -> edge.EdgeDown:
    return edge.EdgeDown(
        welcome=edge.Welcome(acked_epoch=epoch, acked_seq=seq, credit_frames=credit, lockstep=lockstep)
    )


def ack(epoch: int, seq: int, credit: int = 8, level: edge.AckLevel = edge.ACK_LEVEL_JOURNALED) -> edge.EdgeDown:
    return edge.EdgeDown(ack=edge.Ack(level=level, epoch=epoch, seq=seq, credit_frames=credit))


def open_session(credit: int = 8, epoch: int = 1) -> Session:
    session = Session(epoch)
    session.opened([], [], [], 0)
    session.received(welcome(credit=credit))
    session.refill([], True)
    return session


def seqs(messages: list[bytes]) -> list[int]:
    return [edge.EdgeUp.FromString(message).frame.seq for message in messages]


def test_nothing_but_hello_goes_out_before_welcome() -> None:
    session = Session(3)
    session.refill([], True)
    session.offer([frame_row(1, 3, 1)])
    hello = session.opened([edge.Device(id="d")], [], ["d=p"], 1).hello
    assert (hello.wire_version, hello.epoch, hello.newest_seq, hello.oldest_unacked_seq) == (1, 3, 1, 1)
    assert list(hello.plans_in_force) == ["d=p"]
    assert session.outgoing() == []
    session.received(welcome())
    assert seqs(session.outgoing()) == [1]


def test_frames_under_way_never_exceed_the_credit() -> None:
    session = open_session(credit=3)
    session.offer([frame_row(k, 1, k) for k in range(1, 9)])
    assert seqs(session.outgoing()) == [1, 2, 3]
    assert session.outgoing() == []
    assert session.received(ack(1, 2, credit=3)) == [Forget([1, 2])]
    assert seqs(session.outgoing()) == [4, 5]


def test_a_status_overtakes_frames_that_wait_for_credit() -> None:
    session = open_session(credit=1)
    session.offer([frame_row(1, 1, 1), frame_row(2, 1, 2), status_row(3, 1, 7)])
    kinds = [edge.EdgeUp.FromString(message).WhichOneof("body") for message in session.outgoing()]
    assert kinds == ["status", "frame"]


def test_a_status_counts_as_delivered_only_when_a_frame_sent_after_it_is_acknowledged() -> None:
    session = open_session()
    session.offer([frame_row(1, 1, 1)])
    session.outgoing()
    session.offer([status_row(2, 1, 7)])
    session.outgoing()
    assert session.received(ack(1, 1)) == [Forget([1])]
    session.offer([frame_row(3, 1, 2)])
    session.outgoing()
    assert session.received(ack(1, 2)) == [Forget([2, 3])]


def test_a_session_says_when_only_a_frame_could_tell_that_its_statuses_arrived() -> None:
    session = open_session()
    session.offer([status_row(1, 1, 7)])
    assert not session.lacks_a_frame
    session.outgoing()
    assert session.lacks_a_frame
    session.offer([frame_row(2, 1, 1)])
    session.outgoing()
    assert not session.lacks_a_frame
    session.received(ack(1, 1))
    assert session.idle


def test_an_ack_below_journaled_forgets_nothing() -> None:
    session = open_session()
    session.offer([frame_row(1, 1, 1)])
    session.outgoing()
    assert session.received(ack(1, 1, level=edge.ACK_LEVEL_SPOOLED)) == []
    assert session.received(ack(1, 1, level=edge.ACK_LEVEL_APPLIED)) == [Forget([1])]
    assert session.applied == (1, 1)


def test_after_a_break_everything_unacknowledged_is_sent_again_in_order() -> None:
    session = open_session()
    session.offer([frame_row(1, 1, 1), frame_row(2, 1, 2), status_row(3, 1, 9)])
    session.outgoing()
    session.closed()
    session.offer([frame_row(4, 1, 3)])
    session.opened([], [], [], 1)
    assert session.received(welcome(1, 1)) == [Forget([1])]
    kinds = [edge.EdgeUp.FromString(message).WhichOneof("body") for message in session.outgoing()]
    assert kinds == ["status", "frame", "frame"]


def test_frames_of_an_earlier_boot_go_first() -> None:
    session = open_session(epoch=2)
    fresh = Session(2)
    fresh.opened([], [], [], 0)
    fresh.received(welcome(1, 4))
    assert fresh.wants() == (0, 128)
    assert fresh.refill([frame_row(1, 1, 4), frame_row(2, 1, 5), frame_row(3, 2, 1)], True) == [Forget([1])]
    assert seqs(fresh.outgoing()) == [5, 1]
    assert session.wants() is None


def test_a_boot_number_that_went_back_is_noticed() -> None:
    session = Session(4)
    session.opened([], [], [], 0)
    assert session.received(welcome(9, 100)) == [EpochBehind(9)]
    clone = Session(4)
    clone.opened([], [], [], 0)
    assert clone.received(welcome(4, 1)) == [EpochBehind(4)]


def test_a_refused_frame_is_forgotten_and_does_not_block_the_others() -> None:
    session = open_session()
    session.offer([frame_row(1, 1, 1), frame_row(2, 1, 2)])
    session.outgoing()
    refusal = edge.EdgeDown(refusal=edge.Refusal(code="BAD_FRAME", message="CRC", epoch=1, seq=1))
    assert session.received(refusal) == [Refused("BAD_FRAME", "CRC", [1])]
    assert session.received(ack(1, 2)) == [Forget([2])]
    session.validate()


def test_commands_and_paces_come_out_in_their_order() -> None:
    session = open_session()
    got = [
        *session.received(edge.EdgeDown(command=edge.Command(seq=5))),
        *session.received(edge.EdgeDown(pace=edge.Pace(ts_ns=7))),
    ]
    assert got == [Execute(edge.Command(seq=5)), Proceed(7)]


@pytest.mark.parametrize("message", [edge.EdgeDown(pace=edge.Pace(ts_ns=1)), ack(1, 1)])
def test_anything_before_welcome_is_refused(message: edge.EdgeDown) -> None:
    session = Session(1)
    session.opened([], [], [], 0)
    with pytest.raises(BadMessage, match="before welcome"):
        session.received(message)


def test_a_second_welcome_is_refused() -> None:
    session = open_session()
    with pytest.raises(BadMessage, match="gateway sent welcome while open"):
        session.received(welcome())


@dataclass
class World:
    """A spool (rows by id), a core behind a link, and the agent's session; everything random comes from one seed."""

    rng: random.Random
    rows: dict[int, Row] = field(default_factory=dict)
    journal: list[tuple[int, int]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    up: deque[bytes] = field(default_factory=deque)
    down: deque[edge.EdgeDown] = field(default_factory=deque)
    next_id: int = 1
    seq: int = 0
    session: Session = field(default_factory=lambda: Session(1))
    made: list[tuple[int, int]] = field(default_factory=list)
    said: list[int] = field(default_factory=list)

    def obey(self, instructions: list[Instruction]) -> None:
        for instruction in instructions:
            assert isinstance(instruction, Forget)
            for row_id in instruction.ids:
                del self.rows[row_id]

    def store(self) -> None:
        batch = []
        for _ in range(self.rng.randrange(1, 5)):
            if self.rng.random() < 0.25:
                self.said.append(self.next_id)
                batch.append(status_row(self.next_id, self.session.epoch, self.next_id))
            else:
                self.seq += 1
                self.made.append((self.session.epoch, self.seq))
                batch.append(frame_row(self.next_id, self.session.epoch, self.seq))
            self.next_id += 1
        self.rows.update((row.id, row) for row in batch)
        self.session.offer(batch)

    def connect(self) -> None:
        self.break_link()
        self.session.opened([], [], [], 0)
        epoch, seq = max(self.journal, default=(0, 0))
        self.down.append(welcome(epoch, seq, credit=self.rng.randrange(1, 6)))

    def break_link(self) -> None:
        self.up.clear()
        self.down.clear()
        self.session.closed()

    def reboot(self) -> None:
        self.up.clear()
        self.down.clear()
        self.session = Session(self.session.epoch + 1)
        self.seq = 0

    def core_takes(self) -> None:
        if not self.up:
            return
        message = edge.EdgeUp.FromString(self.up.popleft())
        if message.WhichOneof("body") == "status":
            self.statuses.append(message.status.seq)
            return
        key = (message.frame.epoch, message.frame.seq)
        high = max(self.journal, default=(0, 0))
        if key > high:
            self.journal.append(key)
        if self.rng.random() < 0.7:
            self.down.append(ack(*max(self.journal), credit=self.rng.randrange(1, 6)))

    def agent_takes(self) -> None:
        if self.down:
            self.obey(self.session.received(self.down.popleft()))

    def agent_sends(self) -> None:
        wanted = self.session.wants()
        if wanted:
            after, limit = wanted
            found = [row for row_id, row in sorted(self.rows.items()) if row_id > after]
            # sometimes the disk gives less than it was asked for
            some = found[: self.rng.randrange(1, limit + 1)]
            self.obey(self.session.refill(some, len(some) == len(found)))
        self.up += self.session.outgoing()

    def step(self, calm: bool = False) -> None:
        roll = self.rng.random()
        if not calm and roll < 0.01:
            self.reboot()
        elif not calm and roll < 0.05:
            self.break_link()
        elif self.session.state is SessionState.DOWN and roll < 0.3:
            self.connect()
        elif not calm and roll < 0.35:
            self.store()
        elif roll < 0.6:
            self.agent_sends()
        elif roll < 0.8:
            self.core_takes()
        else:
            self.agent_takes()
        self.session.validate()


@pytest.mark.parametrize("seed", range(24))
def test_whatever_happens_all_stored_rows_arrive_once_and_in_order(seed: int) -> None:
    world = World(random.Random(seed))
    for _ in range(800):
        world.step()
    world.store()
    world.break_link()
    for _ in range(20_000):
        world.step(calm=True)
        if not world.rows and world.session.idle:
            break
        if not world.up and not world.down and world.session.state is SessionState.OPEN:
            high = max(world.journal, default=(0, 0))
            world.down.append(ack(*high, credit=4))
            if all(row.kind != RowKind.FRAME for row in world.rows.values()):
                world.session.offer([])
                break
    assert world.journal == sorted(set(world.made)), "every frame once, in order"
    assert set(world.statuses) >= set(world.said), "every status at least once"
    left = [row for row in world.rows.values() if row.kind == RowKind.FRAME]
    assert not left
