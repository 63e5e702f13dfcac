"""A file of the dump while workers are at it, and what its documents wait for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

import msgspec

from tender_scan.records import Document, ScanResult
from tender_scan.scan.steps import Step, Steps
from tender_scan.scan.wire import Job
from tender_scan.settings import Limits
from tender_scan.store.files import Ticket
from tender_scan.store.waiting import Waiting
from tender_scan.store.writer import Writer


@dataclass
class OpenFile:
    """A file that is finished when it is read, and all further steps are done.

    Parameters
    ----------
    ticket
        Leave to read it.
    job
        The first job for it.
    limits
        Of the run; they say how long a step may take.
    steps
        Which further steps there are.
    unopened
        Whether it, or a document of it, could not be opened on this computer.
    """

    ticket: Ticket
    job: Job
    limits: Limits
    steps: Steps
    unopened: bool = False
    left: int = 1

    def resumed(self) -> Iterator[Job]:
        """Give the steps that an interrupted run left to be done."""
        for each in self.ticket.waiting:
            self.left += 1
            yield self._further(each)

    def write(
        self, writer: Writer, job: Job, number: int, result: ScanResult
    ) -> Job | None:
        """Write one document; give the job of its next step, if there is one."""
        if result.document.status == "unreadable":
            self.unopened = True
        step = self.steps.after(result.document, job.step)
        if step is None:
            told = self.steps.told(result.document, job.step)
            result = replace(result, document=told)
        waiting = Waiting(number, step, _pages(result.document)) if step else None
        if job.step != "read":
            writer.better(result, self.ticket.file_id, number, waiting)
        elif not writer.add(result, self.ticket.file_id, self.ticket.attempts, waiting):
            return None
        if waiting is None:
            return None
        self.left += 1
        return self._further(waiting)

    def ended(self) -> bool:
        """Note the end of one of its jobs; whether it was the last."""
        self.left -= 1
        return not self.left

    def _further(self, waiting: Waiting) -> Job:
        seconds = self.limits.seconds
        if waiting.step in ("ocr", "draw"):
            pages = min(waiting.pages or self.limits.ocr_pages, self.limits.ocr_pages)
            seconds += pages * self.limits.ocr_seconds
        return msgspec.structs.replace(
            self.job,
            step=cast("Step", waiting.step),
            only=waiting.number,
            seconds=seconds,
        )


def _pages(document: Document) -> int:
    return len(document.pictured) or len(document.pages)
