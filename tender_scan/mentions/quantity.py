"""How many of the thing, where the text says so beside the name."""

import re
from collections.abc import Sequence

from tender_scan.text.fold import fold

_UNITS = "张|块|片|卡|台|套|颗|枚|个|部|节点|pcs|nos"
_NO_UNITS = (
    "个(?:工作|自然|日历|交易|月|年|季|周|星期|礼拜|天|日|小时|学|课|人|标|包|分包|批|"
    "项目|阶段|百分)|部(?:分|门|署|委|件|级)|台(?:式|账)|套(?:餐|件)|片区|块链|卡槽"
)
"""Words that begin like a unit: ``30个工作日``, ``第2部分``."""
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,6})"
_PIECES = (
    r"(?<![\d.第])(?<!\d,)(?<!\*\*)(?<!第\s)(?<!\d年)(?<!\d年\s)"
    rf"{_NUMBER}\s*(?!{_NO_UNITS})(?:{_UNITS})"
)
"""A number of pieces: no ordinal (``第3台``), and not the rest of a date."""
_NO_MORE = r"(?!\d|[.,]\d)"
_MAKER = "(?:nvidia|nv|英伟达|tesla)"
_LANES = r"pci-?e[ \-]?(?:gen ?)?\d?\s*(?:x\s*(?:1|2|4|8|16)|[×*]\s*16)(?!\d)"
"""The width of a slot: ``PCIe x16``."""
_TIMES_NO_PIECES = r"\s*(?:gb?|mm|[x×*]|接口|插槽|通道|总线|架构|小时|lane|slot)"
_AFTER = (
    re.compile(
        rf"\s*(?:(?!{_LANES})[a-z\d\- ]){{0,24}}?(?!x86)[x×*]\s*{_NUMBER}"
        rf"(?![\d.]|{_TIMES_NO_PIECES})"
    ),
    re.compile(rf"[^,。;|:\n]{{0,14}}?{_PIECES}(?![a-z时月内以])"),
)
_LABELLED = (
    re.compile(rf"[^,。;|:\n]{{0,14}}[,:]\s*{_PIECES}(?=\s*(?:$|[,.。;、)|\n]))"),
    re.compile(
        rf"[^,。;|:\n]{{0,14}}?[,(]?\s*数\s?量\s*[:为]?\s*{_NUMBER}{_NO_MORE}"
        rf"(?!\s*(?:[-~至%万批项人家年月天日]|{_NO_UNITS}))"
    ),
)
_BEFORE = (
    re.compile(rf"(?<![\d.]){_NUMBER}\s*[x×*]\s*{_MAKER}?\s*$"),
    re.compile(rf"{_PIECES}[^,。;|\n\d]{{0,8}}{_MAKER}?\s*$"),
)
_QUANTITY_HEADER = re.compile(r"^(?:采购)?(?:数\s*量|台数|套数)")
_CELL_NUMBER = re.compile(rf"\s*{_NUMBER}(?:\.0+)?\s*(?:{_UNITS})?\s*$")


def quantity_beside(text: str, start: int, end: int) -> float | None:
    """Read the number of pieces written beside ``text[start:end]``.

    ``8×A100``, ``A100*8``, ``A100显卡32张``, ``32张A100`` and ``A100，数量：8`` are read;
    capacities (``A100 80G``), sizes (``H100×100×6×8``), slots (``PCIe x16``), ordinals
    (``第3台``) and times (``30个工作日``) are not.
    """
    before, after = fold(text[max(0, start - 24) : start]), fold(text[end : end + 40])
    # A number that touches the name counts the thing itself; one with a label of its
    # own may count the machine that holds it.
    found = (
        *(pattern.match(after) for pattern in _AFTER),
        *(pattern.search(before) for pattern in _BEFORE),
        *(pattern.match(after) for pattern in _LABELLED),
    )
    return next((_number(match.group(1)) for match in found if match), None)


def quantity_in_row(header: Sequence[str], row: Sequence[str]) -> float | None:
    """Read the number in the cell below a header that says quantity."""
    for title, cell in zip(header, row, strict=False):
        if _QUANTITY_HEADER.match(title.strip()):
            match = _CELL_NUMBER.match(fold(cell))
            return _number(match.group(1)) if match else None
    return None


def _number(text: str) -> float:
    return float(text.replace(",", ""))
