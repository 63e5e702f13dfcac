"""Hash a file in pieces, without looking at what it says."""

from hashlib import file_digest
from pathlib import Path


def digest_of_file(path: Path) -> str | None:
    """SHA-256 of a file, hexadecimal; None where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
