"""What an imported file gives, and how its organisations are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from tender_scan.notices.watch.entry import WatchEntry


@dataclass(frozen=True)
class Imported:
    """The organisations of a file.

    Parameters
    ----------
    origin
        Begins the ids of all of them: ``csl`` (trade.gov) or ``own``.
    passed_over
        How many entries of the file were left out: persons and ships, and
        organisations outside China, Hong Kong and Macau.
    """

    origin: str
    entries: tuple[WatchEntry, ...]
    passed_over: int = 0


def stable_id(origin: str, parts: Sequence[str | None]) -> str:
    """Name an entry by what it says, so that the next import finds it again.

    >>> stable_id("own", ["云岭理工大学"]) == stable_id("own", ["云岭理工大学"])
    True
    """
    content = "\n".join(part or "" for part in parts)
    return f"{origin}-{sha256(content.encode()).hexdigest()[:12]}"
