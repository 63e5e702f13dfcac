"""From candidates to the notice: what is chosen for each field, and the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.notices.amounts import Sum, choose_amount, choose_budget
from tender_scan.notices.candidates import FIELDS, Candidate
from tender_scan.notices.parties import (
    choose_one,
    choose_published,
    choose_suppliers,
    choose_tenderers,
    make_parties,
)
from tender_scan.notices.places import region_of_name
from tender_scan.records.document import Page
from tender_scan.records.notice import Evidence, Notice

MOST_NOT_CHOSEN = 40
"""Candidates kept beside the chosen ones."""


@dataclass(frozen=True)
class Chosen:
    """The chosen candidate, or candidates, of each field, with the reason."""

    title: Candidate | None
    buyer: Candidate | None
    agency: Candidate | None
    suppliers: tuple[Candidate, ...]
    tenderers: tuple[Candidate, ...]
    project_id: Candidate | None
    budget: Sum | None
    amount: Sum | None
    published: Candidate | None
    region: Candidate | None
    source_url: Candidate | None


def choose_all(
    candidates: Sequence[Candidate], title: Candidate | None, type_id: str | None
) -> Chosen:
    """Choose for every field among the candidates of a document."""
    buyer = choose_one(candidates, "buyer")
    agency = choose_one(candidates, "agency")
    names = [each.value for each in (buyer, agency) if each]
    suppliers = choose_suppliers(candidates, type_id, names)
    names += [each.value for each in suppliers]
    amount = choose_amount(candidates, len(suppliers))
    return Chosen(
        title,
        buyer,
        agency,
        suppliers,
        choose_tenderers(candidates, names),
        choose_one(candidates, "project_id") or choose_one(candidates, "contract_id"),
        _budget(candidates, amount),
        amount,
        choose_published(candidates),
        choose_one(candidates, "region"),
        choose_one(candidates, "source_url"),
    )


def _budget(candidates: Sequence[Candidate], amount: Sum | None) -> Sum | None:
    """Return the budget, but not a crawl's column that repeats the award amount."""
    budget = choose_budget(candidates)
    if budget is None or amount is None or budget.number != amount.number:
        return budget
    texts = [each for each in candidates if each.rank >= 0]
    return choose_budget(texts)


def make_notice(
    type_id: str | None,
    chosen: Chosen,
    candidates: Sequence[Candidate],
    pages: Sequence[Page],
) -> Notice:
    """Return the notice with its parties and evidence."""
    one = {"buyer": chosen.buyer, "agency": chosen.agency}
    roles = [(role, each) for role, each in one.items() if each]
    roles += [("supplier", each) for each in chosen.suppliers]
    roles += [("tenderer", each) for each in chosen.tenderers]
    return Notice(
        type=type_id,
        title=_value(chosen.title),
        project_id=_value(chosen.project_id),
        buyer=_value(chosen.buyer),
        agency=_value(chosen.agency),
        suppliers=tuple(each.value for each in chosen.suppliers),
        budget_cny=_yuan(chosen.budget),
        amount_cny=_yuan(chosen.amount),
        published=_value(chosen.published),
        region=_value(_region_candidate(chosen)),
        source_url=_value(chosen.source_url),
        parties=make_parties(roles, candidates, pages),
        evidence=_evidence(chosen, candidates),
    )


def _value(candidate: Candidate | None) -> str | None:
    return candidate.value if candidate else None


def _yuan(total: Sum | None) -> float | None:
    return float(round(total.number, 2)) if total else None


def _region_candidate(chosen: Chosen) -> Candidate | None:
    """Return the stated region, else the province that the buyer's name names."""
    if chosen.region or not chosen.buyer:
        return chosen.region
    buyer = chosen.buyer
    region = region_of_name(buyer.value)
    if region is None:
        return None
    rule = "buyer's name"
    return Candidate("region", region, buyer.page, buyer.start, buyer.end, rule)


def _evidence(chosen: Chosen, candidates: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """Return the evidence in the order of the text, the chosen and some rivals."""
    reasons = _reasons(chosen)
    rivals = [each for each in candidates if each not in reasons]
    rivals = [each for each in rivals if each.kind in FIELDS][:MOST_NOT_CHOSEN]
    kept = [(each, each.evidence(True, reason)) for each, reason in reasons.items()]
    kept += [(each, each.evidence(False)) for each in rivals]
    kept.sort(key=lambda pair: pair[0].place)
    return tuple(evidence for _, evidence in kept)


def _reasons(chosen: Chosen) -> dict[Candidate, str | None]:
    """Return the chosen candidates with why, where that is not plain."""
    plain = (
        chosen.title, chosen.buyer, chosen.agency, *chosen.suppliers, *chosen.tenderers,
        chosen.project_id, chosen.published, _region_candidate(chosen),
        chosen.source_url,
    )  # fmt: skip
    reasons: dict[Candidate, str | None] = {each: None for each in plain if each}
    for total in (chosen.budget, chosen.amount):
        if total is not None:
            reasons.update(dict.fromkeys(total.chosen, total.reason))
    return reasons
