"""What the `citybrain device` commands do."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from citybrain_wire import BadConfig

from citybrain._console import console, print_json, print_table

if TYPE_CHECKING:
    from hardware_profiles import VendorProfile

__all__ = ["print_profile", "print_profiles", "run_conform", "run_emulate"]

FAILED = 1


def print_profiles(*, json_output: bool) -> None:
    """Print all shipped profiles."""
    from hardware_profiles import list_profiles, load_profile

    profiles = [load_profile(name) for name in list_profiles()]
    if json_output:
        print_json([_plain(profile) for profile in profiles])
        return
    rows = [(p.name, p.kind, p.protocol, "experimental" if p.experimental else "in use", p.title) for p in profiles]
    print_table("hardware profiles", ("profile", "kind", "protocol", "state", "what"), rows)


def print_profile(name: str, *, json_output: bool) -> None:
    """Print one profile as it was understood."""
    from hardware_profiles import load_profile

    plain = _plain(load_profile(name))
    if json_output:
        print_json(plain)
    else:
        import yaml

        console.print(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), markup=False)


def _plain(profile: VendorProfile) -> dict[str, object]:
    """A profile as plain values; its hash in hex."""
    plain: dict[str, object] = json.loads(json.dumps(asdict(profile), default=_hex))
    return plain


def _hex(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def run_emulate(name: str, *, port: int, junction: Path | None, factor: float) -> None:
    """Put an emulated device of model `name` on a loopback port until it is told to stop."""
    from hardware_profiles import load_profile
    from hardware_profiles.conformance import bench_junction
    from scenarios.street import emulated_device, serve_device

    vendor = load_profile(name)
    layout = bench_junction(vendor, junction) if vendor.kind == "signal_controller" else None
    emulated = emulated_device(vendor, layout, start_ms=int(time.time()) * 1000)
    serve_device(
        emulated,
        port=port,
        factor=factor,
        ready=lambda: console.print(f"{name} on 127.0.0.1:{port}; stop it with Ctrl-C"),
    )


def run_conform(
    name: str,
    *,
    target: str,
    junction: Path | None,
    lockstep: bool,
    timeout_s: float,
    only: Sequence[str],
    out: Path,
    json_output: bool,
) -> int:
    """Run the conformance kit; the exit code: 0 where nothing failed."""
    from hardware_profiles import load_profile
    from hardware_profiles.conformance import Clause, Finding, Verdict, bench_junction, conform, write_reports

    host, colon, port = target.rpartition(":")
    if not colon or not port.isdigit():
        raise BadConfig(f"--target {target!r} is not understood; write host:port, for example 127.0.0.1:5000")
    vendor = load_profile(name)
    layout = bench_junction(vendor, junction) if vendor.kind == "signal_controller" else None

    def show(clause: Clause, finding: Finding) -> None:
        if not json_output:
            what = finding.reason.en or clause.title.en
            console.print(f"{finding.verdict.value:13}{clause.id}: {what}", markup=False, soft_wrap=True)

    findings = conform(
        vendor,
        layout,
        host=host,
        port=int(port),
        lockstep=lockstep,
        timeout_s=timeout_s,
        only=only,
        progress=show,
    )
    write_reports(findings, vendor, out)
    counts = {verdict.value: findings.count(verdict) for verdict in Verdict}
    if json_output:
        clauses = [
            {"clause": one.clause, "verdict": one.verdict.value, "reason": one.reason._asdict()}
            for one in findings.findings
        ]
        print_json({"profile": name, "target": target, "counts": counts, "clauses": clauses})
    else:
        console.print(f"{', '.join(f'{word} {n}' for word, n in counts.items())}; reports in {out}")
    return 0 if findings.passed else FAILED
