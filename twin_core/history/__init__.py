"""History: what the journal said, as Parquet by day and hour, and typed questions to it.

core's journal ─▶ historian (a process of its own, may lag) ─▶ HISTORY/{readings,nowcast,forecasts,plans,alarms,audit}
                                                                    └▶ open_history(dir): DuckDB, from any process
"""

from __future__ import annotations

from twin_core.history._archive import Archive, Manifest, read_manifest
from twin_core.history._config import HistorianConfig
from twin_core.history._historian import Historian, serve
from twin_core.history._reader import (
    AlarmRow,
    AuditRow,
    EdgeRow,
    ForecastRow,
    History,
    PlanRow,
    SensorRow,
    open_history,
)
from twin_core.history._tables import SCHEMAS, Rows

__all__ = [
    "SCHEMAS",
    "AlarmRow",
    "Archive",
    "AuditRow",
    "EdgeRow",
    "ForecastRow",
    "Historian",
    "HistorianConfig",
    "History",
    "Manifest",
    "PlanRow",
    "Rows",
    "SensorRow",
    "open_history",
    "read_manifest",
    "serve",
]
