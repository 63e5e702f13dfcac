"""What the document states of the thing named: how many, and what it costs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.mentions.quantity import quantity_beside, quantity_in_row
from tender_scan.mentions.rows import InTable
from tender_scan.records import Item
from tender_scan.text.spans import SpanIndex


@dataclass(frozen=True)
class Stated:
    """As in `Mention`."""

    quantity: float | None = None
    item: int | None = None
    unit: str | None = None
    unit_price_cny: float | None = None
    amount_cny: float | None = None


class Items:
    """The items of a notice, to ask in which of them a span stands."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        parts: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, item in enumerate(items):
            for page, start, end in ((item.page, item.start, item.end), *item.more):
                parts[page].append((start, end, number))
        self._parts = {page: SpanIndex(spans) for page, spans in parts.items()}

    def find(self, page: int, start: int, end: int) -> tuple[int, Item] | None:
        """Find the item round a span, of several the shortest."""
        parts = self._parts.get(page)
        found = min(parts.around(start, end), default=None) if parts else None
        return (found[1], self._items[found[1]]) if found else None


def read_stated(
    text: str, span: tuple[int, int], place: InTable, found: tuple[int, Item] | None
) -> Stated:
    """Read what is stated of a name.

    A number beside the name, in its own cell, counts the thing itself; else the
    quantity is that of the item. Price and amount are always the item's.

    Parameters
    ----------
    text, span
        The page, and where the name stands in it.
    place
        Its row.
    found
        Its item with its number.
    """
    cell = place.cell_of(*span)
    low, high = (cell.start, cell.end) if cell else (0, len(text))
    if not low <= span[0] < span[1] <= high:
        low, high = 0, len(text)
    around = text[low:high]
    if cell and high - low < len(text):
        # Within a cell a line ends where the column does, not where a thought does.
        around = around.replace("\r", " ").replace("\n", " ")
    beside = quantity_beside(around, span[0] - low, span[1] - low)
    if found is None:
        in_row = quantity_in_row(
            [each.text for each in place.header], [each.text for each in place.row]
        )
        return Stated(in_row if beside is None else beside)
    number, item = found
    return Stated(
        item.quantity if beside is None else beside,
        number,
        item.unit if beside is None else None,
        item.unit_price_cny,
        item.amount_cny,
    )
