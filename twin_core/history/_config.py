"""Configuration of the historian process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from citybrain_wire.errors import BadConfig
from citybrain_wire.settings import read_settings

__all__ = ["HistorianConfig"]


@dataclass(frozen=True)
class HistorianConfig:
    """How the supervisor starts a historian.

    `journal_dir`: of the core, which is only read. `history_dir`: the archive. `flush_s`: wall seconds between two
    batches. `batch_rows`: journal rows a batch, which bounds memory. `keep_readings_days`: single readings are many and
    soon of little use; `keep_days`: everything else; half a year is what GB/T 22239 asks of audit records.
    `metrics_port`: Prometheus on loopback, 0 = off.
    """

    journal_dir: Path
    history_dir: Path
    flush_s: float = 20.0
    batch_rows: int = 20_000
    keep_readings_days: int = 14
    keep_days: int = 190
    metrics_port: int = 0

    def __post_init__(self) -> None:
        for name, low, high in (
            ("flush_s", 0.1, 3_600),
            ("batch_rows", 1, 1_000_000),
            ("keep_readings_days", 1, 36_500),
            ("keep_days", 1, 36_500),
            ("metrics_port", 0, 65_535),
        ):
            if not low <= getattr(self, name) <= high:
                raise BadConfig(f"historian: {name} {getattr(self, name)} is out of range; use {low} to {high}")

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> HistorianConfig:
        """Read plain values of a JSON or YAML file. Raises BadConfig naming the field that is wrong."""
        return read_settings(cls, values, "historian")
