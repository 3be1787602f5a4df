"""What the agent remembers across its own death."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge_agent._store import AgentStore, OpenCommand, StoredVerdict


def verdict(seq: int, epoch: int = 1, site: str = "a") -> StoredVerdict:
    return StoredVerdict(site, epoch, seq, "d", b"digest%d" % seq, "ACCEPTED", "")


def test_every_boot_has_a_greater_number(tmp_path: Path) -> None:
    seen = []
    for _ in range(3):
        store = AgentStore(tmp_path)
        seen.append(store.next_epoch(0, 999))
        store.close()
    assert seen == [1, 2, 3]
    assert AgentStore(tmp_path).next_epoch(70, 999) == 71


@pytest.mark.parametrize("spoil", ["garbage", "directory", "gone"])
def test_the_boot_number_outlives_a_lost_store(tmp_path: Path, spoil: str) -> None:
    store = AgentStore(tmp_path)
    store.next_epoch(41, 999)
    store.close()
    path = tmp_path / "state.db"
    path.unlink()
    if spoil == "garbage":
        path.write_bytes(b"garbage" * 1000)
    elif spoil == "directory":
        path.mkdir()
    again = AgentStore(tmp_path)
    assert again.next_epoch(0, 999) == 43
    assert bool(again.findings) == (spoil != "gone")


def test_a_damaged_store_without_any_record_of_boots_takes_the_clocks_seconds(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_bytes(b"garbage" * 1000)
    assert AgentStore(tmp_path).next_epoch(0, 1_700_000_000) == 1_700_000_001


def test_verdicts_and_open_commands_come_back_and_ended_ones_do_not(tmp_path: Path) -> None:
    store = AgentStore(tmp_path)
    commands = [OpenCommand("a", "d", 1, seq, f"p{seq}") for seq in (1, 2)]
    store.record([verdict(1), verdict(2)], commands)
    store.record([], (), [("a", 1, 1)])
    store.close()
    again = AgentStore(tmp_path)
    assert again.verdicts("a", 1) == [verdict(1), verdict(2)]
    assert again.open_commands() == [commands[1]]
    again.forget_older_epochs(2)
    assert again.verdicts("a", 1) == []


def test_the_newest_256_verdicts_of_a_site_are_kept(tmp_path: Path) -> None:
    store = AgentStore(tmp_path)
    store.record([verdict(seq) for seq in range(1, 301)])
    store.record([verdict(301), verdict(1, site="b")])
    assert [v.seq for v in store.verdicts("a", 1)] == list(range(45, 302))
    assert len(store.verdicts("b", 1)) == 1


def test_a_fault_stays_latched_with_its_first_cause_until_it_is_reset(tmp_path: Path) -> None:
    store = AgentStore(tmp_path)
    store.latch_fault("a", "d", "I1", 5)
    store.latch_fault("a", "d", "I5", 6)
    store.close()
    again = AgentStore(tmp_path)
    assert again.faults() == {("a", "d"): ("I1", 5)}
    assert again.reset_fault("a", "d", person="Li Wei", reason="lamp changed")
    assert not again.reset_fault("a", "d", person="Li Wei", reason="lamp changed")
    assert again.faults() == {}


def test_red_times_come_back(tmp_path: Path) -> None:
    store = AgentStore(tmp_path)
    store.save_reds([("a", "d", 7, (0, 1500)), ("a", "e", 7, ())])
    assert store.reds() == {("a", "d"): (7, (0, 1500)), ("a", "e"): (7, ())}
