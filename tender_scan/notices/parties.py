"""Which organisations take which part, with their credit codes."""

import re
from collections.abc import Iterable, Sequence

from tender_scan.notices.candidates import Candidate
from tender_scan.records.document import Page
from tender_scan.records.notice import Party
from tender_scan.text.credit_code import find_credit_codes

_SUPPLIER_KINDS = ("supplier", "supplier_plain", "intended")
_CODE_REACH = 160
# Without looking at what stands around: searched fast, and most pages hold none.
_CODE_LIKE = re.compile(r"[0-9A-Y][0-9A-Y]\d{6}[0-9A-Y]{10}")
_ONE_BREATH = 200
_DEPARTMENT = re.compile(r"[\u4e00-\u9fff]{1,8}(?:处|科|室|办|办公室)$")
_PARTY_KINDS = frozenset(
    ("buyer", "joint_buyer", "agency", "tenderer", "member", *_SUPPLIER_KINDS)
)


def choose_one(candidates: Sequence[Candidate], kind: str) -> Candidate | None:
    """Return the best candidate of a kind: lowest rank, then first in the text."""
    fitting = [each for each in candidates if each.kind == kind and not each.refused]
    return min(fitting, key=lambda each: (each.rank, each.place), default=None)


def choose_buyer(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the buyer; not its department, where it is named itself elsewhere."""
    best = choose_one(candidates, "buyer")
    if best is None or _DEPARTMENT.search(best.value) is None:
        return best
    for each in candidates:
        whole = each.kind == "buyer" and not each.refused and each.value != best.value
        if whole and _DEPARTMENT.fullmatch(best.value.removeprefix(each.value)):
            return each
    return best


def choose_joint_buyers(
    candidates: Sequence[Candidate], buyer: Candidate | None
) -> tuple[Candidate, ...]:
    """Return who buys together with the chosen buyer: named in one breath with it."""
    if buyer is None:
        return ()
    chosen: dict[str, Candidate] = {}
    for each in candidates:
        near = 0 <= each.start - buyer.end <= _ONE_BREATH
        same = each.page == buyer.page and each.rule == buyer.rule
        if each.kind == "joint_buyer" and near and same and each.value != buyer.value:
            chosen.setdefault(each.value, each)
    return tuple(chosen.values())


def choose_published(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the date of publication; of one month, the one that names the day."""
    best = choose_one(candidates, "published")
    if best is None or len(best.value) == len("2024-03-18"):
        return best
    days = [
        each
        for each in candidates
        if each.kind == "published" and each.value.startswith(best.value + "-")
    ]
    return min(days, key=lambda each: (each.rank, each.place), default=best)


def choose_suppliers(
    candidates: Sequence[Candidate], type_id: str | None, others: Iterable[str]
) -> tuple[Candidate, ...]:
    """Return the suppliers, one candidate each, in the order of the text.

    Parameters
    ----------
    type_id
        Of the notice: a single-source notice names an intended supplier, and other
        notices before the award name none.
    others
        Names that are buyer or agency, and so no supplier.
    """
    kinds = (
        ("intended", "supplier") if type_id == "single_source" else _SUPPLIER_KINDS[:2]
    )
    fitting = [
        each for each in candidates if each.kind in kinds and each.value not in others
    ]
    if not fitting:
        return ()
    best = min(each.rank for each in fitting)
    first = [each for each in fitting if each.rank == best]
    first += [
        each
        for each in candidates
        if each.kind == "member" and not each.refused and each.value not in others
    ]
    return _once_each(first)


def _once_each(named: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Keep each name once, in the order of the text, as a consortium's if it is one."""
    chosen: dict[str, Candidate] = {}
    for each in sorted(named, key=lambda each: each.place):
        known = chosen.get(each.value)
        if known is None or (each.consortium and not known.consortium):
            chosen[each.value] = each
    return tuple(chosen.values())


def choose_tenderers(
    candidates: Sequence[Candidate], others: Iterable[str]
) -> tuple[Candidate, ...]:
    """Return who took part without being a chosen supplier, buyer or agency."""
    chosen: dict[str, Candidate] = {}
    for each in candidates:
        if each.kind == "tenderer" and each.value not in others:
            chosen.setdefault(each.value, each)
    return tuple(chosen.values())


def make_parties(
    roles: Sequence[tuple[str, Candidate]],
    candidates: Sequence[Candidate],
    pages: Sequence[Page],
) -> tuple[Party, ...]:
    """Return the parties; a valid code behind a name, before the next name, is its."""
    codes = _codes(candidates, pages) if roles else {}
    return tuple(
        Party(
            role,
            each.value,
            codes.get(each.value),
            each.consortium if role == "supplier" else None,
        )
        for role, each in roles
    )


def _codes(candidates: Sequence[Candidate], pages: Sequence[Page]) -> dict[str, str]:
    named = [each for each in candidates if each.kind in _PARTY_KINDS]
    codes: dict[str, str] = {}
    for page in pages:
        if _CODE_LIKE.search(page.text) is None:
            continue
        here = [each for each in named if each.page == page.number]
        for code in find_credit_codes(page.text) if here else ():
            before = [each for each in here if each.end <= code.start]
            nearest = max(before, key=lambda each: each.end, default=None)
            if nearest and code.start - nearest.end <= _CODE_REACH:
                codes.setdefault(nearest.value, code.code)
    return codes
