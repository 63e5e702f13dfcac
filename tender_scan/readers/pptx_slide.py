"""Text and tables of a slide, in the order of its shapes."""

from tender_scan.readers.blocks import Blocks, cell_text
from tender_scan.readers.docx_xml import Element, alternatives, child, kind, value
from tender_scan.readers.grid import SpanCell

_FIXED = {"br": "\n", "tab": "\t"}
# The number and the date of a slide are drawn anew whenever it is shown.
_DRAWN = ("slidenum", "datetime")


def read_shapes(parent: Element, blocks: Blocks) -> None:
    """Add the paragraphs and tables under `parent`, groups and diagrams too."""
    for one in alternatives(parent):
        name = kind(one)
        if name == "p":
            blocks.add(_paragraph(one))
        elif name == "text":  # a comment
            blocks.add(one.text or "")
        elif name == "tbl":
            _table(one, blocks)
        else:
            read_shapes(one, blocks)


def read_chart(root: Element, blocks: Blocks) -> None:
    """Add the titles of a chart, and the names of its series and categories."""
    for one in root.iter():
        if kind(one) == "p":
            blocks.add(_paragraph(one))
        elif kind(one) == "strCache":
            names = (child(point, "v") for point in one if kind(point) == "pt")
            blocks.add(" ".join(v.text or "" for v in names if v is not None))


def _paragraph(paragraph: Element) -> str:
    parts: list[str] = []
    for run in alternatives(paragraph):
        if (value(run, "type") or "").startswith(_DRAWN) and kind(run) == "fld":
            continue
        if kind(run) in _FIXED:
            parts.append(_FIXED[kind(run)])
        parts += [one.text or "" for one in run.iter() if kind(one) == "t"]
    return "".join(parts)


def _table(table: Element, blocks: Blocks) -> None:
    rows = []
    for row in table:
        if kind(row) != "tr":
            continue
        cells = [
            one
            for one in row
            if kind(one) == "tc"
            and not (_is_on(one, "hMerge") or _is_on(one, "vMerge"))
        ]
        rows.append(blocks.row([_cell(one, is_alone=len(cells) == 1) for one in cells]))
    blocks.end_table(rows)


def _cell(cell: Element, *, is_alone: bool) -> SpanCell:
    body = child(cell, "txBody")
    paragraphs = [
        _paragraph(one)
        for one in (body if body is not None else ())
        if kind(one) == "p"
    ]
    return SpanCell(
        cell_text(paragraphs, is_alone=is_alone),
        _span(cell, "gridSpan"),
        _span(cell, "rowSpan"),
    )


def _is_on(cell: Element, name: str) -> bool:
    return value(cell, name) in ("1", "true")


def _span(cell: Element, name: str) -> int:
    text = value(cell, name) or "1"
    return max(int(text[:4]), 1) if text.isascii() and text.isdigit() else 1
