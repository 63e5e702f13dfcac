"""Fields in tables: label and value side by side, or headers with rows below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tender_scan.notices.candidates import Candidate
from tender_scan.notices.labels import Label, label_of
from tender_scan.notices.lot_numbers import lot_group, lot_number
from tender_scan.notices.names import read_name
from tender_scan.notices.value import Value
from tender_scan.notices.values import read_value
from tender_scan.records.document import Cell

Row = Sequence[Cell]
_SUPPLIERS = frozenset(("supplier", "supplier_plain"))
_AMOUNTS = frozenset(("amount", "amount_total"))
_BUDGETS = frozenset(("budget", "ceiling", "estimate", "budget_total"))
_NOT_AWARDED = re.compile(
    r"未中标|未成交|原因|否决|得分|评委|评分|评审|报价|排名|排序|名次|候选"
)
_TOTAL_ROW = re.compile(r"^\s*(?:合\s*计|总\s*计|总\s*价|总金额)")
_HEADER_LENGTH = 30


@dataclass(frozen=True)
class Header:
    """A column's label with its unit in yuan, and the header text."""

    label: Label | None
    unit: int | None
    text: str

    @property
    def kind(self) -> str | None:
        """What the column announces, None for an unknown header."""
        return self.label.kind if self.label else None


def read_table(rows: Sequence[Row], page: int, name: str) -> list[Candidate]:
    """Return the candidates of one table.

    Parameters
    ----------
    name
        Tells the table from others in `Candidate.group`.
    """
    candidates: list[Candidate] = []
    headers: list[Header] | None = None
    lot: str | None = None
    for number, row in enumerate(rows):
        found = _headers(row)
        if is_header(row, found):
            headers = _roles(found)
        elif headers is not None and len(row) == len(headers):
            candidates += _read_record(row, headers, page, f"{name} row {number}")
        else:
            headers = None
            pairs = _read_pairs(row, found, page)
            lot = next((each.value for each in pairs if each.kind == "lot"), lot)
            candidates += _of_lot(pairs, lot)
    return _without_repeats(candidates)


def _of_lot(pairs: list[Candidate], lot: str | None) -> list[Candidate]:
    """Give pairs the lot that a pair above them has named: 包号 | 2."""
    if lot is None:
        return pairs
    return [replace(each, group=lot_group(lot)) for each in pairs]


def is_header(row: Row, headers: Sequence[Header]) -> bool:
    """Tell whether a row is headers: labels, and nothing that looks like a value."""
    filled = [index for index, cell in enumerate(row) if cell.text.strip()]
    known = [index for index in filled if headers[index].label]
    if len(known) < 2 or 2 * len(known) < len(filled):
        return False
    if _alternates(filled, known):
        return False
    return all(
        headers[index].label or _like_header(row[index].text) for index in filled
    )


def _alternates(filled: list[int], known: list[int]) -> bool:
    """Label, value, label, value: a row of pairs, not of headers."""
    return len(known) < len(filled) and all(index % 2 == 0 for index in known)


def _like_header(text: str) -> bool:
    short = len(text.strip()) <= _HEADER_LENGTH
    return short and not re.search(r"\d{2}", text) and read_name(text) is None


def _headers(row: Row) -> list[Header]:
    headers = []
    for cell in row:
        found = label_of(cell.text)
        label, unit = found if found else (None, None)
        headers.append(Header(label, unit, cell.text))
    return headers


def _roles(headers: list[Header]) -> list[Header]:
    """Take away the meaning of columns that this table uses otherwise.

    供应商名称 is the supplier only beside an award amount, or without scores and
    reasons; in a list of items it says who delivers, in one of scores who took part.
    """
    kinds = {header.kind for header in headers}
    amounts = bool(kinds & _AMOUNTS)
    judged = any(
        _NOT_AWARDED.search(header.text) and header.kind not in _AMOUNTS
        for header in headers
    )
    candidates = "tenderer" in kinds and not kinds & _SUPPLIERS
    return [
        _role(header, amounts, judged, "price" in kinds, candidates)
        for header in headers
    ]


def _role(
    header: Header, amounts: bool, judged: bool, items: bool, candidates: bool
) -> Header:
    if header.kind in _AMOUNTS and candidates:
        return Header(None, None, header.text)
    if header.kind == "name" and candidates:
        return Header(Label("tenderer", 1), None, header.text)
    if header.kind != "supplier_plain" or amounts:
        return header
    if judged:
        return Header(Label("tenderer", 2), None, header.text)
    return Header(None, None, header.text) if items else header


def _read_record(
    row: Row, headers: list[Header], page: int, group: str
) -> list[Candidate]:
    total = any(_TOTAL_ROW.search(cell.text) for cell in row[:2])
    lot = None if total else _lot(row, headers)
    candidates: list[Candidate] = []
    for cell, header in zip(row, headers, strict=True):
        if header.label is None or header.kind in ("row", "other", "name"):
            continue
        kind = _total_kind(header.label.kind) if total else header.label.kind
        if kind == "project_name" and lot is not None:
            kind = "lot_title"
        value = Value(
            cell.text, page, cell.start, "table column", header.unit,
            None if total else group,
        )  # fmt: skip
        candidates += read_value(kind, header.label.rank, value)
    return [replace(each, lot=lot) for each in candidates] if lot else candidates


def _lot(row: Row, headers: list[Header]) -> str | None:
    """Return the number of the lot that a row tells of, or None."""
    for cell, header in zip(row, headers, strict=True):
        if header.kind == "lot":
            return lot_number(cell.text)
    return None


def _total_kind(kind: str) -> str:
    if kind in _AMOUNTS:
        return "amount_total"
    return "budget_total" if kind in _BUDGETS else kind


def _read_pairs(row: Row, headers: list[Header], page: int) -> list[Candidate]:
    candidates: list[Candidate] = []
    for index, header in enumerate(headers[:-1]):
        following = headers[index + 1]
        if header.label is None or following.label is not None:
            continue
        cell = row[index + 1]
        value = Value(cell.text, page, cell.start, "table cell", header.unit)
        candidates += read_value(header.label.kind, header.label.rank, value)
    return candidates


def _without_repeats(candidates: list[Candidate]) -> list[Candidate]:
    """Drop repeats of one place: merged cells come once for every row they span."""
    seen = set()
    kept = []
    for candidate in candidates:
        key = (candidate.kind, candidate.page, candidate.start, candidate.end)
        if key not in seen:
            seen.add(key)
            kept.append(candidate)
    return kept
