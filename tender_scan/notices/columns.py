"""What a crawl's own columns say: they were recognised when the row was read."""

import re

from tender_scan.notices.candidates import COLUMN_RANK, Candidate
from tender_scan.notices.date_values import read_column_date
from tender_scan.notices.value import Value
from tender_scan.notices.values import read_value
from tender_scan.records.document import Column, Document
from tender_scan.text.money import header_unit

_KINDS = {
    "buyer": "buyer",
    "agency": "agency",
    "supplier": "supplier",
    "suppliers": "supplier",
    "project_id": "project_id",
    "budget": "budget",
    "budget_cny": "budget",
    "ceiling": "ceiling",
    "amount": "amount",
    "amount_cny": "amount",
    "region": "region",
    "source_url": "source_url",
    "url": "source_url",
}
_DATES = {
    "published": "published",
    "publish_date": "published",
    "date": "published",
    "opened": "opened",
    "awarded": "awarded",
    "signed": "signed",
}


_UNIT_NAME = re.compile(
    r"(?:amount|money|price|currency).*unit|金额单位|jedw", re.IGNORECASE
)
_UNITS = {
    "元": 1,
    "人民币元": 1,
    "万元": 10_000,
    "人民币万元": 10_000,
    "亿元": 100_000_000,
}
_NAMED = frozenset(("buyer", "agency", "supplier"))
# An object in a column, as the flattening writes it: name：甲公司，code：9135….
_NAME_PART = re.compile(
    r"(?:^|[\n，；])[\w.]*(?:name|mc|名称)：(?P<name>[^，；\n]+)", re.IGNORECASE
)


def read_columns(document: Document) -> list[Candidate]:
    """Return the candidates of the recognised columns; empty for other documents."""
    candidates: list[Candidate] = []
    unit = _unit_column(document)
    for column in document.columns:
        if column.field is not None and column.start < column.end:
            candidates += _read_column(
                column, column.field, column_text(document, column), unit
            )
    return candidates


def _unit_column(document: Document) -> int | None:
    """Return yuan per figure where a column of its own says it: amount_unit | 万元."""
    for column in document.columns:
        if _UNIT_NAME.search(column.name):
            text = column_text(document, column).strip()
            if text in _UNITS:
                return _UNITS[text]
    return None


def column_text(document: Document, column: Column) -> str:
    """Return the value of a column as it stands in the first page."""
    return document.pages[0].text[column.start : column.end]


def column_of(document: Document, *fields: str) -> Column | None:
    """Return the first column recognised as one of `fields` that holds a value."""
    for column in document.columns:
        if column.field in fields and column_text(document, column).strip():
            return column
    return None


def _read_column(
    column: Column, field: str, text: str, unit: int | None
) -> tuple[Candidate, ...]:
    value = Value(
        text, 1, column.start, f"column {column.name}", header_unit(column.name) or unit
    )
    if _KINDS.get(field) in _NAMED and (parts := list(_NAME_PART.finditer(text))):
        return tuple(
            candidate for part in parts for candidate in _read_part(column, field, part)
        )
    if field in _DATES:
        return read_column_date(_DATES[field], COLUMN_RANK, value)
    kind = _KINDS.get(field)
    return () if kind is None else read_value(kind, COLUMN_RANK, value)


def _read_part(
    column: Column, field: str, part: re.Match[str]
) -> tuple[Candidate, ...]:
    """Read one name of an object, or of a list of objects."""
    start = column.start + part.start("name")
    value = Value(part["name"], 1, start, f"column {column.name}")
    return read_value(_KINDS[field], COLUMN_RANK, value)
