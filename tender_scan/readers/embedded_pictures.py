"""Pictures inside of documents: what they show is not text, and may be all there is."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tender_scan.records.document import Document
from tender_scan.sources.package import Package

_PICTURE = re.compile(r"\.(?:png|jpe?g|tiff?|bmp|gif|emf|wmf|webp)$", re.IGNORECASE)
LARGE_BYTES = 20_000
"""A smaller picture is a logo, a seal or a line, and shows no page of text."""

_CHARACTERS_PER_PICTURE = 100


def large_pictures(package: Package) -> Iterator[str]:
    """Name the parts of an office document that are pictures large enough for text."""
    for name in sorted(package.names):
        is_picture = _PICTURE.search(name) and not name.startswith("Thumbnails/")
        if is_picture and package.size(name) >= LARGE_BYTES:
            yield name


def with_pictures(document: Document, package: Package) -> Document:
    """Say so where a document is little more than its pictures."""
    return noted(document, sum(1 for _ in large_pictures(package)))


def noted(document: Document, pictures: int) -> Document:
    """Make a document ``partial`` that has many pictures and hardly any text.

    Parameters
    ----------
    document
        As read.
    pictures
        How many of its pictures are large enough to show a page of text.
    """
    written = sum(len("".join(page.text.split())) for page in document.pages)
    if not pictures or written >= _CHARACTERS_PER_PICTURE * pictures:
        return document
    note = f"mostly pictures ({pictures}), whose text is not read; save it as PDF"
    detail = "; ".join(filter(None, (document.status_detail, note)))
    return replace(document, status="partial", status_detail=detail)
