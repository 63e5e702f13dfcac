"""Consortia (联合体): which of the names that won together leads."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tender_scan.notices.candidates import Candidate

_UNITED = re.compile(r"联合体|牵头人|牵头单位|牵头方")
_LEADER = re.compile(r"牵头|主办|主体单位|主体方|联合体主体")
_LED = frozenset(("supplier", "supplier_plain", "intended"))
_NEAR = 16


def mark_consortium(
    text: str, start: int, names: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Mark leader and members where `text` says that its names are a consortium.

    The leader is the one called so, else the first: rules of tendering have the
    leader's name go first.

    Parameters
    ----------
    text
        The value that the names were read from.
    start
        Where it begins in the page.
    """
    if len(names) < 2 or not _UNITED.search(text):
        return tuple(names)
    leader = next(
        (each for each in names if _called(_LEADER, text, start, each)), names[0]
    )
    return tuple(
        replace(each, consortium="leader" if each is leader else "member")
        for each in names
    )


def _called(cue: re.Pattern[str], text: str, start: int, name: Candidate) -> bool:
    """Tell whether the words right before or behind a name call it so.

    Behind: A公司（牵头人）. Before: 牵头人：A公司, but not what follows the name before.
    """
    begin, end = name.start - start, name.end - start
    behind = re.match(r"\s*[（(][^（）()]*", text[end : end + _NEAR])
    if behind is not None:
        return cue.search(behind.group()) is not None
    before = re.search(r"[^、，,；;）)]*$", text[max(0, begin - _NEAR) : begin])
    return before is not None and cue.search(before.group()) is not None


def with_members(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Join the members that stand under their own label or column to their leader.

    The leader is the supplier of the same row, or the last one named before them; a
    member without such a leader belongs to somebody who only took part.
    """
    members = [each for each in candidates if each.kind == "member"]
    if not members:
        return list(candidates)
    leaders = {id(each): _leader_of(each, candidates) for each in members}
    leading = {id(each) for each in leaders.values() if each}
    joined = []
    for each in candidates:
        if each.kind == "member" and leaders[id(each)] is None:
            joined.append(replace(each, refused="its leader is no supplier"))
        elif id(each) in leading and each.consortium is None:
            joined.append(replace(each, consortium="leader"))
        else:
            joined.append(each)
    return joined


def _leader_of(member: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    suppliers = [each for each in candidates if each.kind in _LED]
    if member.group is not None:
        row = [each for each in suppliers if each.group == member.group]
        return row[0] if row else None
    before = [each for each in suppliers if each.place < member.place]
    return max(before, key=lambda each: each.place, default=None)
