"""Plain XML of the street network and the call of netconvert."""

from __future__ import annotations

import gzip
import importlib
import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import quoteattr

from citybrain_wire.errors import BrokenInvariant

from ._lanes import Draft

__all__ = ["netconvert", "write_gz", "write_plain"]

_PRIORITY = {"expressway": 12, "arterial": 9, "ring": 8, "secondary": 7, "ramp": 6, "local": 3}
_WIDTH_M = {"expressway": 3.75, "arterial": 3.5, "ring": 3.5, "secondary": 3.25, "ramp": 3.75, "local": 3.25}


def write_plain(draft: Draft, folder: Path) -> list[str]:
    """Writes nodes, edges and connections; returns netconvert's options that name them."""
    nodes = ["<nodes>"]
    for node in draft.streets.nodes.values():
        kind = "traffic_light" if node.signal else "priority"
        extra = ' keepClear="true"' if node.signal else ""
        name = f" name={quoteattr(node.label)}" if node.label and node.kind != "gate" else ""
        nodes.append(f'<node id="{node.id}" x="{node.at[0]}" y="{node.at[1]}" type="{kind}"{extra}{name}/>')
    for id_, at in draft.joints.items():
        nodes.append(f'<node id="{id_}" x="{at[0]}" y="{at[1]}" type="priority"/>')
    nodes.append("</nodes>")
    edges = ["<edges>"]
    for edge in draft.edges.values():
        shape = " ".join(f"{x:.2f},{y:.2f}" for x, y in edge.line)
        edges.append(
            f'<edge id="{edge.id}" from="{edge.src}" to="{edge.dst}" numLanes="{edge.lanes}" type="{edge.kind}" '
            f'speed="{edge.speed_mps}" priority="{_PRIORITY[edge.kind]}" width="{_WIDTH_M[edge.kind]}" '
            f'spreadType="{"center" if edge.centred else "right"}" name={quoteattr(edge.name)} shape="{shape}"'
            + (f'><param key="structure" value="{edge.mark}"/></edge>' if edge.mark else "/>")
        )
    edges.append("</edges>")
    links = ["<connections>"]
    for source, target, lane, to in sorted(set(draft.connections)):
        links.append(f'<connection from="{source}" to="{target}" fromLane="{lane}" toLane="{to}"/>')
    links.append("</connections>")
    files = {"nod": nodes, "edg": edges, "con": links}
    for kind, lines in files.items():
        (folder / f"luzhou.{kind}.xml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [
        "--node-files",
        str(folder / "luzhou.nod.xml"),
        "--edge-files",
        str(folder / "luzhou.edg.xml"),
        "--connection-files",
        str(folder / "luzhou.con.xml"),
    ]


def _binary() -> str:
    found = shutil.which("netconvert")
    if found:
        return found
    try:
        sumo = importlib.import_module("sumo")
    except ModuleNotFoundError:
        raise FileNotFoundError(
            "netconvert is not installed: the synthetic city is built with it; install the extra citybrain[sumo]"
        ) from None
    return str(Path(str(sumo.__file__)).parent / "bin" / "netconvert")


def netconvert(options: list[str], out: Path) -> list[str]:
    """Runs netconvert to an uncompressed net and returns its warnings. Raises BrokenInvariant when it fails."""
    command = [
        _binary(),
        *options,
        "--output-file",
        str(out),
        "--offset.disable-normalization",
        "--no-turnarounds.except-deadend",
        "--junctions.corner-detail",
        "2",
        "--output.street-names",
        "--precision",
        "2",
        "--tls.default-type",
        "static",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    messages = [line for line in done.stderr.splitlines() if line.strip()]
    if done.returncode != 0:
        raise BrokenInvariant(f"netconvert failed on the generated streets: {' | '.join(messages[:5])}")
    return messages


def write_gz(path: Path, text: str) -> None:
    """Compressed without name or time, so that equal text gives equal bytes."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.encode("utf-8"))


def stripped(text: str) -> str:
    """A net without netconvert's comment, which holds the time of day."""
    return re.sub(r"<!--.*?-->\s*", "", text, flags=re.DOTALL)
