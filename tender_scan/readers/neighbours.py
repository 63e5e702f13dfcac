"""Whether two pieces of text stand in cells of a table that belong together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tender_scan.records.document import Cell, Table
from tender_scan.text.spans import SpanIndex

Span = tuple[int, int]


class _Place(NamedTuple):
    """A cell and where it stands in which table."""

    table: Table
    row: int
    column: int
    cell: Cell


class Neighbours:
    """The cells of the tables of one page."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._places = SpanIndex(_places(tables))

    def share_a_cell(self, first: Span, rest: Span) -> bool | None:
        """Say whether two pieces stand in one cell; None where not both are in cells."""
        one = {place.cell for place in self._at(first)}
        other = {place.cell for place in self._at(rest)}
        return bool(one & other) if one and other else None

    def belong(self, first: Span, rest: Span) -> bool:
        """Say whether a ruling was drawn through what belongs together.

        The first piece ends its cell and the rest begins the next one: to the right,
        where that column has no name of its own; or below, where the row below has no
        beginning of its own.
        """
        return any(
            _belong(place, other)
            for place in self._at(first)
            if place.cell.end == first[1]
            for other in self._at(rest)
            if other.cell.start == rest[0] and other.cell != place.cell
        )

    def _at(self, span: Span) -> list[_Place]:
        return [place for _, place in self._places.around(*span)]


def _places(tables: Sequence[Table]) -> Iterator[tuple[int, int, _Place]]:
    for table in tables:
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                for start, end in cell.pieces or ((cell.start, cell.end),):
                    yield start, end, _Place(table, row, column, cell)


def _belong(place: _Place, other: _Place) -> bool:
    if place.table is not other.table:
        return False
    if other.row == place.row:
        return other.column == place.column + 1 and _is_unnamed(place, other)
    rows = place.table.rows
    below = other.row == place.row + 1 and other.column == place.column
    return below and _goes_on(rows[place.row], rows[other.row])


def _is_unnamed(place: _Place, other: _Place) -> bool:
    """Say whether the column to the right of a place is only the rest of it."""
    header = place.table.rows[0]
    if place.row == 0 or len(header) <= other.column or _has_digits(header):
        # Without a header a number may be a quantity, but none begins with 0.
        return other.cell.text.startswith("0")
    title = header[other.column]
    return not title.text or title == header[place.column]


def _has_digits(row: Sequence[Cell]) -> bool:
    return any(character.isdigit() for cell in row for character in cell.text)


def _goes_on(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Say whether the row below has no beginning of its own."""
    return bool(below) and (not below[0].text or below[0] == row[0])
