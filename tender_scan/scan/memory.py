"""How many workers that recognise text this computer has memory for."""

from pathlib import Path

_EACH = 6_000_000_000


def places_for() -> int:
    """Places for recognition: one, and one more for every 6 GB that are free."""
    return max(1, _available() // _EACH)


def _available() -> int:
    """Memory that could be had now, in bytes; 0 where the system does not tell."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return 0
    found = (line.split() for line in lines if line.startswith("MemAvailable:"))
    return next((int(words[1]) * 1024 for words in found), 0)
