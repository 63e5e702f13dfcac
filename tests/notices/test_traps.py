"""What misleads a reader of notices, one small notice each."""

from typing import Any

import pytest

from tender_scan.notices.read import read_notice
from tender_scan.records.document import Document
from tender_scan.records.notice import Notice
from tests.notices.notices import _comparable, invented

TRAPS = list(invented("traps.jsonl"))


@pytest.mark.parametrize(
    ("document", "expected"),
    [(document, expected) for _, document, expected in TRAPS],
    ids=[name for name, _, _ in TRAPS],
)
def test_traps(document: Document, expected: dict[str, Any]) -> None:
    notice = read_notice(document)
    read = {field: _comparable(_value(notice, field)) for field in expected}
    assert read == {field: _comparable(value) for field, value in expected.items()}


def _value(notice: Notice, field: str) -> object:
    if field == "lots":
        return [
            [lot.number, lot.supplier, lot.amount_cny, lot.budget_cny]
            for lot in notice.lots
        ]
    if field == "consortium":
        return [party.name for party in notice.parties if party.consortium]
    if field == "tenderers":
        return [party.name for party in notice.parties if party.role == "tenderer"]
    if field == "joint_buyers":
        buyers = [party.name for party in notice.parties if party.role == "buyer"]
        return buyers[1:]
    return getattr(notice, field)
