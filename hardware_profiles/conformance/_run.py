"""Run all clauses against a device, in their order."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from citybrain_wire.errors import BadInput, Unavailable

from hardware_profiles import VendorProfile
from hardware_profiles.conformance._bench import Bench
from hardware_profiles.conformance._clauses import CLAUSES, Clause
from hardware_profiles.conformance._findings import Ended, Finding, Findings, Text, Verdict
from hardware_profiles.safety import Profile

__all__ = ["conform"]

PROTOCOL = "citybrain-device"
SHOWN_LINES = 30
NOTHING = Text("", "")


def conform(
    vendor: VendorProfile,
    junction: Profile | None,
    *,
    host: str,
    port: int,
    lockstep: bool = False,
    timeout_s: float = 10.0,
    only: Collection[str] = (),
    progress: Callable[[Clause, Finding], None] | None = None,
) -> Findings:
    """The findings of every clause on the device at `host`:`port`.

    junction: the layout that the device was set up with, for controllers. lockstep: the device waits for the kit after
    each report, which only an emulated one does. timeout_s: longest silence. only: ids of the clauses to try, all where
    it is empty. A device that cannot be reached at all
    raises Unavailable, an unknown clause BadInput; a device that goes away later fails the clause that ran.
    """
    bench = Bench(host, port, vendor, junction, lockstep, timeout_s)
    if vendor.protocol == PROTOCOL:
        bench.open().close()
    findings = []
    unknown = sorted(set(only) - {clause.id for clause in CLAUSES})
    if unknown:
        known = ", ".join(clause.id for clause in CLAUSES)
        raise BadInput(f"there is no clause {', '.join(unknown)}; clauses are {known}")
    for clause in (one for one in CLAUSES if not only or one.id in only):
        finding = _try(clause, bench)
        findings.append(finding)
        if progress is not None:
            progress(clause, finding)
    bench.hang_up()
    return Findings(
        vendor.name,
        vendor.hash,
        "" if junction is None else junction.id,
        b"" if junction is None else junction.hash,
        f"{host}:{port}",
        bench.identity.serial,
        tuple(findings),
    )


def _try(clause: Clause, bench: Bench) -> Finding:
    began_s, began_ms = time.monotonic(), bench.now_ms
    verdict, reason = Verdict.PASS, NOTHING
    if bench.vendor.kind not in clause.kinds:
        verdict, reason = Verdict.SKIPPED, Text(f"not for a {bench.vendor.kind}", f"不适用于 {bench.vendor.kind}")
    elif bench.vendor.protocol != PROTOCOL:
        name = bench.vendor.protocol
        verdict = Verdict.SKIPPED
        reason = Text(f"there is no driver for {name} here yet", f"尚无 {name} 驱动")
    else:
        try:
            clause.check(bench)
        except Ended as ended:
            verdict, reason = ended.verdict, ended.reason
        except Unavailable as error:
            verdict, reason = Verdict.FAIL, Text(str(error), f"设备无响应：{error}")
            bench.hang_up()
    wire = tuple(bench.log.lines()[-SHOWN_LINES:]) if verdict in (Verdict.FAIL, Verdict.INCONCLUSIVE) else ()
    passed_s = (bench.now_ms - began_ms) / 1000 if began_ms else 0.0
    return Finding(clause.id, verdict, reason, passed_s, time.monotonic() - began_s, wire)
