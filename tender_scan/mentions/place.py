"""Where a span stands in a document without page pictures, in words for people.

The forms are a contract (docs/places.md): ``paragraph 12``, ``table 2, row 3, column
2``, ``采购清单!C7``, ``column 公告内容, paragraph 4``, ``slide 3, paragraph 1``.
"""

import re
from bisect import bisect_right
from functools import cached_property

from tender_scan.records import Column, Document, Page, Table

_PLAIN_SHEET = re.compile(r"[^\W\d]\w*")
_SLIDES = ("pptx", "ppt")


class Places:
    """The places of one document, worked out where they are asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages: dict[int, _PagePlaces] = {}

    def find(self, number: int, start: int, end: int) -> str | None:
        """Name the place of a span of a page; None where the page has a picture."""
        page = self._page(number)
        if page.page.width is not None:
            return None
        column = self._column(number, start, end)
        text = page.page.text
        is_short = column and "\n" not in text[column.start : column.end]
        parts = (
            f"slide {number}" if self._document.reader in _SLIDES else "",
            f"column {column.name}" if column else "",
            page.cell(start, end)
            or ("" if is_short else page.line(start, column.start if column else 0)),
        )
        return ", ".join(filter(None, parts))

    def _page(self, number: int) -> "_PagePlaces":
        if number not in self._pages:
            pages, tables = self._document.pages, self._document.tables
            self._pages[number] = _PagePlaces(
                next(page for page in pages if page.number == number),
                tuple(table for table in tables if table.page == number),
                is_sheet=self._document.reader == "workbook",
            )
        return self._pages[number]

    def _column(self, number: int, start: int, end: int) -> Column | None:
        for column in self._document.columns if number == 1 else ():
            if column.start <= start and end <= column.end:
                return column
        return None


class _PagePlaces:
    """The cells and lines of one page."""

    def __init__(
        self, page: Page, tables: tuple[Table, ...], *, is_sheet: bool
    ) -> None:
        self.page = page
        self._tables = tables
        self._is_sheet = is_sheet

    @cached_property
    def sheet(self) -> str:
        """Name of the sheet, quoted where Excel would."""
        name = self.page.text.split("\n", 1)[0]
        return name if _PLAIN_SHEET.fullmatch(name) else f"'{name}'"

    @cached_property
    def _cells(self) -> tuple[list[int], list[tuple[int, str]]]:
        """Where cells begin, in order; where they end, and their names."""
        found: dict[tuple[int, int], str] = {}
        for count, table in reversed(list(enumerate(self._tables, 1))):
            for row, cells in enumerate(table.rows):
                for column, cell in enumerate(cells):
                    if cell.start < cell.end:
                        name = self._cell_name(count, table, row, column)
                        found.setdefault((cell.start, cell.end), name)
        ordered = sorted(found.items())
        return (
            [start for (start, _), _ in ordered],
            [(end, name) for (_, end), name in ordered],
        )

    def _cell_name(self, count: int, table: Table, row: int, column: int) -> str:
        if table.numbers:
            return f"{self.sheet}!{letters(table.left + column)}{table.numbers[row]}"
        return f"table {count}, row {row + 1}, column {column + 1}"

    def cell(self, start: int, end: int) -> str | None:
        """Name the cell that holds a span: of a merged one its first place."""
        starts, cells = self._cells
        index = bisect_right(starts, start) - 1
        if index < 0 or cells[index][0] < end:
            return None
        return cells[index][1]

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines begin that have text and stand in no table."""
        covered = sorted(
            (min(c.start for c in cells), max(c.end for c in cells))
            for table in self._tables
            if (cells := [cell for row in table.rows for cell in row if cell.text])
        )
        starts = [low for low, _ in covered]
        lines = []
        for found in re.finditer(r"[^\n]*\S[^\n]*", self.page.text):
            index = bisect_right(starts, found.start()) - 1
            if index < 0 or covered[index][1] <= found.start():
                lines.append(found.start())
        return lines

    def line(self, start: int, begin: int = 0) -> str:
        """Count the lines of text from `begin` on, those of tables left out."""
        before = bisect_right(self._lines, begin - 1)
        number = max(bisect_right(self._lines, start) - before, 1)
        return (
            f"{self.sheet}, line {number}" if self._is_sheet else f"paragraph {number}"
        )


def letters(column: int) -> str:
    """Name a column of a sheet as Excel does; 0 is A.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name, column = "", column + 1
    while column:
        column, last = divmod(column - 1, 26)
        name = chr(ord("A") + last) + name
    return name
