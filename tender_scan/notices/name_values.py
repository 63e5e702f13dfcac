"""Organisations behind a label: one, several, a consortium, joint buyers."""

import re
from dataclasses import replace

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.consortium import mark_consortium
from tender_scan.notices.names import Name, read_name, read_names
from tender_scan.notices.value import Value

# A shorter one is a department: 云岭大学、信息中心.
_SHORTEST_JOINT = 6
_INNER_LABEL = re.compile(
    r"\s*(?:\d[.、])?(?:单位|公司|企业|供应商|机构)?\s*(?:名\s*称|全\s*称)\s*[:：]\s*"
)
_JOINED = re.compile(r"\s*(?:[、；;]|和|与|及|以及)\s*")


def read_one_name(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Read the organisation that the value begins with."""
    value = _without_label(value)
    name = read_name(value.text, value.start)
    return () if name is None else (_named(kind, rank, value, name),)


def read_buyers(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Read the buyer, and those that buy with it: 甲大学、乙大学."""
    value = _without_label(value)
    first = read_name(value.text, value.start, redacted=True)
    if first is None:
        return ()
    buyer = _named(kind, rank, value, first)
    joined = _JOINED.match(value.text, first.end - value.start)
    if joined is None:
        return (buyer,)
    rest = read_names(value.text[joined.end() :], value.start + joined.end())
    return (
        buyer,
        *(
            _named("joint_buyer", rank, value, name)
            for name in rest
            if len(name.text) >= _SHORTEST_JOINT and name.text != first.text
        ),
    )


def read_many_names(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Read all organisations that the value lists."""
    value = _without_label(value)
    names = read_names(value.text, value.start)
    if not names and rank < 0:
        # A column says of a military or secret contract: 某单位.
        name = read_name(value.text, value.start, redacted=True)
        names = (name,) if name else ()
    found = tuple(_named(kind, rank, value, name) for name in names)
    if kind == "member":
        return tuple(replace(each, consortium="member") for each in found)
    return mark_consortium(value.text, value.start, found)


def _without_label(value: Value) -> Value:
    """Pass over the label inside a cell of particulars: 名称：某公司, 地址：…."""
    found = _INNER_LABEL.match(value.text)
    if found is None:
        return value
    return value._replace(
        text=value.text[found.end() :], start=value.start + found.end()
    )


def _named(kind: str, rank: int, value: Value, name: Name) -> Candidate:
    return Candidate(
        kind, name.text, value.page, name.start, name.end, value.rule, rank,
        group=value.group,
    )  # fmt: skip
