"""How much a worker may take: memory, processor time, files."""

import resource
from pathlib import Path

_OPEN_FILES = 512
_WRITTEN_BYTES = 2_000_000_000
"""Largest file that a worker may write: an archive unpacked to its limit."""
_GRACE = 5


def bound(memory_bytes: int) -> None:
    """Bound this process and its children.

    Parameters
    ----------
    memory_bytes
        Address space of each of them.
    """
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_FSIZE, _WRITTEN_BYTES),
    ):
        resource.setrlimit(what, (most, most))


def bound_seconds(seconds: int) -> None:
    """Let this process have so many seconds of processor time from now, and a few more.

    The parent watches the clock; this ends a worker that the parent cannot watch.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def resident_bytes(process: int | str = "self") -> int:
    """Memory that a process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def address_space() -> int:
    """Address space of this process, in bytes; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()
