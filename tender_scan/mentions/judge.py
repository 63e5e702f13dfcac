"""Candidates -> mentions: sense, role, route, band and reasons.

The band answers one question: is something restricted sought here? Nothing is
deleted; what is not sought is ``low``, and a person can still see it.
"""

from dataclasses import dataclass

from tender_scan.lexicon.controls import ControlStatus
from tender_scan.lexicon.matcher import Candidate
from tender_scan.lexicon.regions import china_region
from tender_scan.lexicon.rental import RentalFirm
from tender_scan.lexicon.terms import Term
from tender_scan.mentions.bundle import Bundle, Thresholds
from tender_scan.mentions.context import Context
from tender_scan.mentions.features import extract
from tender_scan.mentions.model import Prediction
from tender_scan.mentions.reasons import reasons_from
from tender_scan.mentions.segment import Segmenter
from tender_scan.mentions.stated import Stated
from tender_scan.records import BANDS, SOUGHT_ROLES, SOUGHT_SENSES, Mention, Reason


@dataclass(frozen=True)
class Evidence:
    """What the page says of one candidate, gathered before it is judged.

    Parameters
    ----------
    passage, passage_start
        As in `Mention`.
    stated
        How many, and what the item costs.
    place
        As in `Mention`.
    controls
        Whether the term was controlled on the notice's date.
    rental
        Firms known to rent out computing power that the passage or the notice's
        suppliers name.
    """

    page: int
    passage: str
    passage_start: int
    stated: Stated
    place: str | None
    controls: ControlStatus
    rental: tuple[RentalFirm, ...] = ()


class Judge:
    """The model with its segmenter, ready to judge.

    Parameters
    ----------
    bundle
        The model and its thresholds.
    segmenter
        Cuts the text into words; loaded once, because its dictionary takes long.
    """

    def __init__(self, bundle: Bundle, segmenter: Segmenter) -> None:
        self.bundle = bundle
        self._segmenter = segmenter

    def judge(
        self, candidate: Candidate, term: Term, context: Context, evidence: Evidence
    ) -> Mention:
        """Judge one candidate."""
        features = extract(context, self._segmenter)
        prediction = self.bundle.model.predict(features)
        sense = "lookalike" if prediction.label == "lookalike" else term.sense
        cap, why = _cap(term, sense, evidence)
        band = _weaker(_band(prediction.p_sought, self.bundle.thresholds), cap)
        spoke = self.bundle.model.weights_for(features, prediction.label)
        return Mention(
            page=evidence.page,
            start=candidate.start,
            end=candidate.end,
            surface=candidate.surface,
            term_id=candidate.term_id,
            sense=sense,
            role=prediction.label,
            route=_route(prediction, sense),
            p_sought=round(prediction.p_sought, 4) if _can_be_sought(term) else 0.0,
            p_lookalike=round(prediction.p_lookalike, 4),
            band=band,
            passage=evidence.passage,
            passage_start=evidence.passage_start,
            quantity=evidence.stated.quantity,
            controlled_at_date=evidence.controls.controlled,
            reasons=(*why, *_rented_from(evidence), *reasons_from(spoke)),
            obfuscated=candidate.obfuscated,
            place=evidence.place,
            item=evidence.stated.item,
            unit=evidence.stated.unit,
            unit_price_cny=evidence.stated.unit_price_cny,
            amount_cny=evidence.stated.amount_cny,
        )


def _band(p_sought: float, thresholds: Thresholds) -> str:
    if p_sought >= thresholds.flag:
        return "flag"
    return "review" if p_sought >= thresholds.review else "low"


def _weaker(band: str, cap: str) -> str:
    return max(band, cap, key=BANDS.index)


def _rented_from(evidence: Evidence) -> tuple[Reason, ...]:
    return tuple(
        Reason(f"{firm.name} rents out computing power ({'; '.join(firm.sources)})")
        for firm in evidence.rental
    )


def _can_be_sought(term: Term) -> bool:
    return term.sense in SOUGHT_SENSES


def _route(prediction: Prediction, sense: str) -> str | None:
    sought = prediction.label in SOUGHT_ROLES and sense != "lookalike"
    return prediction.route if sought else None


def _cap(term: Term, sense: str, evidence: Evidence) -> tuple[str, tuple[Reason, ...]]:
    """The strongest band that the facts allow, and the facts in words."""
    if not _can_be_sought(term):
        kept = (
            "a home product"
            if term.sense == "domestic"
            else "below the control figures"
        )
        return "low", (Reason(f"{term.name} is {kept}"),)
    is_service = term.kind in ("cloud", "ai_service")
    if is_service and (region := china_region(term.id, evidence.passage)):
        return "review", (Reason(f"a region operated in China: “{region}”"),)
    speaks = sense != "lookalike" and evidence.controls.words
    words = (Reason(evidence.controls.words),) if speaks else ()
    if evidence.controls.controlled is False:
        return "review", words
    return "flag", words
