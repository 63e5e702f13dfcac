"""Results of documents that no worker answered for."""

import os
from pathlib import Path

from tender_scan.records import Document, ScanResult
from tender_scan.scan.digest import digest_of_file
from tender_scan.scan.events import Lost
from tender_scan.scan.wire import Begun, Job
from tender_scan.sources.failure import failure_id
from tender_scan.sources.tree import FoundFile
from tender_scan.store.files import Ticket

_MOST_ATTEMPTS = 5
"""Runs that may end while a file is being read. A file that ends its worker gets its
status from the run; only when the run itself was ended does the count tell, and most
often the file is not to blame (power, `kill -9`)."""


def refused_result(found: FoundFile, ticket: Ticket) -> ScanResult | None:
    """The result of a file that is not opened: a link, a pipe, a repeated killer."""
    if found.problem is not None:
        status, detail = found.status or "unreadable", found.problem
    elif ticket.attempts > _MOST_ATTEMPTS:
        status = "crash"
        detail = f"reading it was begun {ticket.attempts - 1} times and never ended"
    else:
        return None
    id_ = failure_id(found.path, found.raw_path)
    document = Document(
        id_, "application/octet-stream", "none", (), status=status, status_detail=detail
    )
    return ScanResult(found.path, found.raw_path, found.size, document)


def lost_result(job: Job, lost: Lost) -> ScanResult:
    """The result of the document that a worker was at when it ended."""
    culprit = lost.culprit or _whole_file(job)
    document = Document(
        culprit.id,
        culprit.media_type,
        "none",
        (),
        status=lost.status,
        status_detail=lost.detail,
    )
    return ScanResult(
        culprit.path,
        culprit.raw_path,
        culprit.bytes,
        document,
        duration_ms=round(lost.seconds * 1000),
    )


def _whole_file(job: Job) -> Begun:
    """The file itself, where the worker ended before it had begun a document."""
    digest = digest_of_file(Path(os.fsdecode(job.file)))
    id_ = digest or failure_id(job.path, job.raw_path)
    return Begun(id_, job.path, job.raw_path, job.size, "application/octet-stream")
