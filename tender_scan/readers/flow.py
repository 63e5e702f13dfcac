"""Paragraphs, cells and rows as DOC and RTF mark them: by their ends, in one stream.

Such a format does not say where a table begins. A paragraph says how deep in tables
it stands, a cell and a row are known by their end, and the shape of a row comes last.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from tender_scan.readers.flow_grid import CellShape, FlowRow, spanned
from tender_scan.readers.grid import resolve, write_row
from tender_scan.readers.lines import Lines
from tender_scan.records.document import Table

MAX_TABLE_DEPTH = 20
"""Tables nested deeper are read as if they stood at this depth."""


@dataclass(frozen=True)
class Mark:
    """The end of a paragraph, cell or row.

    Parameters
    ----------
    kind
        What ends here.
    text
        What came since the mark before.
    depth
        How many tables stand around it; 0 outside of tables.
    shapes
        Of the row's cells, for the end of a row; empty where they are not known.
    """

    kind: Literal["paragraph", "cell", "row"]
    text: str = ""
    depth: int = 0
    shapes: tuple[CellShape, ...] = ()


@dataclass
class _Level:
    """A table that is being read: rows that are whole, and the one that is not."""

    rows: list[FlowRow] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


class Flow:
    """Writes marks as lines of a page, and finds the tables in them.

    A table inside a cell follows the row of that cell, on lines of its own.

    Attributes
    ----------
    lines : Lines
        The page's text.
    tables : list of Table
        As of page 1.
    """

    def __init__(self) -> None:
        self.lines = Lines()
        self.tables: list[Table] = []
        self._levels: list[_Level] = []
        self._inner: list[list[FlowRow]] = []

    def write(self, marks: Iterable[Mark]) -> None:
        """Add a story: the body, a header, a note, a text box."""
        for mark in marks:
            depth = min(mark.depth, MAX_TABLE_DEPTH)
            if mark.kind != "paragraph":
                depth = max(depth, 1)
            self._to_depth(depth)
            text = mark.text.strip()
            if mark.kind == "row":
                self._row(text, mark.shapes)
            elif mark.kind == "cell":
                self._levels[-1].paragraphs.append(text)
                self._end_cell(self._levels[-1])
            elif depth:
                self._levels[-1].paragraphs.append(text)
            else:
                self._line(text)
        self._to_depth(0)

    def _to_depth(self, depth: int) -> None:
        while len(self._levels) > depth:
            level = self._levels[-1]
            if level.paragraphs or level.cells or (depth == 0 and self._inner):
                self._row("", ())  # cells without the end of their row
            self._levels.pop()
            if self._levels:
                self._inner.append(level.rows)
            else:
                self._end_table(level.rows)
        while len(self._levels) < depth:
            self._levels.append(_Level())

    def _row(self, text: str, shapes: tuple[CellShape, ...]) -> None:
        level = self._levels[-1]
        if text:
            level.paragraphs.append(text)
        if any(level.paragraphs):
            self._end_cell(level)
        row = FlowRow.of(level.cells, shapes)
        level.cells, level.paragraphs = [], []
        if len(self._levels) == 1:
            row = replace(row, cells=write_row(self.lines, row.cells))
            self._write_inner()
        level.rows.append(row)

    def _write_inner(self) -> None:
        inner, self._inner = self._inner, []
        for rows in inner:
            self._end_table(
                [replace(one, cells=write_row(self.lines, one.cells)) for one in rows]
            )

    def _end_cell(self, level: _Level) -> None:
        level.cells.append([text for text in level.paragraphs if text])
        level.paragraphs = []

    def _end_table(self, rows: list[FlowRow]) -> None:
        found = resolve(1, spanned(rows))
        self.tables += [found] if found else []

    def _line(self, text: str) -> None:
        if text:
            self.lines.end_block()
            self.lines.write(text)
            self.lines.end_block()
