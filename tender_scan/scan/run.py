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
from tender_scan.records import ScanResult
from tender_scan.scan.events import Event, Lost
from tender_scan.scan.open_file import OpenFile
from tender_scan.scan.plan import Plan
from tender_scan.scan.pool import Pool
from tender_scan.scan.steps import Steps
from tender_scan.scan.unread import lost_result, refused_result
from tender_scan.scan.wire import Done, Job
from tender_scan.settings import Settings
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
    claim,
    finish,
    give_back,
    is_done,
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
        run = _Run(connection, database, plan, progress, pool.settings)
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
        settings: Settings,
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
        self._open: dict[bytes, OpenFile] = {}
        self._unchanged = 0
        self._steps = Steps(settings.ocr)

    def go(self, pool: Pool, found: Iterator[FoundFile]) -> None:
        """Read and write everything."""
        found = self._new(found)
        first = next(found, None)
        if first is None:
            self._write_knowledge()
            return
        try:
            jobs = self._jobs(_chain(first, found), pool)
            for event in pool.run(jobs, self._write_knowledge):
                self._take(pool, event)
        except (KeyboardInterrupt, DiskFullError, WorkerError):
            ids = [each.ticket.file_id for each in self._open.values()]
            with suppress(DiskFullError):
                give_back(self._connection, ids)
            raise

    def _take(self, pool: Pool, event: Event) -> None:
        """Write what a worker brought, or has not brought."""
        job, what = event
        file = self._open[job.file]
        if isinstance(what, Done):
            if file.ended():
                del self._open[job.file]
                self._finish(file)
            return
        result = lost_result(job, what) if isinstance(what, Lost) else what.found.result
        following = file.write(self._writer, job, what.number, result)
        if following:
            pool.add(following)
        self._progress.document(result)

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

    def _new(self, found: Iterator[FoundFile]) -> Iterator[FoundFile]:
        """Pass over what is unchanged, and over our own database."""
        for each in found:
            if each.file.absolute() in self._own:
                continue
            if is_done(self._connection, self._on_disk(each)):
                self._unchanged += 1
                self._progress.file(each.size)
                continue
            yield each

    def _jobs(self, found: Iterator[FoundFile], pool: Pool) -> Iterator[Job]:
        """Plan: claim what is to be read, record what must not be opened."""
        limits = pool.settings.limits
        for each in found:
            ticket = claim(self._connection, self._id, self._on_disk(each))
            if ticket is None:
                continue
            job = Job(
                os.fsencode(each.file),
                each.path,
                each.raw_path,
                each.size,
                each.mtime_ns,
                ticket.skip,
                seconds=limits.seconds,
            )
            file = OpenFile(ticket, job, limits, self._steps)
            if result := refused_result(each, ticket):
                file.write(self._writer, job, 0, result)
                self._progress.document(result)
                self._finish(file)
                continue
            self._open[job.file] = file
            for further in file.resumed():
                pool.add(further)
            yield job

    def _on_disk(self, found: FoundFile) -> FileOnDisk:
        """Name a file as seen from the database, so that both can move together."""
        raw = os.fsencode(os.path.relpath(found.file.absolute(), self._folder))
        shown, kept = show_name(raw)
        # Two names can be shown alike; as a key they must differ.
        name = shown if kept is None else raw.decode("utf-8", "backslashreplace")
        return FileOnDisk(name, kept, found.size, found.mtime_ns)

    def _finish(self, file: OpenFile) -> None:
        # What could not be opened today may be there tomorrow: it is tried again.
        state = UNREAD if file.unopened else DONE
        finish(self._connection, file.ticket.file_id, self._id, state)
        self._progress.file(file.job.size)
