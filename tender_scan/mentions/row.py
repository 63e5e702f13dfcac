"""The table row that holds a mention: its cell, the column's name, the other cells."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"^[\d,.\s]+(?:[万元台套张个块片年月天%次人]|台·年|人·年)*$")


@dataclass(frozen=True)
class Row:
    """A row of cells joined by ``|``.

    Parameters
    ----------
    number
        Of the cell that holds the mention, from 0.
    columns
        Names of the columns; empty where the header is not known or does not fit.
    cells
        The other cells: column name (or empty) and text.
    numbers
        How many of the other cells hold nothing but a number.
    """

    number: int
    columns: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    numbers: int

    @property
    def column(self) -> str:
        """Name of the column that holds the mention, or empty."""
        return self.columns[self.number] if self.number < len(self.columns) else ""


def find_row(left: str, right: str, header: str) -> Row | None:
    """Find the row; None where the mention stands in no row."""
    before = left.rsplit("\n", 1)[-1].split("|")
    after = right.split("\n", 1)[0].split("|")
    if len(before) + len(after) < 3:
        return None
    columns = _columns(header or left.split("\n", 1)[0])
    number = len(before) - 1
    count = len(before) + len(after) - 1
    if number >= len(columns) or abs(len(columns) - count) > 1:
        columns = ()
    others = [
        *enumerate(before[:-1]),
        *enumerate(after[1:], number + 1),
    ]
    cells = tuple(
        (columns[place] if place < len(columns) else "", text.strip())
        for place, text in others
    )
    return Row(number, columns, cells, sum(bool(_NUMBER.match(t)) for _, t in cells))


def _columns(header: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in header.split("|"))
    return names if len(names) > 1 and all(len(name) <= 14 for name in names) else ()
