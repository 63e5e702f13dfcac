"""The progress line of a scan, on stderr, for people only."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tender_scan.records import ScanResult
from tender_scan.sources.tree import list_files

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Silent:
    """Says nothing: stderr is not a terminal."""

    def document(self, result: ScanResult) -> None:
        """Take no notice."""

    def file(self, size: int) -> None:
        """Take no notice."""


class Bar:
    """Documents done, documents a second, findings so far, time left."""

    def __init__(self, progress: "RichProgress", task: "TaskID") -> None:
        self._progress = progress
        self._task = task
        self._documents = 0
        self._findings = 0

    def document(self, result: ScanResult) -> None:
        """Count a document and what was found in it."""
        self._documents += 1
        self._findings += len({m.term_id for m in result.mentions if m.band != "low"})
        elapsed = self._progress.tasks[0].elapsed or 1e-9
        self._progress.update(
            self._task,
            documents=self._documents,
            rate=f"{self._documents / elapsed:.0f}",
            findings=self._findings,
        )

    def file(self, size: int) -> None:
        """Move the bar on by the bytes of a file."""
        self._progress.advance(self._task, max(size, 1))


@contextmanager
def progress_of(sources: Sequence[Path]) -> Iterator[Silent | Bar]:
    """Show a bar while a scan runs, if stderr is a terminal."""
    if not sys.stderr.isatty():
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    total = sum(max(found.size, 1) for found in list_files(sources))
    with Progress(
        BarColumn(),
        TextColumn("{task.fields[documents]} documents"),
        TextColumn("{task.fields[rate]}/s"),
        TextColumn("{task.fields[findings]} findings"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("scan", total=total, documents=0, rate="0", findings=0)
        yield Bar(progress, task)
