"""Which organisation of the watch-list a party is, by which rule, and how it stood.

The rules, surest first; the first that fits decides:

1. the same credit code;
2. the same Chinese name after cleaning;
3. an alias, as the whole name;
4. an English name or alias, as the whole name;
5. a branch or college: the full name, and then a unit of it (`is_branch`).

Nothing is matched by likeness.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from tender_scan.notices.watch.branch import is_branch, is_full_name
from tender_scan.notices.watch.clean import clean_name, is_chinese, is_distinctive
from tender_scan.notices.watch.entry import WatchEntry
from tender_scan.notices.watch.standing import standing

Basis = Literal["credit_code", "exact_name", "alias", "branch", "english_name"]
_SAID: dict[Basis, str] = {
    "credit_code": "credit code of {}",
    "exact_name": "exact name",
    "alias": "alias of {}",
    "branch": "branch of {}",
    "english_name": "English name of {}",
}


class Match(NamedTuple):
    """A party is an organisation of the watch-list, for a person to judge.

    Parameters
    ----------
    watch_id
        `WatchEntry.id`.
    basis
        Which rule matched.
    words
        The rule, and for every list whether the listing was in force on the notice's
        date: ``in force``, ``listed later``, ``removed`` or ``date unknown``.
    """

    watch_id: str
    basis: Basis
    words: str


class WatchList:
    """Organisations, ready for matching; one on no list is never matched.

    Where two entries bear the same name, the first counts.

    Parameters
    ----------
    entries
        In order of precedence.
    """

    def __init__(self, entries: Iterable[WatchEntry]) -> None:
        self.entries = tuple(entries)
        self._by: dict[Basis, dict[str, WatchEntry]] = {basis: {} for basis in _SAID}
        for entry in self.entries:
            if entry.listings:
                for basis, key in _keys(entry):
                    self._by[basis].setdefault(key, entry)

    def match(
        self, name: str, credit_code: str | None, date: str | None
    ) -> Match | None:
        """Find the organisation that a party is.

        Parameters
        ----------
        name
            As the notice writes it.
        credit_code
            Of the party, verified; None where the notice states none.
        date
            ISO date or ISO month of the notice; None where it states none.

        Returns
        -------
        Match or None
            None where the party is not on the watch-list.
        """
        if credit_code in self._by["credit_code"]:
            entry = self._by["credit_code"][credit_code]
            return _match(entry, "credit_code", date)
        key = clean_name(name)
        whole: tuple[Basis, ...] = ("exact_name", "alias", "english_name")
        for basis in whole:
            if key in self._by[basis]:
                return _match(self._by[basis][key], basis, date)
        body = self._body_of(key)
        return _match(body, "branch", date) if body else None

    def _body_of(self, key: str) -> WatchEntry | None:
        """The listed body that `key` is a branch of; of several the longest name."""
        full = self._by["branch"]
        for end in range(len(key) - 1, 0, -1):
            if key[:end] in full:
                return full[key[:end]] if is_branch(key[:end], key[end:]) else None
        return None


def _keys(entry: WatchEntry) -> Iterator[tuple[Basis, str]]:
    if entry.credit_code:
        yield "credit_code", entry.credit_code
    names = (entry.name, *entry.aliases, entry.name_en or "")
    for number, key in enumerate(map(clean_name, names)):
        if not is_distinctive(key):
            continue
        if not is_chinese(key):
            yield "english_name", key
            continue
        yield ("alias" if number else "exact_name"), key
        if is_full_name(key):
            yield "branch", key


def _match(entry: WatchEntry, basis: Basis, date: str | None) -> Match:
    listings = "; ".join(
        f"{listing.list_name}: {standing(listing, date)}" for listing in entry.listings
    )
    doubt = "; of low certainty" if entry.certainty == "low" else ""
    return Match(
        entry.id, basis, f"{_SAID[basis].format(entry.name)}; {listings}{doubt}"
    )
