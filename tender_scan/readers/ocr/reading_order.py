"""Recognised pieces as text: line by line, and table rows on one line each."""

from collections import defaultdict
from collections.abc import Sequence

from tender_scan.readers.grid import SEPARATOR, SpanCell, resolve
from tender_scan.readers.ocr.cells import Rect, cell_at, tables_of
from tender_scan.readers.ocr.pieces import Piece, lines_of, split_run
from tender_scan.readers.ocr.upright import Upright, View
from tender_scan.records.document import Table, Word

_FAR = 2.5
"""Blank between two pieces, in heights of their line, from which they are columns."""
_EDGE = 4


def arrange(
    upright: Upright, scale: tuple[float, float], number: int
) -> tuple[str, tuple[Word, ...], tuple[Table, ...]]:
    """Write the text of a page.

    Parameters
    ----------
    upright
        What the engine read.
    scale
        Points a pixel of the page's picture, across and down.
    number
        The page.

    Returns
    -------
    tuple
        Text, the places of its words in points of the page as shown, and its ruled
        tables, whose cells are pieces of the text.
    """
    tables = tables_of(upright.rules)
    inside: defaultdict[Rect | None, list[Piece]] = defaultdict(list)
    for run in upright.runs:
        for cell, piece in split_run(
            run, lambda g: cell_at(tables, (g.x0 + g.x1) / 2, (g.top + g.bottom) / 2)
        ):
            inside[cell].append(piece)
    sheet = _Sheet(upright.view, scale)
    blocks: list[tuple[float, list[Piece] | list[Rect]]] = [
        (line[0].top, line) for line in lines_of(inside[None])
    ]
    blocks += [(min(cell[1] for cell in cells), cells) for cells in tables]
    found: list[Table] = []
    for _, block in sorted(blocks, key=lambda each: each[0]):
        if isinstance(block[0], Piece):
            sheet.line([piece for piece in block if isinstance(piece, Piece)])
        else:
            cells = [cell for cell in block if isinstance(cell, tuple)]
            table = resolve(number, sheet.table(cells, inside))
            found += [table] if table else []
    return sheet.text, tuple(sheet.words), tuple(found)


class _Sheet:
    """Text that grows by lines and tables, with the place of every glyph."""

    def __init__(self, view: View, scale: tuple[float, float]) -> None:
        self.words: list[Word] = []
        self._view = view
        self._scale = scale
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def line(self, pieces: Sequence[Piece]) -> None:
        """Write a line of its own."""
        self._new_line()
        self._pieces(pieces)

    def table(
        self, cells: Sequence[Rect], inside: dict[Rect | None, list[Piece]]
    ) -> list[tuple[SpanCell, ...]]:
        """Write a table, a line for each row that has text."""
        tops = sorted({cell[1] for cell in cells})
        lefts = sorted({cell[0] for cell in cells})
        rows = []
        for top in tops:
            row = sorted(cell for cell in cells if cell[1] == top)
            if any(inside[cell] for cell in row):
                self._new_line()
            written = []
            for number, cell in enumerate(row):
                if number and any(inside[each] for each in row):
                    self._write(SEPARATOR)
                columns = sum(cell[0] <= left < cell[2] - _EDGE for left in lefts)
                height = sum(cell[1] <= each < cell[3] - _EDGE for each in tops)
                start = self._length
                self._cell(inside[cell])
                text = self.text[start:]
                written.append(SpanCell(text, columns, height, start))
            rows.append(tuple(written))
        return rows

    def _cell(self, pieces: Sequence[Piece]) -> None:
        """Write a cell's lines behind one another."""
        before: Piece | None = None
        for line in lines_of(pieces):
            if before is not None and _needs_blank(before, line[0]):
                self._write(" ")
            self._pieces(line)
            before = line[-1]

    def _pieces(self, pieces: Sequence[Piece]) -> None:
        for number, piece in enumerate(pieces):
            if number:
                self._write(_between(pieces[number - 1], piece))
            for glyph, gap in zip(piece.glyphs, (False, *piece.gaps[1:]), strict=True):
                self._write(" " if gap else "")
                start = self._length
                self._write(glyph.text)
                place = self._view.back((glyph.x0, glyph.top, glyph.x1, glyph.bottom))
                self.words.append(Word(start, self._length, *self._points(place)))

    def _points(self, rect: Rect) -> Rect:
        x, y = self._scale
        left, top, right, bottom = rect
        return (
            round(left * x, 2),
            round(top * y, 2),
            round(right * x, 2),
            round(bottom * y, 2),
        )

    def _new_line(self) -> None:
        if self._length:
            self._write("\n")

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _between(one: Piece, other: Piece) -> str:
    """A blank, or the sign between columns where they stand far apart."""
    far = other.x0 - one.x1 > _FAR * min(one.height, other.height)
    return SEPARATOR if far and len(one.glyphs) + len(other.glyphs) > 2 else " "


def _needs_blank(one: Piece, other: Piece) -> bool:
    """Between two lines of a cell, unless Chinese goes on in Chinese."""
    return one.glyphs[-1].text[-1].isascii() or other.glyphs[0].text[0].isascii()
