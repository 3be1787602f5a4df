"""Couplings of the dressed city as YAML, one a line."""

from __future__ import annotations

import json
from pathlib import Path

from twin_core.city.dress._storm import Storm
from twin_core.city.dress._underpass import SUMP_M, Underpass
from twin_core.city.dress._water import COVER_M, Supply

__all__ = ["write_couplings"]

NOTICE_M, SLOW_M, CLOSE_M = 0.10, 0.15, 0.25
"""Depths on the road at which Chinese cities tell, slow and close (Shanghai closes above 25 cm)."""


def write_couplings(path: Path, supply: Supply, storm: Storm, underpasses: tuple[Underpass, ...]) -> None:
    """Write `couplings.yaml` in flow style, which YAML readers share with JSON."""
    mains = [{"id": main.id, "edges": list(main.segment.edges), "depth_m": COVER_M} for main in supply.mains]
    sewers = [
        {"id": sewer.id, "edges": list(sewer.segment.edges), "depth_m": _depth_m(storm, n)}
        for n, sewer in enumerate(storm.sewers)
        if sewer.segment is not None
    ]
    troughs: list[dict[str, object]] = [
        {
            "id": u.id,
            "name": u.name,
            "edges": list(u.edges),
            "road_m": SUMP_M,
            "notice_m": NOTICE_M,
            "slow_m": SLOW_M,
            "close_m": CLOSE_M,
        }
        for u in underpasses
    ]
    lines = ["schema: 1"]
    for name, items in (("mains", mains), ("sewers", sewers), ("underpasses", troughs)):
        lines.append(f"{name}:" if items else f"{name}: []")
        lines += ["  - " + json.dumps(item, ensure_ascii=False) for item in items]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


def _depth_m(storm: Storm, number: int) -> float:
    """Mean depth of a sewer's crown below the ground at its ends."""
    sewer = storm.sewers[number]
    up = storm.manholes[sewer.frm].ground_m - sewer.up_m - sewer.size_m
    down = storm.manholes[sewer.to].ground_m - sewer.down_m - sewer.size_m
    return round((up + down) / 2, 2)
