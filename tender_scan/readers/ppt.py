"""PPT and DPS of PowerPoint 97-2003: a slide is a page.

Tables are groups of lines and boxes in this format, so that their cells are read and
no table is found.
"""

import struct
from collections.abc import Iterator

from tender_scan.errors import ReadError
from tender_scan.readers.blips import blips
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.embedded_pictures import LARGE_BYTES, noted
from tender_scan.readers.ppt_records import (
    Record,
    children,
    current_objects,
    descendants,
    everything,
    record_at,
)
from tender_scan.readers.utf16 import joined
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import NEEDS_PASSWORD
from tender_scan.sources.ole_open import open_ole, stream

_ENCRYPTED = 0xF3D1C4DF
# Their names: TextCharsAtom, TextBytesAtom, SlideListWithText and on.
_CHARS, _BYTES, _LIST, _PERSIST, _NOTES_ATOM = 0x0FA0, 0x0FA8, 0x0FF0, 0x03F3, 0x03F1
_SLIDES, _NOTES = 0, 2  # instances of the list
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n"})
_NUMBER = "*"  # stands where the number of a slide or the date is drawn


def read_ppt(source: SourceFile, limits: Limits) -> Document:
    """Read the slides in the order in which they are shown, with their notes.

    Returns
    -------
    Document
        ``partial`` with everything on one page where the list of slides is damaged.

    Raises
    ------
    ReadError, SourceError
        ``encrypted`` or ``corrupt``.
    """
    data, last_edit, pictures = _streams(source)
    try:
        texts = list(_slides(data, last_edit, PageBudget(limits)))
        problem = None
    except (struct.error, KeyError):
        texts = [_text(data, everything(data))]
        problem = "damaged: the list of slides is missing; read without their order"
    document = Document(
        source.id,
        source.media_type,
        "ppt",
        tuple(Page(number, text) for number, text in enumerate(texts, 1)),
        status="partial" if problem else "ok",
        status_detail=problem,
    )
    return noted(document, sum(1 for _ in blips(pictures, LARGE_BYTES)))


def _streams(source: SourceFile) -> tuple[bytes, int, bytes]:
    """Give the stream, where the last saving stands in it, and the pictures."""
    with open_ole(source.data) as ole:
        data = stream(ole, "PowerPoint Document")
        pictures = stream(ole, "Pictures")
        token, last_edit = struct.unpack_from("<2I", stream(ole, "Current User"), 12)
    if token == _ENCRYPTED:
        raise ReadError(f"{source.path}: {NEEDS_PASSWORD}", "encrypted")
    return data, last_edit, pictures


def _slides(data: bytes, last_edit: int, budget: PageBudget) -> Iterator[str]:
    document, places = current_objects(data, last_edit)
    lists = {
        one.instance: one
        for one in children(data, record_at(data, places[document]))
        if one.type == _LIST
    }
    notes = dict(_notes(data, lists.get(_NOTES), places))
    for place, slide, outline in _listed(data, lists.get(_SLIDES)):
        parts = [*outline, _object_text(data, places, place), notes.get(slide, "")]
        text = "\n".join(filter(None, parts))
        yield text
        if not budget.add(text):
            return


def _listed(data: bytes, found: Record | None) -> Iterator[tuple[int, int, list[str]]]:
    """Give each slide's object, its number, and the text that stands in the list."""
    slides: list[tuple[int, int, list[str]]] = []
    for record in children(data, found) if found else ():
        if record.type == _PERSIST:
            place = struct.unpack_from("<I", data, record.start)[0]
            number = struct.unpack_from("<I", data, record.start + 12)[0]
            slides.append((place, number, []))
        elif slides and record.type in (_CHARS, _BYTES):
            slides[-1][2].append(_shown(data, record))
    yield from slides


def _notes(
    data: bytes, found: Record | None, places: dict[int, int]
) -> Iterator[tuple[int, str]]:
    """Give the notes by the number of their slide."""
    for place, _, outline in _listed(data, found):
        if place not in places:
            continue
        page = record_at(data, places[place])
        first = next(children(data, page), None)
        if first is not None and first.type == _NOTES_ATOM:
            slide = struct.unpack_from("<I", data, first.start)[0]
            yield slide, "\n".join(filter(None, [*outline, _text(data, page)]))


def _object_text(data: bytes, places: dict[int, int], number: int) -> str:
    return _text(data, record_at(data, places[number]))


def _text(data: bytes, parent: Record) -> str:
    shown = (
        _shown(data, record)
        for record in descendants(data, parent)
        if record.type in (_CHARS, _BYTES)
    )
    return "\n".join(filter(None, shown))


def _shown(data: bytes, record: Record) -> str:
    content = data[record.start : record.end]
    if record.type == _BYTES:
        text = content.decode("latin-1")
    else:
        text = joined(content[: len(content) & ~1].decode("utf-16-le", "surrogatepass"))
    text = text.translate(_BREAKS).strip()
    return "" if text == _NUMBER else text
