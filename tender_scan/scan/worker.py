"""The worker process: reads untrusted bytes, never the database.

It is started with its settings as JSON, takes jobs from stdin, and answers on what
was stdout. Whatever a library prints goes nowhere.
"""

import os
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from tender_scan.errors import SourceError
from tender_scan.records import Document, ScanResult, SourceFile, Status
from tender_scan.scan.document import scan_document
from tender_scan.scan.tools import Tools
from tender_scan.scan.wire import (
    Begun,
    Done,
    Found,
    Job,
    Message,
    Ready,
    encode_message,
    frame,
    receive_job,
)
from tender_scan.settings import Settings
from tender_scan.sources.failure import Failure, failure_id
from tender_scan.sources.open import open_source
from tender_scan.sources.tree import FoundFile

_RETIRE_BYTES = 600_000_000
_OPEN_FILES = 128
_HEARTBEAT = 1_000


def main(settings_json: str) -> None:
    """Serve jobs until stdin ends."""
    answers = _take_over_stdout()
    settings = msgspec.json.decode(settings_json, type=Settings)
    _limit(settings)
    tools = Tools(settings)
    _write(answers, Ready())
    while job := receive_job(sys.stdin.buffer):
        for index, item in enumerate(_open(job, settings)):
            if index >= job.skip:
                _answer(answers, item, tools)
            elif index % _HEARTBEAT == 0:
                _write(answers, Ready())
        retiring = _resident_bytes() > _RETIRE_BYTES
        _write(answers, Done(retiring))
        if retiring:
            return


def _take_over_stdout() -> IO[bytes]:
    """Keep the pipe to the parent for answers alone."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _limit(settings: Settings) -> None:
    """Bound what this process may take; Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory = settings.limits.memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))


def _open(job: Job, settings: Settings) -> Iterator[SourceFile | Failure]:
    """Open the file of a job; a file that cannot be opened is one failure."""
    found = FoundFile(
        Path(os.fsdecode(job.file)), job.path, job.raw_path, job.size, job.mtime_ns
    )
    try:
        yield from open_source(found, settings.limits)
    except SourceError as error:
        yield _failed(job, error.status, str(error))
    except MemoryError:
        yield _failed(job, "oom", "needed more memory than the limit while opening")


def _failed(job: Job, status: Status, detail: str) -> Failure:
    id_ = failure_id(job.path, job.raw_path)
    return Failure(job.path, job.raw_path, status, detail, job.size, id_)


def _answer(answers: IO[bytes], item: SourceFile | Failure, tools: Tools) -> None:
    """Scan one document and send the result."""
    if isinstance(item, Failure):
        _write(answers, Found(failure_result(item)))
        return
    _write(
        answers,
        Begun(item.id, item.path, item.raw_path, len(item.data), item.media_type),
    )
    _write(answers, Found(scan_contained(item, tools)))


def scan_contained(source: SourceFile, tools: Tools) -> ScanResult:
    """Scan one document; whatever goes wrong becomes its status.

    This is the one place that catches everything: a defect in a reader, or in a
    library under it, must cost one document and not the run.
    """
    try:
        return scan_document(source, tools)
    except MemoryError:
        return unread(source, "oom", "needed more memory than the limit")
    except Exception as error:  # noqa: BLE001  (see the docstring)
        return unread(source, "crash", f"{type(error).__name__}: {error}"[:300])


def unread(source: SourceFile, status: Status, detail: str) -> ScanResult:
    """Make the result of a document that could not be scanned."""
    document = Document(
        source.id, source.media_type, "none", (), status=status, status_detail=detail
    )
    return ScanResult(source.path, source.raw_path, len(source.data), document)


def failure_result(failure: Failure) -> ScanResult:
    """Make the result of a file, container or member that could not be opened."""
    document = Document(
        failure.id,
        "application/octet-stream",
        "none",
        (),
        status=failure.status,
        status_detail=failure.detail,
    )
    return ScanResult(failure.path, failure.raw_path, failure.bytes, document)


def _write(answers: IO[bytes], message: Message) -> None:
    """Send a message; a result waits for the next one, because many are small."""
    answers.write(frame(encode_message(message)))
    if not isinstance(message, Found):
        answers.flush()


def _resident_bytes() -> int:
    """Memory in use now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main(sys.argv[1])
