"""Which notices tell of one procurement.

Two links are drawn. One by project number: the number is the publisher's own word,
and only notices that name different buyers share it by chance. One by title and buyer
where numbers are missing or differ (an intention has none, a contract often one of its
own): then the stages must follow one another, close in time, for a buyer buys the
same every year. A masked buyer (``某部``) links nothing by title.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from tender_scan.notices.cases.stages import stage_of
from tender_scan.notices.cases.unite import Union
from tender_scan.records.case import NoticeFacts

_LONGEST_GAP = 300
"""Days between two notices of one case: an intention may precede by half a year."""

Group = Sequence[NoticeFacts]


def link(
    by_number: Iterable[Group], by_title: Iterable[Group]
) -> list[list[NoticeFacts]]:
    """Put notices together into cases.

    Parameters
    ----------
    by_number
        Notices that share a `project_key`.
    by_title
        Notices that share `title_key` and buyer.

    Returns
    -------
    list of list of NoticeFacts
        Cases of two notices and more, each by date.
    """
    union: Union[int] = Union()
    known: dict[int, NoticeFacts] = {}
    for group in by_number:
        known |= {notice.id: notice for notice in group}
        for same in _of_one_buyer(group):
            union.join_all(notice.id for notice in same)
    for group in by_title:
        known |= {notice.id: notice for notice in group}
        for one, next_ in _following(group):
            union.join(one.id, next_.id)
    cases = [[known[id_] for id_ in ids] for ids in union.sets() if len(ids) > 1]
    return [sorted(case, key=_when) for case in cases]


def _when(notice: NoticeFacts) -> tuple[str, int, int]:
    return notice.date or "9999", stage_of(notice.type) or 0, notice.id


def _of_one_buyer(group: Group) -> list[list[NoticeFacts]]:
    """Part the notices of one number by buyer; who names none goes with the only one."""
    named: defaultdict[str, list[NoticeFacts]] = defaultdict(list)
    silent: list[NoticeFacts] = []
    for notice in group:
        if notice.buyer is None:
            silent.append(notice)
        else:
            named[_home(notice.buyer, named)].append(notice)
    if len(named) <= 1:
        return [[*(next(iter(named.values()), [])), *silent]]
    return list(named.values())


def _home(buyer: str, named: Iterable[str]) -> str:
    """The buyer under which a name goes: a branch or a cut name goes with the whole."""
    for known in named:
        if known.startswith(buyer) or buyer.startswith(known):
            return known
    return buyer


def _following(group: Group) -> list[tuple[NoticeFacts, NoticeFacts]]:
    """Pairs of notices of one title and buyer that follow one another in a case."""
    dated = sorted((each for each in group if each.date), key=_when)
    pairs = [(one, next_) for one, next_ in pairwise(dated) if _may_follow(one, next_)]
    undated = [each for each in group if not each.date]
    # Without a date nothing tells this year's purchase from the last: only a lone
    # procurement takes it in.
    if undated and len(pairs) == max(len(dated) - 1, 0):
        first = dated[0] if dated else undated[0]
        pairs += [(first, each) for each in undated if each is not first]
    return pairs


def _may_follow(one: NoticeFacts, next_: NoticeFacts) -> bool:
    """Whether the later of two notices can belong to the case of the earlier."""
    if _days(one) is None or _days(next_) is None:
        return False
    gap = (_days(next_) or 0) - (_days(one) or 0)
    if gap > _LONGEST_GAP:
        return False
    before, after = stage_of(one.type), stage_of(next_.type)
    if before is None or after is None:
        return True
    numbers = {one.project_key, next_.project_key}
    if len(numbers) == 2 and None not in numbers:
        # Two numbers and one stage are two procurements of one name.
        return after > before or one.type == "failure"
    return after >= before or one.type == "failure"


def _days(notice: NoticeFacts) -> int | None:
    try:
        return date.fromisoformat((notice.date or "")[:10]).toordinal()
    except ValueError:
        return None
