"""Batches of pipe-network scenarios as a task for the cluster: `scenarios.pipes:batch_task`.

>>> request = batch_request("r1", "network.inp", scenarios, nodes=("n1",), until_s=3600)   # doctest: +SKIP
>>> run_inline(request, BATCH_TASK, executor=RayExecutor(8, run_dir))                      # doctest: +SKIP
"""

from scenarios.pipes._batch_task import BATCH_TASK, BatchTask, batch_request, batch_task

__all__ = ["BATCH_TASK", "BatchTask", "batch_request", "batch_task"]
