"""Advice and guidance: commands for devices without a safety kernel (RSUs, parking signs).

Nothing here can endanger anyone, so the checks are those of authority and freshness: form, signature, target, boot
number, number, age. Verdicts burn numbers and are stored as those of controllers are.
"""

from __future__ import annotations

from citybrain_wire.v1 import device_pb2 as device
from citybrain_wire.v1 import edge_pb2 as edge

from edge_agent._controller import Ruling
from hardware_profiles import safety

__all__ = ["ShowDesk"]

_FRESH_MS = 10_000
_KEPT = 256
_BODY = {edge.COMMAND_KIND_ADVICE: "advice", edge.COMMAND_KIND_GUIDANCE: "guidance"}


class ShowDesk:
    """Numbers and verdicts of a site's show commands in one life of the agent."""

    def __init__(self, epoch: int) -> None:
        self._epoch = epoch
        self._seq_hi = 0
        self._verdicts: dict[int, tuple[bytes, safety.Verdict]] = {}

    def rule(
        self, command: edge.Command, wire: safety.Command, now_ms: int, shows: frozenset[str]
    ) -> Ruling | safety.Verdict:
        """The verdict, as a ruling where it burns its number."""
        body = _BODY.get(command.kind)
        known = self._verdicts.get(command.seq)
        age_ms = now_ms - wire.basis_ms
        code, detail = "", ""
        if command.seq == 0 or (body is not None and not command.HasField(body)):
            code, detail = "E01", "number 0, or the body is missing"
        elif not wire.authentic:
            code, detail = "E02", "the signature does not fit the command"
        elif command.device_id not in shows or body is None:
            code, detail = "E03", f"{command.device_id!r} is no device of this site that takes this kind"
        elif command.epoch != self._epoch:
            code, detail = "E04", f"epoch {command.epoch} is not {self._epoch}"
        elif known is not None and known[0] == wire.digest:
            return safety.Verdict(known[1].code, known[1].detail, burns=False, repeated=True)
        elif known is not None:
            code, detail = "E05", f"number {command.seq} was used by another command"
        elif command.seq <= self._seq_hi:
            code, detail = "E06", f"number {command.seq} is not above {self._seq_hi}"
        if code:
            return safety.Verdict(code, detail, burns=False)
        verdict = safety.Verdict("ACCEPTED")
        if not 0 <= age_ms <= _FRESH_MS:
            verdict = safety.Verdict("E07", f"based on data {age_ms} ms old, at most {_FRESH_MS} ms allowed")
        return Ruling(wire, None, verdict, safety.Out())

    def commit(self, ruling: Ruling) -> None:
        """The verdict is stored."""
        self._seq_hi = ruling.command.seq
        self._verdicts[ruling.command.seq] = (ruling.command.digest, ruling.verdict)
        while len(self._verdicts) > _KEPT:
            del self._verdicts[next(iter(self._verdicts))]

    def order(self, command: edge.Command) -> device.Show:
        """What the device is told."""
        if command.kind == edge.COMMAND_KIND_ADVICE:
            return device.Show(device_id=command.device_id, advice=command.advice)
        return device.Show(device_id=command.device_id, guidance=command.guidance)
