"""Every name of every term, in the order in which they win over one another."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from tender_scan.lexicon.terms import Term

_MODEL_NUMBER = re.compile(
    r"((?:.*[^A-Za-z0-9])?)"  # DGX, 宁畅
    r"([A-Z][A-Za-z]{0,2} ?\d{3,4}[A-Z]?)"
)
_LETTERS_FOR = {"0": "0O", "1": "1l"}


@dataclass(frozen=True)
class Name:
    """One name of one term.

    Parameters
    ----------
    service
        True for clouds and AI services, False for hardware.
    weak
        Counts only with support nearby.
    disguised
        A nickname or a misspelling on purpose.
    """

    written: str
    term_id: str
    service: bool
    weak: bool
    disguised: bool


def all_names(terms: Iterable[Term]) -> Iterator[Name]:
    """List the names: aliases first, then weak names, nicknames and disguises."""
    terms = tuple(terms)
    yield from own_names(terms)
    for term in terms:
        for written in (s for each in term.surfaces for s in letters_for_digits(each)):
            yield _name(written, term, weak=True, disguised=True)


def own_names(terms: Iterable[Term]) -> Iterator[Name]:
    """List the names that stand in the lexicon, in the same order."""
    terms = tuple(terms)
    yield from (_name(each, term) for term in terms for each in term.aliases)
    yield from (_name(each, term, weak=True) for term in terms for each in term.weak)
    for term in terms:
        # A nickname is short (A百), so it counts only beside a word of its field.
        for written in term.nicknames:
            yield _name(written, term, weak=True, disguised=True)


def letters_for_digits(written: str) -> Iterator[str]:
    """Write the model number that ends a name with letters that look like its digits.

    Shorter numbers are left alone: H2O is water.

    >>> list(letters_for_digits("H20"))
    []
    >>> "A1OO" in letters_for_digits("A100"), "Al00" in letters_for_digits("A100")
    (True, True)
    >>> "DGX A1OO" in letters_for_digits("DGX A100")
    True
    """
    match = _MODEL_NUMBER.fullmatch(written)
    if match is None:
        return
    before, number = match.groups()
    choices = [_LETTERS_FOR.get(character, character) for character in number]
    for letters in product(*choices):
        if (disguise := "".join(letters)) != number:
            yield before + disguise


def _name(
    written: str, term: Term, *, weak: bool = False, disguised: bool = False
) -> Name:
    service = term.kind in ("cloud", "ai_service")
    return Name(written, term.id, service, weak, disguised)
