"""Starts the whole loop as a user would, and looks into a running one."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from tests.conftest import ROOT


def start_loop(out: Path, *options: str) -> subprocess.Popen[bytes]:
    """`citybrain up --headless` in the background; its own words go to `out`/up.log."""
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "up.log", "wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "citybrain", "up", "--headless", "--workers", "1", "--out", str(out), *options],
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def finish(loop: subprocess.Popen[bytes], out: Path, patience_s: float) -> dict[str, Any]:
    """Wait for the end and read the summary; what the loop said is shown when it fails."""
    try:
        code = loop.wait(patience_s)
    except subprocess.TimeoutExpired:
        loop.terminate()
        loop.wait(30)
        raise
    assert code == 0, (out / "up.log").read_text(encoding="utf-8")
    summary: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return summary


def role_pid(loop: subprocess.Popen[bytes], role: str) -> int | None:
    """Process id of a role, found among the loop's children by its command line."""
    for child in psutil.Process(loop.pid).children():
        try:
            words = child.cmdline()
        except psutil.Error:
            continue
        if "citybrain._process" in words and words[words.index("citybrain._process") + 1] == role:
            return int(child.pid)
    return None


def core_summary(out: Path, seed: int = 1) -> dict[str, Any]:
    """What the core last said; empty before it spoke."""
    try:
        told: dict[str, Any] = json.loads(
            (out / f"seed-{seed}" / "core" / "core_summary.json").read_text(encoding="utf-8")
        )
    except (OSError, ValueError):
        return {}
    return told


def wait_for(condition: Callable[[], bool], loop: subprocess.Popen[bytes], patience_s: float, what: str) -> None:
    """Wait while the loop runs."""
    deadline = time.monotonic() + patience_s
    while not condition():
        assert loop.poll() is None, f"the loop ended before {what}"
        assert time.monotonic() < deadline, f"waited {patience_s:.0f} s for {what}"
        time.sleep(0.2)  # other processes decide when; nothing here can be waited on directly
