"""Columns of a table whose rows each give the edges of their own cells."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tender_scan.readers.grid import SpanCell

_SAME_EDGE = 60
"""Twips (3 pt) within which two edges are one: people drag them by hand."""


@dataclass(frozen=True)
class CellShape:
    """How a row defines one of its cells.

    Parameters
    ----------
    right
        Its right edge in twips, on a scale that all rows of the table share.
    down
        ``start`` where it reaches into the rows below, ``on`` where it only goes on
        with the cell above, else None.
    goes_on
        True where it only goes on with the cell on its left.
    """

    right: int
    down: Literal["start", "on"] | None = None
    goes_on: bool = False


@dataclass(frozen=True)
class FlowRow:
    """A row, its merged cells left out: `cells` and `shapes` go together.

    `left` holds the left edge of each cell; empty with `shapes` where the row's
    shape is not known.
    """

    cells: tuple[SpanCell, ...]
    shapes: tuple[CellShape, ...] = ()
    left: tuple[int, ...] = ()
    covered: tuple[int, ...] = ()
    """Left edges of the cells that go on with a cell above."""

    @classmethod
    def of(
        cls, contents: Sequence[Sequence[str]], shapes: Sequence[CellShape]
    ) -> "FlowRow":
        """Make a row of the paragraphs in its cells.

        A merged cell that holds text all the same is kept, so that nothing is lost.
        """
        contents = list(contents)
        while shapes and len(contents) > len(shapes) and not any(contents[-1]):
            contents.pop()  # LibreOffice ends cells that the row does not have
        if len(contents) > len(shapes):
            return cls(_cells(contents))
        kept: list[tuple[Sequence[str], CellShape, int]] = []
        covered: list[int] = []
        left = _FAR_LEFT
        for paragraphs, shape in zip(contents, shapes, strict=False):
            if shape.goes_on and kept and not any(paragraphs):
                before = kept[-1]
                kept[-1] = (before[0], replace(before[1], right=shape.right), before[2])
            elif shape.down == "on" and not any(paragraphs):
                covered.append(left)
            else:
                kept.append((paragraphs, shape, left))
            left = shape.right
        return cls(
            _cells([one[0] for one in kept]),
            tuple(one[1] for one in kept),
            tuple(one[2] for one in kept),
            tuple(covered),
        )


_FAR_LEFT = -1_000_000


def _cells(contents: Sequence[Sequence[str]]) -> tuple[SpanCell, ...]:
    if len(contents) == 1:  # only a row's single cell keeps its lines
        return (SpanCell("\n".join(filter(None, contents[0]))),)
    return tuple(SpanCell(" ".join(" ".join(one).split())) for one in contents)


def spanned(rows: Sequence[FlowRow]) -> list[tuple[SpanCell, ...]]:
    """Count how many rows and columns each cell covers.

    Where a row does not know its shape, the cells of all rows count as one each.
    """
    if not all(row.shapes or row.covered for row in rows if row.cells):
        return [row.cells for row in rows]
    edges = _edges(rows)
    covered = [{_index(edges, left) for left in row.covered} for row in rows]
    return [_row(row, edges, covered, number) for number, row in enumerate(rows)]


def _row(
    row: FlowRow, edges: list[int], covered: list[set[int]], number: int
) -> tuple[SpanCell, ...]:
    cells = []
    for cell, shape, left in zip(row.cells, row.shapes, row.left, strict=True):
        column = _index(edges, left)
        columns = max(_index(edges, shape.right) - column, 1)
        down = _reach(covered, number, column) if shape.down else 1
        cells.append(replace(cell, columns=columns, rows=down))
    return tuple(cells)


def _reach(covered: list[set[int]], number: int, column: int) -> int:
    """Count the rows from `number` on that the cell of this column covers."""
    end = number + 1
    while end < len(covered) and column in covered[end]:
        end += 1
    return end - number


def _edges(rows: Sequence[FlowRow]) -> list[int]:
    """List the edges of all cells from the left, near ones once."""
    found = {shape.right for row in rows for shape in row.shapes}
    found |= {left for row in rows for left in (*row.left, *row.covered)}
    edges: list[int] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return edges


def _index(edges: list[int], edge: int) -> int:
    """Find the edge that stands for `edge`: the last one not behind it."""
    at = bisect_left(edges, edge + 1) - 1
    return max(at, 0)
