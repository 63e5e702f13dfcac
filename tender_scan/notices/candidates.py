"""What was read for a field at one place, before one of them is chosen."""

from dataclasses import dataclass
from decimal import Decimal

COLUMN_RANK = -10
"""Rank of what a crawl's own column says: it speaks before the text."""

FIELDS = {
    "title": "title",
    "project_name": "title",
    "buyer": "buyer",
    "joint_buyer": "joint_buyers",
    "agency": "agency",
    "supplier": "suppliers",
    "supplier_plain": "suppliers",
    "intended": "suppliers",
    "member": "suppliers",
    "tenderer": "tenderers",
    "project_id": "project_id",
    "contract_id": "project_id",
    "budget_total": "budget_cny",
    "budget": "budget_cny",
    "ceiling": "ceiling_cny",
    "estimate": "budget_cny",
    "amount_total": "amount_cny",
    "amount": "amount_cny",
    "published": "published",
    "opened": "opened",
    "awarded": "awarded",
    "signed": "signed",
    "region": "region",
    "source_url": "source_url",
}
"""Kinds of label and the notice field that they speak of."""


@dataclass(frozen=True)
class Candidate:
    """A value read at one place.

    Parameters
    ----------
    kind
        Of the label (``supplier_plain``, ``ceiling``); `FIELDS` gives the field.
    value
        After cleaning; amounts in yuan, dates ISO.
    rule
        Which rule read it, for people.
    rank
        Lower speaks first.
    number
        Amounts only, in yuan.
    group
        The lot, or table and row, that the value belongs to; None for the whole.
    lot
        Number of the lot, where a table's row names one.
    consortium
        ``leader`` or ``member``, of a supplier that is a consortium.
    refused
        Why it can never be chosen (a foreign currency, a price per unit), else None.
    """

    kind: str
    value: str
    page: int
    start: int
    end: int
    rule: str
    rank: int = 0
    number: Decimal | None = None
    group: str | None = None
    refused: str | None = None
    lot: str | None = None
    consortium: str | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, to sort by."""
        return self.page, self.start

    @property
    def field(self) -> str | None:
        """The notice field that it speaks of; None for what only helps to read."""
        return FIELDS.get(self.kind)
