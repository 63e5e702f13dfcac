"""What is bought, line by line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One thing that a notice lists: a row of a table, or a line of a list.

    Parameters
    ----------
    number
        Number of the line, item or lot, as written.
    name, specification
        As written, on one line.
    quantity, unit
        How many, and of what (``台``); a quantity in words is left out.
    unit_price_cny, amount_cny
        Price of one, and of the whole line, in yuan. Neither is computed from the
        other.
    supplier
        Who delivers it, where the same row or list says so.
    page, start, end
        ``[start, end)`` in that page's text: the whole row, with all its lines. Of a
        row that a page break cuts, the part where it begins.
    more
        Its further parts on the pages behind, each as page, start and end.
    """

    number: str | None = None
    name: str | None = None
    specification: str | None = None
    quantity: float | None = None
    unit: str | None = None
    unit_price_cny: float | None = None
    amount_cny: float | None = None
    supplier: str | None = None
    page: int = 1
    start: int = 0
    end: int = 0
    more: tuple[tuple[int, int, int], ...] = ()
