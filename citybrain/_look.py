"""Letting who started a run look at it: an address, a link that logs in once, a browser where there is a screen."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path
from urllib.parse import urlsplit

from citybrain._console import console

__all__ = ["FrontDoor"]


class FrontDoor:
    """Says where the twin is when a run begins; opens the page once the view listens."""

    def __init__(self, address: str, people_dir: Path) -> None:
        from citybrain._people import link_address, link_for_who_started

        self._address = address
        secret = link_for_who_started(people_dir)
        self._target = link_address(address, secret) if secret else address
        self._open = console.is_terminal and _has_screen()
        console.print(f"the twin is at {address}", markup=False)
        if secret:
            console.print("this link logs you in, once and within the hour; `citybrain people link` makes another:")
            console.print(self._target, soft_wrap=True, markup=False)
            if self._open:
                console.print("it opens by itself as soon as the view listens")

    def poll(self) -> None:
        """Open the page if it is time."""
        if self._open and _listens(self._address):
            self._open = False
            webbrowser.open(self._target)


def _has_screen() -> bool:
    # Without a screen the standard library would start a text browser in the middle of the live table.
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _listens(address: str) -> bool:
    where = urlsplit(address)
    try:
        socket.create_connection((where.hostname or "127.0.0.1", where.port or 80), timeout=0.2).close()
    except OSError:
        return False
    return True
