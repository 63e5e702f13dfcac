"""Draw one page of a PDF with boxes; runs as a process of its own.

The parser of untrusted bytes lives and dies here: its memory and time are limited, and
the server only gets a PNG, or one sentence why there is none.
"""

import hashlib
import io
import json
import math
import resource
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tender_scan.errors import ReadError, SourceError, TenderScanError
from tender_scan.settings import Limits

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 20
MOST_PIXELS = 12_000_000
WIDTH = 1_240
"""Pixels of a page's width, if it is not too tall for `MOST_PIXELS`: A4 at 150 dpi."""
_MOST_BOXES = 300


@dataclass(frozen=True)
class DrawnBox:
    """A box in points from the page's top left; `is_main` for the finding's own."""

    x0: float
    top: float
    x1: float
    bottom: float
    is_main: bool


@dataclass(frozen=True)
class Job:
    """What to draw.

    Parameters
    ----------
    file
        A PDF, or a ZIP archive that holds it.
    document_id
        SHA-256 of the PDF: nothing else is drawn.
    page
        From 1.
    """

    file: str
    document_id: str
    page: int
    boxes: tuple[DrawnBox, ...] = ()

    def to_json(self) -> bytes:
        """Write the job for the process."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Job":
        """Read a job."""
        fields = json.loads(text)
        boxes = tuple(DrawnBox(**box) for box in fields.pop("boxes"))
        return cls(boxes=boxes, **fields)


def main() -> int:
    """Read a job from standard input, write the picture to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    job = Job.from_json(sys.stdin.buffer.read())
    try:
        picture = draw(_original(job), job.page, job.boxes)
    except TenderScanError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    except MemoryError:
        sys.stderr.write("the page needs more memory than the limit\n")
        return 3
    sys.stdout.buffer.write(picture)
    return 0


def _original(job: Job) -> bytes:
    """Read the PDF: the file itself, or the member of an archive."""
    file = Path(job.file)
    limit = Limits().file_bytes
    if file.stat().st_size > limit:
        raise SourceError(f"the original is larger than {limit} bytes", "too_large")
    with file.open("rb") as opened:
        is_archive = opened.read(4) == b"PK\x03\x04"
    data = _member(file, job.document_id) if is_archive else file.read_bytes()
    if data is None or hashlib.sha256(data).hexdigest() != job.document_id:
        raise SourceError("the original has changed since it was scanned")
    return data


def _member(file: Path, document_id: str) -> bytes | None:
    from tender_scan.records.source import SourceFile
    from tender_scan.sources.open import open_source
    from tender_scan.sources.tree import FoundFile

    info = file.stat()
    found = FoundFile(file, "archive", None, info.st_size, info.st_mtime_ns)
    for each in open_source(found, Limits()):
        if isinstance(each, SourceFile) and each.id == document_id:
            return each.data
    return None


def draw(data: bytes, number: int, boxes: tuple[DrawnBox, ...]) -> bytes:
    """Draw a page as PNG.

    Parameters
    ----------
    data
        The PDF.
    number
        Page, from 1.

    Raises
    ------
    SourceError
        The PDF cannot be opened, or has no such page.
    """
    from tender_scan.readers.pictures import (
        PDF,
        POINTS_PER_INCH,
        page_picture,
        page_size,
    )

    try:
        width, height = page_size(data, PDF, number)
        dots_per_inch = scale_for(width, height) * POINTS_PER_INCH
        image = page_picture(data, PDF, number, dots_per_inch, MOST_PIXELS)
    except ReadError as error:
        raise SourceError(f"the page cannot be drawn: {error}") from error
    scale = image.width / width
    for box in sorted(boxes[:_MOST_BOXES], key=lambda box: box.is_main):
        _draw_box(image, box, scale)
    png = io.BytesIO()
    image.save(png, "PNG")
    return png.getvalue()


def scale_for(width: float, height: float) -> float:
    """Choose pixels per point so that the picture is readable and not too large."""
    if width <= 0 or height <= 0:
        raise SourceError("the page has no size")
    return min(WIDTH / width, math.sqrt(MOST_PIXELS / (width * height)))


def _draw_box(image: Any, box: DrawnBox, scale: float) -> None:
    from tender_scan.readers.overlay import mark

    edges = (box.x0, box.top, box.x1, box.bottom)
    x0, top, x1, bottom = (edge * scale for edge in edges)
    outline = (200, 30, 30) if box.is_main else (215, 150, 0)
    mark(image, (x0, top, x1, bottom), outline, 3 if box.is_main else 1)


if __name__ == "__main__":
    sys.exit(main())
