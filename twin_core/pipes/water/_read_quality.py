"""[QUALITY], [SOURCES], [REACTIONS], [MIXING]: what the water carries (User Manual 2.2, Appendix C)."""

from __future__ import annotations

from twin_core.pipes.water._draft import Draft
from twin_core.pipes.water._lines import Line, LineFault, number, starts
from twin_core.pipes.water._network import Mixing, Pipe, Source, SourceKind
from twin_core.pipes.water._read_elements import in_range

__all__ = ["read_initial", "read_mixing", "read_reaction", "read_source"]

_SOURCE_KINDS = {
    "CONCEN": SourceKind.CONCENTRATION,
    "MASS": SourceKind.MASS,
    "SETPOINT": SourceKind.SETPOINT,
    "FLOWPACED": SourceKind.FLOW_PACED,
}


def read_initial(line: Line, draft: Draft) -> None:
    line.need(2, "node quality, or first node last node quality")
    *names, token = line.tokens[:3]
    value = number(token, "quality", least=0.0)
    if len(names) == 1:
        draft.initial[draft.node(names[0])] = value
        return
    for name in (*draft.junctions, *draft.reservoirs, *draft.tanks):
        if in_range(name, names[0], names[1]):
            draft.initial[name] = value


def read_source(line: Line, draft: Draft) -> None:
    line.need(2, "node type strength (pattern)")
    node, tokens = draft.node(line.tokens[0]), line.tokens
    kind = next((kind for word, kind in _SOURCE_KINDS.items() if starts(tokens[1], word)), None)
    place = 1 if kind is None else 2
    line.need(place + 1, "node type strength (pattern)")
    strength = number(tokens[place], "strength")
    pattern = None
    if len(tokens) > place + 1 and tokens[place + 1] != "*":
        pattern = draft.pattern(tokens[place + 1])
    draft.sources[node] = Source(node, kind or SourceKind.CONCENTRATION, strength, pattern)


def read_reaction(line: Line, draft: Draft) -> None:
    if len(line.tokens) < 3:
        return
    key, tokens = line.tokens[0].upper(), line.tokens
    value = number(tokens[-1], "coefficient")
    word = tokens[1].upper()
    if key.startswith("ORDER"):
        name = {"BULK": "bulk_order", "WALL": "wall_order", "TANK": "tank_order"}.get(word[:4])
        if name is None or (name == "wall_order" and value not in (0.0, 1.0)):
            raise LineFault("ORDER is written as BULK n, TANK n, WALL 0 or WALL 1")
        draft.quality[name] = value
    elif key.startswith("ROUG"):
        draft.quality["roughness_factor"] = value
    elif key.startswith("LIMIT"):
        draft.quality["limiting"] = value
    elif key.startswith("GLOB"):
        name = {"BULK": "bulk_per_day", "WALL": "wall_per_day"}.get(word[:4])
        if name is None:
            raise LineFault(f"GLOBAL {tokens[1]!r} is unknown; BULK and WALL are known")
        draft.quality[name] = value
    elif key.startswith(("BULK", "WALL", "TANK")):
        _single_reaction(key, tokens[1:-1], value, draft)
    else:
        raise LineFault(f"{tokens[0]!r} begins no line of [REACTIONS]")


def _single_reaction(key: str, names: tuple[str, ...], value: float, draft: Draft) -> None:
    """A coefficient of one element or of a range of ids; unknown single names are ignored, as EPANET does."""
    if key.startswith("TANK"):
        pool, target = list(draft.tanks), draft.tank_bulk
    else:
        pool = [link.id for link in draft.links.values() if isinstance(link, Pipe)]
        target = draft.pipe_bulk if key.startswith("BULK") else draft.pipe_wall
    chosen = [n for n in pool if n == names[0]] if len(names) == 1 else [n for n in pool if in_range(n, *names[:2])]
    target.update(dict.fromkeys(chosen, value))


def read_mixing(line: Line, draft: Draft) -> None:
    if len(line.tokens) < 2:
        return
    node = draft.node(line.tokens[0])
    model = next((name for name in ("MIXED", "2COMP", "FIFO", "LIFO") if starts(line.tokens[1], name)), None)
    if model is None:
        raise LineFault(f"mixing model {line.tokens[1]!r} is unknown; MIXED, 2COMP, FIFO and LIFO are known")
    fraction = number(line.tokens[2], "fraction", least=0.0) if model == "2COMP" and len(line.tokens) > 2 else 1.0
    if node in draft.tanks:
        draft.mixing[node] = Mixing(node, model, fraction or 1.0)
