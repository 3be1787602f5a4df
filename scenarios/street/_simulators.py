"""Who can move the hidden street's cars."""

from __future__ import annotations

import importlib.util

from citybrain_wire import BadConfig, MissingPart

__all__ = ["SIMULATORS", "check_simulator"]

SIMULATORS = ("engine", "sumo")


def check_simulator(name: str) -> None:
    """Raises BadConfig for an unknown simulator, MissingPart where SUMO is asked for and not installed."""
    if name not in SIMULATORS:
        raise BadConfig(f"street: simulator {name!r} is unknown; use one of {', '.join(SIMULATORS)}")
    if name == "sumo" and importlib.util.find_spec("libsumo") is None:
        raise MissingPart("SUMO is not installed, so it cannot play the street; run: pip install 'citybrain[sumo]'")
