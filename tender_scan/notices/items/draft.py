"""An item while its cells are being gathered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tender_scan.notices.items.headers import Head
from tender_scan.notices.items.values import (
    plain,
    read_amount,
    read_quantity,
    read_unit,
)
from tender_scan.records.document import Cell
from tender_scan.records.item import Item

_LONGEST = 1_000
"""A specification is kept up to here; the page has it whole."""


@dataclass
class Draft:
    """Cells with what their columns hold, in the order of the text.

    Attributes
    ----------
    values
        Head and cell; a merged cell once.
    known
        The cells of `values`.
    cells
        By page, all cells of its rows with text, each once.
    """

    values: list[tuple[Head, Cell]] = field(default_factory=list)
    known: set[Cell] = field(default_factory=set)
    cells: dict[int, dict[Cell, None]] = field(default_factory=dict)

    def add(self, page: int, heads: Sequence[Head | None], row: Sequence[Cell]) -> None:
        """Add a row."""
        cells = self.cells.setdefault(page, {})
        for head, cell in zip(heads, row, strict=False):
            if not cell.text.strip():
                continue
            cells[cell] = None
            if head and cell not in self.known:
                self.known.add(cell)
                self.values.append((head, cell))

    def of(self, kind: str) -> list[tuple[Head, Cell]]:
        """Give the cells of the best column of a kind."""
        of_kind = [each for each in self.values if each[0].kind == kind]
        best = min((head.rank for head, _ in of_kind), default=0)
        return [each for each in of_kind if each[0].rank == best]

    def text(self, kind: str) -> str | None:
        """Give the first value of a kind, on one line."""
        return next((plain(cell.text) for _, cell in self.of(kind)), None)


def finish(
    draft: Draft, shared: Iterable[Cell] = (), yuan: int | None = None
) -> Item | None:
    """Make the item; None where it names nothing or says nothing of it.

    Parameters
    ----------
    shared
        Cells that reach into other items' rows: they do not belong to its span.
    yuan
        Yuan per figure where a column does not say it.
    """
    name, specification = draft.text("name"), _specification(draft)
    quantity, unit = _quantity(draft)
    first, *more = _parts(draft, frozenset(shared)) or [(1, 0, 0)]
    item = Item(
        draft.text("number"),
        name,
        specification,
        quantity,
        unit,
        _amount(draft, "unit_price", yuan),
        _amount(draft, "amount", yuan),
        draft.text("supplier"),
        *first,
        more=tuple(more),
    )
    named = not name.isdecimal() if name else specification
    says = quantity or specification or item.unit_price_cny or item.amount_cny
    return item if named and says else None


def _specification(draft: Draft) -> str | None:
    """Put the columns that describe the thing together: 品牌, 型号, 参数."""
    parts = [
        plain(cell.text) for head, cell in draft.values if head.kind == "specification"
    ]
    whole = " ".join(part for part in dict.fromkeys(parts) if part)
    return whole[:_LONGEST] or None


def _quantity(draft: Draft) -> tuple[float | None, str | None]:
    in_column = next(
        (unit for _, cell in draft.of("unit") if (unit := read_unit(cell.text))), None
    )
    for head, cell in draft.of("quantity"):
        quantity, unit = read_quantity(cell.text)
        if quantity is not None:
            return quantity, unit or in_column or head.unit
    return None, None


def _amount(draft: Draft, kind: str, yuan: int | None) -> float | None:
    amounts = (read_amount(c.text, h.yuan or yuan) for h, c in draft.of(kind))
    return next((amount for amount in amounts if amount is not None), None)


def _parts(draft: Draft, shared: frozenset[Cell]) -> list[tuple[int, int, int]]:
    """Give page, start and end of its parts, in the order of the pages."""
    return [
        (page, min(low for low, _ in spans), max(high for _, high in spans))
        for page, cells in draft.cells.items()
        if (spans := list(_spans(cells, shared)))
    ]


def _spans(cells: Iterable[Cell], shared: frozenset[Cell]) -> Iterator[tuple[int, int]]:
    for cell in [cell for cell in cells if cell not in shared] or cells:
        yield from cell.pieces or ((cell.start, cell.end),)
