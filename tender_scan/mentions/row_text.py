"""A table row of a page as one line of cells, as office documents are read.

The text of a PDF runs through its tables as the file happens to draw them: cell by
cell, line by line, or across. What the model is to judge is the row.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tender_scan.mentions.rows import InTable, Row, spans_of
from tender_scan.records import Cell

_ROWS_AROUND = 2
_SEPARATOR = " | "
_WRAP = re.compile(r"\s*[\r\n]\s*")
Span = tuple[int, int]


class RowText(NamedTuple):
    """Some rows of a table as lines, with the name at ``[start, end)``."""

    text: str
    start: int
    end: int


def row_text(place: InTable, pieces: Sequence[Span], surface: str) -> RowText | None:
    """Write the rows round a name.

    Parameters
    ----------
    place
        Where it stands.
    pieces
        The name's spans in the page's text.
    surface
        How to write it.

    Returns
    -------
    RowText or None
        None where its pieces do not all stand in one cell of the row.
    """
    cell = place.cell_of(*pieces[0])
    offsets = [offset(cell, piece) for piece in pieces] if cell else []
    known = [each for each in offsets if each is not None]
    if cell is None or not known or len(known) < len(pieces):
        return None
    own = _once(place.row)
    at = own.index(cell)
    length = pieces[-1][1] - pieces[-1][0]
    before = [flat(each.text) for each in own[:at]] + [flat(cell.text[: known[0]])]
    after = [flat(cell.text[known[-1] + length :])]
    after += [flat(each.text) for each in own[at + 1 :]]
    above, below = place.beside(_ROWS_AROUND)
    left = "".join(f"{_line(row)}\n" for row in above) + _SEPARATOR.join(before)
    right = _SEPARATOR.join(after) + "".join(f"\n{_line(row)}" for row in below)
    name = flat(surface)
    return RowText(left + name + right, len(left), len(left + name))


def offset(cell: Cell, span: Span) -> int | None:
    """Find where in a cell's own text a span of the page begins; None if not in it."""
    position = 0
    for start, end in spans_of(cell):
        if start <= span[0] and span[1] <= end:
            return position + span[0] - start
        position += end - start + 1
    return None


def flat(text: str) -> str:
    """Write the lines of a cell as one: a narrow column breaks anywhere."""
    return _WRAP.sub("", text.strip("\r\n"))


def _once(row: Row) -> list[Cell]:
    """Give the cells of a row, those that reach over several columns once."""
    return [cell for at, cell in enumerate(row) if at == 0 or cell != row[at - 1]]


def _line(row: Row) -> str:
    return _SEPARATOR.join(flat(cell.text) for cell in _once(row))
