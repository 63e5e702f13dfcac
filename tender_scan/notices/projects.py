"""Several planned purchases in one intention: each has its own budget."""

from collections.abc import Sequence
from dataclasses import replace

from tender_scan.notices.candidates import Candidate

_BUDGETS = frozenset(("budget", "ceiling", "estimate"))
SEVERAL = "one of several projects"


def part_by_project(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Refuse the budgets of an intention whose running text names several projects.

    None of them is the notice's; a stated total still is. Rows of a table have their
    groups and are added up as ever.
    """
    names = {each.value for each in candidates if _told(each, "project_name")}
    budgets = [each for each in candidates if each.kind in _BUDGETS]
    told = [each for each in budgets if each.rank >= 0 and each.group is None]
    if len(names) < 2 or len(told) < 2:
        return list(candidates)
    return [
        replace(each, refused=each.refused or SEVERAL) if each in told else each
        for each in candidates
    ]


def _told(candidate: Candidate, kind: str) -> bool:
    """Tell whether it stands in the text, and not in a crawl's column."""
    return candidate.kind == kind and candidate.rank >= 0
