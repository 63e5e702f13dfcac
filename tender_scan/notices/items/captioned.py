"""Items whose table of parameters stands under a caption: name, and 数量：1套."""

import re
from collections.abc import Iterator

from tender_scan.notices.items.values import plain, read_quantity
from tender_scan.records.document import Cell, Table
from tender_scan.records.item import Item

_FIRST_ROWS = 3
_QUANTITY = re.compile(
    r"(?P<name>[^\n：:]{0,60}?)[\s（(，,;；]*数\s*量\s*[:：]\s*"
    r"(?P<quantity>[^\s，,;；）)]{1,8}(?:\s?[^\W\d_]{1,3})?)\s*[)）]?"
)
_NUMBERING = re.compile(
    r"^[（(]?(?P<number>[\d一二三四五六七八九十]{1,3})[)）.、．]\s*"
)


def read_captioned(table: Table) -> Iterator[Item]:
    """Read the one item of a table whose first rows go over all columns."""
    name: str | None = None
    for row in table.rows[:_FIRST_ROWS]:
        filled = {cell for cell in row if cell.text.strip()}
        if len(filled) != 1 or len(table.rows) <= _FIRST_ROWS:
            return
        text = plain(filled.pop().text) or ""
        said = _QUANTITY.fullmatch(text)
        if said is None:
            name = text
            continue
        quantity, unit = read_quantity(said["quantity"])
        name = said["name"] or name
        if name and quantity is not None:
            yield _item(name, quantity, unit, table)
        return


def _item(name: str, quantity: float, unit: str | None, table: Table) -> Item:
    numbering = _NUMBERING.match(name)
    cells: list[Cell] = [cell for row in table.rows for cell in row if cell.text]
    return Item(
        numbering["number"] if numbering else None,
        name[numbering.end() :] if numbering else name,
        quantity=quantity,
        unit=unit,
        page=table.page,
        start=min(cell.start for cell in cells),
        end=max(cell.end for cell in cells),
    )
