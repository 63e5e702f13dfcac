"""Where bytes come from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SourceFile:
    """One document as it arrives: a file, a member of an archive, or a crawl row.

    Parameters
    ----------
    id
        SHA-256 (hex) of the bytes; of the canonical row for crawl tables.
    path
        For people: relative to the dump's root, a member as
        ``outer.zip!/dir/inner.pdf``, a row as ``crawl.csv#17`` (rows from 1).
    raw_path
        The path's bytes where they are not UTF-8, else None.
    data
        The bytes. For a crawl row: the canonical JSON of the row.
    media_type
        As sniffed from the content (``application/pdf``); crawl rows are
        ``application/x-notice-row``; unknown content is
        ``application/octet-stream``.
    """

    id: str
    path: str
    raw_path: bytes | None
    data: bytes
    media_type: str
