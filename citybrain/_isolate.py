"""What `citybrain pipes isolate` does: the plan for one main of a city."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from citybrain_wire import BadConfig

from citybrain._console import print_json, print_table
from citybrain._inputs import DEFAULT_CITY
from citybrain._units import parse_time_of_day_s

__all__ = ["run_isolate"]

SHOWN = 12


def run_isolate(pipe: str, city: Path | None, at: str, *, json_output: bool) -> None:
    """Print the plan. Raises BadConfig for a city without water, BadInput for a pipe that it lacks."""
    from twin_core.hydraulics import load_pipe_layers
    from twin_core.pipes import WaterSimulation
    from twin_core.pipes.watch import smooth_demand

    folder = city or DEFAULT_CITY
    layers = load_pipe_layers(folder)
    if layers is None or layers.water is None:
        raise BadConfig(f"{folder} has no water layer; lay one with: citybrain city dress")
    simulation = WaterSimulation(smooth_demand(layers.water))
    simulation.run_until(int(parse_time_of_day_s(at)))
    plan = asdict(layers.isolation(simulation).plan(simulation, pipe))
    if json_output:
        print_json(plan)
        return
    print_table(f"closing off {pipe}", ("what", "value"), [(name, _said(value)) for name, value in plan.items()])


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        more = f" and {len(value) - SHOWN} more" if len(value) > SHOWN else ""
        return f"{len(value)}: {', '.join(map(str, value[:SHOWN]))}{more}" if value else "none"
    return f"{value:g}" if isinstance(value, float) else str(value)
