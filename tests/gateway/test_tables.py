"""A stream reads frames by the table they name, and takes declarations of dropped frames."""

from __future__ import annotations

from citybrain_wire import frame as frames
from citybrain_wire.v1 import edge_pb2 as edge

from twin_core.gateway import GatewayCounts, SiteStream

S = 1_000_000_000


def sensors(*quantities: int) -> list[edge.Sensor]:
    return [
        edge.Sensor(index=k, id=f"s{k}", device_id="d", quantity=quantity)  # type: ignore[arg-type]
        for k, quantity in enumerate(quantities)
    ]


def frame(seq: int, table: int, *rows: frames.Reading) -> bytes:
    sealed = frames.seal(
        rows,
        epoch=1,
        seq=seq,
        data_class=edge.DATA_CLASS_DETECTOR,
        base_ts_ns=S,
        end_ts_ns=2 * S,
        table=table,
    )
    return edge.EdgeUp(frame=sealed).SerializeToString()


def stream(older: list[edge.Sensor], *, crc: int | None = None) -> tuple[SiteStream, str]:
    """An open stream whose site has a speed sensor now and had `older` before; and why it was closed, if it was."""
    line = SiteStream("site-a", b"", GatewayCounts())
    table = edge.Table(crc32=frames.table_crc(older) if crc is None else crc, sensors=older)
    hello = edge.Hello(
        wire_version=1,
        epoch=1,
        devices=[edge.Device(id="d", kind="rsu")],
        sensors=sensors(edge.QUANTITY_SPEED_MPS),
        older_tables=[table],
    )
    end = line.received(edge.EdgeUp(hello=hello).SerializeToString()).end
    line.on_welcome(edge.Welcome(credit_frames=8))
    return line, end.message if end is not None else ""


def test_values_are_judged_by_the_table_the_frame_was_sealed_under() -> None:
    older = sensors(edge.QUANTITY_OCCUPANCY, edge.QUANTITY_COUNT)
    line, _ = stream(older)
    now = line.received(frame(1, 0, frames.Reading(0, 100, 20.0))).frames[0].frame
    then = line.received(frame(2, frames.table_crc(older), frames.Reading(0, 100, 20.0), frames.Reading(1, 100, 3.0)))
    assert list(now.quality) == [frames.QUALITY_GOOD], "20 m/s is a speed"
    assert list(then.frames[0].frame.quality) == [frames.QUALITY_SUSPECT, frames.QUALITY_GOOD], "and no occupancy"


def test_a_frame_under_an_unknown_table_is_refused_and_the_stream_goes_on() -> None:
    line, _ = stream(sensors(edge.QUANTITY_COUNT))
    refusal = line.received(frame(1, 5, frames.Reading(0, 100, 1.0))).down[0].refusal
    assert (refusal.code, refusal.seq) == ("TABLE", 1)
    assert line.received(frame(2, 0, frames.Reading(0, 100, 1.0))).frames


def test_an_older_table_that_is_not_what_its_checksum_says_closes_the_stream() -> None:
    _, why = stream(sensors(edge.QUANTITY_COUNT), crc=17)
    assert "older table 00000011 does not have that checksum" in why


def test_a_declaration_is_held_until_a_later_frame_is_acknowledged() -> None:
    line, _ = stream([])
    loss = edge.Loss(epoch=1, first=[1], length=[3], data_class=edge.DATA_CLASS_DETECTOR)
    out = line.received(edge.EdgeUp(loss=loss).SerializeToString())
    assert [up.loss.loss for up in out.core] == [loss]
    line.received(frame(4, 0))
    line.core_lost()
    again = line.on_welcome(edge.Welcome(credit_frames=8)).core
    assert [up.WhichOneof("body") for up in again] == ["loss", "frames"]
    line.on_ack(edge.Ack(level=edge.ACK_LEVEL_JOURNALED, epoch=1, seq=4))
    line.core_lost()
    assert not line.on_welcome(edge.Welcome(acked_epoch=1, acked_seq=4, credit_frames=8)).core


def test_a_declaration_that_names_impossible_frames_is_refused() -> None:
    line, _ = stream([])
    out = line.received(edge.EdgeUp(loss=edge.Loss(epoch=1, first=[0], length=[1])).SerializeToString())
    assert (out.down[0].refusal.code, out.core) == ("LOSS", [])
