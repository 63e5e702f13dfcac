"""Lots: what each part (包, 标段, 标项) of a divided procurement is, and who got it."""

from collections.abc import Collection, Sequence

from tender_scan.notices.amounts import choose_lot_amount
from tender_scan.notices.candidates import Candidate
from tender_scan.notices.lot_numbers import lot_of_group
from tender_scan.records.notice import Lot

_AMOUNTS = frozenset(("amount", "amount_total"))
_SUPPLIERS = frozenset(("supplier", "supplier_plain", "intended"))
_HELD = _AMOUNTS | _SUPPLIERS | {"budget", "budget_total", "ceiling", "lot_title"}


def make_lots(
    candidates: Sequence[Candidate], suppliers: Collection[str]
) -> tuple[Lot, ...]:
    """Return the lots in the order of the text; empty where nothing is divided.

    Parameters
    ----------
    suppliers
        The chosen ones: another name in a lot is somebody who took part.
    """
    told: dict[str, list[Candidate]] = {}
    for each in sorted(candidates, key=lambda each: each.place):
        number = _lot_of(each)
        if number is not None and each.refused is None:
            told.setdefault(number, []).append(each)
    if not any(each.kind in _HELD for lot in told.values() for each in lot):
        return ()
    lots = tuple(_lot(number, each, suppliers) for number, each in told.items())
    # 采购包1 alone is how the forms of some sites call the whole.
    return () if [lot.number for lot in lots] == ["1"] else lots


def _lot_of(candidate: Candidate) -> str | None:
    return candidate.lot or lot_of_group(candidate.group)


def _lot(number: str, told: Sequence[Candidate], suppliers: Collection[str]) -> Lot:
    names = dict.fromkeys(
        each.value
        for each in sorted(told, key=lambda each: each.consortium == "member")
        if each.kind in _SUPPLIERS and each.value in suppliers
    )
    united = any(each.consortium for each in told if each.value in names)
    titles = [each.value for each in told if each.kind == "lot_title"]
    amount = choose_lot_amount(told, ("amount_total", "amount"))
    budget = choose_lot_amount(told, ("budget_total", "budget", "ceiling"))
    return Lot(
        number,
        titles[0] if titles else None,
        next(iter(names)) if len(names) == 1 or united else None,
        None if amount is None else float(round(amount, 2)),
        None if budget is None else float(round(budget, 2)),
    )
