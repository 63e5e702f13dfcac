"""Whether two pieces of text stand in cells of a table that belong together."""

from collections.abc import Iterator, Sequence

from tender_scan.records.document import Cell, Table

Span = tuple[int, int]
_Place = tuple[int, int]


def share_a_cell(tables: Sequence[Table], first: Span, rest: Span) -> bool | None:
    """Say whether two pieces stand in one cell; None where not both stand in cells."""
    one = {cell for table in tables for _, _, cell in _cells_with(table, first)}
    other = {cell for table in tables for _, _, cell in _cells_with(table, rest)}
    return bool(one & other) if one and other else None


def in_neighbours(tables: Sequence[Table], first: Span, rest: Span) -> bool:
    """Say whether a ruling was drawn through what belongs together.

    The first piece ends its cell and the rest begins the next one: to the right, where
    that column has no name of its own; or below, where the row below has no beginning
    of its own.
    """
    return any(
        _belongs(table, (row, column), place, rest)
        for table in tables
        for row, column, cell in _cells_with(table, first)
        if cell.end == first[1]
        for *place, other in _cells_with(table, rest)
        if other.start == rest[0] and other != cell
    )


def _cells_with(table: Table, span: Span) -> Iterator[tuple[int, int, Cell]]:
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if any(low <= span[0] and span[1] <= high for low, high in _pieces(cell)):
                yield row, column, cell


def _pieces(cell: Cell) -> tuple[Span, ...]:
    return cell.pieces or ((cell.start, cell.end),)


def _belongs(table: Table, place: _Place, other: Sequence[int], rest: Span) -> bool:
    row, column = place
    if other[0] == row:
        return other[1] == column + 1 and _is_unnamed(table, place, rest)
    below = other[0] == row + 1 and other[1] == column
    return below and _goes_on(table.rows[row], table.rows[row + 1])


def _is_unnamed(table: Table, place: _Place, rest: Span) -> bool:
    """Say whether the column to the right of a place is only the rest of it."""
    row, column = place
    header = table.rows[0]
    if row == 0 or len(header) <= column + 1 or _has_digits(header):
        # Without a header a number may be a quantity, but none begins with 0.
        cell = table.rows[row][column + 1]
        return cell.text.startswith("0") and cell.start == rest[0]
    title = header[column + 1]
    return not title.text or title == header[column]


def _has_digits(row: Sequence[Cell]) -> bool:
    return any(character.isdigit() for cell in row for character in cell.text)


def _goes_on(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Say whether the row below has no beginning of its own."""
    return bool(below) and (not below[0].text or below[0] == row[0])
