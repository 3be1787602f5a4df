"""`python -m citybrain._process ROLE CONFIG`: one process of a run.

Every role's own package offers a `serve(config)`; here it gets its configuration, logging and an end: when the
supervisor dies without a word, its children end themselves instead of holding ports and memory for ever.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

from citybrain_wire.tls import tls13_only

_WATCH_PERIOD_S = 1.0


def _end_with_parent() -> None:
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_PERIOD_S)
        os._exit(75)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()


def _serve(role: str, config: Path) -> None:
    if role == "agent":
        from edge_agent import run_agent

        run_agent(config)
        return
    if role == "monitor":
        from edge_agent import run_monitor

        run_monitor(config)
        return
    from citybrain._roles import serve_role

    serve_role(role, json.loads(config.read_text(encoding="utf-8")))


def main() -> None:
    """Run one role until it ends or is told to."""
    tls13_only()
    _end_with_parent()
    role, config = sys.argv[1], Path(sys.argv[2])
    _serve(role, config)


if __name__ == "__main__":
    main()
