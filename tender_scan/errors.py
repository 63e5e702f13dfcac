"""What can go wrong, as one tree.

::

    TenderScanError
    ├── UsageError         a wrong path, option or database: exit 2, one sentence
    ├── SourceError        a file or archive cannot be opened or listed
    ├── ReadError          a reader gave up on one file; carries the status to record
    ├── LexiconError       a term file is malformed; file, entry and reason
    ├── AnnotationError    labelled data is malformed; file, line and field
    ├── BundleError        a model bundle is missing, damaged or of another version
    ├── WorkerError        a worker process cannot start
    └── StoreError         the database is newer than the program, locked or not ours
        └── DiskFullError  no room to write: nothing was lost, go on when there is room

Every message says which file, what happened and what to do.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tender_scan.records.status import Status


class TenderScanError(Exception):
    """Root of all errors that tender-scan raises on purpose."""


class UsageError(TenderScanError):
    """The command cannot start as it was called."""


class SourceError(TenderScanError):
    """A source cannot be opened or listed.

    Attributes
    ----------
    status : Status
        The document status to record (see `tender_scan.records.STATUSES`).
    """

    def __init__(self, message: str, status: "Status" = "unreadable") -> None:
        super().__init__(message)
        self.status = status


class ReadError(TenderScanError):
    """A reader gave up on one file.

    Attributes
    ----------
    status : Status
        The document status to record (see `tender_scan.records.STATUSES`).
    """

    def __init__(self, message: str, status: "Status" = "corrupt") -> None:
        super().__init__(message)
        self.status = status


class LexiconError(TenderScanError):
    """A term file is malformed."""


class AnnotationError(TenderScanError):
    """Labelled data is malformed."""


class BundleError(TenderScanError):
    """A model bundle is missing, damaged, or fitted with another version."""


class WorkerError(TenderScanError):
    """A worker process cannot start; no file is at fault."""


class StoreError(TenderScanError):
    """The database cannot be used."""


class DiskFullError(StoreError):
    """No room is left to write; what was committed is kept."""
