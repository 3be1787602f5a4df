"""The peer: Eclipse SUMO as its package installs it, run without teleports, results kept by seed."""

from __future__ import annotations

import importlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from citybrain_wire import MissingPart

from bench.traffic._cases import Case
from bench.traffic._process import Use, run_pinned
from bench.traffic._result import RunResult, read_sumo_result

__all__ = ["run_sumo", "sumo_command", "sumo_home", "sumo_result"]

RESULTS = ("tripinfo.xml", "edgedata.xml", "statistic.xml")


def sumo_home() -> Path:
    """Folder of the installed SUMO, with bin/sumo and bin/netconvert; raises `MissingPart`."""
    try:
        home = Path(importlib.import_module("sumo").SUMO_HOME)
    except ImportError as error:
        raise MissingPart("SUMO is not installed, so there is no peer; run: pip install 'citybrain[sumo]'") from error
    if not (home / "bin" / "sumo").exists():
        raise MissingPart(f"no program bin/sumo in {home}; run: pip install --force-reinstall eclipse-sumo")
    return home


def sumo_command(
    case: Case, scratch: Path, out: Path, seed: int, *, end_s: float, extra: Sequence[str] = ()
) -> list[str]:
    """SUMO's command line for one run; `scratch` is a writable copy of the case's folder.

    Detectors of a folder write beside its files, hence the copy. No teleports: a car that vanishes is no traffic.
    """
    outputs = scratch / "citybrain_bench.add.xml"
    outputs.write_text(
        f'<additional><edgeData id="bench" withInternal="true" file="{out / "edgedata.xml"}"/></additional>\n',
        encoding="utf-8",
    )
    additional = [scratch / path.relative_to(case.folder) for path in case.additional]
    return [
        str(sumo_home() / "bin" / "sumo"),
        *("--net-file", str(scratch / case.net.relative_to(case.folder))),
        *("--route-files", ",".join(str(scratch / path.relative_to(case.folder)) for path in case.routes)),
        *("--additional-files", ",".join(str(path) for path in (*additional, outputs))),
        *("--begin", str(case.begin_s), "--end", str(end_s), "--seed", str(seed)),
        *("--time-to-teleport", "-1", "--no-step-log", "--no-warnings", "--duration-log.statistics"),
        *("--tripinfo-output", str(out / "tripinfo.xml"), "--statistic-output", str(out / "statistic.xml")),
        *extra,
    ]


def run_sumo(
    case: Case, seed: int, out: Path, *, core: int, until_s: float | None = None, extra: Sequence[str] = ()
) -> Use:
    """Run SUMO once, to `until_s` or the case's end; its results are then in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="citybrain-bench-") as temporary:
        scratch = Path(temporary) / case.name
        shutil.copytree(case.folder, scratch, copy_function=shutil.copyfile)
        scratch.chmod(0o755)
        end_s = case.end_s if until_s is None else until_s
        command = sumo_command(case, scratch, out.resolve(), seed, end_s=end_s, extra=extra)
        environment = {**os.environ, "SUMO_HOME": str(sumo_home())}
        return run_pinned(command, core=core, cwd=scratch, log=out / "log.txt", env=environment)


def sumo_result(case: Case, seed: int, cache: Path, *, core: int) -> RunResult:
    """SUMO's result for one seed, from `cache` if it holds that of the same files and horizon."""
    out = cache / case.name / str(seed)
    key = out / "key.txt"
    digest = case.digest()
    stored = key.is_file() and key.read_text(encoding="utf-8").strip() == digest
    if not (stored and all((out / name).is_file() for name in RESULTS)):
        run_sumo(case, seed, out, core=core)
        key.write_text(digest + "\n", encoding="utf-8")
    return read_sumo_result(out)
