"""Items in tables of label and value: 名称 | 服务器 | 数量 | 2台."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tender_scan.notices.items.draft import Draft, finish
from tender_scan.notices.items.headers import Head, head_of
from tender_scan.records.document import Cell, Table
from tender_scan.records.item import Item

Row = Sequence[Cell]
_VAGUE = 4
"""Rank of names that a notice has of itself too (项目名称); see data/headers.toml."""
_LEAST_LABELS = 3
_MOST_ROWS = 200


def read_pairs(table: Table, yuan: int | None = None) -> Iterator[Item]:
    """Read the items of a table without a header row.

    Labels stand in the first column, and every further column is an item; or label
    and value take turns in the rows.
    """
    rows = [row for row in table.rows if any(cell.text.strip() for cell in row)]
    if len(rows) > _MOST_ROWS:
        return
    drafts = _turned(rows, table.page) or _alternating(rows, table.page)
    for draft in drafts:
        item = finish(draft, yuan=yuan) if _is_item(draft) else None
        if item is not None:
            yield item


def _is_item(draft: Draft) -> bool:
    kinds = {head.kind for head, _ in draft.values}
    names = [head for head, _ in draft.of("name") if head.rank < _VAGUE]
    return bool(names) and bool(kinds & {"quantity", "unit_price", "specification"})


def _turned(rows: Sequence[Row], page: int) -> list[Draft]:
    """Read a table whose labels all stand in its first column."""
    width = min(map(len, rows), default=0)
    heads = [head_of(row[0].text) for row in rows]
    known = sum(head is not None for head in heads)
    if width < 2 or known < _LEAST_LABELS or 2 * known < len(rows):
        return []
    if width > 2 and any(head_of(row[2].text) for row in rows):
        return []
    drafts = []
    for column in range(1, width):
        draft = Draft()
        for head, row in zip(heads, rows, strict=True):
            # A value over all columns is said of every item.
            draft.add(page, (None, head), (row[0], row[column]))
        drafts.append(draft)
    return drafts


def _alternating(rows: Sequence[Row], page: int) -> list[Draft]:
    drafts: list[Draft] = []
    for row in rows:
        for head, label, value in _pairs(row):
            is_new = head.kind == "name" and head.rank < _VAGUE
            if is_new and not (drafts and not drafts[-1].of("name")):
                drafts.append(Draft())
            if drafts:
                drafts[-1].add(page, (None, head), (label, value))
    return drafts


def _pairs(row: Row) -> Iterator[tuple[Head, Cell, Cell]]:
    cells = [cell for at, cell in enumerate(row) if at == 0 or cell != row[at - 1]]
    for label, value in pairwise(cells):
        head = head_of(label.text)
        if head is not None and head_of(value.text) is None:
            yield head, label, value
