"""Reads `.net.xml`: edges, lanes, junctions with their right of way, connections, signals, roundabouts."""

from __future__ import annotations

from twin_core.city._faults import Findings
from twin_core.city._fields import Fields
from twin_core.city._permissions import ALL_CLASSES, IGNORING_BIT, class_mask, permissions
from twin_core.city._raw import RawConnection, RawEdge, RawJunction, RawLane, RawNetwork, RawRequest
from twin_core.city._signal_reader import SignalReader

__all__ = ["NetReader"]

DEFAULT_LANE_WIDTH_M = 3.2
DEFAULT_VISIBILITY_M = 4.5
DIRECTIONS = frozenset("stlrLRiT")
FUNCTIONS = frozenset({"normal", "internal", "connector", "crossing", "walkingarea"})
# Elements that say nothing a simulation needs: drawing hints, and input of netconvert that the net already contains.
_SILENT = frozenset({"param", "type", "restriction", "prohibition", "neigh", "laneType"})


class NetReader:
    """Element handler for networks; the result is `raw`."""

    roots = frozenset({"net"})

    def __init__(self, findings: Findings, raw: RawNetwork) -> None:
        self._findings = findings
        self._raw = raw
        self._path = ""
        self._edge: RawEdge | None = None
        self._junction: RawJunction | None = None
        self._signals = SignalReader(findings, raw.programs)

    def enter_file(self, path: str) -> None:
        """Faults that follow are in this file."""
        self._path = path

    def end(self, tag: str) -> None:
        """Close what the tag opened."""
        if tag == "edge":
            edge = self._edge
            if edge is not None and not edge.lanes:
                self._findings.fault(self._path, edge.line, "", f"edge {edge.id!r}: has no lane")
            self._edge = None
        elif tag == "junction":
            self._junction = None
        elif tag == "tlLogic":
            self._signals.end()

    def start(self, tag: str, attrs: dict[str, str], line: int, parents: list[str]) -> None:
        """Take one element."""
        parent = parents[-1]
        if tag == "lane" and self._edge is not None:
            self._edge.lanes.append(self._lane(self._edge, attrs, line))
        elif tag == "connection":
            self._raw.connections.append(self._connection(attrs, line))
        elif tag == "request" and self._junction is not None:
            self._junction.requests.append(self._request(self._junction, attrs, line))
        elif tag == "edge":
            self._edge = self._new_edge(attrs, line)
            self._raw.edges.append(self._edge)
        elif tag == "junction":
            self._junction = self._new_junction(attrs, line)
            self._raw.junctions.append(self._junction)
        elif tag == "tlLogic" or parent == "tlLogic":
            self._signals.start(tag, attrs, self._path, line)
        elif tag == "roundabout":
            self._raw.roundabout_edges += [(edge, line) for edge in attrs.get("edges", "").split()]
        elif tag == "location":
            self._location(attrs, line)
        elif tag == "stopOffset":
            self._findings.note("<stopOffset> is ignored")
        elif tag not in _SILENT and parent == "net":
            self._findings.note(f"<{tag}> in a network is ignored")

    def _new_edge(self, attrs: dict[str, str], line: int) -> RawEdge:
        name = attrs.get("id", "")
        fields = Fields(attrs, self._findings, self._path, line, f"edge {name!r}")
        fields.required("id")
        function = fields.text("function", "normal")
        if function not in FUNCTIONS:
            fields.fault("function", f"{function!r} is unknown")
        if function in ("normal", "connector"):
            function = "normal"
            fields.required("from")
            fields.required("to")
        if fields.has("bidi"):
            self._findings.note("bidirectional tracks are read as two separate edges")
        return RawEdge(
            name, function, fields.text("from"), fields.text("to"), fields.integer("priority", -1),
            fields.text("type"), fields.text("name"), line,
        )  # fmt: skip

    def _lane(self, edge: RawEdge, attrs: dict[str, str], line: int) -> RawLane:
        name = attrs.get("id", "")
        fields = Fields(attrs, self._findings, self._path, line, f"lane {name!r}")
        for needed in ("id", "index", "length", "speed", "shape"):
            if needed not in attrs:
                fields.fault(needed, "is missing")
        shape = fields.shape("shape", at_least=2 if edge.function == "normal" else 1)
        return RawLane(
            name,
            fields.integer("index", 0, low=0),
            fields.positive("length", 1.0),
            fields.positive("speed", 1.0),
            fields.positive("width", DEFAULT_LANE_WIDTH_M),
            self._mask(fields, attrs),
            self._change(fields, "changeLeft"),
            self._change(fields, "changeRight"),
            shape,
            line,
        )

    def _mask(self, fields: Fields, attrs: dict[str, str]) -> int:
        allow, disallow = attrs.get("allow", ""), attrs.get("disallow", "")
        try:
            return permissions(allow, disallow)
        except ValueError as error:
            fields.fault("allow" if allow else "disallow", f"vehicle class {str(error)!r} is unknown")
            return ALL_CLASSES

    def _change(self, fields: Fields, name: str) -> int:
        if not fields.has(name):
            return ALL_CLASSES
        try:
            return class_mask(fields.text(name)) | IGNORING_BIT
        except ValueError as error:
            fields.fault(name, f"vehicle class {str(error)!r} is unknown")
            return ALL_CLASSES

    def _new_junction(self, attrs: dict[str, str], line: int) -> RawJunction:
        name = attrs.get("id", "")
        fields = Fields(attrs, self._findings, self._path, line, f"junction {name!r}")
        fields.required("id")
        fields.required("type")
        if "x" not in attrs or "y" not in attrs:
            fields.fault("x" if "x" not in attrs else "y", "is missing")
        return RawJunction(
            name, fields.text("type"), fields.number("x", 0.0), fields.number("y", 0.0),
            attrs.get("incLanes", "").split(), attrs.get("intLanes", "").split(), fields.shape("shape"), line,
        )  # fmt: skip

    def _request(self, junction: RawJunction, attrs: dict[str, str], line: int) -> RawRequest:
        fields = Fields(attrs, self._findings, self._path, line, f"junction {junction.id!r}")
        for name in ("response", "foes"):
            if set(fields.required(name)) - {"0", "1"}:
                fields.fault(name, f"{attrs[name]!r} is not a string of 0 and 1")
        if "index" not in attrs:
            fields.fault("index", "is missing")
        return RawRequest(
            fields.integer("index", -1), attrs.get("response", ""), attrs.get("foes", ""),
            fields.flag("cont", False), line,
        )  # fmt: skip

    def _connection(self, attrs: dict[str, str], line: int) -> RawConnection:
        what = f"connection {attrs.get('from', '')!r} → {attrs.get('to', '')!r}"
        fields = Fields(attrs, self._findings, self._path, line, what)
        for name in ("from", "to", "fromLane", "toLane"):
            fields.required(name)
        direction, state = fields.text("dir", "s"), fields.text("state", "M")
        if direction not in DIRECTIONS:
            fields.fault("dir", f"{direction!r} is unknown")
            direction = "s"
        if len(state) != 1:
            fields.fault("state", f"{state!r} is not one letter")
            state = "M"
        tl = fields.text("tl")
        link_index = fields.integer("linkIndex", -1, low=0)
        if tl and "linkIndex" not in attrs:
            fields.fault("linkIndex", f"is missing beside tl {tl!r}")
        return RawConnection(
            attrs.get("from", ""), attrs.get("to", ""),
            fields.integer("fromLane", 0, low=0), fields.integer("toLane", 0, low=0),
            attrs.get("via", ""), tl, link_index if tl else -1, direction, state,
            fields.flag("pass", False), fields.flag("keepClear", True),
            fields.number("visibility", DEFAULT_VISIBILITY_M, low=0.0), line,
        )  # fmt: skip

    def _location(self, attrs: dict[str, str], line: int) -> None:
        fields = Fields(attrs, self._findings, self._path, line, "location")
        offset = fields.shape("netOffset")
        if offset:
            self._raw.net_offset = offset[0]
        self._raw.projection = fields.text("projParameter", "!")
