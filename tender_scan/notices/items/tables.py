"""Items in tables whose columns have headers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tender_scan.notices.items.draft import Draft, finish
from tender_scan.notices.items.headers import Head, head_of, heads_of
from tender_scan.records.document import Cell, Table
from tender_scan.records.item import Item

Row = Sequence[Cell]
Heads = tuple[Head | None, ...]
_TOTAL = re.compile(
    r"\s*(?:单台|本页|本包|分项|投标)?\s*(?:合\s*计|总\s*计|小\s*计|总\s*价|总\s*额|总\s*金\s*额|共\s*计|合\s*价|大\s*写|人民币大写|投标总价|总报价|备\s*注\s*[:：]|注\s*[:：])"
)
_NUMBERED = re.compile(
    r"\s*[（(]?[\dA-Z一二三四五六七八九十]{1,4}(?:[.\-]\d{1,3})*[)）.、]?\s*"
)
_NEEDLESS = ("number", "supplier", "other")


class TableReader:
    """Reads the items of the tables of a document, one table after the other.

    Attributes
    ----------
    knows_columns : bool
        Whether a header has been met in the table read last.
    """

    def __init__(self) -> None:
        self.knows_columns = False
        self._heads: Heads = ()
        self._header: Row = ()
        self._drafts: list[Draft] = []
        self._is_open = False
        self._rows_of: Counter[Cell] = Counter()
        self._yuan: dict[int, int] = {}

    def read(self, table: Table, yuan: int | None = None) -> None:
        """Read a table; one that goes on from the page before stands under its header.

        Parameters
        ----------
        yuan
            Yuan per figure, from a line above the table.
        """
        if not table.continues:
            self._heads, self._header, self.knows_columns = (), (), False
            self._is_open = False
        for row in table.rows:
            self._read_row(row, table.page, yuan)

    def items(self) -> Iterator[Item]:
        """Give the items read so far."""
        shared = {cell for cell, count in self._rows_of.items() if count > 1}
        for index, draft in enumerate(self._drafts):
            item = finish(draft, shared, self._yuan.get(index))
            if item is not None:
                yield item

    def _read_row(self, row: Row, page: int, yuan: int | None) -> None:
        if self._is_second_header(row):
            self._heads = _refined(self._heads, row)
        elif (heads := heads_of(row)) is not None:
            self._heads, self._header, self.knows_columns = heads, row, True
            self._is_open = False
        elif 1 < len(row) <= len(self._heads):  # a sheet's rows end with their text
            self._read_record(row, page, yuan)

    def _is_second_header(self, row: Row) -> bool:
        """Say whether a row only parts the columns of the header above it."""
        if not self._heads or self._is_open or len(row) != len(self._header):
            return False
        new = [
            cell
            for cell, above in zip(row, self._header, strict=True)
            if cell.text.strip() and cell != above
        ]
        return bool(new) and all(head_of(cell.text) for cell in new)

    def _read_record(self, row: Row, page: int, yuan: int | None) -> None:
        if _is_total(row) or self._repeats_header(row):
            self._is_open = False
            return
        if not any(
            cell.text.strip()
            for head, cell in zip(self._heads, row, strict=False)
            if head and head.kind not in _NEEDLESS
        ):
            return
        if not (self._is_open and self._goes_on(row)):
            self._drafts.append(Draft())
            self._is_open = True
            if yuan is not None:
                self._yuan[len(self._drafts) - 1] = yuan
            self._rows_of.update({cell for cell in row if cell.text})
        self._drafts[-1].add(page, self._heads, row)

    def _repeats_header(self, row: Row) -> bool:
        """Say whether a merged cell of the header reaches into a row of numbers."""
        filled = [
            (cell, above)
            for cell, above in zip(row, self._header, strict=False)
            if cell.text.strip()
        ]
        return bool(filled) and filled[0][0] == filled[0][1]

    def _goes_on(self, row: Row) -> bool:
        """Say whether a row belongs to the item above: its key cells say so.

        Name and number are one merged cell with those above, or left blank.
        """
        keys = [
            (head, cell)
            for head, cell in zip(self._heads, row, strict=False)
            if head and head.kind in ("name", "number")
        ]
        known = self._drafts[-1].known
        names = [cell for head, cell in keys if head.kind == "name"]
        new = [cell for _, cell in keys if cell.text.strip() and cell not in known]
        if not new:
            return bool(names) or not any(cell.text.strip() for _, cell in keys)
        return False


def _refined(heads: Heads, row: Row) -> Heads:
    """Take what the second row of a header says, with the unit of the first."""
    refined = []
    for head, cell in zip(heads, row, strict=True):
        own = head_of(cell.text)
        if own is not None and head is not None:
            own = replace(own, yuan=own.yuan or head.yuan, unit=own.unit or head.unit)
        refined.append(own or head)
    return tuple(refined)


def _is_total(row: Row) -> bool:
    filled = [cell.text for cell in row if cell.text.strip()]
    first = next((text for text in filled if not _NUMBERED.fullmatch(text)), "")
    is_caption = len(set(filled)) == 1 and len(filled) == len(row) > 2
    return is_caption or _TOTAL.match(first) is not None
