"""Missing and declared frames, compared with a bookkeeper that remembers every number."""

from __future__ import annotations

import random

import pytest
from citybrain_wire import frame as frames
from citybrain_wire.errors import BadMessage
from citybrain_wire.v1 import edge_pb2 as edge

from tests.live.harness import Bench, FakeSite, S, settings, tick
from twin_core.live import ToGateway
from twin_core.live._gaps import Gaps

Mark = tuple[int, int]


class Ledger:
    """Every number ever sealed, dropped or arrived, as a set."""

    def __init__(self) -> None:
        self.arrived: set[Mark] = set()
        self.declared: set[Mark] = set()
        self.mark: Mark = (0, 0)

    def expected(self, ends: dict[int, int]) -> tuple[int, int]:
        """(lost, dropped): missing numbers up to the mark; of ended boots only what was declared is known."""
        missing = {
            (epoch, seq)
            for epoch, end in ends.items()
            for seq in range(1, end + 1)
            if (epoch, seq) not in self.arrived and (epoch, seq) <= self.mark
        }
        return len(missing - self.declared), len(missing & self.declared)


@pytest.mark.parametrize("seed", range(60))
def test_counts_agree_with_a_bookkeeper_whatever_the_order_of_declarations(seed: int) -> None:
    rng = random.Random(seed)
    gaps, ledger = Gaps(), Ledger()
    ledger.mark = (1, 0)
    late: list[tuple[int, int, int]] = []
    ends: dict[int, int] = {}
    lost = dropped = 0
    for epoch in range(1, 4):
        seq = 0
        while seq < 60:
            first = 1 if ledger.mark[0] != epoch else ledger.mark[1] + 1
            seq = first + (rng.randrange(1, 6) if rng.random() < 0.4 else 0)
            for gone in range(first, seq):
                if rng.random() < 0.7:
                    late.append((epoch, gone, gone))
            rng.shuffle(late)
            for span in [late.pop() for _ in range(rng.randrange(len(late) + 1))]:
                for _ in range(rng.choice((1, 2))):
                    change = gaps.declare([span], ledger.mark)
                    lost, dropped = lost + change[0], dropped + change[1]
                ledger.declared.add(span[:2])
            change = gaps.passed(epoch, first, seq)
            lost, dropped = lost + change[0], dropped + change[1]
            ledger.mark = (epoch, seq)
            ledger.arrived.add(ledger.mark)
            ends[epoch] = seq
            assert gaps.validate()
            assert (lost, dropped) == ledger.expected(ends)


def test_a_frame_that_arrived_before_it_was_dropped_is_neither_lost_nor_dropped() -> None:
    gaps = Gaps()
    assert gaps.passed(1, 1, 1) == (0, 0)
    assert gaps.declare([(1, 1, 3)], (1, 1)) == (0, 0)
    assert gaps.passed(1, 2, 3) == (0, 1), "2 was dropped, 3 was on its way"
    assert gaps.passed(1, 4, 4) == (0, 0)


def test_the_tail_of_an_earlier_boot_is_settled_when_the_next_one_speaks() -> None:
    gaps = Gaps()
    gaps.passed(1, 1, 5)
    gaps.declare([(1, 6, 9)], (1, 5))
    assert gaps.passed(2, 1, 2) == (1, 4)


def test_an_unreadable_declaration_is_refused_and_counts_nothing() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.loss(site, (0, 1))
    assert (bench.core.state.frames.dropped, bench.core.live.counts.refused) == (0, 1)
    with pytest.raises(BadMessage, match="2 starts and 1 lengths"):
        frames.check_loss(edge.Loss(epoch=1, first=[1, 2], length=[1]))


def under(site: FakeSite, end_ns: int, table: int, *rows: frames.Reading) -> edge.Frame:
    site.seq += 1
    return frames.seal(
        rows,
        epoch=site.epoch,
        seq=site.seq,
        data_class=edge.DATA_CLASS_DETECTOR,
        base_ts_ns=end_ns - S,
        end_ts_ns=end_ns,
        table=table,
    )


def test_a_frame_sealed_under_an_older_table_is_read_by_that_table() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    old = list(site.hello().sensors)
    hello = site.hello()
    del hello.sensors[0]  # the counter is gone, everything behind it moves up
    for index, sensor in enumerate(hello.sensors):
        sensor.index = index
    hello.older_tables.add(crc32=frames.table_crc(old), sensors=old)
    bench.hello(site, hello)
    bench.send(
        site, under(site, tick(1), frames.table_crc(old), frames.Reading(0, 1000, 9.0), frames.Reading(1, 1000, 0.5))
    )
    found = bench.core.state.sites["site-a"]
    assert found.value.tolist() == [0.5, 0.0], "the count belongs to no sensor any more, the occupancy moved"
    bench.crash()
    assert bench.core.state.sites["site-a"].value.tolist() == [0.5, 0.0]


def test_a_frame_under_a_table_that_nobody_has_shown_is_refused_by_its_number() -> None:
    bench, site = Bench(settings()), FakeSite("site-a")
    bench.connect(site)
    bench.take()
    bench.send(site, under(site, tick(1), 0xDEAD, frames.Reading(0, 1000, 1.0)))
    refusals = [i.message.refusal.refusal for i in bench.take() if isinstance(i, ToGateway)]
    assert [(r.epoch, r.seq, "0000dead was shown by no Hello" in r.message) for r in refusals] == [(1, 1, True)]
