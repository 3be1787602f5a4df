"""The supervisor starts again what dies, leaves what has ended, and stops all."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from citybrain._supervisor import Role, Supervisor

FOREVER = (sys.executable, "-c", "import signal; signal.pause()")
ENDS_WELL = (sys.executable, "-c", "print('done')")
DIES = (sys.executable, "-c", "raise SystemExit(3)")


def poll_until(supervisor: Supervisor, condition: Callable[[], bool], patience_s: float = 20.0) -> None:
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, "the condition never came true"
        supervisor.poll()
        time.sleep(0.02)  # the supervisor is polled by its owner; there is nothing to wait on but processes


def test_a_killed_process_is_started_again_and_counted(tmp_path: Path) -> None:
    supervisor = Supervisor([Role("a", FOREVER)], tmp_path)
    supervisor.start()
    try:
        first = supervisor.pid("a")
        assert first is not None
        psutil.Process(first).kill()
        poll_until(supervisor, lambda: supervisor.pid("a") not in (None, first))
        assert supervisor.restarts() == {"a": 1}
    finally:
        supervisor.stop()


def test_a_process_that_keeps_dying_is_started_again_and_again(tmp_path: Path) -> None:
    supervisor = Supervisor([Role("a", DIES)], tmp_path)
    supervisor.start()
    try:
        poll_until(supervisor, lambda: supervisor.restarts()["a"] >= 2)
    finally:
        supervisor.stop()


@pytest.mark.parametrize(("command", "code"), [(ENDS_WELL, 0), (DIES, 3)])
def test_a_role_that_ends_by_itself_is_left_alone(tmp_path: Path, command: tuple[str, ...], code: int) -> None:
    supervisor = Supervisor([Role("street", command, ends=True)], tmp_path)
    supervisor.start()
    poll_until(supervisor, lambda: supervisor.exit_code("street") is not None)
    supervisor.poll()
    assert supervisor.exit_code("street") == code
    assert supervisor.restarts() == {"street": 0}
    assert (tmp_path / "street.log").read_text() == ("done\n" if code == 0 else "")


def test_stop_leaves_no_process_behind(tmp_path: Path) -> None:
    stubborn = (
        sys.executable,
        "-c",
        "import signal; signal.signal(15, signal.SIG_IGN); print('up', flush=True); signal.pause()",
    )
    supervisor = Supervisor([Role("a", FOREVER), Role("b", stubborn)], tmp_path)
    supervisor.start()
    poll_until(supervisor, lambda: (tmp_path / "b.log").read_bytes() != b"")
    pids = [supervisor.pid("a"), supervisor.pid("b")]
    supervisor.stop(patience_s=0.5)
    assert not any(pid is not None and psutil.pid_exists(pid) for pid in pids)
