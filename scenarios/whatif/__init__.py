"""What if: changes to a city, played against the city as it is, seed by seed.

    scenario.yaml ─▶ check against the city ─▶ (baseline, changed) × seeds on workers ─▶ results by content hash
                                                                                        └▶ compare ─▶ report, tables

Both sides of a pair share the day's demand, the drivers' draws and the state at the branch; what differs is the change.
"""

from __future__ import annotations

from scenarios.whatif._compare import Comparison, compare
from scenarios.whatif._export import EXPORTS, export
from scenarios.whatif._library import list_scenarios, scenario_path
from scenarios.whatif._prepare import Prepared, prepare
from scenarios.whatif._report import write_report
from scenarios.whatif._run import Progress, play_task, run_scenario
from scenarios.whatif._scenario import Scenario, read_scenario

__all__ = [
    "EXPORTS",
    "Comparison",
    "Prepared",
    "Progress",
    "Scenario",
    "compare",
    "export",
    "list_scenarios",
    "play_task",
    "prepare",
    "read_scenario",
    "run_scenario",
    "scenario_path",
    "write_report",
]
