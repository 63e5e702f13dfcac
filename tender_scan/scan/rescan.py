"""Apply another lexicon or model to the text that a database holds.

No file is opened. The text goes to the same workers that scan, for it is as hostile as
the files were.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from tender_scan.records import ScanResult
from tender_scan.scan.events import Scanned
from tender_scan.scan.plan import Plan
from tender_scan.scan.pool import Pool
from tender_scan.scan.wire import Done, Job
from tender_scan.store.database import open_database
from tender_scan.store.judged import Changes, Judged
from tender_scan.store.lock import only_writer
from tender_scan.store.runs import finish_run, start_run, write_terms
from tender_scan.store.stored import batches_to_judge, load_documents


@dataclass(frozen=True)
class Rescanned:
    """What a rescan did; `unjudged` documents could not be, and keep their findings."""

    run_id: int
    changes: Changes
    unjudged: int


def rescan(database: Path, pool: Pool, *, every: bool = False) -> Rescanned:
    """Judge again what was judged with another lexicon, model or version.

    Interrupting keeps all that is done; the same call goes on from there. Decisions of
    people are kept, also on findings that go.

    Parameters
    ----------
    pool
        The workers, entered; its settings name lexicon and model.
    every
        Judge also what was judged with the same knowledge.

    Raises
    ------
    UsageError
        There is no such database.
    BundleError, LexiconError
        The model or a term file cannot be used.
    DiskFullError
        No room is left; everything written so far is kept.
    """
    plan = Plan.of(pool.settings)
    with closing(open_database(database)):  # before a lock would make the file
        pass
    with only_writer(database), closing(open_database(database)) as connection:
        run = _Rescan(connection, plan, pool.settings.limits.seconds, every)
        return run.go(pool)


class _Rescan:
    """The state of one rescan."""

    def __init__(
        self, connection: sqlite3.Connection, plan: Plan, seconds: int, every: bool
    ) -> None:
        self._connection = connection
        self._plan = plan
        self._seconds = seconds
        self._every = every
        self._id = start_run(connection, plan.versions, plan.settings_json, "rescan")
        self._judged = Judged(connection, self._id)
        self._results: dict[bytes, list[ScanResult]] = {}
        self._unjudged = 0

    def go(self, pool: Pool) -> Rescanned:
        """Judge and write everything."""
        write_terms(self._connection, self._plan.terms)
        for job, event in pool.run(self._jobs()):
            if isinstance(event, Done):
                self._judged.write(self._results.pop(job.file))
            elif isinstance(event, Scanned):
                self._results[job.file].append(event.found.result)
            else:
                self._unjudged += 1
        finish_run(self._connection, self._id, asdict(self._judged.changes))
        return Rescanned(self._id, self._judged.changes, self._unjudged)

    def _jobs(self) -> Iterator[Job]:
        batches = batches_to_judge(
            self._connection, self._plan.versions, every=self._every
        )
        for number, ids in enumerate(batches):
            name = str(number).encode()
            self._results[name] = []
            texts = load_documents(self._connection, ids)
            yield Job(name, "", None, 0, 0, seconds=self._seconds, texts=texts)
