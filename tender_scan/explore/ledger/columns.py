"""What is held of the findings: one array a column."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]

UNKNOWN = ""
"""Stands for what a notice does not state."""


@dataclass(frozen=True)
class Column:
    """A column of texts as numbers.

    Parameters
    ----------
    values
        The distinct texts; `UNKNOWN` for none.
    codes
        For each finding the place of its text in `values`.
    """

    values: tuple[str, ...]
    codes: Codes

    @classmethod
    def of(cls, texts: Iterable[object]) -> "Column":
        """Code texts; None becomes `UNKNOWN`.

        >>> Column.of(["b", None, "b"]).values
        ('b', '')
        """
        places: dict[str, int] = {}
        codes = [
            places.setdefault(UNKNOWN if text is None else str(text), len(places))
            for text in texts
        ]
        return cls(tuple(places), np.asarray(codes, np.int32))

    def among(self, wanted: Iterable[str]) -> Mask:
        """Mark the findings whose text is one of those wanted."""
        asked = set(wanted)
        codes = [code for code, value in enumerate(self.values) if value in asked]
        return np.isin(self.codes, codes)


@dataclass(frozen=True)
class Ledger:
    """All findings of a database, in the order of their ids.

    Parameters
    ----------
    stamp
        Changes where the rows that the ledger was made from change.
    label
        ``labels.id`` of the newest decision in it.
    rows
        Place of each finding by its id.
    columns
        ``band``, ``target``, ``kind`` ... (`tender_scan.explore.ledger.load`).
    scores, amounts
        Of each finding; amounts in yuan, NaN where not stated.
    orders
        Places of all findings, by name of the order, first to last.
    first_page, last_page
        Lowest and highest ``pages.id`` of each finding's document: they follow one
        another, for a document is written at once.
    """

    stamp: tuple[Any, ...]
    label: int
    ids: tuple[str, ...]
    rows: dict[str, int]
    columns: dict[str, Column]
    scores: Floats
    amounts: Floats
    orders: dict[str, Places]
    first_page: Places
    last_page: Places
