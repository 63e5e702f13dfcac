"""From candidates to the notice: what is chosen for each field, and the evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tender_scan.notices.amounts import (
    Sum,
    choose_amount,
    choose_budget,
    choose_ceiling,
)
from tender_scan.notices.candidates import Candidate
from tender_scan.notices.evidence import Choice, gather_evidence
from tender_scan.notices.intermediary import find_intermediary
from tender_scan.notices.lots import make_lots
from tender_scan.notices.parties import (
    choose_buyer,
    choose_joint_buyers,
    choose_one,
    choose_published,
    choose_suppliers,
    choose_tenderers,
    make_parties,
)
from tender_scan.notices.places import region_of_name
from tender_scan.records.document import Page
from tender_scan.records.notice import Notice

_OTHER_DATES = ("opened", "awarded", "signed")


@dataclass(frozen=True)
class Chosen:
    """The chosen candidate, or candidates, of each field, with the reason."""

    title: Candidate | None
    buyer: Candidate | None
    joint_buyers: tuple[Candidate, ...]
    agency: Candidate | None
    suppliers: tuple[Candidate, ...]
    tenderers: tuple[Candidate, ...]
    project_id: Candidate | None
    budget: Sum | None
    ceiling: Sum | None
    amount: Sum | None
    dates: Mapping[str, Candidate | None]
    region: Candidate | None
    source_url: Candidate | None


def choose_all(
    candidates: Sequence[Candidate], title: Candidate | None, type_id: str | None
) -> Chosen:
    """Choose for every field among the candidates of a document."""
    buyer = choose_buyer(candidates)
    agency = choose_one(candidates, "agency")
    joint = choose_joint_buyers(candidates, buyer)
    names = [each.value for each in (buyer, agency, *joint) if each]
    suppliers = choose_suppliers(candidates, type_id, names)
    names += [each.value for each in suppliers]
    amount = choose_amount(candidates, len(suppliers))
    return Chosen(
        title,
        buyer,
        joint,
        agency,
        suppliers,
        choose_tenderers(candidates, names),
        choose_one(candidates, "project_id") or choose_one(candidates, "contract_id"),
        _budget(candidates, amount),
        choose_ceiling(candidates),
        amount,
        {
            "published": choose_published(candidates),
            **{name: choose_one(candidates, name) for name in _OTHER_DATES},
        },
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
    roles[1:1] = [("buyer", each) for each in chosen.joint_buyers]
    suppliers = tuple(each.value for each in chosen.suppliers)
    roles += [("supplier", each) for each in chosen.suppliers]
    roles += [("tenderer", each) for each in chosen.tenderers]
    return Notice(
        type=type_id,
        title=_value(chosen.title),
        project_id=_value(chosen.project_id),
        buyer=_value(chosen.buyer),
        agency=_value(chosen.agency),
        suppliers=suppliers,
        budget_cny=_yuan(chosen.budget),
        amount_cny=_yuan(chosen.amount),
        published=_value(chosen.dates["published"]),
        region=_value(_region_candidate(chosen)),
        source_url=_value(chosen.source_url),
        parties=make_parties(roles, candidates, pages),
        evidence=gather_evidence(_choices(chosen), candidates),
        opened=_value(chosen.dates["opened"]),
        awarded=_value(chosen.dates["awarded"]),
        signed=_value(chosen.dates["signed"]),
        ceiling_cny=_yuan(chosen.ceiling),
        lots=make_lots(candidates, suppliers),
        intermediary=find_intermediary(suppliers, pages),
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


def _choices(chosen: Chosen) -> Iterator[Choice]:
    """Yield the chosen candidate of each field, or candidates, with the reason."""
    one = {
        "title": chosen.title, "buyer": chosen.buyer, "agency": chosen.agency,
        "project_id": chosen.project_id, "region": _region_candidate(chosen),
        "source_url": chosen.source_url, **chosen.dates,
    }  # fmt: skip
    many = {
        "joint_buyers": chosen.joint_buyers,
        "suppliers": chosen.suppliers,
        "tenderers": chosen.tenderers,
    }
    totals = {
        "budget_cny": chosen.budget,
        "ceiling_cny": chosen.ceiling,
        "amount_cny": chosen.amount,
    }
    for field, candidate in one.items():
        if candidate is not None:
            yield Choice(field, candidate)
    for field, candidates in many.items():
        yield from (Choice(field, each) for each in candidates)
    for field, total in totals.items():
        for each in total.chosen if total else ():
            yield Choice(field, each, total.reason if total else None)
