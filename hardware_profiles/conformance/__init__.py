"""The conformance kit: does a device do what its profile says, and nothing that it must never do?

    junction, vendor profile ─▶ conform ═══ device.proto ═══ device under test
                                   └▶ Findings: a verdict, a reason and a wire log for each clause ─▶ JUnit, zh, en

The kit plays the agent's side of the wire and no other part of the product; times are judged by the device's own
stamps, so that a slow network makes nothing look unsafe. It must never be run against a controller that is on a street.
"""

from __future__ import annotations

from hardware_profiles.conformance._clauses import CLAUSES, Clause
from hardware_profiles.conformance._findings import Finding, Findings, Text, Verdict
from hardware_profiles.conformance._junction import bench_junction
from hardware_profiles.conformance._report import junit_xml, markdown, write_reports
from hardware_profiles.conformance._run import conform

__all__ = [
    "CLAUSES",
    "Clause",
    "Finding",
    "Findings",
    "Text",
    "Verdict",
    "bench_junction",
    "conform",
    "junit_xml",
    "markdown",
    "write_reports",
]
