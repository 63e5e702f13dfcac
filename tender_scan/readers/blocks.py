"""Paragraphs and tables in the order in which they are read, as the text of a page."""

from collections.abc import Sequence

from tender_scan.readers.grid import SpanCell, resolve, write_row
from tender_scan.readers.lines import Lines
from tender_scan.records.document import Page, Table


class Blocks:
    """A page that grows by blocks.

    Parameters
    ----------
    number
        Of the page.

    Attributes
    ----------
    lines : Lines
        Its text.
    tables : list of Table
        Its tables.
    """

    def __init__(self, number: int = 1) -> None:
        self.lines = Lines()
        self.tables: list[Table] = []
        self._number = number

    def add(self, text: str) -> None:
        """Add a paragraph; an empty one is left out."""
        text = text.strip()
        if text:
            self.lines.end_block()
            self.lines.write(text)
            self.lines.end_block()

    def row(self, cells: Sequence[SpanCell]) -> tuple[SpanCell, ...]:
        """Add a row of a table."""
        return write_row(self.lines, cells)

    def end_table(self, rows: Sequence[Sequence[SpanCell]]) -> None:
        """Take the rows that were added as a table."""
        found = resolve(self._number, rows)
        self.tables += [found] if found else []

    @property
    def page(self) -> Page:
        """The page so far."""
        return Page(self._number, self.lines.text)


def cell_text(paragraphs: Sequence[str], *, is_alone: bool) -> str:
    """Join the paragraphs of a cell; only a row's single cell keeps its lines."""
    if is_alone:
        return "\n".join(filter(None, map(str.strip, paragraphs)))
    return " ".join(" ".join(paragraphs).split())
