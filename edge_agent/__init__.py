"""The daemon beside the street and its monitor: drivers, durable spool, safety kernel, streams to the core.

The daemon loads grpc, protobuf, yaml and cryptography, and nothing heavier: it runs on small boards.
"""

from edge_agent._config import AgentConfig, load_agent_config
from edge_agent._daemon import run_agent, run_monitor
from edge_agent._enrol import Invitation, enrol
from edge_agent._status import AgentStatus, agent_status, reset_latch

__all__ = [
    "AgentConfig",
    "AgentStatus",
    "Invitation",
    "agent_status",
    "enrol",
    "load_agent_config",
    "reset_latch",
    "run_agent",
    "run_monitor",
]
