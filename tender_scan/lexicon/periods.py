"""The times in which a letter or rule reached a thing, for `terms.controls`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tender_scan.lexicon.rules import clause_names, for_kind, judge, load_rules
from tender_scan.lexicon.terms import Term

NO_TERMS: Mapping[str, Term] = {}


@dataclass(frozen=True)
class ControlPeriod:
    """A time in which a rule or letter reached a thing; `end` is its first free day.

    ISO days; `end` is None while it lasts. `rule` names versions or chips where it
    is not the whole term.
    """

    start: str
    end: str | None
    rule: str
    source: str


def control_periods(
    term: Term, terms_by_id: Mapping[str, Term] = NO_TERMS
) -> tuple[ControlPeriod, ...]:
    """List the times in which a thing was reached by a letter or rule.

    Parameters
    ----------
    terms_by_id
        The lexicon, for systems and unnamed cards; without it they have no periods.

    Returns
    -------
    tuple of ControlPeriod
        By start; they may overlap. Empty for what no US control reaches.
    """
    if term.sense not in ("restricted", "unrestricted"):
        return ()
    periods = _own_periods(term)
    for ids, via in ((term.contains, "holds"), (term.options, "if it is")):
        for other in (terms_by_id[key] for key in ids if key in terms_by_id):
            for period in _own_periods(other):
                rule = f"{for_kind(period.rule, term)} ({via} {other.name})"
                periods.append(replace(period, rule=rule))
    return tuple(sorted(periods, key=lambda period: (period.start, period.rule)))


def _own_periods(term: Term) -> list[ControlPeriod]:
    periods = [
        ControlPeriod(letter.date, None, "letter", letter.citation)
        for letter in term.letters
    ]
    for rule in load_rules().rules:
        verdicts = [judge(rule, term, variant) for variant in term.variants]
        reached = [verdict for verdict in verdicts if verdict.reached]
        if reached:
            name = clause_names(reached)
            if len(reached) < len(verdicts):
                name += f" ({', '.join(verdict.variant for verdict in reached)} only)"
            periods.append(ControlPeriod(rule.start, rule.end, name, rule.citation))
    return periods
