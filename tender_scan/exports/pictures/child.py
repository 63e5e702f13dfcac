"""The process that draws a page; it alone looks into the original.

The parser of untrusted bytes lives and dies here: its memory and time are limited, and
the caller only gets a PNG and some numbers, or one sentence why there is none.
"""

import hashlib
import io
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

from tender_scan.errors import SourceError, TenderScanError
from tender_scan.exports.pictures.job import Drawing, Job, Rect
from tender_scan.exports.pictures.paint import paint
from tender_scan.readers.pictures import OFD, PDF, page_picture, page_size
from tender_scan.records.mention import Box
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 20
MOST_PIXELS = 12_000_000
WIDTH = 1_240
"""Pixels of a page's width, if it is not too tall for `MOST_PIXELS`: A4 at 150 dpi."""
_SAID_WHY = 3


def main() -> int:
    """Read a job from standard input, write the drawing to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    job = Job.from_json(sys.stdin.buffer.read())
    try:
        drawing = draw(original(job), job)
    except TenderScanError as error:
        sys.stderr.write(f"{error}\n")
        return _SAID_WHY
    except MemoryError:
        sys.stderr.write("the page needs more memory than the limit\n")
        return _SAID_WHY
    sys.stdout.buffer.write(drawing.to_bytes())
    return 0


def original(job: Job) -> bytes:
    """Read the original: the file itself, or the member of an archive.

    Raises
    ------
    SourceError
        It is too large, or no longer what was scanned.
    """
    file = Path(job.file)
    limit = Limits().file_bytes
    if file.stat().st_size > limit:
        raise SourceError(f"the original is larger than {limit} bytes", "too_large")
    data: bytes | None = file.read_bytes()
    if data is None or _sha256(data) != job.document_id:
        data = _member(file, job.document_id)
    if data is None:
        raise SourceError("the original has changed since it was scanned")
    return data


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _member(file: Path, document_id: str) -> bytes | None:
    from tender_scan.sources.open import open_source
    from tender_scan.sources.tree import FoundFile

    info = file.stat()
    found = FoundFile(file, "archive", None, info.st_size, info.st_mtime_ns)
    for each in open_source(found, Limits()):
        if isinstance(each, SourceFile) and each.id == document_id:
            return each.data if _sha256(each.data) == document_id else None
    return None


def draw(data: bytes, job: Job) -> Drawing:
    """Draw a page with its boxes, and find the places of spans.

    Raises
    ------
    ReadError
        The original cannot be opened, has no such page, or none that can be drawn.
    """
    width, height = page_size(data, job.media_type, job.page)
    png = b""
    if job.wants_picture:
        dots = 72 * WIDTH / max(width, 1.0)
        picture = page_picture(data, job.media_type, job.page, dots, MOST_PIXELS)
        paint(picture, job.boxes, picture.width / width)
        buffer = io.BytesIO()
        # Level 1: five times as fast, and a fifth larger.
        picture.save(buffer, "PNG", compress_level=1)
        png = buffer.getvalue()
    return Drawing(png, width, height, _places(data, job) if job.spans else ())


def _places(data: bytes, job: Job) -> tuple[tuple[Rect, ...], ...]:
    """Find spans on the page: by the PDF's characters, or by the words of an OFD."""
    boxes: Sequence[Sequence[Box]] = ()
    if job.media_type == PDF:
        from tender_scan.readers.pdf_layout import layout

        found = layout(data, {job.page: job.spans}).get(job.page)
        boxes = found.boxes if found else ()
    elif job.media_type == OFD:
        boxes = _by_words(data, job)
    rects = tuple(tuple((b.x0, b.top, b.x1, b.bottom) for b in each) for each in boxes)
    return rects or tuple(() for _ in job.spans)


def _by_words(data: bytes, job: Job) -> tuple[tuple[Box, ...], ...]:
    from tender_scan.readers.registry import read
    from tender_scan.readers.word_boxes import word_boxes

    source = SourceFile(job.document_id, "original", None, data, job.media_type)
    pages = [page for page in read(source, Limits()).pages if page.number == job.page]
    return tuple(word_boxes(pages[0], *span) for span in job.spans) if pages else ()


if __name__ == "__main__":
    sys.exit(main())
