"""The blocks of a DOCX part: paragraphs, tables and text boxes, each once."""

from collections.abc import Iterator, Mapping

from tender_scan.readers.docx_inline import read_inline
from tender_scan.readers.docx_table import RowCell, table_rows
from tender_scan.readers.docx_xml import Element, alternatives, kind, value
from tender_scan.readers.grid import SpanCell, resolve, write_row
from tender_scan.readers.lines import Lines
from tender_scan.records.document import Table

_LEFT_OUT = frozenset({"del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tblPr"})
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Body:
    """Grows the page's text part by part.

    Parameters
    ----------
    chunks
        Text of the documents that are embedded by reference (``altChunk``), by their
        relation's id.
    """

    def __init__(self, chunks: Mapping[str, str]) -> None:
        self.lines = Lines()
        self.tables: list[Table] = []
        self._chunks = chunks

    def read(self, root: Element) -> None:
        """Add the blocks of a part."""
        self._blocks(root, self.lines)
        self.lines.end_block()

    def add(self, text: str) -> None:
        """Add lines that stand in no part."""
        self._write(text, self.lines)

    def _blocks(self, parent: Element, lines: Lines) -> list[Element]:
        """Write blocks to `lines`, and give back what cannot stand there: tables.

        In the page's own lines tables are written at once, and nothing comes back.
        """
        later: list[Element] = []
        for block in alternatives(parent):
            name = kind(block)
            if name == "p":
                later += self._paragraph(block, lines)
            elif name == "tbl":
                later += self._table_or_later(block, lines)
            elif name == "altChunk":
                self._write(self._chunks.get(value(block, "id") or "", ""), lines)
            elif name not in _LEFT_OUT and value(block, "type") not in _SEPARATORS:
                later += self._blocks(block, lines)
        return later

    def _paragraph(self, paragraph: Element, lines: Lines) -> list[Element]:
        inline = read_inline(paragraph)
        self._write(inline.text, lines)
        later: list[Element] = []
        for box in inline.boxes:
            later += self._blocks(box, lines)
        return later

    def _write(self, text: str, lines: Lines) -> None:
        text = text.strip()
        if text:
            lines.end_block()
            lines.write(" ".join(text.split()) if lines.one_line else text)
            lines.end_block()

    def _table_or_later(self, table: Element, lines: Lines) -> list[Element]:
        if lines is not self.lines:
            return [table]
        rows: list[tuple[SpanCell, ...]] = []
        for row in table_rows(table):
            inner: list[Element] = []
            cells = list(self._cells(row, inner))
            rows.append(write_row(self.lines, cells))
            # A table inside a cell follows its row, on lines of its own.
            for one in inner:
                self._table_or_later(one, self.lines)
        found = resolve(1, rows)
        self.tables += [found] if found else []
        return []

    def _cells(self, row: list[RowCell], inner: list[Element]) -> Iterator[SpanCell]:
        for cell in row:
            lines = Lines(one_line=len(row) > 1)
            inner += self._blocks(cell.element, lines)
            yield SpanCell(lines.text, cell.columns, cell.rows)
