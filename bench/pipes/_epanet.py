"""EPANET through its toolkit (`owa-epanet`): the peer of the water engine."""

from __future__ import annotations

import contextlib
import ctypes
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from citybrain_wire import BadInput, MissingPart

__all__ = [
    "PeerFailed",
    "PeerQuality",
    "PeerRun",
    "peer_energy_kwh",
    "peer_project",
    "run_peer",
    "run_quality_peer",
    "time_batch_peer",
    "time_peer",
]

F8 = npt.NDArray[np.float64]


class PeerFailed(BadInput):
    """EPANET cannot read or solve a file."""


@dataclass(frozen=True, slots=True, eq=False)
class PeerRun:
    """Every hydraulic solution of a run, in EPANET's order and the units of the file."""

    node_ids: tuple[str, ...]
    link_ids: tuple[str, ...]
    time_s: npt.NDArray[np.int64]
    head: F8
    demand: F8
    flow: F8
    is_open: npt.NDArray[np.bool_]
    warnings: int


def toolkit() -> Any:
    """The toolkit module. Raises MissingPart where it is not installed."""
    try:
        from epanet import toolkit as module
    except ImportError as error:
        raise MissingPart("EPANET's toolkit is missing here: pip install owa-epanet") from error
    return module


@contextlib.contextmanager
def peer_project(path: Path) -> Iterator[tuple[Any, Any]]:
    """(toolkit, open project) of an input file. Raises PeerFailed."""
    en = toolkit()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        project = en.createproject()
        try:
            try:
                en.open(project, str(path), str(Path(folder) / "run.rpt"), "")
            except Exception as error:
                raise PeerFailed(f"{path}: EPANET: {error}") from error
            yield en, project
        finally:
            with contextlib.suppress(Exception):
                en.close(project)
            en.deleteproject(project)


class _Buffer:
    """A C array of the toolkit seen as NumPy array."""

    def __init__(self, en: Any, size: int) -> None:
        self.raw = en.doubleArray(size)
        self.array: F8 = np.ctypeslib.as_array((ctypes.c_double * size).from_address(int(self.raw.cast())))


def run_peer(path: Path) -> PeerRun:
    """Solve the whole duration step by step and keep every solution. Raises PeerFailed."""
    with peer_project(path) as (en, project):
        nodes, links = en.getcount(project, en.NODECOUNT), en.getcount(project, en.LINKCOUNT)
        node_ids = tuple(en.getnodeid(project, i) for i in range(1, nodes + 1))
        link_ids = tuple(en.getlinkid(project, i) for i in range(1, links + 1))
        node, link = _Buffer(en, nodes), _Buffer(en, links)
        times: list[int] = []
        rows: dict[str, list[F8]] = {"head": [], "demand": [], "flow": [], "state": []}
        troubled = 0
        try:
            en.openH(project)
            en.initH(project, en.NOSAVE)
            left = 1
            while left > 0:
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter("always")
                    times.append(en.runH(project))
                troubled += bool(caught)
                for prop, name, buffer, read in (
                    (en.HEAD, "head", node, en.getnodevalues),
                    (en.DEMAND, "demand", node, en.getnodevalues),
                    (en.FLOW, "flow", link, en.getlinkvalues),
                    (en.STATUS, "state", link, en.getlinkvalues),
                ):
                    read(project, prop, buffer.raw)
                    rows[name].append(buffer.array.copy())
                left = en.nextH(project)
            en.closeH(project)
        except Exception as error:
            raise PeerFailed(f"{path}: EPANET: {error}") from error
    return PeerRun(
        node_ids,
        link_ids,
        np.array(times, dtype=np.int64),
        np.array(rows["head"]),
        np.array(rows["demand"]),
        np.array(rows["flow"]),
        np.array(rows["state"]) > 0.0,
        troubled,
    )


def peer_energy_kwh(path: Path) -> list[float]:
    """Energy of each pump over the duration: its power at every solution times the step that follows."""
    with peer_project(path) as (en, project):
        links = range(1, en.getcount(project, en.LINKCOUNT) + 1)
        pumps = [k for k in links if en.getlinktype(project, k) == en.PUMP]
        spent = [0.0] * len(pumps)
        en.openH(project)
        en.initH(project, en.NOSAVE)
        step_s = 1
        while step_s > 0:
            en.runH(project)
            power_kw = [en.getlinkvalue(project, k, en.ENERGY) for k in pumps]
            step_s = en.nextH(project)
            spent = [total + kw * step_s / 3600.0 for total, kw in zip(spent, power_kw, strict=True)]
        en.closeH(project)
    return spent


@dataclass(frozen=True, slots=True, eq=False)
class PeerQuality:
    """Quality at every hydraulic event, in EPANET's order and units."""

    node_ids: tuple[str, ...]
    link_ids: tuple[str, ...]
    time_s: npt.NDArray[np.int64]
    node: F8
    link: F8
    mass_balance: float


def run_quality_peer(path: Path) -> PeerQuality:
    """Hydraulics and quality in step, so that neither is rounded by a file between. Raises PeerFailed."""
    with peer_project(path) as (en, project):
        nodes, links = en.getcount(project, en.NODECOUNT), en.getcount(project, en.LINKCOUNT)
        node, link = _Buffer(en, nodes), _Buffer(en, links)
        times: list[int] = []
        rows: tuple[list[F8], list[F8]] = ([], [])
        try:
            en.openH(project)
            en.initH(project, en.NOSAVE)
            en.openQ(project)
            en.initQ(project, en.NOSAVE)
            left = 1
            while left > 0:
                times.append(en.runH(project))
                en.runQ(project)
                en.getnodevalues(project, en.QUALITY, node.raw)
                en.getlinkvalues(project, en.LINKQUAL, link.raw)
                rows[0].append(node.array.copy())
                rows[1].append(link.array.copy())
                left = en.nextH(project)
                en.nextQ(project)
            balance = float(en.getstatistic(project, en.MASSBALANCE))
        except Exception as error:
            raise PeerFailed(f"{path}: EPANET: {error}") from error
        node_ids = tuple(en.getnodeid(project, i) for i in range(1, nodes + 1))
        link_ids = tuple(en.getlinkid(project, i) for i in range(1, links + 1))
        return PeerQuality(
            node_ids, link_ids, np.array(times, dtype=np.int64), np.array(rows[0]), np.array(rows[1]), balance
        )


def time_peer(path: Path, repeats: int, *, until_s: int | None = None) -> tuple[list[float], int]:
    """(CPU seconds of each run of the hydraulics alone, solutions per run); `until_s` replaces the file's duration."""
    with peer_project(path) as (en, project):
        if until_s is not None:
            en.settimeparam(project, en.DURATION, until_s)
        en.openH(project)
        seconds, solves = [], 0
        for _ in range(repeats):
            en.initH(project, en.INITFLOW)
            solves, left = 0, 1
            began = time.process_time()
            while left > 0:
                en.runH(project)
                left = en.nextH(project)
                solves += 1
            seconds.append(time.process_time() - began)
        en.closeH(project)
    return seconds, solves


def time_batch_peer(path: Path, factors: list[float]) -> float:
    """CPU seconds of one solution at time 0 per demand multiplier, with one project kept open."""
    with peer_project(path) as (en, project):
        en.openH(project)
        en.initH(project, en.INITFLOW)
        en.runH(project)
        whole = en.getoption(project, en.DEMANDMULT)
        began = time.process_time()
        for factor in factors:
            en.setoption(project, en.DEMANDMULT, whole * factor)
            en.initH(project, en.NOSAVE)
            en.runH(project)
        spent = time.process_time() - began
        en.closeH(project)
    return spent
