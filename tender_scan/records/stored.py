"""A document as the database has it: what judging it again needs."""

from dataclasses import dataclass

from tender_scan.records.document import Document
from tender_scan.records.notice import Notice


@dataclass(frozen=True)
class StoredDocument:
    """The text of a document, with what was kept beside it.

    Parameters
    ----------
    document
        Its pages; without tables, columns and words.
    kept
        These, as `ScanResult.kept` has them.
    notice
        Its fields, without evidence, parties and items; None where it has none.
    """

    document: Document
    kept: bytes = b""
    notice: Notice | None = None
