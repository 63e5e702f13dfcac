"""Item tables whose cells stand one below the other, as web pages are often copied."""

import re
from collections.abc import Iterator

from tender_scan.notices.items.draft import Draft, finish
from tender_scan.notices.items.headers import Head, head_of, is_of_items
from tender_scan.records.document import Cell
from tender_scan.records.item import Item

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_HEADERS = re.compile(
    r"(?:^|\n)[ \t\u3000]*(?:序号|项号|品目号|包号|行号)[ \t\u3000\r]*\n"
)
_MOST_COLUMNS, _MOST_ROWS = 14, 500


def read_stacks(text: str, page: int) -> Iterator[Item]:
    """Read tables that begin with a line 序号 and count their rows 1, 2, 3."""
    for found in _HEADERS.finditer(text):
        lines = [
            Cell(each.group(), each.start(), each.end())
            for each, _ in zip(
                _LINE.finditer(text, found.start()),
                range(_MOST_COLUMNS * _MOST_ROWS),
                strict=False,
            )
        ]
        heads = _heads(lines)
        if is_of_items({head.kind for head in heads if head}):
            yield from _records(lines, heads, page)


def _heads(lines: list[Cell]) -> list[Head | None]:
    """Read the headers: all lines up to the number of the first row."""
    heads: list[Head | None] = []
    for line in lines[: _MOST_COLUMNS + 1]:
        if line.text in ("1", "01", "一"):
            return heads
        heads.append(head_of(line.text))
    return []


def _records(lines: list[Cell], heads: list[Head | None], page: int) -> Iterator[Item]:
    width = len(heads)
    first = int(lines[width].text) if lines[width].text.isdecimal() else 0
    for number, at in enumerate(range(width, len(lines), width), first):
        record = lines[at : at + width]
        is_next = first and record[0].text.isdecimal() and int(record[0].text) == number
        if len(record) < width or not (is_next or at == width):
            return
        draft = Draft()
        draft.add(page, heads, record)
        item = finish(draft)
        if item is not None and item.name and not item.name.isdecimal():
            yield item
