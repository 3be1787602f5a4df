"""The suite's entry function."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from citybrain_wire import BadConfig
from rich.console import Console

from bench.traffic.suite._run import run_suite, show_suite, write_suite
from bench.traffic.suite._simulators import Citybrain, Simulator, Sumo
from bench.traffic.suite._uxsim import UXsim

__all__ = ["bench_street_suite"]


def bench_street_suite(*, steps: str, streets: Path | None, out: Path) -> None:
    """`citybrain bench traffic --suite`: a table on the terminal and `suite.json` under `out`.

    `steps`: seconds, separated by commas. `streets`: a real street folder for the case that needs one. Raises
    `BadConfig` for steps that are none, `MissingPart` where SUMO is not installed.
    """
    from twin_core.traffic import warm

    steps_s = _steps_s(steps)
    console = Console(highlight=False)
    warm()
    simulators: list[Simulator] = [Citybrain(), Sumo()]
    if importlib.util.find_spec("uxsim"):
        simulators.append(UXsim())
    else:
        console.print("UXsim is not installed and left out; pip install 'citybrain[peers]' brings it")
    with console.status("") as status:
        cells = run_suite(simulators, steps_s, streets=streets, progress=status.update)
    show_suite(console, cells, steps_s)
    write_suite(out / "suite.json", cells)
    console.print(f"written: {out / 'suite.json'}")


def _steps_s(text: str) -> tuple[float, ...]:
    try:
        steps = tuple(float(word) for word in text.split(","))
    except ValueError:
        steps = ()
    if not steps or not all(
        0.1 <= step <= 1.0 and round(1000 * step) > 0 and 1000 % round(1000 * step) == 0 for step in steps
    ):
        raise BadConfig(f"--steps {text!r}: give steps of 0.1 to 1 s that go into a second, for example 0.1,0.5,1")
    return steps
