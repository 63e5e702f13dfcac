"""One amount out of many: the stated total, or the sum of all lots, or none."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from tender_scan.notices.candidates import Candidate

_BUDGET_ORDER = ("budget_total", "budget", "ceiling", "estimate")
_AMOUNT_ORDER = ("amount_total", "amount")
_TOLERANCE = Decimal("0.005")


class Sum(NamedTuple):
    """A chosen amount in yuan, the candidates it rests on, and why they were taken."""

    number: Decimal
    chosen: tuple[Candidate, ...]
    reason: str | None = None


def choose_budget(candidates: Sequence[Candidate]) -> Sum | None:
    """Return the budget, else the ceiling, else the estimate; None where unclear."""
    reasons = {
        "ceiling": "ceiling, no budget stated",
        "estimate": "estimate, no budget stated",
    }
    for kind in _BUDGET_ORDER:
        chosen = _choose(candidates, kind, _largest_first)
        if chosen is not None:
            return chosen._replace(reason=reasons.get(kind, chosen.reason))
        if _stated(candidates, kind) and kind in ("budget_total", "budget"):
            return None
    return None


def choose_ceiling(candidates: Sequence[Candidate]) -> Sum | None:
    """Return the ceiling (最高限价), or None where none is stated or several are."""
    return _choose(candidates, "ceiling", _largest_first)


def choose_lot_amount(
    candidates: Sequence[Candidate], kinds: Sequence[str]
) -> Decimal | None:
    """Return the amount of one lot: the one stated, or the sum of its table's rows.

    Parameters
    ----------
    kinds
        Kinds of amount, the first that is stated speaks.
    """
    for kind in kinds:
        stated = _stated(candidates, kind)
        distinct = _distinct(stated)
        if len(distinct) == 1:
            return distinct[0].number
        rows = {each.group for each in stated}
        if stated and len(rows) == len(stated) and None not in rows:
            return _add(stated)
        if stated:
            return None
    return None


def choose_amount(candidates: Sequence[Candidate], suppliers: int) -> Sum | None:
    """Return the award or contract amount; None where unclear.

    Parameters
    ----------
    suppliers
        How many suppliers were chosen: as many amounts are theirs, one each.
    """
    for kind in _AMOUNT_ORDER:
        chosen = _choose(candidates, kind, lambda group: _one_each(group, suppliers))
        if chosen is not None:
            return chosen
    return None


_Last = Callable[[list[Candidate]], Sum | None]


def _stated(candidates: Sequence[Candidate], kind: str) -> list[Candidate]:
    return [
        each for each in candidates if each.kind == kind and each.number is not None
        and each.refused is None
    ]  # fmt: skip


def _choose(candidates: Sequence[Candidate], kind: str, last: _Last) -> Sum | None:
    """Choose among the candidates of one kind: best rank, whole, then lots."""
    stated = _stated(candidates, kind)
    refused = [each for each in candidates if each.kind == kind and each.refused]
    if not stated:
        return None
    best = min(each.rank for each in stated)
    first = [each for each in stated if each.rank == best]
    for group in (first, stated):
        distinct = _distinct(group)
        if len(distinct) == 1 and not _mixed(group, refused):
            return Sum(distinct[0].number or Decimal(0), tuple(group))
    return _whole_of_parts(stated) or _sum_of_groups(stated, refused) or last(stated)


def _mixed(group: list[Candidate], refused: list[Candidate]) -> bool:
    """One lot in yuan beside another in dollars or per unit is no total."""
    lots = {each.group for each in group if each.group}
    others = {each.group for each in refused if each.group}
    return bool(lots) and bool(others - lots)


def _distinct(group: Sequence[Candidate]) -> list[Candidate]:
    distinct: list[Candidate] = []
    for each in group:
        if not any(_equal(each.number, other.number) for other in distinct):
            distinct.append(each)
    return distinct


def _equal(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return False
    return abs(one - other) <= _TOLERANCE


def _add(candidates: Sequence[Candidate]) -> Decimal:
    return sum((each.number or Decimal(0) for each in candidates), Decimal(0))


def _whole_of_parts(stated: list[Candidate]) -> Sum | None:
    """Take the amount outside of lots that is the only one, or their sum."""
    wholes = _distinct([each for each in stated if each.group is None])
    parts = _by_group(stated)
    if len(wholes) == 1 and parts:
        return Sum(
            wholes[0].number or Decimal(0), (wholes[0],), "stated beside its lots"
        )
    for each in wholes:
        rest = [other for other in wholes if other is not each]
        if rest and _equal(each.number, _add(rest)):
            return Sum(each.number or Decimal(0), (each,), "the others add up to it")
    return None


def _by_group(stated: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = {}
    for each in stated:
        if each.group is not None:
            groups.setdefault(each.group, []).append(each)
    return groups


def _sum_of_groups(stated: list[Candidate], refused: list[Candidate]) -> Sum | None:
    """Add up lots, or the rows of one table, where each states one amount."""
    if any(each.group is None for each in stated) or any(
        each.group for each in refused
    ):
        return None
    groups = _by_group(_one_way_of_telling(stated))
    if len(groups) < 2 or any(len(_distinct(each)) > 1 for each in groups.values()):
        return None
    parts = tuple(each[0] for each in groups.values())
    return Sum(_add(parts), parts, f"sum of {len(parts)} lots")


def _one_way_of_telling(stated: list[Candidate]) -> list[Candidate]:
    """Keep one table, or the prose: the same lots are often told twice."""
    ways: dict[str, list[Candidate]] = {}
    for each in stated:
        way = (
            (each.group or "").split(" row ")[0]
            if " row " in (each.group or "")
            else ""
        )
        ways.setdefault(way, []).append(each)
    sums = {_add(way) for way in ways.values()}
    return next(iter(ways.values())) if len(sums) == 1 else stated


def _largest_first(stated: list[Candidate]) -> Sum | None:
    """Take the budget told first where none of the others is larger."""
    wholes = [each for each in stated if each.group is None]
    if not wholes:
        return None
    first = min(wholes, key=lambda each: each.place)
    if all((each.number or 0) <= (first.number or 0) for each in wholes):
        return Sum(first.number or Decimal(0), (first,), "the first and largest")
    return None


def _one_each(stated: list[Candidate], suppliers: int) -> Sum | None:
    """As many amounts as suppliers: one is each's."""
    if suppliers < 2 or len(stated) != suppliers:
        return None
    return Sum(_add(stated), tuple(stated), f"sum of {suppliers} suppliers' amounts")
