"""Figures of a process for Prometheus, over HTTP on loopback.

A process publishes what it counts as a (nested) mapping; every number in it becomes a metric whose name is the path to
it: `{"frames": {"applied": 3}}` of the core is `citybrain_core_frames_applied 3`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from citybrain_wire.errors import BadConfig

__all__ = ["MetricsPage", "numbers_of"]

_NOT_IN_NAMES = re.compile(r"[^a-zA-Z0-9_]")


class MetricsPage:
    """The page of one process; `port` 0 = none. What it shows is what was published last, read in another thread.

    Raises BadConfig where the port cannot be bound. prometheus_client is loaded only where there is a page: an edge box
    may do without it.
    """

    def __init__(self, process: str, port: int) -> None:
        self._process = process
        self._figures: Mapping[str, object] = {}
        if port:
            self._serve(port)

    def publish(self, figures: Mapping[str, object]) -> None:
        """Show these from now on; the mapping must not change afterwards."""
        self._figures = figures

    def numbers(self) -> dict[str, float]:
        """Name → value of what is shown now."""
        return dict(numbers_of(self._figures, f"citybrain_{self._process}"))

    def _serve(self, port: int) -> None:
        from prometheus_client import CollectorRegistry, start_http_server
        from prometheus_client.core import UntypedMetricFamily
        from prometheus_client.registry import Collector

        page = self

        class Figures(Collector):
            """All numbers at this moment."""

            def collect(self) -> Iterator[UntypedMetricFamily]:
                for name, value in page.numbers().items():
                    yield UntypedMetricFamily(name, name.replace("_", " "), value=value)

        registry = CollectorRegistry()
        registry.register(Figures())
        try:
            start_http_server(port, addr="127.0.0.1", registry=registry)
        except OSError as err:
            raise BadConfig(f"{self._process}: metrics_port {port} cannot be bound: {err}; is it taken?") from err


def numbers_of(figures: Mapping[str, object], prefix: str) -> Iterator[tuple[str, float]]:
    """(name, value) of every finite number in a nested mapping; True is 1, False 0, everything else is left out."""
    for key, value in figures.items():
        name = f"{prefix}_{_NOT_IN_NAMES.sub('_', str(key))}"
        if isinstance(value, Mapping):
            yield from numbers_of(value, name)
        elif isinstance(value, int | float) and math.isfinite(value):
            yield name, float(value)
