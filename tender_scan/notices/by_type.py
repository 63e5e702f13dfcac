"""What candidates mean once the kind of notice is known."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.projects import part_by_project
from tender_scan.notices.prose import PLAIN
from tender_scan.notices.signing import read_signer
from tender_scan.notices.types import states_awards
from tender_scan.records.document import Page

_BUYS = re.compile(r"(?:大学|学院|医院|[中小]学|学校|图书馆|博物馆|局|研究[院所])$")
_OURS = re.compile(r"我(?:院|校|司|局|馆|中心|单位|公司)")
_CHOSEN = re.compile(
    r"(?:以上|上述)(?:[一二两三四五六七八九十\d]+家)?(?:供应商|单位|公司|企业)?(?:均)?(?:入围|中选|入库)"
)


def read_as(
    type_id: str | None, candidates: list[Candidate], pages: Sequence[Page]
) -> list[Candidate]:
    """Read a notice as what it is: leave off what its kind cannot say, add who signs."""
    candidates = _all_chosen(_without_unsure(type_id, candidates), pages)
    if not any(each.kind == "buyer" for each in candidates):
        candidates += _signed_by_buyer(type_id, pages)
    return part_by_project(candidates) if type_id == "intention" else candidates


def _without_unsure(
    type_id: str | None, candidates: list[Candidate]
) -> list[Candidate]:
    """Leave off amounts whose words mean something else in such a notice.

    An amount in a sentence of a failure is another notice's, 总价 beside tenderers may
    be anybody's, and 采购金额 is what a thing has cost, once it is bought.
    """
    unsure = set()
    if type_id == "failure":
        unsure = {("amount", PLAIN), ("amount", "sentence")}
    elif any(each.kind == "tenderer" for each in candidates):
        unsure = {("amount", PLAIN)}
    if states_awards(type_id):
        unsure.add(("budget", PLAIN))
    return [each for each in candidates if (each.kind, each.rule) not in unsure]


def _signed_by_buyer(type_id: str | None, pages: Sequence[Page]) -> list[Candidate]:
    """Return who signs, where that is the buyer.

    So it is in an intention, and where the notice speaks of 我院; a school or an office
    signs for itself, where a firm may be the agency.
    """
    signer = read_signer(pages)
    buys = type_id == "intention" or any(_OURS.search(page.text) for page in pages)
    if type_id not in (None, "other"):
        buys = buys or any(_BUYS.search(each.value) for each in signer)
    return signer if buys else []


def _all_chosen(candidates: list[Candidate], pages: Sequence[Page]) -> list[Candidate]:
    """Take the ranked names for suppliers where 以上三家入围 follows them."""
    chosen = {page.number: _CHOSEN.search(page.text) for page in pages}
    ends = {number: each.start() for number, each in chosen.items() if each}
    if not ends:
        return candidates
    return [
        replace(each, kind="supplier")
        if each.kind == "tenderer" and each.end <= ends.get(each.page, 0)
        else each
        for each in candidates
    ]
