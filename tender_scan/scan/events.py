"""What the pool tells of a document or a job."""

from dataclasses import dataclass

from tender_scan.records import Status
from tender_scan.scan.wire import Begun, Done, Found, Job


@dataclass(frozen=True)
class Lost:
    """A worker ended while it was at a document.

    `culprit` is None where it ended before any document was begun; `number` is the
    document's number in its file, from 0; it took so many `seconds`.
    """

    culprit: Begun | None
    number: int
    status: Status
    detail: str
    seconds: float = 0.0


@dataclass(frozen=True)
class Scanned:
    """A document was scanned; `number` as in `Lost`."""

    found: Found
    number: int


Event = tuple[Job, Scanned | Lost | Done]
