"""What a gateway counts, and the same for Prometheus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

__all__ = ["GatewayCollector", "GatewayCounts"]


@dataclass
class GatewayCounts:
    """Plain integers: a frame passes here many thousand times a second."""

    frames: int = 0
    readings: int = 0
    bytes: int = 0
    duplicates: int = 0
    suspect_readings: int = 0
    statuses: int = 0
    alarms: int = 0
    acks: int = 0
    commands: int = 0
    resent: int = 0
    streams_opened: int = 0
    streams_replaced: int = 0
    batches: int = 0
    core_losses: int = 0
    streams: int = 0
    sites: int = 0
    core_here: int = 0
    held_bytes: int = 0
    suspects: Counter[str] = field(default_factory=Counter)
    shed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    closed: Counter[str] = field(default_factory=Counter)


_GAUGES = {
    "streams": "Streams that are open",
    "sites": "Sites that the core has welcomed",
    "core_here": "1 while the core answers",
    "held_bytes": "Bytes of frames that the core has not journaled yet",
}
_COUNTERS = {
    "frames": "Frames accepted from agents",
    "readings": "Readings in them",
    "bytes": "Bytes received on streams",
    "duplicates": "Frames that came twice on one stream",
    "suspect_readings": "Readings marked suspect; citybrain_gateway_suspects tells why",
    "statuses": "Command statuses passed to the core",
    "alarms": "Alarms passed to the core",
    "acks": "Acks passed to agents",
    "commands": "Commands passed to agents",
    "resent": "Frames and statuses sent to the core again after it came back",
    "streams_opened": "Streams opened",
    "streams_replaced": "Streams ended because their site opened another",
    "batches": "Messages with frames sent to the core",
    "core_losses": "Times the core went away",
}

_BY_CODE = {
    "refused": "Messages refused",
    "closed": "Streams closed by the gateway",
    "suspects": "Readings marked suspect, by reason",
    "shed": "Frames shed under load, by class",
}


class GatewayCollector(Collector):
    """Exports `GatewayCounts` under citybrain_gateway_*."""

    def __init__(self, counts: GatewayCounts, name: str) -> None:
        self._counts = counts
        self._name = name

    def collect(self) -> Iterator[GaugeMetricFamily | CounterMetricFamily]:
        """All families, read at this moment."""
        for field_name, text in _GAUGES.items():
            gauge = GaugeMetricFamily(f"citybrain_gateway_{field_name}", text, labels=["gateway"])
            gauge.add_metric([self._name], getattr(self._counts, field_name))
            yield gauge
        for field_name, text in _COUNTERS.items():
            counter = CounterMetricFamily(f"citybrain_gateway_{field_name}", text, labels=["gateway"])
            counter.add_metric([self._name], getattr(self._counts, field_name))
            yield counter
        for field_name, text in _BY_CODE.items():
            counter = CounterMetricFamily(f"citybrain_gateway_{field_name}", text, labels=["gateway", "code"])
            for code, number in getattr(self._counts, field_name).items():
                counter.add_metric([self._name, code], number)
            yield counter
