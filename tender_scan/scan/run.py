"""A run: what is new is read by workers, and written by this process alone."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from tender_scan.errors import DiskFullError, WorkerError
from tender_scan.notices.watch.shipped import shipped_entries
from tender_scan.records import Document, ScanResult
from tender_scan.scan.digest import digest_of_file
from tender_scan.scan.plan import Plan
from tender_scan.scan.pool import Lost, Pool
from tender_scan.scan.wire import Begun, Found, Job
from tender_scan.sources.failure import failure_id
from tender_scan.sources.names import show_name
from tender_scan.sources.tree import FoundFile, list_files
from tender_scan.store.cases import link_cases
from tender_scan.store.counts import FAILED, Counts, count, count_not_read
from tender_scan.store.database import open_database
from tender_scan.store.duplicates import group_duplicates
from tender_scan.store.files import (
    DONE,
    UNREAD,
    FileOnDisk,
    Ticket,
    claim,
    finish,
    give_back,
    read_again,
)
from tender_scan.store.lock import only_writer
from tender_scan.store.runs import (
    finish_run,
    has_other_versions,
    has_unfinished_runs,
    start_run,
    write_terms,
)
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
    not_read_before
        Documents that earlier runs could not read whole.
    other_knowledge
        True where unchanged files were judged with another model or lexicon.
    """

    run_id: int
    counts: Counts
    unchanged: int
    not_read_before: int = 0
    other_knowledge: bool = False


def run_scan(
    sources: Sequence[Path],
    database: Path,
    pool: Pool,
    progress: Progress,
    again: str | None = None,
) -> Summary:
    """Scan files into a database; read only what is new or changed.

    Interrupting keeps all that is done; the same call goes on from there.

    Parameters
    ----------
    pool
        The workers, entered; its settings are the run's.
    again
        ``failed`` to read again also what could not be read, ``all`` to read
        everything again (with another model or lexicon, say).

    Raises
    ------
    UsageError
        A source does not exist, or the database is not ours.
    BundleError, LexiconError
        The model or a term file cannot be used.
    WorkerError
        The workers cannot start.
    DiskFullError
        No room is left; everything written so far is kept.
    """
    found = list_files(sources)
    first = next(found, None)  # so that a missing path ends the call before any work
    plan = Plan.of(pool.settings)
    with (
        only_writer(database),
        closing(open_database(database, create=True)) as connection,
    ):
        if again:
            read_again(connection, FAILED if again == "failed" else None)
        run = _Run(connection, database, plan, progress)
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
        plan: Plan,
        progress: Progress,
    ) -> None:
        self._connection = connection
        self._folder = database.resolve().parent
        self._own = {
            self._folder / f"{database.name}{ending}"
            for ending in ("", "-wal", "-shm", "-journal")
        }
        self._progress = progress
        self._plan = plan
        self._id = start_run(connection, plan.versions, plan.settings_json)
        self._writer = Writer(connection, self._id)
        self._tickets: dict[bytes, Ticket] = {}
        self._unopened: set[int] = set()
        self._unchanged = 0

    def go(self, pool: Pool, found: Iterator[FoundFile]) -> None:
        """Read and write everything."""
        try:
            for job, event in pool.run(self._jobs(found), self._write_knowledge):
                ticket = self._tickets[job.file]
                if isinstance(event, Found):
                    self._write(event.result, ticket)
                elif isinstance(event, Lost):
                    self._write(_lost_result(job, event), ticket)
                else:
                    self._finish(self._tickets.pop(job.file), job.size)
        except (KeyboardInterrupt, DiskFullError, WorkerError):
            open_files = [ticket.file_id for ticket in self._tickets.values()]
            with suppress(DiskFullError):
                give_back(self._connection, open_files)
            raise

    def _write_knowledge(self) -> None:
        """Write terms and watch-list, while the workers read their first files."""
        write_terms(self._connection, self._plan.terms)
        write_watchlist(self._connection, shipped_entries())

    def end(self) -> Summary:
        """Match the watch-list, index the new pages, and note the end of the run."""
        connection = self._connection
        # After an interruption, what the earlier run wrote is not matched yet.
        whole = has_unfinished_runs(connection, self._id)
        since = None if whole else self._id
        match_parties(connection, since)
        group_duplicates(connection, since)
        link_cases(connection, since)
        index_new_pages(connection)
        counts = count(connection, self._id)
        finish_run(connection, self._id, msgspec.to_builtins(counts))
        return Summary(
            self._id,
            counts,
            self._unchanged,
            count_not_read(connection, before=self._id),
            bool(self._unchanged)
            and has_other_versions(connection, self._plan.versions),
        )

    def _jobs(self, found: Iterator[FoundFile]) -> Iterator[Job]:
        """Plan: pass over what is unchanged, record what must not be opened."""
        for each in found:
            if each.file.absolute() in self._own:
                continue
            ticket = claim(self._connection, self._id, self._on_disk(each))
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

    def _on_disk(self, found: FoundFile) -> FileOnDisk:
        """Name a file as seen from the database, so that both can move together."""
        raw = os.fsencode(os.path.relpath(found.file.absolute(), self._folder))
        shown, kept = show_name(raw)
        # Two names can be shown alike; as a key they must differ.
        name = shown if kept is None else raw.decode("utf-8", "backslashreplace")
        return FileOnDisk(name, kept, found.size, found.mtime_ns)

    def _write(self, result: ScanResult, ticket: Ticket) -> None:
        if result.document.status == "unreadable":
            self._unopened.add(ticket.file_id)
        self._writer.add(result, ticket.file_id, ticket.attempts)
        self._progress.document(result)

    def _finish(self, ticket: Ticket, size: int) -> None:
        # What could not be opened today may be there tomorrow: it is tried again.
        unopened = ticket.file_id in self._unopened
        state = UNREAD if unopened else DONE
        finish(self._connection, ticket.file_id, self._id, state)
        self._progress.file(size)


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
