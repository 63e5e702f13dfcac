"""Write a file whole or not at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tender_scan.errors import DiskFullError, UsageError


@contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name only once it is written to its end.

    What had the name before stays until then, and stays if writing fails.

    Raises
    ------
    UsageError
        It cannot be written there.
    DiskFullError
        There is no room.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(file)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFullError(
                f"{file}: no room left; make room and export again"
            ) from error
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
