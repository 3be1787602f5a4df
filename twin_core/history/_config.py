"""Configuration of the historian process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from citybrain_wire.errors import BadConfig

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
        """Read plain values of a JSON file. Raises BadConfig naming the field that is wrong."""
        known = [entry.name for entry in fields(cls)]
        for name in values:
            if name not in known:
                raise BadConfig(f"historian: field {name!r} is unknown; fields are {', '.join(known)}")
        return cls(
            journal_dir=_path(values, "journal_dir"),
            history_dir=_path(values, "history_dir"),
            flush_s=_number(values, "flush_s", cls.flush_s),
            batch_rows=int(_number(values, "batch_rows", cls.batch_rows)),
            keep_readings_days=int(_number(values, "keep_readings_days", cls.keep_readings_days)),
            keep_days=int(_number(values, "keep_days", cls.keep_days)),
            metrics_port=int(_number(values, "metrics_port", cls.metrics_port)),
        )


def _path(values: Mapping[str, object], name: str) -> Path:
    value = values.get(name)
    if not isinstance(value, str | Path) or not str(value):
        raise BadConfig(f"historian: field {name!r} must be a path, not {value!r}")
    return Path(value)


def _number(values: Mapping[str, object], name: str, default: float) -> float:
    value = values.get(name, default)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise BadConfig(f"historian: field {name!r} must be a number, not {value!r}")
    return value
