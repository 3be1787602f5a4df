"""The water network as EPANET 2.2 input (EPANET user manual, appendix C): litres per second, Hazen-Williams."""

from __future__ import annotations

from pathlib import Path

from twin_core.city.dress._streets import StreetGraph
from twin_core.city.dress._water import COVER_M, DIURNAL, Supply, Works

__all__ = ["write_fittings", "write_water"]

PUMPS = 3
TRUNK_MM = 1200
TANK_DEPTH_M = 5.0
FILL_FROM, FILL_TO = "11 PM", "5 AM"
BOOST = (("7 AM", "9 AM"), ("5 PM", "9 PM"))


def write_water(path: Path, supply: Supply, graph: StreetGraph, title: str) -> None:
    """Write the `.inp`; one day from midnight in steps of 15 minutes."""
    sections = [
        ("TITLE", [f"{title}: invented water supply, laid under the streets"]),
        ("JUNCTIONS", _junctions(supply)),
        ("RESERVOIRS", [f"R{n} {plant.level_m}" for n, plant in enumerate(supply.plants, start=1)]),
        ("TANKS", [_tank(supply)]),
        ("PIPES", _pipes(supply)),
        ("PUMPS", _pumps(supply)),
        ("VALVES", [f"FV1 N{supply.tank.node:04d} TI 600 FCV {_litres(_fill_m3ps(supply))} 0"]),
        ("DEMANDS", _demands(supply)),
        ("PATTERNS", _patterns()),
        ("CURVES", _curves(supply)),
        ("CONTROLS", _controls(supply)),
        ("TIMES", ["Duration 24:00", "Hydraulic Timestep 0:15", "Pattern Timestep 1:00", "Report Timestep 1:00",
                   "Start ClockTime 12 am"]),
        ("OPTIONS", ["Units LPS", "Headloss H-W", "Trials 100", "Accuracy 0.0005", "Unbalanced Continue 10"]),
        ("COORDINATES", _coordinates(supply, graph)),
        ("VERTICES", [f"{main.id} {x} {y}" for main in supply.mains for x, y in main.segment.line[1:-1]]),
    ]  # fmt: skip
    text = "\n".join("\n".join([f"[{name}]", *rows, ""]) for name, rows in sections)
    path.write_text(text + "\n[END]\n", encoding="utf-8")


def write_fittings(path: Path, supply: Supply) -> None:
    """Hydrants and isolation valves as CSV (RFC 4180), since EPANET has no elements for them."""
    rows = [f"{f.id},{f.kind},{f.main},{f.at_m:g},{f.x_m:.1f},{f.y_m:.1f}" for f in supply.fittings]
    path.write_text("\n".join(["id,kind,main,at_m,x_m,y_m", *rows, ""]), encoding="utf-8")


def _litres(flow_m3ps: float) -> float:
    return round(1000.0 * flow_m3ps, 3)


def _fill_m3ps(supply: Supply) -> float:
    return supply.tank_m3 / (6 * 3600.0)


def _junctions(supply: Supply) -> list[str]:
    rows = [f"N{n:04d} {round(z - COVER_M, 2)}" for n, z in enumerate(supply.ground_m)]
    rows += [f"PO{n} {round(plant.level_m, 2)}" for n, plant in enumerate(supply.plants, start=1)]
    return [*rows, f"TI {supply.tank.level_m}"]


def _tank(supply: Supply) -> str:
    """Id, bottom, levels at midnight, lowest and highest, diameter; an hour of filling is in it at midnight."""
    diameter = (4 * supply.tank_m3 / TANK_DEPTH_M / 3.14159265) ** 0.5
    return f"T1 {supply.tank.level_m} {round(0.5 + TANK_DEPTH_M / 6, 2)} 0.3 {0.5 + TANK_DEPTH_M} {diameter:.2f} 0"


def _pipes(supply: Supply) -> list[str]:
    rows = [
        f"{main.id} N{main.segment.a:04d} N{main.segment.b:04d} {main.segment.length_m} {main.diameter_mm} "
        f"{main.roughness:g} 0 Open"
        for main in supply.mains
    ]
    rows += [
        f"WT{n} PO{n} N{plant.node:04d} 60 {TRUNK_MM} 130 0 Open" for n, plant in enumerate(supply.plants, start=1)
    ]
    return [*rows, "WTI TI T1 20 600 130 0 Open"]


def _pumps(supply: Supply) -> list[str]:
    rows = [
        f"PU{n}{chr(ord('A') + p)} R{n} PO{n} HEAD HQ{n}"
        for n in range(1, len(supply.plants) + 1)
        for p in range(PUMPS)
    ]
    return [*rows, f"PUT T1 N{supply.tank.node:04d} HEAD HQT"]


def _demands(supply: Supply) -> list[str]:
    rows = []
    for n in range(len(supply.ground_m)):
        for name, values in supply.demand_m3ps.items():
            if values[n] >= 1e-6:
                rows.append(f"N{n:04d} {_litres(values[n])}" + ("" if name == "flat" else f" {name}"))
    return rows


def _patterns() -> list[str]:
    return [
        f"{name} " + " ".join(f"{factor:g}" for factor in factors[start : start + 6])
        for name, factors in DIURNAL.items()
        for start in range(0, 24, 6)
    ]


def _curves(supply: Supply) -> list[str]:
    """Flat pump curves: an eighth above the duty head at no flow, so that nights stay below 55 m."""

    def curve(name: str, works: Works, pumps: int) -> list[str]:
        duty, head = _litres(works.flow_m3ps) / pumps, works.head_m
        points = ((0.0, 1.12 * head), (duty, head), (1.6 * duty, 0.78 * head))
        return [f"{name} {q:.2f} {h:.2f}" for q, h in points]

    rows = [row for n, plant in enumerate(supply.plants, start=1) for row in curve(f"HQ{n}", plant, PUMPS)]
    return rows + curve("HQT", supply.tank, 1)


def _controls(supply: Supply) -> list[str]:
    rows = ["LINK PUT CLOSED AT TIME 0"]
    rows += [f"LINK PUT OPEN AT CLOCKTIME {start}\nLINK PUT CLOSED AT CLOCKTIME {end}" for start, end in BOOST]
    rows.append(f"LINK FV1 {_litres(_fill_m3ps(supply))} AT CLOCKTIME {FILL_FROM}")
    return [*rows, f"LINK FV1 CLOSED AT CLOCKTIME {FILL_TO}"]


def _coordinates(supply: Supply, graph: StreetGraph) -> list[str]:
    rows = [f"N{node.number:04d} {node.x_m:.1f} {node.y_m:.1f}" for node in graph.nodes]
    for n, plant in enumerate(supply.plants, start=1):
        node = graph.nodes[plant.node]
        rows += [f"R{n} {node.x_m - 60:.1f} {node.y_m + 60:.1f}", f"PO{n} {node.x_m - 30:.1f} {node.y_m + 30:.1f}"]
    node = graph.nodes[supply.tank.node]
    rows += [f"TI {node.x_m + 25:.1f} {node.y_m + 25:.1f}", f"T1 {node.x_m + 50:.1f} {node.y_m + 50:.1f}"]
    return rows
