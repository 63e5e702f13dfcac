"""The worker process: reads untrusted bytes, never the database.

It is forked by the nursery with its walls round it (see `contain`), takes jobs from a
socket and answers there. Whatever a library prints goes nowhere.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from tender_scan.errors import SourceError
from tender_scan.records import Document, ScanResult, SourceFile, Status
from tender_scan.scan.contain.limits import bound_seconds, resident_bytes
from tender_scan.scan.document import judge_stored, scan_document
from tender_scan.scan.kept import keep, text_only
from tender_scan.scan.tools import NotEquippedError, Tools
from tender_scan.scan.wire import (
    LONGEST,
    Begun,
    Busy,
    Done,
    Found,
    Job,
    Message,
    Ready,
    Unequipped,
    encode_message,
    frame,
    receive_job,
)
from tender_scan.settings import Settings
from tender_scan.sources.failure import Failure, failure_id
from tender_scan.sources.open import open_source
from tender_scan.sources.tree import FoundFile

_RETIRE_BYTES = {"read": 600_000_000, "ocr": 3_000_000_000, "draw": 3_000_000_000}
"""Memory after which a worker is replaced; in the steps not named, always."""
_RETIRE_FILES = 500
_HEARTBEAT = 1_000
"""Documents passed over between two signs of life."""
_BUFFER = 1 << 16


def serve(stream: int, settings: Settings, tools: Tools) -> None:
    """Serve jobs until the parent hangs up or this worker is to be replaced.

    `stream` is the descriptor of its end of a socket pair.
    """
    jobs: IO[bytes] = os.fdopen(stream, "rb")
    answers: IO[bytes] = os.fdopen(os.dup(stream), "wb", buffering=_BUFFER)
    _write(answers, Ready(os.getpid()))
    files = 0
    while job := receive_job(jobs):
        files += 1
        try:
            _scan(job, answers, settings, tools)
        except NotEquippedError:
            _write(answers, Unequipped())
            return
        retiring = files >= _RETIRE_FILES or resident_bytes() > _RETIRE_BYTES.get(
            job.step, 0
        )
        _write(answers, Done(retiring))
        if retiring:
            return


def _scan(job: Job, answers: IO[bytes], settings: Settings, tools: Tools) -> None:
    """Scan the documents that a job asks for."""
    if job.texts:
        _judge_texts(job, answers, tools)
        return
    for index, item in enumerate(_open(job, settings)):
        if _is_wanted(job, index):
            _answer(answers, item, job, tools)
            if index == job.only:
                return
        elif index % _HEARTBEAT == 0:
            _write(answers, Busy())


def _judge_texts(job: Job, answers: IO[bytes], tools: Tools) -> None:
    """Judge stored documents again."""
    for stored in job.texts[job.skip :]:
        one = stored.document
        bound_seconds(job.seconds)
        _write(answers, Begun(one.id, one.id, None, 0, one.media_type))
        answers.write(frame(encode_message(Found(judge_stored(stored, tools)))))


def _is_wanted(job: Job, index: int) -> bool:
    return index >= job.skip if job.only is None else index == job.only


def _open(job: Job, settings: Settings) -> Iterator[SourceFile | Failure]:
    """Open the file of a job; a file that cannot be opened is one failure."""
    found = FoundFile(
        Path(os.fsdecode(job.file)), job.path, job.raw_path, job.size, job.mtime_ns
    )
    bound_seconds(job.seconds)
    try:
        yield from open_source(found, settings.limits)
    except SourceError as error:
        yield _failed(job, error.status, str(error))
    except MemoryError:
        yield _failed(job, "oom", "needed more memory than the limit while opening")
    except Exception as error:  # noqa: BLE001  (as in scan_contained)
        yield _failed(job, "crash", _words(error))


def _failed(job: Job, status: Status, detail: str) -> Failure:
    id_ = failure_id(job.path, job.raw_path)
    return Failure(job.path, job.raw_path, status, detail, job.size, id_)


def _answer(
    answers: IO[bytes], item: SourceFile | Failure, job: Job, tools: Tools
) -> None:
    """Scan one document and send the result."""
    if isinstance(item, Failure):
        _write(answers, Found(failure_result(item)))
        return
    _write(
        answers,
        Begun(item.id, item.path, item.raw_path, len(item.data), item.media_type),
    )
    bound_seconds(job.seconds)
    result = packed(scan_contained(item, tools, job))
    message = frame(encode_message(Found(result)))
    if len(message) > LONGEST:
        detail = f"limit message_bytes: its text and tables take more than {LONGEST}"
        message = frame(encode_message(Found(unread(item, "too_large", detail))))
    answers.write(message)  # it waits for the next message: many results are small


def scan_contained(source: SourceFile, tools: Tools, job: Job) -> ScanResult:
    """Scan one document; whatever goes wrong becomes its status.

    This is the one place that catches everything: a defect in a reader, or in a
    library under it, must cost one document and not the run.
    """
    try:
        return scan_document(source, tools, job.step)
    except NotEquippedError:
        raise
    except MemoryError:
        return unread(source, "oom", "needed more memory than the limit")
    except Exception as error:  # noqa: BLE001  (see the docstring)
        return unread(source, "crash", _words(error))


def packed(result: ScanResult) -> ScanResult:
    """Pack what the parent only stores, so that it need not take it apart."""
    return replace(
        result, document=text_only(result.document), kept=keep(result.document)
    )


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


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
    """Send a message now."""
    answers.write(frame(encode_message(message)))
    answers.flush()
