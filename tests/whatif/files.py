"""Scenario files on the small grid."""

from __future__ import annotations

from pathlib import Path

HEAD = """schema: 1
name: {{zh: 测试, en: test}}
city: {city}
begin: "00:02"
warm_up_s: 60
duration_s: 120
seeds: 2
changes:
"""


def scenario_file(folder: Path, city: Path, *changes: str, name: str = "scenario.yaml") -> Path:
    path = folder / name
    text = HEAD.format(city=city) + "".join(f"  - {change}\n" for change in changes)
    path.write_text(text, encoding="utf-8")
    return path
