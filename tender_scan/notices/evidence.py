"""What was seen for every field, what was chosen, why, and how sure that is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.confidence import confidence_against, confidence_of
from tender_scan.records.notice import Evidence

MOST_NOT_CHOSEN = 40
"""Candidates kept beside the chosen ones."""

# Of these several values do not speak against each other: a notice has its own title
# and names the project's.
_MANIFOLD = frozenset(("suppliers", "tenderers", "joint_buyers", "title"))


class Choice(NamedTuple):
    """A candidate that was chosen for a field; `reason` where that took thought."""

    field: str
    candidate: Candidate
    reason: str | None = None


def gather_evidence(
    choices: Iterable[Choice], candidates: Sequence[Candidate]
) -> tuple[Evidence, ...]:
    """Return the evidence in the order of the text: the chosen, and some rivals."""
    by_field: dict[str, list[Candidate]] = {}
    for each in candidates:
        if each.field is not None:
            by_field.setdefault(each.field, []).append(each)
    chosen = list(choices)
    taken = {id(each.candidate) for each in chosen}
    kept = [
        (each.candidate, _chosen(each, by_field.get(each.field, []))) for each in chosen
    ]
    rivals = [
        each for field in by_field.values() for each in field if id(each) not in taken
    ]
    values = {(each.field, each.candidate.value) for each in chosen}
    kept += [(each, _rival(each, values)) for each in rivals[:MOST_NOT_CHOSEN]]
    kept.sort(key=lambda pair: pair[0].place)
    return tuple(evidence for _, evidence in kept)


def _chosen(choice: Choice, rivals: Sequence[Candidate]) -> Evidence:
    each = choice.candidate
    against = [] if choice.field in _MANIFOLD else rivals
    return Evidence(
        choice.field, each.value, each.page, each.start, each.end, each.rule,
        True, confidence_of(each, against, choice.reason),
        choice.reason or _plain_reason(each, against),
    )  # fmt: skip


def _plain_reason(chosen: Candidate, rivals: Sequence[Candidate]) -> str:
    """Say why one of several different values was taken; empty where it is alone."""
    others = [
        each for each in rivals if each.value != chosen.value and each.refused is None
    ]
    if not others:
        return ""
    if all(each.rank > chosen.rank for each in others):
        return "its label or place speaks before the others"
    return "the first of equals"


def _rival(each: Candidate, chosen: set[tuple[str, str]]) -> Evidence:
    field = each.field or ""
    if each.refused:
        why = each.refused
    elif (field, each.value) in chosen:
        why = "says the same"
    elif any(field == name for name, _ in chosen):
        why = "another was chosen"
    else:
        why = "nothing was chosen: the values contradict each other"
    return Evidence(
        field, each.value, each.page, each.start, each.end, each.rule,
        False, confidence_against(each), why,
    )  # fmt: skip
