"""Calls as Ray tasks.

Ray runs as a part that may fail: no state of ours lives in it, a killed worker costs a retry, and when Ray's own
control process dies it takes this process along, which the supervisor restarts. One thread per worker: the kernels
are single-threaded, and workers that each start a pool would fight over the cores.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from citybrain_wire.errors import MissingPart

from cluster._executor import Ended, describe
from cluster._task import Call, Done, More, Shard, execute

if TYPE_CHECKING:
    import ray

__all__ = ["RayExecutor"]

# Unix socket paths end at 107 bytes, and Ray hangs some 60 of its own below its folder.
MAX_RAY_DIR = 40
ENVIRONMENT: Mapping[str, str] = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DISABLE_IMPORT_WARNING": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "NUMBA_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
RETRIES_AFTER_A_KILLED_WORKER = 3


class RayExecutor:
    """A local Ray with `workers` workers. Owns it: `close` ends it."""

    def __init__(self, workers: int, run_dir: Path, *, object_store_mb: int = 512) -> None:
        os.environ.update(ENVIRONMENT)
        _let_workers_import_us()
        try:
            import ray
        except ImportError as error:
            raise MissingPart("Ray is not installed; run: pip install 'citybrain[twin]'") from error
        self._ray = ray
        self._workers = workers
        self._folder, self._own_folder = _ray_folder(run_dir)
        ray.init(
            num_cpus=workers,
            num_gpus=0,
            include_dashboard=False,
            object_store_memory=object_store_mb * 1_000_000,
            _temp_dir=str(self._folder),
            log_to_driver=False,
            logging_level="warning",
            ignore_reinit_error=False,
        )
        self._remote = ray.remote(num_cpus=1, max_retries=RETRIES_AFTER_A_KILLED_WORKER)(_execute_interruptibly)
        self._refs: dict[int, ray.ObjectRef] = {}
        self._done: SimpleQueue[tuple[int, Future[tuple[Shard, ...] | bytes | Done | More]]] = SimpleQueue()
        self._bell_out, self._bell_in = socket.socketpair()
        self._bell_out.setblocking(False)
        self._bell_in.setblocking(False)

    @property
    def slots(self) -> int:
        """Number of workers."""
        return self._workers

    @property
    def bell(self) -> socket.socket:
        """Becomes readable when `ended` has something to say."""
        return self._bell_out

    def submit(self, ticket: int, call: Call) -> None:
        """Start a call on the next free worker."""
        ref = self._remote.remote(call)
        self._refs[ticket] = ref
        ref.future().add_done_callback(lambda future: self._ring(ticket, future))

    def revoke(self, ticket: int) -> None:
        """Interrupt a running call at its next line of Python. The worker lives on, with its caches."""
        ref = self._refs.get(ticket)
        if ref is not None:
            self._ray.cancel(ref, force=False)

    def wait(self, timeout_s: float) -> None:
        """Wait for the bell."""
        select.select([self._bell_out], [], [], timeout_s)

    def ended(self) -> list[Ended]:
        """What ended since the last question."""
        with suppress(BlockingIOError):
            while self._bell_out.recv(4096):
                pass
        out: list[Ended] = []
        while True:
            try:
                ticket, future = self._done.get_nowait()
            except Empty:
                return out
            self._refs.pop(ticket, None)
            out.append(_end_of(ticket, future))

    def close(self) -> None:
        """End Ray and its processes."""
        self._ray.shutdown()
        self._bell_out.close()
        self._bell_in.close()
        if self._own_folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _ring(self, ticket: int, future: Future[tuple[Shard, ...] | bytes | Done | More]) -> None:
        self._done.put((ticket, future))
        # A full buffer means that the bell rings already; a closed one that nobody listens any more.
        with suppress(BlockingIOError, OSError):
            self._bell_in.send(b"!")


def _execute_interruptibly(call: Call) -> tuple[Shard, ...] | bytes | Done | More:
    """On a worker: `execute`, in a process that SIGINT reaches.

    What a script starts in the background inherits an ignored SIGINT, and so do Ray's workers below it; Ray interrupts
    a call by that signal, and a call that nobody wants any more would hold its worker to the end.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return execute(call)


def _end_of(ticket: int, future: Future[tuple[Shard, ...] | bytes | Done | More]) -> Ended:
    try:
        return Ended(ticket, future.result(timeout=0))
    except CancelledError:
        return Ended(ticket, None, "cancelled")
    except Exception as error:
        # Ray wraps what a task raised; its cause is what people want to read.
        cause = getattr(error, "cause", None)
        return Ended(ticket, None, describe(cause if isinstance(cause, BaseException) else error))


def _let_workers_import_us() -> None:
    """Workers start as fresh interpreters: hand them the folders that our own imports came from."""
    ours = [entry for entry in sys.path if entry and Path(entry).is_dir() and "site-packages" not in entry]
    ours = [entry for entry in ours if (Path(entry) / "cluster").is_dir() or (Path(entry) / "citybrain_wire").is_dir()]
    present = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys([*present, *ours]))


def _ray_folder(run_dir: Path) -> tuple[Path, bool]:
    """Ray's session folder: below `run_dir` where socket paths stay short enough, else a fresh one of ours."""
    wanted = run_dir.resolve() / "ray"
    if len(str(wanted)) <= MAX_RAY_DIR:
        wanted.mkdir(parents=True, exist_ok=True)
        return wanted, False
    return Path(tempfile.mkdtemp(prefix="cb-ray-")), True
