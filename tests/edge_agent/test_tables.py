"""Sensor tables are kept as long as frames in the spool may have been sealed under them."""

from __future__ import annotations

from pathlib import Path

from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._store import KEEP_TABLES, AgentStore


def table(crc: int) -> edge.Table:
    return edge.Table(crc32=crc, sensors=[edge.Sensor(index=0, id=f"s{crc}", device_id="d")])


def test_the_last_few_tables_of_each_site_survive_a_restart(tmp_path: Path) -> None:
    store = AgentStore(tmp_path)
    for crc in range(1, KEEP_TABLES + 4):
        store.remember_table("site-a", table(crc))
    store.remember_table("site-b", table(99))
    store.close()
    again = AgentStore(tmp_path)
    assert [kept.crc32 for kept in again.tables("site-a")] == list(range(4, KEEP_TABLES + 4))
    assert again.tables("site-a")[-1] == table(KEEP_TABLES + 3)
    assert [kept.crc32 for kept in again.tables("site-b")] == [99]
