"""All walls at once, and which of them this computer lets stand."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tender_scan.scan.contain.calls import refuse_calls
from tender_scan.scan.contain.folders import write_only_below
from tender_scan.scan.contain.kernel import end_with, gain_nothing
from tender_scan.scan.contain.limits import bound


@dataclass(frozen=True)
class Walls:
    """What a kind of worker may do.

    Parameters
    ----------
    memory_bytes
        Address space.
    folder
        The only folder where it may change files.
    programs
        Whether it may run other programs.
    """

    memory_bytes: int
    folder: Path
    programs: bool = False


def contain(walls: Walls, parent: int) -> tuple[str, ...]:
    """Put the walls up round this process, before it reads anything.

    Limits on memory, files and life hold on every Linux; the filter of system calls
    and the guard of folders only where kernel and container allow them.

    Returns
    -------
    tuple of str
        What could not be put up, in words; `tender-scan doctor` shows it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if os.getsid(0) != os.getpid():
        os.setsid()  # so that it can be ended together with its children
    end_with(parent)
    gain_nothing()
    bound(walls.memory_bytes)
    writable = [walls.folder, Path(os.devnull)]
    if walls.programs:
        writable.append(Path("/dev/shm"))
    return tuple(
        missing
        for words, wall in (
            ("files outside its folder", lambda: write_only_below(*writable)),
            (
                "network and other programs",
                lambda: refuse_calls(programs=walls.programs),
            ),
        )
        if (missing := _missing(words, wall))
    )


def _missing(words: str, wall: Callable[[], None]) -> str | None:
    try:
        wall()
    except OSError as error:
        return f"{words} ({error.strerror})"
    return None
