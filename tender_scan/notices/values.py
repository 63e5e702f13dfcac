"""From the text behind a label to candidates: one reader for each kind of label."""

import re
from collections.abc import Callable

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.date_values import read_date, read_day
from tender_scan.notices.lot_numbers import lot_number
from tender_scan.notices.money_values import read_amount
from tender_scan.notices.name_values import read_buyers, read_many_names, read_one_name
from tender_scan.notices.places import region_of_place
from tender_scan.notices.value import Value
from tender_scan.text.dates import find_dates
from tender_scan.text.numerals import narrow_digits

_LONGEST_LOT = 12
_ID_EDGE = " \t\u3000\xa0\u200b“”\"':：.。,，;；、*"
_ID = re.compile(r"[^\s。，,；;、|｜:：“”<>《》]+")
_ID_REMARK = re.compile(r"[（(][^（）()]*[\u4e00-\u9fff]{3,}[^（）()]*[)）]?$")
_LETTERED = re.compile(r"[A-Za-z]{2,}[-A-Za-z]*-\d")
_OPENING, _CLOSING = "(（[【〔", ")）]】〕"


def read_value(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    """Return the candidates that `value` holds for a label of `kind`; often none."""
    reader = _READERS.get(kind)
    return reader(kind, rank, value) if reader is not None else ()


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
    # QX-XJ-9: letters and dashes make up for a second figure.
    digits += bool(_LETTERED.match(text))
    return 4 <= len(text) <= 70 and digits >= 2 and han <= 20 and "*" not in text


def _read_lot(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    number = lot_number(value.text) if len(value.text) <= _LONGEST_LOT else None
    return () if number is None else (value.candidate(kind, rank, number),)


def _read_text(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    text = value.text.strip(' \t\u3000\xa0“”"。；;：:|')
    opened = len(re.findall("[（(]", text)) != len(re.findall("[)）]", text))
    if not 4 <= len(text) <= 120 or opened or text.startswith("详见"):
        return ()
    return (value.candidate(kind, rank, re.sub(r"\s+", " ", text)),)


def _read_region(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    text = value.text.strip()
    region = region_of_place(text)
    return () if region is None else (value.candidate(kind, rank, region),)


def _read_url(kind: str, rank: int, value: Value) -> tuple[Candidate, ...]:
    found = re.match(r"\s*(https?://[^\s，。；、）)\u4e00-\u9fff]+)", value.text)
    return () if found is None else (value.candidate(kind, rank, found[1]),)


_Reader = Callable[[str, int, Value], tuple[Candidate, ...]]
_READERS: dict[str, _Reader] = {
    "buyer": read_buyers,
    "agency": read_one_name,
    "supplier": read_many_names,
    "supplier_plain": read_many_names,
    "intended": read_many_names,
    "tenderer": read_many_names,
    "member": read_many_names,
    "lot": _read_lot,
    "lot_title": _read_text,
    "opened": read_date,
    "awarded": read_date,
    "signed": read_date,
    "project_id": _read_id,
    "contract_id": _read_id,
    "budget_total": read_amount,
    "budget": read_amount,
    "ceiling": read_amount,
    "estimate": read_amount,
    "amount_total": read_amount,
    "amount": read_amount,
    "published": read_date,
    "published_day": read_day,
    "project_name": _read_text,
    "region": _read_region,
    "source_url": _read_url,
}
READABLE = frozenset(_READERS)
"""Kinds of label whose values are read; other labels only end a value."""
