"""Tables with merged cells, as rows of equal meaning: merged cells are repeated."""

from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.readers.lines import Lines
from tender_scan.records.document import Cell, Table

SEPARATOR = " | "
_MAX_SPAN = 200
MAX_CELLS = 200_000
"""A larger table is not laid out in a grid; its text is read all the same."""


@dataclass(frozen=True)
class SpanCell:
    """A cell as a document writes it: once, with the rows and columns it covers.

    Parameters
    ----------
    text
        On one line.
    columns, rows
        How many it covers, itself included.
    start
        Where the text stands in the page; set when the row is written.
    """

    text: str
    columns: int = 1
    rows: int = 1
    start: int = 0


def write_row(lines: Lines, cells: Sequence[SpanCell]) -> tuple[SpanCell, ...]:
    """Write a row as one line, its cells joined by " | ".

    A row without any text is not written.

    Returns
    -------
    tuple of SpanCell
        The cells with their `start`.
    """
    lines.end_block()
    if not any(cell.text for cell in cells):
        return tuple(SpanCell("", c.columns, c.rows, lines.length) for c in cells)
    start = lines.write(SEPARATOR.join(cell.text for cell in cells))
    placed = []
    for cell in cells:
        placed.append(SpanCell(cell.text, cell.columns, cell.rows, start))
        start += len(cell.text) + len(SEPARATOR)
    lines.end_block()
    return tuple(placed)


def resolve(page: int, rows: Sequence[Sequence[SpanCell]]) -> Table | None:
    """Lay cells out in a grid.

    Returns
    -------
    Table or None
        None where it has no cell, or is too large to be a table for people.
    """
    grid: list[tuple[Cell, ...]] = []
    waiting: dict[int, tuple[Cell, int]] = {}  # column -> cell and rows still covered
    count = 0
    for row in rows:
        cells = _row(row, waiting)
        count += len(cells)
        if count > MAX_CELLS:
            return None
        if cells:
            grid.append(cells)
    return Table(page, tuple(grid)) if grid else None


def _row(
    row: Sequence[SpanCell], waiting: dict[int, tuple[Cell, int]]
) -> tuple[Cell, ...]:
    """Place one row's cells in the columns left free by those reaching down into it."""
    cells: list[Cell] = []
    for cell in row:
        _take_waiting(cells, waiting)
        placed = Cell(cell.text, cell.start, cell.start + len(cell.text))
        for _ in range(min(max(cell.columns, 1), _MAX_SPAN)):
            if cell.rows > 1:
                waiting[len(cells)] = (placed, cell.rows - 1)
            cells.append(placed)
    _take_waiting(cells, waiting)
    return tuple(cells)


def _take_waiting(cells: list[Cell], waiting: dict[int, tuple[Cell, int]]) -> None:
    while len(cells) in waiting:
        column = len(cells)
        cell, left = waiting.pop(column)
        cells.append(cell)
        if left > 1:
            waiting[column] = (cell, left - 1)
