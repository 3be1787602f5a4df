"""`citybrain people`: from the first start to a locked account."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from citybrain_wire.errors import CityBrainError
from typer.testing import CliRunner

from citybrain._cli import app
from citybrain._people import FIRST_ROLES, link_for_who_started
from twin_core.people import Reception


def run(folder: Path, *words: str) -> str:
    """What a command prints. Raises what it raises."""
    result = CliRunner().invoke(app, ["people", *words, "--dir", str(folder)])
    if isinstance(result.exception, CityBrainError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_somebody_is_added_given_a_role_locked_and_let_in_again(tmp_path: Path) -> None:
    said = run(tmp_path, "add", "Li", "--role", "operator", "--role", "viewer")
    password = re.search(r"shown once: (\S+)", said)
    assert password is not None
    run(tmp_path, "role", "li", "--role", "planner")
    run(tmp_path, "lock", "li", "--reason", "left")
    rows = json.loads(run(tmp_path, "list", "--json"))
    assert rows == [{"name": "li", "roles": ["planner"], "locked": "left", "password": True}]
    run(tmp_path, "unlock", "li")
    assert run(tmp_path, "password", "li") != said
    assert "/login#once=" in run(tmp_path, "link", "li", "--address", "https://twin.example")
    reception = Reception.open(tmp_path, lambda: 0)
    entries = [json.loads(body) for body in reception.audit.newest(10)]
    reception.close()
    assert [entry["what"] for entry in entries] == ["add", "role", "lock", "unlock", "password", "make"]
    assert all(entry["who"].startswith("os:") for entry in entries)
    assert password.group(1) not in json.dumps(entries)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "li", "--role", "king"), "role 'king' is unknown"),
        (("add", "a b", "--role", "viewer"), "is no name"),
        (("list",), "there are no people here"),
        (("lock", "li", "--reason", " "), "say why"),
        (("link", "li", "--address", "twin"), "write it like http://127.0.0.1:8080"),
    ],
)
def test_a_wrong_command_says_what_to_do(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(CityBrainError, match=message):
        run(tmp_path, *words)


def test_the_first_start_lets_in_who_started_it_until_they_have_a_password(tmp_path: Path) -> None:
    link = link_for_who_started(tmp_path)
    reception = Reception.open(tmp_path, lambda: 0)
    visit = reception.log_in_once(link, "127.0.0.1")
    assert visit.person.roles == FIRST_ROLES
    reception.close()
    assert link_for_who_started(tmp_path) not in ("", link)
    run(tmp_path, "password", visit.person.name)
    assert link_for_who_started(tmp_path) == ""


def test_a_start_where_others_are_known_lets_nobody_in(tmp_path: Path) -> None:
    run(tmp_path, "add", "somebody-else", "--role", "admin")
    assert link_for_who_started(tmp_path) == ""
    assert [row["name"] for row in json.loads(run(tmp_path, "list", "--json"))] == ["somebody-else"]
