"""How many of the thing, where the text says so beside the name."""

import re
from collections.abc import Sequence

from tender_scan.text.fold import fold

_UNITS = "张|块|片|卡|台|套|颗|枚|个|部|节点|pcs|nos"
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,6})"
_AFTER = (
    re.compile(
        rf"\s*(?:[a-z\d\- ]{{0,24}}?)[x×*]\s*{_NUMBER}(?![\d.]|\s*(?:gb?|mm|[x×*]))"
    ),
    re.compile(
        rf"[^,，。；;|:：\n]{{0,14}}?(?<![\d.]){_NUMBER}\s*(?:{_UNITS})(?![a-z时月内以])"
    ),
)
_BEFORE = (
    re.compile(rf"(?<![\d.]){_NUMBER}\s*[x×*]\s*(?:nvidia|nv|英伟达|tesla)?\s*$"),
    re.compile(rf"(?<![\d.]){_NUMBER}\s*(?:{_UNITS})[^,，。；;|\n\d]{{0,8}}$"),
)
_QUANTITY_HEADER = re.compile(r"^(?:采购)?(?:数\s*量|台数|套数)")
_CELL_NUMBER = re.compile(rf"\s*{_NUMBER}(?:\.0+)?\s*(?:{_UNITS})?\s*$")


def quantity_beside(text: str, start: int, end: int) -> float | None:
    """Read the number of pieces written beside ``text[start:end]``.

    ``8×A100``, ``A100*8``, ``A100显卡32张`` and ``32张A100`` are read; capacities
    (``A100 80G``) and sizes (``H100×100×6×8``) are not.
    """
    before, after = fold(text[max(0, start - 24) : start]), fold(text[end : end + 40])
    for pattern in _AFTER:
        if match := pattern.match(after):
            return _number(match.group(1))
    for pattern in _BEFORE:
        if match := pattern.search(before):
            return _number(match.group(1))
    return None


def quantity_in_row(header: Sequence[str], row: Sequence[str]) -> float | None:
    """Read the number in the cell below a header that says quantity."""
    for title, cell in zip(header, row, strict=False):
        if _QUANTITY_HEADER.match(title.strip()):
            match = _CELL_NUMBER.match(fold(cell))
            return _number(match.group(1)) if match else None
    return None


def _number(text: str) -> float:
    return float(text.replace(",", ""))
