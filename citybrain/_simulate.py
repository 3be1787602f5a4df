"""What `citybrain simulate` does: streets alone, results under SUMO's names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain_wire import BadConfig

from citybrain import __version__
from citybrain._console import print_json, print_table
from citybrain._inputs import StreetInputs, street_inputs
from citybrain._kernels import warm_kernels
from citybrain._progress import progress_bar
from citybrain._summary import read_json, write_json

if TYPE_CHECKING:
    from twin_core.traffic import Simulation

__all__ = ["run_simulate"]

CHUNK = 50  # steps between two looks at the clock and the progress bar


def _over(simulation: Simulation, until_ms: int | None) -> bool:
    """Whether the end has come: the time asked for, or without one the arrival of the last car."""
    if until_ms is not None:
        return simulation.time_ms >= until_ms
    counts = simulation.counts()
    return counts.arrived == len(simulation.demand.vehicles.id)


def run_simulate(
    *,
    city: Path | None,
    net: Path | None,
    routes: list[Path],
    add: list[Path],
    begin_s: float | None,
    until_s: float | None,
    seed: int,
    out: Path,
    table_format: str,
    step_ms: int,
    check: bool,
    emissions: bool,
    json_output: bool,
) -> None:
    """Simulate and write the results to `out`."""
    from twin_core.emissions import EmissionMeter, write_emissions
    from twin_core.traffic import Simulation, write_results

    if table_format not in ("csv", "parquet"):
        raise BadConfig(f"--format {table_format!r} is unknown; use csv or parquet")
    inputs: StreetInputs = street_inputs(city, net, routes, add, begin_s=begin_s, until_s=until_s, seed=seed)
    warm_kernels()
    simulation = Simulation(
        inputs.network, inputs.demand, seed=seed, begin_s=inputs.begin_s, step_ms=step_ms, check=check
    )
    until_ms = None if inputs.until_s is None else round(inputs.until_s * 1000)
    meter = EmissionMeter(inputs.network, inputs.demand, step_s=step_ms / 1000.0) if emissions else None
    chunk = CHUNK if meter is None else 1
    with progress_bar() as bar:
        task = bar.add_task("simulating", total=None if inputs.until_s is None else inputs.until_s - inputs.begin_s)
        while not _over(simulation, until_ms):
            left = chunk if until_ms is None else (until_ms - simulation.time_ms) // step_ms
            simulation.step(min(chunk, left))
            if meter is not None:
                meter.observe(simulation.vehicles())
            bar.update(task, completed=simulation.time_ms / 1000.0 - inputs.begin_s)
    results = replace(simulation.results(), load_wall_s=inputs.load_wall_s)
    write_results(results, out, format=table_format, version=__version__)
    summary = read_json(out / "summary.json")
    if meter is not None:
        write_emissions(meter.table(), out / "emissions.csv")
        summary["emissions"] = {**meter.totals(), "classes_without_factors": sorted(meter.uncovered)}
        write_json(out / "summary.json", summary)
    if json_output:
        print_json(summary)
        return
    flat = {
        **{f"vehicles {name}": value for name, value in summary["vehicles"].items()},
        **{f"mean {name}": value for name, value in summary["means"].items()},
        **{f"emitted {name}": value for name, value in summary.get("emissions", {}).items()},
        "gridlocks at the end": _named(simulation.gridlocks(), inputs.network.lanes.id),
        "vehicle updates": summary["vehicle_updates"],
        "loop CPU s": summary["loop_cpu_s"],
    }
    print_table(f"results in {out}", ("what", "value"), list(flat.items()))


def _named(circles: tuple[tuple[int, ...], ...], ids: tuple[str, ...]) -> str:
    """Each circle of locked lanes as "a → b → c"; "none"."""
    return "; ".join(" → ".join(ids[lane] for lane in circle) for circle in circles) or "none"
