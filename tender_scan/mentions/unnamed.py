"""A mention without a name: figures that only certain chips satisfy.

The model was trained on names, so of an unnamed chip it is only asked what the text
does with it. Whether it is a restricted chip at all is the specification parser's
certainty. Such a mention is for review, never flagged: a person has to weigh what else
satisfies the figures.
"""

from collections.abc import Mapping
from dataclasses import replace

from tender_scan.lexicon.implied.records import Implied
from tender_scan.lexicon.terms import Term
from tender_scan.mentions.bundle import Thresholds
from tender_scan.records import Mention, Reason

_LEAST_REAL = 0.2


def as_unnamed(
    mention: Mention,
    implied: Implied,
    terms: Mapping[str, Term],
    thresholds: Thresholds,
) -> Mention:
    """Turn the model's judgement of a span of figures into that of an unnamed chip."""
    real = max(1 - mention.p_lookalike, _LEAST_REAL)
    p_sought = round(min(1.0, mention.p_sought / real) * implied.certainty, 4)
    is_lookalike = mention.role == "lookalike"
    return replace(
        mention,
        implied=True,
        sense=terms[mention.term_id].sense,
        role="required" if is_lookalike else mention.role,
        route=mention.route or ("hardware" if is_lookalike else None),
        p_sought=p_sought,
        p_lookalike=round(1 - implied.certainty, 4),
        band="review" if p_sought >= thresholds.review else "low",
        reasons=(*_reasons(implied, terms), *mention.reasons),
    )


def _reasons(implied: Implied, terms: Mapping[str, Term]) -> tuple[Reason, ...]:
    fitting = ", ".join(terms[id_].name for id_ in implied.term_ids)
    said = [f"no name is written; the figures fit {fitting} ({implied.certainty:.2f})"]
    if implied.also:
        others = ", ".join(terms[id_].name for id_ in implied.also)
        said.append(f"the figures also fit, less exactly, {others}")
    return tuple(Reason(text) for text in said)
