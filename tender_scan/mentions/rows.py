"""In which row of which table a name stands, and under which header."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tender_scan.mentions.context import Names
from tender_scan.records import Cell, Table

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class InTable:
    """A row of a table, and the header over it; both empty outside of tables.

    `table` and `number` say which row it is; from 0.
    """

    header: Row = ()
    row: Row = ()
    table: Table | None = None
    number: int = 0

    def beside(self, count: int) -> tuple[Sequence[Row], Sequence[Row]]:
        """Give up to `count` rows above and below."""
        rows = self.table.rows if self.table else ()
        above = rows[max(0, self.number - count) : self.number]
        return above, rows[self.number + 1 : self.number + 1 + count]

    def cell_of(self, start: int, end: int) -> Cell | None:
        """Find the cell of the row that holds a span of the page's text."""
        return next(
            (
                cell
                for cell in self.row
                if any(low <= start and end <= high for low, high in spans_of(cell))
            ),
            None,
        )


def headed(tables: Iterable[Table]) -> dict[int, list[tuple[Row, Table]]]:
    """Give the tables of each page with their header rows, in order.

    A table that goes on from the page before stands under that one's header.
    """
    by_page: dict[int, list[tuple[Row, Table]]] = {}
    header: Row = ()
    for table in tables:
        if not (table.continues and header):
            header = table.rows[0] if table.rows else ()
        by_page.setdefault(table.page, []).append((header, table))
    return by_page


def rows_of(tables: Sequence[tuple[Row, Table]], names: Names) -> Mapping[int, InTable]:
    """Find the row of each name of a page.

    By the number of the name on the page; a name that stands in no table is left
    out. Of tables within one another, the innermost (the one listed last) is taken,
    of rows that share a merged cell the first.
    """
    rows: dict[int, InTable] = {}
    for (start, end), place in _cells(tables).items():
        for number in names.within(start, end):
            rows.setdefault(number, place)
    return rows


def spans_of(cell: Cell) -> tuple[tuple[int, int], ...]:
    """Give all the stretches of text of a cell."""
    return cell.pieces or ((cell.start, cell.end),)


def _cells(tables: Sequence[tuple[Row, Table]]) -> dict[tuple[int, int], InTable]:
    """The row of every cell by its spans, the innermost first."""
    cells: dict[tuple[int, int], InTable] = {}
    for span, place in _spans(tables):
        cells.setdefault(span, place)
    return cells


def _spans(
    tables: Sequence[tuple[Row, Table]],
) -> Iterator[tuple[tuple[int, int], InTable]]:
    for header, table in reversed(tables):
        for number, row in enumerate(table.rows):
            place = InTable(header, row, table, number)
            for cell in row:
                for span in spans_of(cell):
                    yield span, place
