"""A container, or a member of one, that could not be read."""

import hashlib
from dataclasses import dataclass

from tender_scan.records.status import Status

NEEDS_PASSWORD = "needs a password; save a copy without it"
"""The detail of every status ``encrypted``."""


@dataclass(frozen=True)
class Failure:
    """What is recorded in place of a document that cannot be opened.

    Parameters
    ----------
    path, raw_path
        As in `SourceFile`.
    status
        How it ended; ``empty`` for a container that holds nothing.
    detail
        What happened, and which limit where it was one.
    bytes
        Size in bytes as far as it is known, else 0.
    id
        SHA-256 of the bytes where they were read, else of the path, so that the same
        failure at the same place keeps its id from run to run.
    """

    path: str
    raw_path: bytes | None
    status: Status
    detail: str
    bytes: int
    id: str


def failure_id(path: str, raw_path: bytes | None = None) -> str:
    """Make the id of a failure whose bytes were not read."""
    return hashlib.sha256(b"unread\0" + (raw_path or path.encode())).hexdigest()
