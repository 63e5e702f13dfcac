"""What the header of a column announces: name, specification, quantity, price ..."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from tender_scan.notices.labels import squeeze
from tender_scan.records.document import Cell
from tender_scan.text.money import header_unit

_LONGEST = 30
_REMARK = re.compile(r"\(([^()]{0,20})\)|\[([^\[\]]{0,20})\]")
_NUMBERING = re.compile(r"^(?:[★▲*●■◆]|\d{1,2}[.、])+")
_MONEY_TAIL = re.compile(
    r"(?<=.)(?:[/,，:：]|\(?人民币)?\(?[万千]?元(?:/[^\W\d_]{1,2})?\)?$"
)
_PIECES = re.compile(r"(?:单位[:：])?([^\W\d_]{1,2}(?:[/、][^\W\d_]{1,2})*)")
_NO_UNITS = ("元", "万元", "如有", "人民币", "必填", "盖章", "含税", "暂定", "单位")


@dataclass(frozen=True)
class Head:
    """What a column holds.

    Parameters
    ----------
    kind
        A field of `Item` without its currency (``quantity``, ``unit_price``), or
        ``other``.
    rank
        Of columns of one kind the lowest is the item's.
    yuan
        Yuan per figure, where the header says so.
    unit
        What is counted: 台 in 数量（台）; None where it does not say.
    """

    kind: str
    rank: int = 0
    yuan: int | None = None
    unit: str | None = None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    text = resources.files("tender_scan.notices.items").joinpath("data/headers.toml")
    declared = tomllib.loads(text.read_text(encoding="utf-8"))
    return tuple(
        (kind, rank, re.compile(pattern, re.IGNORECASE))
        for kind, table in declared.items()
        for rank, pattern in enumerate(table["patterns"])
    )


def head_of(text: str) -> Head | None:
    """Say what a header announces; None where it is none of an item table.

    >>> head_of("单价（万元）")
    Head(kind='unit_price', rank=1, yuan=10000, unit=None)
    >>> head_of("数量(台)").unit
    '台'
    >>> head_of("云岭理工大学") is None
    True
    """
    return _head_of(text) if 0 < len(text) <= 2 * _LONGEST else None


@lru_cache(maxsize=4096)
def _head_of(text: str) -> Head | None:
    squeezed = squeeze(text)
    bare = _NUMBERING.sub("", _REMARK.sub("", squeezed)).rstrip(":：")
    if not bare or len(bare) > _LONGEST:
        return None
    for form in dict.fromkeys((squeezed, bare, _MONEY_TAIL.sub("", bare))):
        for kind, rank, pattern in _patterns():
            if pattern.fullmatch(form):
                return Head(kind, rank, header_unit(squeezed), _unit(kind, squeezed))
    return None


def _unit(kind: str, squeezed: str) -> str | None:
    """Read what is counted from a remark behind 数量."""
    if kind != "quantity":
        return None
    for found in _REMARK.finditer(squeezed):
        unit = _PIECES.fullmatch(found[1] or found[2] or "")
        if unit and unit[1] not in _NO_UNITS:
            return unit[1]
    return None


def heads_of(row: Sequence[Cell]) -> tuple[Head | None, ...] | None:
    """Say what the columns under a row hold; None where the row is no header.

    A header names the thing and something of it, and nothing in it looks like a
    value.
    """
    heads = tuple(head_of(cell.text) for cell in row)
    kinds = {head.kind for head in heads if head}
    if not is_of_items(kinds):
        return None
    unknown = [
        cell.text
        for cell, head in zip(row, heads, strict=True)
        if head is None and cell.text.strip()
    ]
    known = {cell.text for cell, head in zip(row, heads, strict=True) if head}
    if len(set(unknown)) > len(known) or any(map(_like_value, unknown)):
        return None
    if len(row) % 2 == 0 and all(heads[::2]) and not any(heads[1::2]):
        return None  # label, value, label, value
    return heads


def is_of_items(kinds: set[str]) -> bool:
    """Say whether columns of these kinds make a table of items."""
    named = "name" in kinds or ("specification" in kinds and "quantity" in kinds)
    stated = kinds & {"quantity", "unit_price", "specification", "unit"}
    return named and (bool(stated) or {"number", "amount"} <= kinds)


def _like_value(text: str) -> bool:
    return len(text.strip()) > _LONGEST or re.search(r"\d|。", text) is not None
