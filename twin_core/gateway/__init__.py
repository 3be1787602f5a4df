"""The device-facing door: ends agents' gRPC streams, checks what they say, keeps order, acknowledges after the core.

`SiteStream` is the protocol of one stream without I/O; `serve` is the process.
"""

from __future__ import annotations

from twin_core.gateway._admission import Admission, Pace
from twin_core.gateway._config import GatewayConfig
from twin_core.gateway._counts import GatewayCollector, GatewayCounts
from twin_core.gateway._enrolment import EnrolmentConfig, EnrolmentServer, serve_enrolment
from twin_core.gateway._hello import check_hello
from twin_core.gateway._plausible import LIMITS, Limits, Plausibility
from twin_core.gateway._server import Gateway, serve
from twin_core.gateway._stream import End, Out, SiteStream, StreamState

__all__ = [
    "LIMITS",
    "Admission",
    "End",
    "EnrolmentConfig",
    "EnrolmentServer",
    "Gateway",
    "GatewayCollector",
    "GatewayConfig",
    "GatewayCounts",
    "Limits",
    "Out",
    "Pace",
    "Plausibility",
    "SiteStream",
    "StreamState",
    "check_hello",
    "serve",
    "serve_enrolment",
]
