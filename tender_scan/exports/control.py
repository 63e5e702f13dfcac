"""What the export rules said of a thing on the date of a notice."""

from collections.abc import Mapping
from functools import cache

from tender_scan.lexicon.controls import ControlStatus, status_on
from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.terms import Term


@cache
def _terms() -> Mapping[str, Term]:
    return {term.id: term for term in load_terms()}


def control_on(term_id: str, date: str | None) -> ControlStatus | None:
    """Say whether a thing was controlled on a date, with the rule and its citation.

    Parameters
    ----------
    term_id
        As in ``terms.id``; None is answered for a term that this version does not know.
    date
        ISO; None where the notice has none.
    """
    term = _terms().get(term_id)
    return None if term is None else status_on(term, date, _terms())
