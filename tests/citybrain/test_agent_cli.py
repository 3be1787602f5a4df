"""`citybrain agent reset`: a latched trip ends by a name and a reason, and not while the agent runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citybrain._cli import app


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """An agent's configuration whose monitor latched a trip of controller J1."""
    for name in ("ca.pem", "command.pub", "site.pem", "site.key"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "monitor").mkdir()
    latched = {"site-J1": {"J1": {"cause": "conflict of groups 1 and 3", "ts_ns": 7}}}
    (tmp_path / "monitor" / "latched.json").write_text(json.dumps(latched), encoding="utf-8")
    config = tmp_path / "agent.yaml"
    config.write_text(
        "gateway: {address: 127.0.0.1:7443, ca: ca.pem}\n"
        "command_key: command.pub\n"
        "clock: {kind: real}\n"
        "spool: {folder: spool}\n"
        "monitor: {address: 127.0.0.1:7500, folder: monitor}\n"
        "sites:\n"
        "  - {id: site-J1, device: 127.0.0.1:7001, certificate: site.pem, key: site.key}\n",
        encoding="utf-8",
    )
    return config


def reset(config: Path, controller: str, reason: str = "cable mended") -> tuple[int, str]:
    words = ["agent", "reset", "site-J1", controller, "--config", str(config), "--by", "Li Wei", "--reason", reason]
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.output + str(done.exception or "")


def test_a_reset_ends_the_latch_and_keeps_who_and_why(box: Path) -> None:
    code, text = reset(box, "J1")
    assert code == 0
    assert "reset by Li Wei" in text
    assert json.loads((box.parent / "monitor" / "latched.json").read_text(encoding="utf-8")).get("site-J1", {}) == {}
    log = (box.parent / "monitor" / "resets.log").read_text(encoding="utf-8")
    assert "Li Wei" in log
    assert "cable mended" in log


def test_what_is_not_latched_cannot_be_reset(box: Path) -> None:
    code, text = reset(box, "J2")
    assert code != 0
    assert "site-J1 J2: nothing is latched" in text


def test_a_reset_needs_a_reason(box: Path) -> None:
    code, text = reset(box, "J1", reason=" ")
    assert code != 0
    assert "a reset needs the name of a person and a reason" in text
