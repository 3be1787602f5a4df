"""Small networks for tests, as EPANET text."""

from __future__ import annotations

from pathlib import Path

from twin_core.pipes.water import WaterNetwork, read_inp

__all__ = ["LOOP", "network_from", "with_section"]

# A reservoir feeds a loop of three junctions through a pump; a tank floats at the far end.
LOOP = """
[JUNCTIONS]
 a 10 0
 b 12 5
 c 8 10
[RESERVOIRS]
 r 15
[TANKS]
 t 30 5 1 9 12
[PIPES]
 ab a b 500 250 110
 bc b c 400 200 110
 ca c a 600 200 110
 ct c t 300 250 110
[PUMPS]
 p r a HEAD curve
[CURVES]
 curve 20 30
[PATTERNS]
 day 0.5 1.5 1.0
[DEMANDS]
 b 5 day
 c 10 day
[TIMES]
 Duration 6
 Hydraulic Timestep 1:00
 Pattern Timestep 2:00
 Report Timestep 1:00
[OPTIONS]
 Units LPS
 Headloss H-W
[END]
"""


def network_from(folder: Path, text: str) -> WaterNetwork:
    """The network of an EPANET text."""
    path = folder / "net.inp"
    path.write_text(text, encoding="utf-8")
    return read_inp(path)


def with_section(text: str, section: str, *lines: str) -> str:
    """The text with more lines at the head of a section, which is added where it is missing."""
    heading = f"[{section}]"
    body = "\n".join(lines)
    if heading not in text:
        return text.replace("[END]", f"{heading}\n{body}\n[END]")
    return text.replace(heading, f"{heading}\n{body}", 1)
