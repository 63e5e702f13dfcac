"""One organisation of the watch-list, and its listings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Listing:
    """One list that an organisation is or was on.

    Parameters
    ----------
    list_name
        The list, such as ``BIS Entity List``.
    listed_on
        ISO date it took effect, or ``2024-12`` where the day is not known; None where
        nothing is.
    removed_on
        The first day it was no longer in force; None where it still is.
    citation
        Where the listing was published; says "recalled" where that was not opened.
    """

    list_name: str
    listed_on: str | None = None
    removed_on: str | None = None
    citation: str | None = None


@dataclass(frozen=True)
class WatchEntry:
    """One organisation.

    Parameters
    ----------
    id
        Stable; ``parties.watch_id`` refers to it.
    name
        Chinese name in full; English where no Chinese name is known.
    name_en
        English name; None where it is not known.
    aliases
        Other writings, Chinese and English.
    listings
        The most important first. Empty for an organisation that was looked for and
        found on no list: it is never matched.
    credit_code
        Unified social credit code; None where it is not known.
    certainty
        Of name and listing: ``high``, ``medium`` or ``low``.
    note
        What a reader should know; None where there is nothing.
    """

    id: str
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    credit_code: str | None = None
    certainty: str = "medium"
    note: str | None = None
