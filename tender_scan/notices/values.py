"""From the text behind a label to candidates: one reader for each kind of label."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.names import Name, read_name, read_names
from tender_scan.notices.places import region_of_place
from tender_scan.text.dates import find_dates, parse_column_date
from tender_scan.text.money import Amount, find_amounts
from tender_scan.text.numerals import narrow_digits

_AMOUNT_WINDOW = 90


class Value(NamedTuple):
    """The text that stands where a label's value is expected.

    Parameters
    ----------
    start
        Where `text` begins in the page.
    unit
        Yuan per figure, from the label or the table's header.
    group
        Lot or table row; None for the whole notice.
    """

    text: str
    page: int
    start: int
    rule: str
    unit: int | None = None
    group: str | None = None


def read_value(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Return the candidates that `value` holds for a label of `kind`; often none."""
    reader = _READERS.get(kind)
    return reader(kind, rank, value) if reader is not None else ()


def _read_one_name(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    name = read_name(value.text, value.start, redacted=kind == "buyer")
    return () if name is None else (_named(kind, rank, value, name),)


def _read_many_names(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    names = read_names(value.text, value.start)
    return tuple(_named(kind, rank, value, name) for name in names)


def _named(kind: str, rank: int, value: Value, name: Name) -> Candidate:
    return Candidate(
        kind, name.text, value.page, name.start, name.end, value.rule, rank,
        group=value.group,
    )  # fmt: skip


_ID_EDGE = " \t\u3000\xa0\u200b“”\"':：.。,，;；、*"
_ID = re.compile(r"[^\s。，,；;、|｜:：“”<>《》]+")
_OPENING, _CLOSING = "(（[【〔", ")）]】〕"
_ID_REMARK = re.compile(r"[（(][^（）()]*[\u4e00-\u9fff]{3,}[^（）()]*[)）]?$")


def _read_id(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    found = _ID.search(value.text)
    if found is None or value.text[: found.start()].strip(_ID_EDGE):
        return ()
    text = _ID_REMARK.sub("", found.group()).strip(_ID_EDGE)
    text = _balanced(text)
    if not _is_id(text):
        return ()
    start = value.start + found.start() + found.group().index(text)
    return (
        Candidate(
            kind, narrow_digits(text), value.page, start, start + len(text),
            value.rule, rank, group=value.group,
        ),
    )  # fmt: skip


def _balanced(text: str) -> str:
    """Cut at a bracket without its other half: ``X-015）的公告``, ``X-015（编号``."""
    opened: list[int] = []
    for index, character in enumerate(text):
        if character in _OPENING:
            opened.append(index)
        elif character in _CLOSING:
            if not opened:
                return text[:index]
            opened.pop()
    return text[: opened[0]] if opened else text


def _is_id(text: str) -> bool:
    han = sum("\u4e00" <= each <= "\u9fff" for each in text)
    dates = find_dates(text)
    if dates and dates[0].end - dates[0].start == len(text):
        return False
    digits = sum(each.isdigit() for each in text)
    return 4 <= len(text) <= 70 and digits >= 2 and han <= 20 and "*" not in text


# What may stand between a label and its amount. Anything else (设计费：, 代理费) says
# that the amount is of something else.
_BEFORE_AMOUNT = re.compile(
    r"[\s:：（(【\[“~≈]*(?:(?:本项目|项目|采购|总|包?预算|预算|最高限价|控制价|中标|成交|合同|金额|报价|总价"
    r"|总计|合计|共计|暂定|投标|最终|含税|价格?|为|约|是|不超过|大写|小写|人民币|RMB|CNY|￥|¥|USD|US\$|\$|€|"
    r"美元|欧元|港币|日元|单位|元|万元|第?[一二三四五六七八九十\dA-Z]{1,2}|采购?包|包|标段|标项|号)"
    r"[\s:：（(）)】\]\-—,，]*)*"
)


_CUT_FIGURE = re.compile(r"\d[\d,，]*\s+[\d,，]*\d(?:\.\d\d)?\s*")


def _read_amount(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    window = value.text[:_AMOUNT_WINDOW]
    if _CUT_FIGURE.fullmatch(window):
        # A narrow cell breaks a figure in two; padding keeps the spans inside.
        window = re.sub(r"\s", "", window).ljust(len(window))
    amounts = find_amounts(window, value.unit)
    if not amounts:
        return ()
    first = amounts[0]
    before = _BEFORE_AMOUNT.match(window, 0, first.start)
    if before is None or before.end() != first.start:
        return ()
    number = first.value.normalize()
    text = format(number, "f")
    foreign = first.currency != "CNY"
    return (
        Candidate(
            kind,
            f"{first.currency} {text}" if foreign else text,
            value.page,
            value.start + first.start,
            value.start + first.end,
            value.rule if first.unit_known else f"{value.rule}, no unit written",
            rank if first.unit_known else rank + 3,
            number,
            value.group,
            _refusal(first, amounts[1:2], window),
        ),
    )


def _refusal(amount: Amount, following: tuple[Amount, ...], text: str) -> str | None:
    if amount.currency != "CNY":
        return "another currency"
    if amount.per_unit:
        return "a price per unit"
    if amount.value < 1:
        return "no real amount"
    for other in following:
        between = text[amount.end : other.start]
        twice = re.fullmatch(
            r"[\s（(:：,，、]*(?:小写|大写|即|￥|¥|人民币)[\s:：￥¥]*", between
        )
        if twice and abs(other.value - amount.value) > Decimal(1):
            return "figures and capitals differ"
    return None


def _read_date(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    dates = find_dates(value.text[:40])
    if not dates or value.text[: dates[0].start].strip(" \t\u3000\xa0\n:：（("):
        return ()
    first = dates[0]
    return (
        Candidate(
            kind, first.iso, value.page, value.start + first.start,
            value.start + first.end, value.rule, rank,
        ),
    )  # fmt: skip


_RANGE = re.compile(r"至|到|起|前|止|[-~～—–]")


def _read_day(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Read 公示时间 where it names one day; a range says when objections end."""
    found = _read_date("published", rank, value)
    rest = value.text[found[0].end - value.start :] if found else ""
    ranged = _RANGE.search(rest) or find_dates(rest)
    return () if ranged or not found or len(found[0].value) != 10 else found


def _read_text(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    text = value.text.strip(' \t\u3000\xa0“”"。；;：:|')
    opened = len(re.findall("[（(]", text)) != len(re.findall("[)）]", text))
    if not 4 <= len(text) <= 120 or opened or text.startswith("详见"):
        return ()
    return (_whole(kind, rank, value, re.sub(r"\s+", " ", text)),)


def _read_region(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    text = value.text.strip()
    region = region_of_place(text)
    return () if region is None else (_whole(kind, rank, value, region),)


def _read_url(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    found = re.match(r"\s*(https?://[^\s，。；、）)\u4e00-\u9fff]+)", value.text)
    return () if found is None else (_whole(kind, rank, value, found[1]),)


def _whole(kind: str, rank: int, value: Value, cleaned: str) -> Candidate:
    stripped = value.text.strip()
    start = value.start + value.text.find(stripped)
    return Candidate(
        kind, cleaned, value.page, start, start + len(stripped), value.rule, rank
    )


def read_column_date(rank: int, value: Value) -> tuple[Candidate, ...]:
    """Return the date of a crawl column, where ``20240318`` is a date too."""
    iso = parse_column_date(value.text.strip())
    return () if iso is None else (_whole("published", rank, value, iso),)


_Reader = Callable[[str, int, Value], tuple[Candidate, ...]]
_READERS: dict[str, _Reader] = {
    "buyer": _read_one_name,
    "agency": _read_one_name,
    "supplier": _read_many_names,
    "supplier_plain": _read_many_names,
    "intended": _read_many_names,
    "tenderer": _read_many_names,
    "project_id": _read_id,
    "contract_id": _read_id,
    "budget_total": _read_amount,
    "budget": _read_amount,
    "ceiling": _read_amount,
    "estimate": _read_amount,
    "amount_total": _read_amount,
    "amount": _read_amount,
    "published": _read_date,
    "published_day": _read_day,
    "project_name": _read_text,
    "region": _read_region,
    "source_url": _read_url,
}
READABLE = frozenset(_READERS)
"""Kinds of label whose values are read; other labels only end a value."""
