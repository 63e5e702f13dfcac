"""One worker as its parent sees it."""

import os
import signal
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

from tender_scan.scan.contain.limits import resident_bytes
from tender_scan.scan.orders import Lane
from tender_scan.scan.wire import Begun, Job, MessageBuffer, encode_message, frame

_READ = 1 << 20
_SEND_SECONDS = 10


@dataclass
class Hand:
    """A worker, the job it is at, and how far it got.

    Parameters
    ----------
    stream
        Our end of the socket pair.
    process
        Its process id; None until it says that it is ready.
    begun
        The document it is at.
    finished
        Documents of the job that it has answered.
    heard
        When it was last heard of.
    since
        When it was given the document it is at.
    """

    stream: socket.socket
    lane: Lane
    equipped: bool
    process: int | None = None
    job: Job | None = None
    begun: Begun | None = None
    finished: int = 0
    heard: float = field(default_factory=monotonic)
    since: float = field(default_factory=monotonic)
    buffer: MessageBuffer = field(default_factory=MessageBuffer)

    def __post_init__(self) -> None:
        """Never wait for ever for a worker that does not listen."""
        limit = struct.pack("ll", _SEND_SECONDS, 0)
        self.stream.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)

    @property
    def free(self) -> bool:
        """Whether it can take a job."""
        return self.process is not None and self.job is None

    @property
    def behind(self) -> int:
        """Number, in its file, of the document it is at or will be at next."""
        if self.job is None:
            return 0
        if self.job.only is not None:
            return self.job.only
        return self.job.skip + self.finished

    def give(self, job: Job) -> None:
        """Send it a job."""
        self.job, self.begun, self.finished = job, None, 0
        self.heard = self.since = monotonic()
        # A worker that has gone is told by the end of its answers, and handled there.
        with suppress(OSError):
            self.stream.sendall(frame(encode_message(job)))

    def receive(self) -> bytes:
        """Read what has come; nothing where the worker has hung up."""
        try:
            return self.stream.recv(_READ)
        except ConnectionError:
            return b""

    def silent_seconds(self) -> float:
        """How long it has not been heard of."""
        return monotonic() - self.heard

    def memory(self) -> int:
        """Bytes it holds now."""
        return resident_bytes(self.process) if self.process else 0

    def kill(self) -> None:
        """End it with all processes that it started."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process, signal.SIGKILL)
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self.process, signal.SIGKILL)

    def close(self) -> None:
        """Hang up; a worker that waits for a job then ends."""
        self.stream.close()
