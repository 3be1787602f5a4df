"""The command line is instant, complete and clear about wrong input."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import click
import pytest
import typer
from citybrain_wire import BadConfig
from typer.testing import CliRunner

from citybrain._cli import app
from citybrain._doctor import examine
from citybrain._units import parse_duration_s, parse_speed, parse_time_of_day_s
from tests.conftest import ROOT


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "sys.argv = ['citybrain', '--help']\n"
        "from citybrain._cli import app\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('numpy', 'numba', 'ray', 'grpc', 'zmq', 'twin_core') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.rstrip().endswith("[]")


def leaves(command: click.Command, words: str = "") -> list[str]:
    """Names of all commands below a group."""
    if not hasattr(command, "commands"):
        return [words]
    return [leaf for name, sub in command.commands.items() for leaf in leaves(sub, f"{words} {name}".strip())]


COMMANDS = leaves(typer.main.get_command(app))


def test_the_commands_that_guides_build_on_are_there() -> None:
    assert {"up", "simulate", "doctor", "city import sumo", "agent run", "agent monitor", "agent reset"} <= set(
        COMMANDS
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert "Usage" in re.sub(r"\x1b\[[0-9;]*m", "", result.stdout)


def test_doctor_finds_this_machine_fit() -> None:
    findings = {finding.what: finding for finding in examine()}
    assert findings["Python ≥ 3.11"].ok
    assert findings["numba"].ok
    assert all(finding.ok or finding.remedy for finding in findings.values())


def test_doctor_speaks_json() -> None:
    result = CliRunner().invoke(app, ["doctor", "--json"])
    assert {"what", "ok", "found", "needed_for", "remedy"} == set(json.loads(result.stdout)[0])


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("90s", 90), ("45m", 2700), ("1h30m", 5400), ("0.5h", 1800)])
def test_durations_are_understood(text: str, seconds: float) -> None:
    assert parse_duration_s(text) == seconds


@pytest.mark.parametrize("text", ["", "m", "-5m", "5 m", "5d", "1h-3m"])
def test_a_wrong_duration_is_named(text: str) -> None:
    with pytest.raises(BadConfig, match=r"duration .* is not understood"):
        parse_duration_s(text)


def test_times_of_day_are_understood() -> None:
    assert parse_time_of_day_s("07:30") == 27000
    assert parse_time_of_day_s("25200") == 25200
    with pytest.raises(BadConfig, match=re.escape("time '7.30h' is not understood; write for example 07:30")):
        parse_time_of_day_s("7.30h")


def test_speed_is_a_number_or_max() -> None:
    assert parse_speed("max") is None
    assert parse_speed("2.5") == 2.5
    with pytest.raises(
        BadConfig, match=re.escape("speed 'fast' is not understood; write a number from 0.01 to 1000, or max")
    ):
        parse_speed("fast")
