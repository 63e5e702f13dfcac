"""One run at a time on one database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tender_scan.errors import UsageError


@contextmanager
def only_writer(database: Path) -> Iterator[None]:
    """Hold the database file for one run; the system lets go when the process ends.

    Connections must be opened and closed inside: closing this descriptor drops the
    locks that SQLite holds on the same file.

    Raises
    ------
    UsageError
        Another run is writing to it, or the file cannot be made.
    """
    try:
        descriptor = os.open(database, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise UsageError(f"{database}: cannot be written ({error.strerror})") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise UsageError(
            f"{database}: another run is writing to it; wait for it to end"
        ) from None
    finally:
        os.close(descriptor)
