"""Small networks for tests, as EPANET text."""

from __future__ import annotations

from pathlib import Path

from twin_core.pipes.water import WaterNetwork, read_inp

__all__ = ["LOOP", "network_from", "with_section"]

LOOP = (Path(__file__).parent / "small" / "loop.inp").read_text(encoding="utf-8")


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
