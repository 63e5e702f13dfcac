"""Item tables whose cells stand one below the other, as web pages are often copied."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from tender_scan.notices.items.draft import Draft, finish
from tender_scan.notices.items.headers import Head, head_of, is_of_items
from tender_scan.notices.items.values import read_amount, read_quantity
from tender_scan.records.document import Cell
from tender_scan.records.item import Item

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_FIRST = ("1", "01", "一")
_BEGIN = re.compile(
    r"(?:^|\n)[ \t\u3000]*(?:[^\n：:。]{0,4}数\s{0,2}量[^\n：:。]{0,8}|序\s{0,2}号)"
    r"[ \t\u3000\r]*(?=\n)"
)
_COUNT = re.compile(
    r"[（(]?(?:\d{1,4}|[A-Z一二三四五六七八九十]{1,3})(?:[.\-]\d{1,3})*[)）.、]?"
)
_BACK = 200
_MOST_HEADERS = 500
"""Lines of a page that are tried as headers."""
_LEAST_COLUMNS, _MOST_COLUMNS, _MOST_ROWS = 3, 14, 500


def read_stacks(text: str, page: int) -> Iterator[Item]:
    """Read tables by their headers: lines that follow one another, 数量 among them."""
    done = 0
    for found in islice(_BEGIN.finditer(text), _MOST_HEADERS):
        if found.start() < done:
            continue
        start = _first_header(text, found.end())
        lines = _lines(text, start)
        heads = _heads(list(islice(lines, _MOST_COLUMNS + 1)))
        if is_of_items({head.kind for head in heads if head}):
            lines = islice(_lines(text, start), len(heads), None)
            for cell, item in _records(lines, heads, page):
                done = cell.end
                if item is not None:
                    yield item


def _first_header(text: str, end: int) -> int:
    """Go up from a header to the first line of the run of headers."""
    low = max(0, end - _BACK)
    start = end
    for line in reversed(list(_LINE.finditer(text, low, end))[-_MOST_COLUMNS:]):
        if head_of(line.group()) is None:
            break
        start = line.start()
    return start


def _lines(text: str, start: int) -> Iterator[Cell]:
    for found in _LINE.finditer(text, start):
        yield Cell(found.group(), found.start(), found.end())


def _heads(lines: Sequence[Cell]) -> list[Head | None]:
    """Read the headers; one that is not known may stand among them."""
    heads: list[Head | None] = []
    for line in lines[:_MOST_COLUMNS]:
        head = head_of(line.text)
        if line.text in _FIRST:
            return heads if len(heads) >= _LEAST_COLUMNS else []
        if head is None and not _may_be_header(line, heads):
            break
        heads.append(head)
    while heads and heads[-1] is None:
        heads.pop()
    return heads if len(heads) >= _LEAST_COLUMNS else []


def _may_be_header(line: Cell, heads: Sequence[Head | None]) -> bool:
    """Say whether a line is a header of a counted table that is not known."""
    counted = bool(heads) and heads[0] is not None and heads[0].kind == "number"
    return counted and len(line.text) <= 12 and line.text[-1] not in "：:。；"


def _records(
    lines: Iterator[Cell], heads: Sequence[Head | None], page: int
) -> Iterator[tuple[Cell, Item | None]]:
    """Read row by row, as long as every cell can be of its column."""
    for _ in range(_MOST_ROWS):
        record = list(islice(lines, len(heads)))
        if len(record) < len(heads) or not _fits(record, heads):
            return
        draft = Draft()
        draft.add(page, heads, record)
        yield record[-1], finish(draft)


def _fits(record: Sequence[Cell], heads: Sequence[Head | None]) -> bool:
    return all(
        _is_of(head, cell.text)
        for head, cell in zip(heads, record, strict=True)
        if head is not None
    )


def _is_of(head: Head, text: str) -> bool:
    if head.kind == "quantity":
        return read_quantity(text)[0] is not None
    if head.kind in ("unit_price", "amount"):
        return read_amount(text, 1) is not None or text in "/-无—"
    if head.kind == "number" and head.rank == 0:
        return _COUNT.fullmatch(text) is not None
    return head.kind != "name" or head_of(text) is None
