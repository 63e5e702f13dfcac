"""A run: what is new is read by workers, and written by this process alone."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from tender_scan.bundled import model_folder
from tender_scan.lexicon.load import lexicon_id, load_terms
from tender_scan.notices.watch.shipped import shipped_entries
from tender_scan.records import Document, ScanResult
from tender_scan.scan.digest import digest_of_file
from tender_scan.scan.pool import Lost, Pool
from tender_scan.scan.wire import Begun, Found, Job
from tender_scan.settings import Settings
from tender_scan.sources.failure import failure_id
from tender_scan.sources.names import show_name
from tender_scan.sources.tree import FoundFile, list_files
from tender_scan.store.counts import Counts, count
from tender_scan.store.database import open_database
from tender_scan.store.files import Ticket, claim, finish
from tender_scan.store.lock import only_writer
from tender_scan.store.runs import Versions, finish_run, start_run, write_terms
from tender_scan.store.search import index_new_pages
from tender_scan.store.watchlist import match_parties, write_watchlist
from tender_scan.store.writer import Writer

_MOST_ATTEMPTS = 2


class Progress(Protocol):
    """Is told how a run goes."""

    def document(self, result: ScanResult) -> None:
        """One more document is written."""

    def file(self, size: int) -> None:
        """One more file, of so many bytes, is finished or was passed over."""


@dataclass(frozen=True)
class Summary:
    """What a run did.

    Parameters
    ----------
    counts
        Of the documents that this run read.
    unchanged
        Files passed over because they were read before and have not changed.
    """

    run_id: int
    counts: Counts
    unchanged: int


def run_scan(
    sources: Sequence[Path], database: Path, pool: Pool, progress: Progress
) -> Summary:
    """Scan files into a database; read only what is new or changed.

    Interrupting keeps all that is done; the same call goes on from there.

    Parameters
    ----------
    pool
        The workers, entered; its settings are the run's.

    Raises
    ------
    UsageError
        A source does not exist, or the database is not ours.
    DiskFullError
        No room is left; everything written so far is kept.
    """
    found = list_files(sources)
    first = next(found, None)  # so that a missing path ends the call before any work
    with (
        only_writer(database),
        closing(open_database(database, create=True)) as connection,
    ):
        run = _Run(connection, database, pool.settings, progress)
        run.go(pool, _chain(first, found))
        return run.end()


def _chain(first: FoundFile | None, rest: Iterator[FoundFile]) -> Iterator[FoundFile]:
    if first is not None:
        yield first
        yield from rest


class _Run:
    """The state of one run: its writer, and the files that workers are at."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        database: Path,
        settings: Settings,
        progress: Progress,
    ) -> None:
        terms = load_terms([Path(path) for path in settings.lexicon])
        versions = Versions(lexicon_id(terms), model_name(settings))
        self._connection = connection
        self._folder = database.resolve().parent
        self._progress = progress
        write_terms(connection, terms)
        write_watchlist(connection, shipped_entries())
        self._id = start_run(
            connection, versions, msgspec.json.encode(settings).decode()
        )
        self._writer = Writer(connection, self._id)
        self._tickets: dict[bytes, Ticket] = {}
        self._unchanged = 0

    def go(self, pool: Pool, found: Iterator[FoundFile]) -> None:
        """Read and write everything."""
        for job, event in pool.run(self._jobs(found)):
            ticket = self._tickets[job.file]
            if isinstance(event, Found):
                self._write(event.result, ticket)
            elif isinstance(event, Lost):
                self._write(_lost_result(job, event), ticket)
            else:
                self._finish(self._tickets.pop(job.file), job.size)

    def end(self) -> Summary:
        """Index the new pages for search and note the end of the run."""
        match_parties(self._connection, self._id)
        index_new_pages(self._connection)
        counts = count(self._connection, self._id)
        finish_run(self._connection, self._id, msgspec.to_builtins(counts))
        return Summary(self._id, counts, self._unchanged)

    def _jobs(self, found: Iterator[FoundFile]) -> Iterator[Job]:
        """Plan: pass over what is unchanged, record what must not be opened."""
        for each in found:
            file = self._relative(each.file)
            ticket = claim(self._connection, self._id, file, each.size, each.mtime_ns)
            if ticket is None:
                self._unchanged += 1
                self._progress.file(each.size)
                continue
            if result := _refused(each, ticket):
                self._write(result, ticket)
                self._finish(ticket, each.size)
                continue
            name = os.fsencode(each.file)
            self._tickets[name] = ticket
            yield Job(
                name,
                each.path,
                each.raw_path,
                each.size,
                each.mtime_ns,
                ticket.skip,
            )

    def _relative(self, file: Path) -> tuple[str, bytes | None]:
        """Name a file as seen from the database, so that both can move together."""
        return show_name(os.fsencode(os.path.relpath(file.absolute(), self._folder)))

    def _write(self, result: ScanResult, ticket: Ticket) -> None:
        self._writer.add(result, ticket.file_id, ticket.attempts)
        self._progress.document(result)

    def _finish(self, ticket: Ticket, size: int) -> None:
        finish(self._connection, ticket.file_id, self._id)
        self._progress.file(size)


def model_name(settings: Settings) -> str:
    """Name the model of a run without loading it."""
    folder = model_folder(settings.model)
    digest = digest_of_file(folder / "manifest.json")
    return f"{folder.resolve().name}-{(digest or 'missing')[:12]}"


def _refused(found: FoundFile, ticket: Ticket) -> ScanResult | None:
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


def _lost_result(job: Job, lost: Lost) -> ScanResult:
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
    return ScanResult(culprit.path, culprit.raw_path, culprit.bytes, document)


def _whole_file(job: Job) -> Begun:
    """The file itself, where the worker ended before it had begun a document."""
    digest = digest_of_file(Path(os.fsdecode(job.file)))
    id_ = digest or failure_id(job.path, job.raw_path)
    return Begun(id_, job.path, job.raw_path, job.size, "application/octet-stream")
