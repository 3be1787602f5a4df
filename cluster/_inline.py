"""Run one request to its end: for tests, benchmarks and the command line."""

from __future__ import annotations

from cluster._broker import Answer, Broker, Instruction, Submit
from cluster._executor import Executor, InlineExecutor
from cluster._task import Done, Request, Task

__all__ = ["run_inline", "run_task"]


def run_inline(request: Request, spec: str, *, executor: Executor | None = None) -> Answer:
    """The answer to `request`, carried out by the task `spec` (`module:object`). Without deadline."""
    executor = executor or InlineExecutor()
    broker = Broker({request.task: spec}, slots=executor.slots)
    pending: list[Instruction] = broker.on_request(request, 0, 0)
    while True:
        for instruction in pending:
            if isinstance(instruction, Answer):
                return instruction
            if isinstance(instruction, Submit):
                executor.submit(instruction.ticket, instruction.call)
        executor.wait(1.0)
        pending = [i for end in executor.ended() for i in broker.on_ended(end.ticket, end.value, end.error, 0)]


def run_task(task: Task, request: Request) -> bytes:
    """The result of `task` for `request`, one shard after the other. What the task raises comes through."""
    rounds = [[task.run(shard) for shard in task.plan(request)]]
    while not isinstance(answer := task.reduce(request, rounds), Done):
        rounds.append([task.run(shard) for shard in answer.shards])
    return answer.result_json
