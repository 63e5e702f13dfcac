"""A mention whose digits are starred out: what it fits, for review and never flagged."""

from collections.abc import Mapping
from dataclasses import replace

from tender_scan.lexicon.terms import Term
from tender_scan.records import BANDS, Mention, Reason


def as_starred(
    mention: Mention, fits: tuple[str, ...], terms: Mapping[str, Term]
) -> Mention:
    """Say what a starred name can stand for, and leave the judgement to a person."""
    names = ", ".join(terms[id_].name for id_ in fits)
    said = Reason(f"digits are starred out; the name fits {names}")
    return replace(
        mention,
        band=max(mention.band, "review", key=BANDS.index),
        # Which of them it is, and so whether it was controlled, is not known.
        controlled_at_date=None if len(fits) > 1 else mention.controlled_at_date,
        reasons=(said, *mention.reasons),
    )
