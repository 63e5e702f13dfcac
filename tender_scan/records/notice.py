"""Who buys from whom, for how much, when; in the words of OCDS."""

from dataclasses import dataclass

from tender_scan.records.item import Item


@dataclass(frozen=True)
class Evidence:
    """Where one field was read: ``[start, end)`` in the text of a page.

    Parameters
    ----------
    field
        The notice field (``buyer``, ``amount_cny``, ...).
    value
        The value after cleaning (amounts in yuan, dates ISO), as text.
    rule
        Which rule read it (``label``, ``table``, ``column``, ``title`` ...).
    chosen
        False for a candidate that was seen and not taken.
    """

    field: str
    value: str
    page: int
    start: int
    end: int
    rule: str
    chosen: bool = True


@dataclass(frozen=True)
class Party:
    """An organisation of the notice and the part it plays.

    `role` is ``buyer``, ``supplier``, ``agency`` or ``tenderer``; `credit_code` is
    the unified social credit code, checked by its check digit.
    """

    role: str
    name: str
    credit_code: str | None = None


@dataclass(frozen=True)
class Notice:
    """One published notice. A field the notice does not state is None or empty.

    Parameters
    ----------
    type
        One of `tender_scan.notices.types` (``intention``, ``tender``, ``award``...).
    budget_cny, amount_cny
        Budget or ceiling, and award or contract amount, in yuan.
    published
        ISO date.
    evidence
        One entry per value read, in the order of the text.
    items
        What is bought, in the order of the text.
    """

    type: str | None = None
    title: str | None = None
    project_id: str | None = None
    buyer: str | None = None
    agency: str | None = None
    suppliers: tuple[str, ...] = ()
    budget_cny: float | None = None
    amount_cny: float | None = None
    published: str | None = None
    region: str | None = None
    source_url: str | None = None
    parties: tuple[Party, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    items: tuple[Item, ...] = ()
