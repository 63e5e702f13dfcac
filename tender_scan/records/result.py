"""What the scan of one document brings: everything the writer needs, and nothing live."""

from dataclasses import dataclass

from tender_scan.records.document import Document
from tender_scan.records.mention import Mention
from tender_scan.records.notice import Notice

Packed = bytes
"""The type by another name, because `ScanResult.bytes` is a size."""


@dataclass(frozen=True)
class ScanResult:
    """The outcome for one document at one place.

    Parameters
    ----------
    path, raw_path
        As in `SourceFile`.
    bytes
        Size of the document in bytes.
    notice
        None where the document could not be read.
    duration_ms
        Wall time of reading and judging it.
    name_mismatch
        True where the file's extension promises another type than the content has.
    kept
        Tables, columns and places of words, packed for a later judging; `document`
        may then be without them. Empty where there is nothing of the kind.
    """

    path: str
    raw_path: bytes | None
    bytes: int
    document: Document
    mentions: tuple[Mention, ...] = ()
    notice: Notice | None = None
    duration_ms: int = 0
    name_mismatch: bool = False
    kept: Packed = b""
