"""Tables that were flattened to text: cells parted by bars or tabs, or one a line."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tender_scan.notices.labels import Label, label_of, label_words
from tender_scan.notices.names import read_name
from tender_scan.records.document import Cell
from tender_scan.text.money import find_amounts

_CELL_BREAK = re.compile(r"[ \u3000]*[|｜][ \u3000]*|\t+")
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_MOST_COLUMNS = 14
_MOST_ROWS = 60
_LONGEST_HEADER = 30
_MONEY = frozenset(("amount", "amount_total", "budget", "ceiling", "price", "estimate"))
_NAMES = frozenset(("supplier", "supplier_plain", "tenderer", "buyer", "agency"))
_ANCHORS = frozenset(("row", "lot", "supplier", "supplier_plain", "tenderer"))
_ROW_KEY = re.compile(
    r"第?\s*[\dA-Z一二三四五六七八九十]{1,3}\s*(?:包|标段|名|标项)?|.*\d.*"
)


class TextTable(NamedTuple):
    """Rows of cells found in text, and the span that they cover."""

    rows: list[list[Cell]]
    start: int
    end: int


class _Line(NamedTuple):
    text: str
    start: int
    label: Label | None
    unit: int | None


def find_tables(text: str) -> list[TextTable]:
    """Return the tables flattened into `text`, in order."""
    barred = any(each in text for each in "|｜\t")
    tables = _barred(text) if barred else []
    return sorted(tables + _stacked(text), key=lambda table: table.start)


def _barred(text: str) -> list[TextTable]:
    """Consecutive lines with the same cell breaks."""
    tables: list[TextTable] = []
    rows: list[list[Cell]] = []
    start = position = 0
    for line in text.split("\n"):
        cells = _split_cells(line, position)
        if len(cells) > 1:
            start = start if rows else position
            rows.append(cells)
        elif rows:
            tables.append(TextTable(rows, start, position))
            rows = []
        position += len(line) + 1
    if rows:
        tables.append(TextTable(rows, start, len(text)))
    return tables


def _split_cells(line: str, offset: int) -> list[Cell]:
    cells = []
    begin = 0
    breaks = [(found.start(), found.end()) for found in _CELL_BREAK.finditer(line)]
    for end, next_begin in [*breaks, (len(line), len(line))]:
        cells.append(Cell(line[begin:end], offset + begin, offset + end))
        begin = next_begin
    return cells


def _stacked(text: str) -> list[TextTable]:
    """Tables whose cells stand one below the other, as HTML is often flattened."""
    first = _first_anchor(text)
    if first is None:
        return []
    lines = _lines(text, first)
    tables = []
    index = 0
    while index < len(lines):
        table = None
        if _starts_table(lines, index):
            table = _read_stack(lines, index)
        if table is None:
            index += 1
            continue
        rows, after = table
        end = lines[after].start if after < len(lines) else len(text)
        tables.append(TextTable(rows, lines[index].start, end))
        index = after
    return tables


def _first_anchor(text: str) -> int | None:
    """Find the first line that can begin a stack; most notices have none.

    Cutting a text into lines costs more than all the rest of reading a short notice.
    """
    # A pattern that begins with a plain character is searched ten times as fast.
    for found in _anchor_pattern().finditer("\n" + text):
        labelled = label_of(found[1])
        if labelled and labelled[0].kind in _ANCHORS:
            return found.start(1) - 1
    return None


@lru_cache(maxsize=1)
def _anchor_pattern() -> re.Pattern[str]:
    words = label_words().items()
    firsts = "".join(sorted({word[0] for word, each in words if each.kind in _ANCHORS}))
    return re.compile(rf"\n[ \t\u3000\xa0]*([{firsts}][^\n:：。；，]{{1,28}})(?=\n)")


def _lines(text: str, first: int) -> list[_Line]:
    lines = []
    for found in _LINE.finditer(text, first):
        stripped, start = found.group(), found.start()
        labelled = None
        if len(stripped) <= _LONGEST_HEADER and stripped[-1] not in ":：。；":
            labelled = label_of(stripped)
        label, unit = labelled if labelled else (None, None)
        lines.append(_Line(stripped, start, label, unit))
    return lines


def _starts_table(lines: list[_Line], index: int) -> bool:
    """Tell whether a table can begin here: with a row key or a supplier."""
    label = lines[index].label
    if label is None or index + 2 >= len(lines):
        return False
    return label.kind in _ANCHORS


def _read_stack(lines: list[_Line], index: int) -> tuple[list[list[Cell]], int] | None:
    first = lines[index].label
    assert first is not None, "the caller looked"
    columns = _count_columns(lines, index, _first_value(first.kind))
    if columns is None:
        return None
    headers = lines[index : index + columns]
    if sum(line.label is not None for line in headers) < 2:
        return None
    rows = [[_cell(line) for line in headers]]
    position = index + columns
    while position + columns <= len(lines) and len(rows) < _MOST_ROWS:
        record = lines[position : position + columns]
        if not _fits(record, headers):
            break
        rows.append([_cell(line) for line in record])
        position += columns
    if len(rows) == 1:
        short = _short_record(lines, position, headers)
        if short is None:
            return None
        rows.append(short)
        position += sum(1 for cell in short if cell.text)
    return rows, position


def _count_columns(
    lines: list[_Line], index: int, is_value: Callable[[str], bool]
) -> int | None:
    """Count the headers: lines up to the first that can be the first column's value."""
    for position in range(index + 1, min(index + _MOST_COLUMNS + 1, len(lines))):
        line = lines[position]
        if line.label is None and is_value(line.text):
            return position - index if position - index > 1 else None
        if line.label is None and not _can_be_header(line.text):
            return None
        if line.label and line.label.kind.startswith("section_"):
            return None
    return None


def _first_value(kind: str) -> Callable[[str], bool]:
    if kind in _NAMES:
        return lambda text: read_name(text) is not None
    return lambda text: _ROW_KEY.fullmatch(text) is not None


def _can_be_header(text: str) -> bool:
    return len(text) <= _LONGEST_HEADER and text[-1] not in "。；：:"


def _fits(record: list[_Line], headers: list[_Line]) -> bool:
    """Tell whether every cell is of its column's sort, so that no cell is missing."""
    for line, header in zip(record, headers, strict=True):
        kind = header.label.kind if header.label else None
        if line.label is not None and line.label.kind not in ("row", "lot"):
            return False
        if kind in _NAMES and read_name(line.text) is None:
            return False
        if kind in _MONEY and not _like_money(line.text, header.unit):
            return False
    return True


def _like_money(text: str, unit: int | None) -> bool:
    return bool(find_amounts(text, unit or 1)) or text in "/-无—" or "%" in text


def _short_record(
    lines: list[_Line], position: int, headers: list[_Line]
) -> list[Cell] | None:
    """Read one record with empty cells at its end, which flattening has dropped.

    Only where the columns before, up to the last name or amount, all fit.
    """
    last = max(
        (
            index
            for index, header in enumerate(headers)
            if header.label and header.label.kind in _NAMES | _MONEY - {"price"}
        ),
        default=-1,
    )
    record = lines[position : position + last + 1]
    if last < 1 or len(record) <= last or not _fits(record, headers[: last + 1]):
        return None
    end = record[-1].start + len(record[-1].text)
    empty = [Cell("", end, end) for _ in headers[last + 1 :]]
    return [_cell(line) for line in record] + empty


def _cell(line: _Line) -> Cell:
    return Cell(line.text, line.start, line.start + len(line.text))
