"""Paragraphs and tables of OpenDocument text, as ODT and ODP share it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tender_scan.readers.blocks import Blocks, cell_text
from tender_scan.readers.docx_xml import Element, kind, value
from tender_scan.readers.grid import SpanCell

_PARAGRAPHS = ("p", "h")
# What stands in a paragraph and is a block of its own.
_BESIDE = frozenset({"note", "annotation", "frame", "text-box", "custom-shape", "g"})
_LEFT_OUT = frozenset(
    {"tracked-changes", "sequence-decls", "forms", "enhanced-geometry", "ruby-text"}
    | {"table-of-content-source", "change-info", "title", "desc", "event-listeners"}
    | {"note-citation", "creator", "date", "page-number", "user-index-source"}
    | {"illustration-index-source", "alphabetical-index-source", "settings"}
    | {"creator-initials", "meta-date-string", "object-index-source"}
)
_MAX_BLANKS = 1_000


@dataclass
class _Inline:
    """A paragraph's text, and the blocks that are anchored in it."""

    parts: list[str] = field(default_factory=list)
    beside: list[Element] = field(default_factory=list)


def read_blocks(parent: Element, blocks: Blocks) -> None:
    """Add everything under `parent`: a body, a header, a slide."""
    for block in parent:
        name = kind(block)
        if name in _PARAGRAPHS:
            inline = _inline(block)
            blocks.add("".join(inline.parts))
            for one in inline.beside:
                read_blocks(one, blocks)
        elif name == "table":
            _table(block, blocks)
        elif name not in _LEFT_OUT:
            read_blocks(block, blocks)


def _inline(paragraph: Element) -> _Inline:
    inline = _Inline()
    _children(paragraph, inline)
    return inline


def _children(element: Element, inline: _Inline) -> None:
    inline.parts.append(_collapsed(element.text))
    for one in element:
        name = kind(one)
        if name in _BESIDE:
            inline.beside.append(one)
        elif name == "s":
            count = value(one, "c") or "1"
            inline.parts.append(" " * min(_number(count), _MAX_BLANKS))
        elif name in ("tab", "line-break"):
            inline.parts.append("\t" if name == "tab" else "\n")
        elif name not in _LEFT_OUT:
            _children(one, inline)
        inline.parts.append(_collapsed(one.tail))


def _collapsed(text: str | None) -> str:
    """Blanks that count are elements; line breaks in the file are none."""
    return (text or "").replace("\n", " ").replace("\t", " ")


def _table(table: Element, blocks: Blocks) -> None:
    rows = []
    for row in _rows(table):
        inner: list[Element] = []
        cells = [one for one in row if kind(one) == "table-cell"]
        texts = [_paragraphs(cell, inner) for cell in cells]
        rows.append(
            blocks.row(
                [
                    _span_cell(cell, cell_text(text, is_alone=len(cells) == 1))
                    for cell, text in zip(cells, texts, strict=True)
                ]
            )
        )
        for one in inner:  # on lines of its own, below the row
            _table(one, blocks)
    blocks.end_table(rows)


def _rows(parent: Element) -> Iterator[Element]:
    for one in parent:
        if kind(one) == "table-row":
            yield one
        elif kind(one) in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _rows(one)


def _span_cell(cell: Element, text: str) -> SpanCell:
    # A repeated cell is written once, and stands in each of its columns.
    repeated = _number(value(cell, "number-columns-repeated") or "1")
    columns = _number(value(cell, "number-columns-spanned") or "1")
    rows = _number(value(cell, "number-rows-spanned") or "1")
    return SpanCell(text, max(columns, repeated), rows)


def _paragraphs(parent: Element, inner: list[Element]) -> list[str]:
    """Read the paragraphs of a cell, its text boxes too; tables go to `inner`."""
    texts: list[str] = []
    for block in parent:
        name = kind(block)
        if name in _PARAGRAPHS:
            inline = _inline(block)
            texts.append("".join(inline.parts))
            for one in inline.beside:
                texts += _paragraphs(one, inner)
        elif name == "table":
            inner.append(block)
        elif name not in _LEFT_OUT:
            texts += _paragraphs(block, inner)
    return texts


def _number(text: str) -> int:
    return max(int(text[:6]), 1) if text.isascii() and text.isdigit() else 1
