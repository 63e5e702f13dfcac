"""Workers that are killed or stopped cost one document, never the run."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tender_scan.scan.events import Event, Lost, Scanned
from tender_scan.scan.hand import Hand
from tender_scan.scan.pool import Pool
from tender_scan.scan.wire import Done, Job
from tender_scan.settings import Settings

ROWS = 4_000
"""So many that a worker is surely at them when it is struck after the first."""
EVERYTHING = {f"crawl.csv#{n}" for n in range(1, ROWS + 1)}


@pytest.fixture
def job(tmp_path: Path) -> Job:
    table = tmp_path / "crawl.csv"
    lines = [f"云岭理工大学采购公告{n},采购办公家具第{n}批" for n in range(ROWS)]
    table.write_text("\n".join(["标题,正文", *lines]) + "\n", "utf-8")
    return Job(
        os.fsencode(table), "crawl.csv", None, table.stat().st_size, 0, seconds=3
    )


def strike(events: Iterator[Event], pool: Pool, number: int) -> list[Event]:
    """Send a signal to the worker after its first document; give all events."""
    seen = [next(events)]
    os.kill(at_work(pool).process or 0, number)
    seen.extend(events)
    return seen


def at_work(pool: Pool) -> Hand:
    return next(hand for hand in pool._hands if hand.job)


def paths(events: list[Event]) -> list[str]:
    return [
        event.found.result.path for _, event in events if isinstance(event, Scanned)
    ]


def culprits(events: list[Event]) -> list[tuple[str, str]]:
    return [
        (event.culprit.path, event.status)
        for _, event in events
        if isinstance(event, Lost) and event.culprit
    ]


def test_every_row_is_scanned_in_order(job: Job) -> None:
    with Pool(Settings()) as pool:
        events = list(pool.run(iter([job])))
    assert paths(events) == [f"crawl.csv#{n}" for n in range(1, ROWS + 1)]
    assert isinstance(events[-1][1], Done)


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGKILL, "oom"),
        (signal.SIGSEGV, "crash"),
        (signal.SIGABRT, "crash"),
        (signal.SIGSTOP, "timeout"),
    ],
)
def test_a_struck_worker_costs_the_row_it_was_at_and_no_other(
    job: Job, number: signal.Signals, status: str
) -> None:
    with Pool(Settings()) as pool:
        events = strike(pool.run(iter([job])), pool, number)
    lost = culprits(events)
    assert len(lost) <= 1  # none where it was struck between two rows
    assert all(how == status for _, how in lost)
    assert {*paths(events), *(path for path, _ in lost)} == EVERYTHING
    assert len(paths(events)) + len(lost) == ROWS
    assert isinstance(events[-1][1], Done)


def test_a_worker_goes_on_behind_what_was_scanned_before(job: Job) -> None:
    resumed = Job(job.file, job.path, None, job.size, 0, skip=ROWS - 2)
    with Pool(Settings()) as pool:
        events = list(pool.run(iter([resumed])))
    assert paths(events) == [f"crawl.csv#{ROWS - 1}", f"crawl.csv#{ROWS}"]


def test_no_worker_outlives_the_pool(job: Job) -> None:
    with Pool(Settings(workers=2)) as pool:
        next(pool.run(iter([job])))
        pids = [hand.process for hand in pool._hands if hand.process]
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
