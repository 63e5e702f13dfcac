"""The stories of an RTF document: its body, and what stands beside it."""

from dataclasses import dataclass, field
from typing import Literal

from tender_scan.readers.field_code import drawn_text
from tender_scan.readers.flow import Mark
from tender_scan.readers.flow_grid import CellShape
from tender_scan.readers.utf16 import joined

HEADER, BODY, BOX, NOTE, COMMENT, FOOTER = range(6)
"""Kinds of stories in the order in which they are read."""

CODE = -1
"""The code of a field: not a story of its own."""


@dataclass
class Row:
    """The shape of the row that is being read."""

    shapes: list[CellShape] = field(default_factory=list)
    down: Literal["start", "on"] | None = None
    goes_on: bool = False

    def begin(self) -> None:
        """Forget the row before."""
        self.shapes.clear()
        self.down, self.goes_on = None, False

    def end_cell(self, right: int) -> None:
        """Take the right edge of a cell, in twips; what was said before is of it."""
        self.shapes.append(CellShape(right, self.down, self.goes_on))
        self.down, self.goes_on = None, False


@dataclass
class Story:
    """Text and marks of one story."""

    kind: int
    marks: list[Mark] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    row: Row = field(default_factory=Row)
    inner_row: Row = field(default_factory=Row)
    """Of a table inside a cell: its shape comes while the outer row is open."""

    def take(self) -> str:
        """Take the text since the last mark."""
        text = joined("".join(self.parts)).replace("\0", "")
        self.parts.clear()
        return text

    def end_paragraph(self, depth: int) -> None:
        """Mark the end of a paragraph that stands in `depth` tables."""
        self.marks.append(Mark("paragraph", self.take(), depth))

    def end_cell(self, depth: int) -> None:
        """Mark the end of a cell."""
        self.marks.append(Mark("cell", self.take(), depth))

    def end_row(self, depth: int) -> None:
        """Mark the end of a row."""
        row = self.inner_row if depth > 1 else self.row
        self.marks.append(Mark("row", self.take(), depth, tuple(row.shapes)))

    def end(self, outer: "Story", depth: int) -> bool:
        """End the story; a field's code gives what it draws to the story around it.

        Returns
        -------
        bool
            Whether it is one to read by itself.
        """
        if self.kind == CODE:
            outer.parts.append(drawn_text(self.take()))
            return False
        self.end_paragraph(depth)
        return True
