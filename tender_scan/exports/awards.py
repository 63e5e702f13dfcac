"""Who gets what: the awards that a notice states, lot by lot where it does."""

from typing import NamedTuple

from tender_scan.records.notice import Notice


class Awarded(NamedTuple):
    """One award.

    Parameters
    ----------
    lot
        Its number; None where the notice has no lots.
    amount_cny
        Yuan; None where it is not known for these suppliers alone.
    """

    lot: str | None
    title: str | None
    suppliers: tuple[str, ...]
    amount_cny: float | None


def awards_of(notice: Notice) -> list[Awarded]:
    """List the awards of a notice; none where it names neither supplier nor amount.

    Suppliers that no lot names stand in one award of their own, without an amount.
    """
    lots = [
        Awarded(lot.number, lot.title, (lot.supplier,), lot.amount_cny)
        for lot in notice.lots
        if lot.supplier
    ]
    if not lots:
        is_stated = notice.suppliers or notice.amount_cny is not None
        whole = Awarded(None, None, notice.suppliers, notice.amount_cny)
        return [whole] if is_stated else []
    named = {name for lot in lots for name in lot.suppliers}
    rest = tuple(name for name in notice.suppliers if name not in named)
    return [*lots, Awarded(None, None, rest, None)] if rest else lots
