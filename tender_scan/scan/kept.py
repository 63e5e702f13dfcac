"""What is kept of a document beside its text, so that it can be judged again.

A new lexicon or model is applied to the stored text (`rescan`). Judging also looks at
tables, the columns of a crawl row, and the places of words; they cross the wire and lie
in the database as one piece, which only this file can read.
"""

import zlib
from dataclasses import replace

import msgspec

from tender_scan.records import Column, Document, Table, Word

_SMALL = 2_000
"""Shorter pieces are kept as they are: setting up the compressor takes longer."""
_LEVEL = 1
_OPENING = b"{"


PlainWord = tuple[int, int, float, float, float, float]
"""The fields of a `Word` without their names: a scanned page has hundreds."""


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands beside the text; words by page number."""

    tables: tuple[Table, ...] = ()
    columns: tuple[Column, ...] = ()
    words: dict[int, list[PlainWord]] = {}


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Kept).decode


def keep(document: Document) -> bytes:
    """Pack what must be kept; empty where there is nothing beside the text."""
    words = {
        page.number: [_plain(word) for word in page.words]
        for page in document.pages
        if page.words
    }
    if not (document.tables or document.columns or words):
        return b""
    packed = _encode(Kept(document.tables, document.columns, words))
    return packed if len(packed) < _SMALL else zlib.compress(packed, _LEVEL)


def text_only(document: Document) -> Document:
    """Give a document without what `keep` packs."""
    pages = document.pages
    if any(page.words for page in pages):
        pages = tuple(replace(page, words=()) for page in pages)
    return replace(document, pages=pages, tables=(), columns=())


def restore(document: Document, packed: bytes) -> Document:
    """Put back what `keep` packed, onto the stored text.

    Raises
    ------
    msgspec.DecodeError, zlib.error
        `packed` is no work of `keep`.
    """
    if not packed:
        return document
    is_plain = packed.startswith(_OPENING)
    kept = _decode(packed if is_plain else zlib.decompress(packed))
    pages = tuple(
        replace(page, words=tuple(Word(*word) for word in kept.words[page.number]))
        if page.number in kept.words
        else page
        for page in document.pages
    )
    return replace(document, pages=pages, tables=kept.tables, columns=kept.columns)


def _plain(word: Word) -> PlainWord:
    x0, top, x1, bottom = (
        round(each, 2) for each in (word.x0, word.top, word.x1, word.bottom)
    )
    return word.start, word.end, x0, top, x1, bottom
