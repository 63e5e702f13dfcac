"""Decide whether figures point to a restricted chip, and how surely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tender_scan.lexicon.implied.compare import NEAR, Fit, Item, fit
from tender_scan.lexicon.implied.table import Row
from tender_scan.lexicon.terms import BITS

_MARGIN = 0.12
"""An unrestricted chip this close to the best restricted one meets it as well."""
_EXACT_MARGIN = 0.02
"""The same where three figures or more are the restricted chip's own."""
_EXACT, _SEVERAL = 0.985, 3
_DOMESTIC_MARGIN = 0.04
_ALONGSIDE = 0.15
"""Restricted chips this close to the best are named beside it."""
_COMPATIBLE = {"Hygon": "AMD"}
_ENOUGH = 0.9
"""Evidence that does without a further sign."""
_CONTROLLED = 4800.0
"""Total Processing Performance of 3A090.a."""
_SLACK = 0.96
_LARGE_MEMORY = 80.0


@dataclass(frozen=True)
class Verdict:
    """See the fields of the same name of `Implied`."""

    term_ids: tuple[str, ...]
    also: tuple[str, ...]
    certainty: float


def decide(
    item: Item, table: Iterable[Row], makers: frozenset[str], assumed: bool
) -> Verdict | None:
    """Weigh the rows that satisfy an item.

    Parameters
    ----------
    makers
        Vendors that the item names, or whose own technology it names; empty where
        it leaves that open.
    assumed
        Whether the number of cards had to be assumed.

    Returns
    -------
    Verdict or None
        None where no restricted chip satisfies the figures, where others do as
        well, or where the figures are too few.
    """
    fits = [
        found
        for row in table
        if (not makers or _COMPATIBLE.get(row.vendor, row.vendor) in makers)
        and (found := fit(item, row))
    ]
    fits.sort(key=lambda each: -each.score)
    restricted = [each for each in fits if each.row.sense == "restricted"]
    others = [each for each in fits if each.row.sense != "restricted"]
    if not restricted or _as_good(restricted[0], others):
        return None
    if not _enough(item, restricted[0], others, bool(makers)):
        return None
    best = restricted[0]
    chosen = [each for each in restricted if each.score >= best.score - _ALONGSIDE]
    return Verdict(
        _ids(chosen), _ids(others), _certainty(best, others, bool(makers), assumed)
    )


def _ids(fits: Iterable[Fit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.row.term_id for each in fits))


def _as_good(best: Fit, others: Sequence[Fit]) -> bool:
    """Whether an unrestricted or domestic chip meets the item just as exactly."""
    exact = best.score >= _EXACT and best.near >= _SEVERAL
    margin = _EXACT_MARGIN if exact else _MARGIN
    margins = {"unrestricted": -margin, "domestic": _DOMESTIC_MARGIN}
    return any(each.score >= best.score + margins[each.row.sense] for each in others)


def _enough(item: Item, best: Fit, others: Sequence[Fit], named: bool) -> bool:
    """Whether the figures say enough."""
    if best.evidence >= _ENOUGH:
        return True
    if any(each.row.sense == "unrestricted" for each in others):
        return False
    if _is_controlled(item):
        return True
    large = any(f.kind == "memory" and f.value >= _LARGE_MEMORY for f in item.figures)
    sure = named or (item.memory_type or "").startswith("hbm")
    return best.evidence > 0 and (large or (sure and best.score >= NEAR))


def _is_controlled(item: Item) -> bool:
    """Whether a stated throughput reaches the threshold by itself."""
    return any(
        figure.value / (2 if figure.sparse else 1) * BITS[figure.kind]
        >= _CONTROLLED * _SLACK
        for figure in item.figures
        if figure.kind in ("fp16", "bf16", "int8", "fp8")
    )


def _certainty(best: Fit, others: Sequence[Fit], named: bool, assumed: bool) -> float:
    rivals = {
        each.row.sense for each in others if each.score >= best.score - 2 * _MARGIN
    }
    value = 0.35 + 0.12 * min(best.near, 4) + 0.2 * (best.score - NEAR)
    value += 0.1 * named - 0.1 * assumed - 0.1 * len(rivals)
    return round(min(0.97, max(0.1, value)), 2)
