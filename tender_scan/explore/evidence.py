"""The fields of a notice, each with the words that it was read from."""

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tender_scan.explore.marking import Span, marked
from tender_scan.exports.values import yuan

_AROUND = 24
_QUOTE = """
select substr(text, 1 + :first, :length) from pages
where document_id = :document and number = :page
"""
_AMOUNTS = ("budget_cny", "amount_cny")
_MOST = 60


@dataclass(frozen=True)
class Field:
    """A field of the notice.

    Parameters
    ----------
    quote
        The place it was read from, marked; None where it is not known.
    is_chosen
        False for a value that was seen and not taken.
    """

    name: str
    value: str
    page: int
    start: int
    end: int
    quote: Markup | None
    rule: str
    is_chosen: bool


async def read_fields(
    database: Any, document: str, evidence: str | None
) -> list[Field]:
    """Read the evidence of a notice (JSON, as stored), in its order."""
    return [
        Field(
            each["field"],
            _shown(each["field"], each["value"]),
            each["page"],
            each["start"],
            each["end"],
            await _quote(database, document, each),
            each["rule"],
            each["chosen"],
        )
        for each in json.loads(evidence or "[]")[:_MOST]
    ]


def _shown(field: str, value: str) -> str:
    try:
        return yuan(float(value)) if field in _AMOUNTS else value
    except ValueError:
        return value


async def _quote(database: Any, document: str, each: dict[str, Any]) -> Markup | None:
    start, end = each["start"], each["end"]
    first = max(0, start - _AROUND)
    named = {
        "document": document,
        "page": each["page"],
        "first": first,
        "length": end - first + _AROUND,
    }
    row = (await database.execute(_QUOTE, named)).first()
    return None if row is None else marked(row[0], [Span(start - first, end - first)])
