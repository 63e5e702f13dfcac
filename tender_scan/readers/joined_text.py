"""Several texts as one page."""

from collections.abc import Sequence
from dataclasses import replace

from tender_scan.readers.html_text import HtmlText
from tender_scan.records.document import Cell, Table


def join_texts(texts: Sequence[HtmlText]) -> tuple[str, tuple[Table, ...]]:
    """Write texts under one another; their tables keep to their text.

    Returns
    -------
    tuple
        The text, and the tables as of page 1.
    """
    parts: list[str] = []
    tables: list[Table] = []
    length = 0
    for one in texts:
        if not one.text:
            continue
        length += bool(parts)  # the break between two texts
        tables += [_moved(table, length) for table in one.tables]
        parts.append(one.text)
        length += len(one.text)
    return "\n".join(parts), tuple(tables)


def _moved(table: Table, by: int) -> Table:
    rows = tuple(
        tuple(Cell(cell.text, cell.start + by, cell.end + by) for cell in row)
        for row in table.rows
    )
    return replace(table, rows=rows)
