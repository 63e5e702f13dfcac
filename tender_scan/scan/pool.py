"""Worker processes: started, fed, watched, ended and replaced.

A worker that dies, hangs or answers nonsense costs the document it was at, and
nothing else: a fresh worker goes on behind it. `multiprocessing` is not used, because
its pools break, or silently lose work, when a child dies, and its queues unpickle.
"""

import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import IO, cast

import msgspec

from tender_scan.errors import WorkerError
from tender_scan.records import Status
from tender_scan.scan.wire import (
    Begun,
    Done,
    Found,
    Job,
    Message,
    MessageBuffer,
    Ready,
    WireError,
    send,
)
from tender_scan.settings import Settings

_READ = 1 << 20
_TICK = 0.5


@dataclass(frozen=True)
class Lost:
    """A worker ended while it was at a document.

    `culprit` is None where it ended before any document was begun.
    """

    culprit: Begun | None
    status: Status
    detail: str


Event = tuple[Job, Found | Lost | Done]


@dataclass
class _Worker:
    """One process, the job it is at, and how far it got."""

    process: "subprocess.Popen[bytes]"
    job: Job | None = None
    ready: bool = False
    begun: Begun | None = None
    finished: int = 0
    heard: float = 0.0
    buffer: MessageBuffer = field(default_factory=MessageBuffer)

    @property
    def answers(self) -> IO[bytes]:
        """The pipe that the worker answers on."""
        return cast("IO[bytes]", self.process.stdout)

    @property
    def orders(self) -> IO[bytes]:
        """The pipe that the worker takes jobs from."""
        return cast("IO[bytes]", self.process.stdin)


class Pool:
    """A number of workers that scan files.

    Use as a context manager: leaving it ends all workers.

    Parameters
    ----------
    settings
        Sent to every worker; `settings.workers` of them are started as needed.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._command = [
            sys.executable,
            "-m",
            "tender_scan.scan.worker",
            msgspec.json.encode(settings).decode(),
        ]
        self._selector = selectors.DefaultSelector()
        self._workers: list[_Worker] = []

    def __enter__(self) -> "Pool":
        """Start the first worker, so that it loads while the parent gets ready."""
        self._start()
        return self

    def __exit__(self, *exception: object) -> None:
        """End all workers."""
        for worker in list(self._workers):
            self._end(worker)
        self._selector.close()

    def run(
        self, jobs: Iterator[Job], meanwhile: Callable[[], None] | None = None
    ) -> Iterator[Event]:
        """Scan files; yield what happens, in the order in which it happens.

        Every job ends with one `Done`. The next job is taken from `jobs` only when a
        worker is free for it. `meanwhile` is called once, when the workers have got
        their first jobs.
        """
        while True:
            while (worker := self._free_worker()) and (job := next(jobs, None)):
                self._give(worker, job)
            if meanwhile is not None:
                meanwhile()
                meanwhile = None
            busy = [worker for worker in self._workers if worker.job]
            if not busy:
                return
            yield from self._listen()
            for worker in busy:
                if worker in self._workers:
                    yield from self._check_deadline(worker)

    def _free_worker(self) -> _Worker | None:
        for worker in self._workers:
            if worker.job is None:
                return worker
        if len(self._workers) < self.settings.workers:
            return self._start()
        return None

    def _start(self) -> _Worker:
        # Numerical libraries would start threads and reserve memory for each.
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            bufsize=0,
            start_new_session=True,  # Ctrl-C is the parent's to handle
        )
        worker = _Worker(process)
        self._workers.append(worker)
        self._selector.register(worker.answers, selectors.EVENT_READ, worker)
        return worker

    def _give(self, worker: _Worker, job: Job) -> None:
        worker.job, worker.begun, worker.finished = job, None, 0
        worker.heard = monotonic()
        # A broken pipe is told by the end of its answers too, and handled there.
        with suppress(BrokenPipeError):
            send(worker.orders, job)

    def _listen(self) -> Iterator[Event]:
        """Wait a moment for answers, and take those that came."""
        for key, _ in self._selector.select(timeout=_TICK):
            worker: _Worker = key.data
            data = os.read(worker.answers.fileno(), _READ)
            if not data:
                yield from self._lose(worker, *_cause_of_death(worker.process.wait()))
                continue
            try:
                for message in worker.buffer.feed(data):
                    yield from self._take(worker, message)
            except WireError as error:
                yield from self._lose(worker, "crash", str(error))

    def _take(self, worker: _Worker, message: Message) -> Iterator[Event]:
        """Note one message of a worker."""
        worker.heard = monotonic()
        if isinstance(message, Ready):
            worker.ready = True
            return
        if worker.job is None:
            raise WireError("answered without having been asked")
        if isinstance(message, Begun):
            worker.begun = message
            return
        job, worker.begun = worker.job, None
        if isinstance(message, Found):
            worker.finished += 1
        else:
            worker.job = None
            if message.retiring:
                self._end(worker)
        yield job, message

    def _check_deadline(self, worker: _Worker) -> Iterator[Event]:
        limit = self.settings.limits.seconds
        if worker.job and monotonic() - worker.heard > limit:
            yield from self._lose(
                worker, "timeout", f"took longer than {limit} seconds"
            )

    def _lose(self, worker: _Worker, status: Status, detail: str) -> Iterator[Event]:
        """End a worker; a fresh one goes on behind the document it was at."""
        job, culprit, finished = worker.job, worker.begun, worker.finished
        self._end(worker)
        if not worker.ready:
            raise WorkerError(
                f"a worker could not start: {detail}; `tender-scan doctor` looks at "
                "the installation"
            )
        if job is None:
            return
        behind = job.skip + finished
        if culprit is not None:
            yield job, Lost(culprit, status, detail)
            rest = msgspec.structs.replace(job, skip=behind + 1, stalled=False)
        elif not job.stalled or finished:
            rest = msgspec.structs.replace(job, skip=behind, stalled=True)
        else:
            yield job, Lost(None, status, detail)
            yield job, Done()
            return
        self._give(self._start(), rest)

    def _end(self, worker: _Worker) -> None:
        """End a worker, once."""
        if worker not in self._workers:
            return
        worker.job = None
        self._workers.remove(worker)
        self._selector.unregister(worker.answers)
        worker.process.kill()
        worker.process.wait()
        worker.answers.close()
        worker.orders.close()


def _cause_of_death(code: int) -> tuple[Status, str]:
    """Put the exit code of a worker that ended by itself into a status."""
    if code == -signal.SIGKILL:
        return "oom", "its worker was ended by the system, most likely out of memory"
    if code < 0:
        named = -code in {each.value for each in signal.Signals}
        name = signal.Signals(-code).name if named else f"signal {-code}"
        return "crash", f"its worker ended with {name}"
    return "crash", f"its worker ended with exit code {code}"
