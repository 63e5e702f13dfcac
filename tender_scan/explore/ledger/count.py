"""Select and count over the ledger."""

from dataclasses import dataclass

import numpy as np

from tender_scan.explore.ledger.columns import UNKNOWN, Ledger, Mask, Places
from tender_scan.explore.ledger.selection import Selection


@dataclass(frozen=True)
class Counted:
    """How many findings have a value."""

    value: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True)
class Selected:
    """What a selection gives.

    Parameters
    ----------
    mask
        Marks the findings selected.
    places
        The same in their order, as places in the ledger.
    """

    ledger: Ledger
    selection: Selection
    mask: Mask
    places: Places
    found: Mask | None = None

    def ids(self, first: int, most: int) -> list[str]:
        """Ids of some findings, from place `first` of the order."""
        return [self.ledger.ids[place] for place in self.places[first : first + most]]

    def facet(self, column: str, most: int) -> list[Counted]:
        """Count the values of a column, most frequent first.

        What is chosen of this very column does not narrow the counts, so that another
        value can be chosen as well; chosen values are always listed.
        """
        chosen = {value for name, value in self.selection.chosen if name == column}
        mask = self._mask_without(column) if chosen else self.mask
        numbers = tally(self.ledger, column, mask)
        values = self.ledger.columns[column].values
        first = [
            Counted(value, _number_of(values, numbers, value), is_chosen=True)
            for value in sorted(chosen)
        ]
        most_frequent = np.argsort(-numbers, kind="stable")[:most].tolist()
        rest = [
            Counted(values[code], int(numbers[code]))
            for code in most_frequent
            if numbers[code] and values[code] not in chosen
        ]
        return [*first, *rest[: max(0, most - len(first))]]

    def _mask_without(self, column: str) -> Mask:
        chosen = tuple(
            (name, value) for name, value in self.selection.chosen if name != column
        )
        narrowed = Selection(self.selection.show, chosen)
        return _mask(self.ledger, narrowed, self.found)

    def around(self, finding: str) -> tuple[str | None, str | None]:
        """Ids before and after a finding; None at an end."""
        at = self._place(finding)
        if at is None:
            return None, None
        before = self.ids(at - 1, 1) if at else []
        return next(iter(before), None), next(iter(self.ids(at + 1, 1)), None)

    def next_undecided(self, finding: str) -> str | None:
        """Id of the next finding without a decision, from the top after the last."""
        decided = self.ledger.columns["decision"]
        is_open = decided.among([UNKNOWN])[self.places]
        at = self._place(finding)
        if at is not None:
            is_open[at] = False
        places = np.flatnonzero(is_open)
        later = places[places > (-1 if at is None else at)]
        first = next(iter(later if len(later) else places), None)
        return None if first is None else self.ledger.ids[self.places[first]]

    def _place(self, finding: str) -> int | None:
        row = self.ledger.rows.get(finding)
        at = [] if row is None else np.flatnonzero(self.places == row).tolist()
        return at[0] if at else None


def select(
    ledger: Ledger, selection: Selection, pages: Places | None = None
) -> Selected:
    """Select findings.

    Parameters
    ----------
    pages
        Ascending ``pages.id`` that hold the words searched for; None for no search.
    """
    found = None if pages is None else _on_pages(ledger, pages)
    mask = _mask(ledger, selection, found)
    order = ledger.orders[selection.sort]
    return Selected(ledger, selection, mask, order[mask[order]], found)


def _mask(ledger: Ledger, selection: Selection, found: Mask | None) -> Mask:
    mask = np.ones(len(ledger.ids), bool) if found is None else found.copy()
    for column, sets in selection.wanted().items():
        for values in sets:
            mask &= ledger.columns[column].among(values)
    return mask


def _on_pages(ledger: Ledger, pages: Places) -> Mask:
    """Mark the findings whose document has one of the pages."""
    at = np.searchsorted(pages, ledger.first_page)
    nearest = np.append(pages, np.iinfo(np.int64).max)[at]
    return np.asarray(nearest <= ledger.last_page)


def tally(ledger: Ledger, column: str, mask: Mask) -> Places:
    """Count each value of a column among the findings marked, in their order."""
    held = ledger.columns[column]
    return np.bincount(held.codes[mask], minlength=len(held.values))


def _number_of(values: tuple[str, ...], numbers: Places, value: str) -> int:
    return int(numbers[values.index(value)]) if value in values else 0
