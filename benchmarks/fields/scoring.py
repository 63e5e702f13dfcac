"""Exact match after folding, field by field: what is right, wrong and missed."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from tender_scan.records.notice import Notice

_TEXTS = ("type", "title", "project_id", "buyer", "agency", "region", "source_url")
_DATES = ("published", "opened", "awarded", "signed")
_MONEY = ("budget_cny", "ceiling_cny", "amount_cny")
_LISTS = ("suppliers", "tenderers", "joint_buyers", "consortium", "lots")
FIELDS = (*_TEXTS, *_LISTS, *_MONEY, *_DATES, "credit_codes", "intermediary")
NOT_SCORED = "?"
"""In a truth: the labeller could not tell."""

Item = str | float | tuple[object, ...]


class Difference(NamedTuple):
    """A field of a notice that was read otherwise than labelled."""

    notice: str
    field: str
    labelled: tuple[Item, ...]
    read: tuple[Item, ...]


@dataclass
class Count:
    """Items of one field over many notices.

    Parameters
    ----------
    right, read, labelled
        Items read that are labelled; all that were read; all that are labelled.
    whole, notices
        Notices in which the field is right as a whole, and all of them.
    """

    right: int = 0
    read: int = 0
    labelled: int = 0
    whole: int = 0
    notices: int = 0

    @property
    def precision(self) -> float | None:
        """Right of what was read; None where nothing was."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """Right of what is labelled; None where nothing is."""
        return self.right / self.labelled if self.labelled else None

    def add(self, labelled: tuple[Item, ...], read: tuple[Item, ...]) -> None:
        """Count one notice."""
        rest = list(labelled)
        for item in read:
            if item in rest:
                rest.remove(item)
        self.right += len(labelled) - len(rest)
        self.read += len(read)
        self.labelled += len(labelled)
        self.whole += sorted(map(str, labelled)) == sorted(map(str, read))
        self.notices += 1


def read_fields(notice: Notice) -> dict[str, Any]:
    """Return a notice's fields as a truth states them."""
    parties = notice.parties
    buyers = [each.name for each in parties if each.role == "buyer"]
    values: dict[str, Any] = {
        field: getattr(notice, field) for field in (*_TEXTS, *_DATES, *_MONEY)
    }
    values |= {
        "suppliers": notice.suppliers,
        "tenderers": [each.name for each in parties if each.role == "tenderer"],
        "joint_buyers": [name for name in buyers if name != notice.buyer],
        "consortium": [each.name for each in parties if each.consortium],
        "lots": [vars(lot) for lot in notice.lots],
        "credit_codes": {
            each.name: each.credit_code for each in parties if each.credit_code
        },
        "intermediary": vars(notice.intermediary) if notice.intermediary else None,
    }
    return values


def comparable(field: str, value: Any) -> tuple[Item, ...]:
    """Return the items of a field in the form in which they are compared."""
    if value is None or value == [] or value == {}:
        return ()
    if field in _MONEY:
        return (round(float(value), 2),)
    if field == "credit_codes":
        return tuple((fold(name), code) for name, code in value.items())
    if field == "intermediary":
        return (fold(value["supplier"]),)
    if field == "lots":
        return tuple(_lot(each) for each in value)
    if field in _LISTS:
        return tuple(fold(each) for each in value)
    return (fold(value),)


def fold(text: str) -> str:
    """Fold what does not count: widths, case and blanks.

    >>> fold("云岭 理工大学(本部)") == fold("云岭理工大学（本部）")
    True
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def compare(
    cases: Iterable[tuple[str, Mapping[str, Any], Notice]],
    seen: Callable[[Difference], None] = lambda difference: None,
) -> dict[str, Count]:
    """Score many notices.

    Parameters
    ----------
    cases
        Id, truth and notice as read. A field that the truth leaves out, or gives as
        `NOT_SCORED`, is not scored.
    seen
        Called with each difference.
    """
    counts = {field: Count() for field in FIELDS}
    for name, truth, notice in cases:
        values = read_fields(notice)
        for field in FIELDS:
            if truth.get(field, NOT_SCORED) == NOT_SCORED:
                continue
            labelled = comparable(field, truth[field])
            read = comparable(field, values[field])
            counts[field].add(labelled, read)
            if sorted(map(str, labelled)) != sorted(map(str, read)):
                seen(Difference(name, field, labelled, read))
    return counts


def _lot(lot: Mapping[str, Any]) -> tuple[object, ...]:
    """A lot's number, supplier and amounts; titles are cut in too many ways."""
    supplier = lot["supplier"]
    amounts = (lot["amount_cny"], lot["budget_cny"])
    return (
        fold(str(lot["number"])),
        fold(supplier) if supplier else None,
        *(None if each is None else round(float(each), 2) for each in amounts),
    )
