"""`citybrain doctor`: what is missing on this machine, and the command that mends it."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from citybrain._console import print_json, print_table

__all__ = ["Finding", "examine", "run_doctor"]


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `needed_for`: what fails without it."""

    what: str
    ok: bool
    found: str
    needed_for: str
    remedy: str


# distribution → (what needs it, extra that installs it)
_PARTS = {
    "grpcio": ("every process", ""),
    "protobuf": ("every process", ""),
    "cryptography": ("identities and signatures", ""),
    "numpy": ("twin core", "twin"),
    "numba": ("simulation kernels", "twin"),
    "ray": ("forecasts and plans", "twin"),
    "pyzmq": ("core site processes", "twin"),
    "psutil": ("supervisor's memory figures", "twin"),
    "pyarrow": ("results as Parquet", "twin"),
    "eclipse-sumo": ("making Luzhou, comparing with SUMO", "sumo"),
}


def _distribution(name: str, needed_for: str, extra: str) -> Finding:
    remedy = f"pip install 'citybrain[{extra}]'" if extra else "pip install citybrain"
    try:
        return Finding(name, True, importlib.metadata.version(name), needed_for, "")
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, False, "not installed", needed_for, remedy)


def _python() -> Finding:
    ok = sys.version_info >= (3, 11)
    return Finding(
        "Python ≥ 3.11", ok, sys.version.split()[0], "everything", "" if ok else "sudo apt-get install python3.11"
    )


def _cpu() -> Finding:
    flags = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        flags = next((line for line in cpuinfo.read_text().splitlines() if line.startswith("flags")), "")
    ok = "avx2" in flags and "fma" in flags
    found = f"{os.cpu_count()} cores, " + ("x86-64-v3" if ok else "no AVX2 and FMA seen")
    return Finding("CPU", ok, found, "same bits on every machine", "" if ok else "run on an x86-64-v3 machine")


def _memory() -> Finding:
    meminfo = Path("/proc/meminfo")
    kib = 0
    if meminfo.is_file():
        line = next((row for row in meminfo.read_text().splitlines() if row.startswith("MemAvailable")), "0 0")
        kib = int(line.split()[1])
    ok = kib == 0 or kib > 3 * 2**20
    return Finding(
        "memory", ok, f"{kib / 2**20:.1f} GiB free", "the whole loop (3 GiB)", "" if ok else "free some memory"
    )


def _writable_sync() -> Finding:
    try:
        with TemporaryDirectory(dir=".") as folder, open(Path(folder) / "probe", "wb") as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())
        return Finding("durable disk", True, "fsync works here", "spool and journal", "")
    except OSError as err:
        return Finding("durable disk", False, str(err), "spool and journal", "run in a folder that you may write")


def _loopback() -> Finding:
    try:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
        return Finding("loopback", True, "ports can be opened", "all processes", "")
    except OSError as err:
        return Finding("loopback", False, str(err), "all processes", "allow sockets on 127.0.0.1")


def _shm() -> Finding:
    shm = Path("/dev/shm")
    free = shutil.disk_usage(shm).free if shm.is_dir() else 0
    ok = free > 600 * 2**20
    return Finding(
        "/dev/shm",
        ok,
        f"{free / 2**20:.0f} MiB free",
        "Ray's object store (512 MiB)",
        "" if ok else "mount -o remount,size=1G /dev/shm",
    )


def examine() -> list[Finding]:
    """Look at everything once."""
    parts = [_distribution(name, *rest) for name, rest in _PARTS.items()]
    return [_python(), _cpu(), _memory(), _shm(), _loopback(), _writable_sync(), *parts]


def run_doctor(*, json_output: bool) -> None:
    """Print the findings; exit code 6 when something needed is missing."""
    findings = examine()
    if json_output:
        print_json([asdict(finding) for finding in findings])
    else:
        rows = [("✓" if f.ok else "✗", f.what, f.found, f.needed_for, f.remedy) for f in findings]
        print_table("citybrain doctor", ("", "what", "found", "needed for", "mend it by"), rows)
    if not all(finding.ok for finding in findings):
        sys.exit(6)
