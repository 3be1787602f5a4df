"""Where simulations run: a broker process that owns Ray, and tasks named `module:object`. Knows no domain.

A *task* is three pure functions: `plan` cuts a request into shards, `run` computes one shard anywhere, `reduce`
makes the answer or asks for another round of shards. Requests are idempotent by id, may carry a deadline and may be
cancelled.

    core ──SimRequest──▶ broker ──calls──▶ Ray workers (one thread each)
         ◀─SimResult───         ◀─bytes───
"""

from __future__ import annotations

from cluster._broker import Answer, Broker, Instruction, Outcome, Revoke, Submit
from cluster._config import BrokerConfig
from cluster._executor import Ended, Executor, InlineExecutor
from cluster._inline import run_inline, run_task
from cluster._paired import Interval, mean_interval, paired_interval
from cluster._ray import RayExecutor
from cluster._shell import serve
from cluster._task import Call, Done, More, Request, Shard, Task, execute, resolve

__all__ = [
    "Answer",
    "Broker",
    "BrokerConfig",
    "Call",
    "Done",
    "Ended",
    "Executor",
    "InlineExecutor",
    "Instruction",
    "Interval",
    "More",
    "Outcome",
    "RayExecutor",
    "Request",
    "Revoke",
    "Shard",
    "Submit",
    "Task",
    "execute",
    "mean_interval",
    "paired_interval",
    "resolve",
    "run_inline",
    "run_task",
    "serve",
]
