"""What a container holds: its members, each with its bytes or why there are none."""

from collections import Counter
from dataclasses import dataclass
from typing import IO

from tender_scan.errors import SourceError


@dataclass(frozen=True)
class Container:
    """An archive, a packed file or a letter, to be taken apart.

    Parameters
    ----------
    file
        Seekable, at any position.
    size
        In bytes; 0 where it is not known before all is unpacked.
    name
        Its own name, from which a packed file's inner name follows (``a.csv.gz``).
    media_type
        As sniffed.
    """

    file: IO[bytes]
    size: int
    name: str
    media_type: str


@dataclass(frozen=True)
class Member:
    """A regular file in a container.

    Parameters
    ----------
    name, raw_name
        As `decoded_names` gives them: the name with ``/`` between its parts, and its
        bytes where they are not UTF-8, else None.
    data
        The bytes; None where they could not be read, or where there is a `stream`.
    size
        Unpacked size in bytes; what the container claims where it was not read, and 0
        where that is not known either.
    error
        Why there are no bytes, with the status to record; else None.
    stream
        The bytes of a member that may be larger than memory, seekable; good until the
        next member is asked for.
    """

    name: str
    raw_name: bytes | None
    data: bytes | None
    size: int
    error: SourceError | None = None
    stream: IO[bytes] | None = None


class Namesakes:
    """Tells members of one name apart, so that each keeps a place of its own.

    Examples
    --------
    >>> namesakes = Namesakes()
    >>> [namesakes.suffix(name) for name in ("a.txt", "b.txt", "a.txt", "a.txt")]
    ['', '', ' (2)', ' (3)']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()

    def suffix(self, name: str) -> str:
        """Give what to put behind `name`: empty for the first of that name."""
        suffix = ""
        while name + suffix in self._taken:
            self._counts[name] += 1
            suffix = f" ({self._counts[name] + 1})"
        self._taken.add(name + suffix)
        return suffix
