"""Whether a thing was export-controlled on a day, computed from its figures.

From the US rules as published and the figures in ``data/``. It says "a controlled item
on that day under ...", which is neither a ruling by an authority nor a word about
whoever buys it: the rules bind exporters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tender_scan.lexicon.days import possible_days
from tender_scan.lexicon.figures import highest
from tender_scan.lexicon.periods import NO_TERMS, ControlPeriod, control_periods
from tender_scan.lexicon.rules import (
    Rule,
    Rules,
    Verdict,
    clause_names,
    for_kind,
    judge,
    load_rules,
)
from tender_scan.lexicon.terms import Term

__all__ = ["ControlPeriod", "ControlStatus", "control_periods", "status_on"]


@dataclass(frozen=True)
class ControlStatus:
    """The state of a thing on a date, in words that may be shown as they are.

    Parameters
    ----------
    controlled
        None where date, figures or version are not known, or no rule asks.
    rule
        ``3A090.a``, ``4A090.a``, ``letter``; None unless controlled.
    citation
        Of the rule or letter that decided.
    """

    controlled: bool | None
    rule: str | None
    citation: str | None
    words: str


def status_on(
    term: Term, date: str | None, terms_by_id: Mapping[str, Term] = NO_TERMS
) -> ControlStatus:
    """Say whether a thing was a controlled item on a date.

    Parameters
    ----------
    date
        ISO day, month or year (``2024-03-05``, ``2024-03``, ``2024``); None where
        the notice has none.
    terms_by_id
        The lexicon, for systems and unnamed cards, whose state is their chips'.

    Returns
    -------
    ControlStatus
        With `controlled` None where the state changed within a month or year given.

    Examples
    --------
    >>> from tender_scan.lexicon.load import load_terms
    >>> terms = {term.id: term for term in load_terms()}
    >>> status_on(terms["nvidia-a800"], "2023-06-15").controlled
    False
    >>> status_on(terms["nvidia-a800"], "2023-12-05").controlled
    True
    """
    days = possible_days(date, _turning_points(load_rules()))
    if not days:
        return _without_day(term, date, terms_by_id)
    states = [_on_day(term, day, terms_by_id) for day in days]
    if len({state.controlled for state in states}) == 1:
        return states[-1]
    words = f"the state changed within {date}; on its last day: {states[-1].words}"
    return ControlStatus(None, None, None, words)


def _turning_points(rules: Rules) -> tuple[str, ...]:
    """Days on which the state of something changed."""
    return tuple(rule.start for rule in rules.rules) + tuple(
        letter.date for letter in rules.letters
    )


def _without_day(
    term: Term, date: str | None, terms_by_id: Mapping[str, Term]
) -> ControlStatus:
    unasked = _unasked(term)
    if unasked:
        return unasked
    said = "the date is not known" if date is None else f"'{date}' is no date"
    periods = control_periods(term, terms_by_id)
    if not periods:
        return ControlStatus(None, None, None, f"{said}; no control found at any time")
    first = periods[0]
    words = (
        f"{said}; a controlled item from {first.start} ({first.rule}; {first.source})"
    )
    return ControlStatus(None, None, None, words)


def _on_day(term: Term, day: str, terms_by_id: Mapping[str, Term]) -> ControlStatus:
    unasked = _unasked(term)
    if unasked:
        return unasked
    chips = _chips(term, day, terms_by_id)
    if term.contains:
        return _of_system(term, day, chips)
    if term.options:
        return _of_options(term, day, chips)
    return _of_chip(term, day)


def _unasked(term: Term) -> ControlStatus | None:
    """Answer for what no export rule asks about: services, parts made in China."""
    words = load_rules().words
    if term.kind in ("cloud", "ai_service"):
        return ControlStatus(None, None, None, words["remote"])
    if term.sense == "domestic":
        return ControlStatus(None, None, None, words["domestic"])
    return None


def _chips(
    term: Term, day: str, terms_by_id: Mapping[str, Term]
) -> list[tuple[str, ControlStatus]]:
    """Judge the chips that a term refers to; unknown ids are left out."""
    found = (terms_by_id.get(key) for key in term.contains + term.options)
    return [(chip.name, _of_chip(chip, day)) for chip in found if chip is not None]


def _of_system(
    term: Term, day: str, chips: list[tuple[str, ControlStatus]]
) -> ControlStatus:
    for name, state in chips:
        if state.controlled:
            rule = for_kind(state.rule or "", term)
            return replace(state, rule=rule, words=f"holds {name}: {state.words}")
    undecided = not chips or any(state.controlled is None for _, state in chips)
    words = "; ".join(f"holds {name}: {state.words}" for name, state in chips)
    return ControlStatus(
        None if undecided else False,
        None,
        None if undecided else chips[0][1].citation,
        words or load_rules().words["figures"],
    )


def _of_options(
    term: Term, day: str, chips: list[tuple[str, ControlStatus]]
) -> ControlStatus:
    """Decide for one chip of several only where all of them agree."""
    states = {state.controlled for _, state in chips}
    names = ", ".join(name for name, _ in chips)
    if len(states) == 1 and None not in states:
        state = chips[0][1]
        verb = "each" if state.controlled else "none"
        words = f"one of {names}: {verb} a controlled item on {day}"
        rule = for_kind(state.rule, term) if state.rule else None
        return replace(state, rule=rule, words=words)
    reached = [name for name, state in chips if state.controlled]
    words = f"one of {names}; a controlled item on {day} if it is "
    return ControlStatus(None, None, None, words + (", ".join(reached) or "known"))


def _of_chip(term: Term, day: str) -> ControlStatus:
    """Ask the rule in force, then the letters."""
    rule = next((each for each in load_rules().rules if _in_force(each, day)), None)
    verdicts = [judge(rule, term, variant) for variant in term.variants] if rule else []
    outcomes = {verdict.reached for verdict in verdicts}
    if rule and outcomes == {True}:
        return _reached(term, rule, verdicts, day)
    for letter in term.letters:
        if letter.date <= day:
            words = (
                f"a controlled item on {day} by letter of {letter.date} "
                f"({letter.citation})"
            )
            return ControlStatus(True, "letter", letter.citation, words)
    if rule is None:
        words = f"not a controlled item on {day}: no rule by performance was in force"
        return ControlStatus(False, None, None, words)
    if outcomes == {False}:
        words = f"not a controlled item on {day}: {_figures(term)}; {_asks(rule)}"
        return ControlStatus(False, None, rule.citation, words)
    return ControlStatus(None, None, rule.citation, _undecided(verdicts, day, rule))


def _in_force(rule: Rule, day: str) -> bool:
    return rule.start <= day and (rule.end is None or day < rule.end)


def _reached(
    term: Term, rule: Rule, verdicts: list[Verdict], day: str
) -> ControlStatus:
    name = clause_names(verdicts)
    parts = [f"a controlled item on {day} under ECCN {name} ({rule.citation})"]
    parts.append(_figures(term))
    parts += sorted({v.clause.say for v in verdicts if v.clause and v.clause.say})
    if term.datacentre is False and rule.non_datacentre_say:
        parts.append(rule.non_datacentre_say)
    parts += _review(term, name, day)
    return ControlStatus(True, name, rule.citation, "; ".join(parts))


def _review(term: Term, clause: str, day: str) -> list[str]:
    """How an application was judged on that day, where the figures tell."""
    tpp, _ = highest(term)
    widths = [variant.bandwidth for variant in term.variants if variant.bandwidth]
    if tpp is None or not widths:
        return []
    return [
        review.within
        if tpp < review.tpp_below and max(widths) < review.bandwidth_below
        else review.beyond
        for review in load_rules().reviews
        if review.start <= day and review.clause == clause
    ]


def _undecided(verdicts: list[Verdict], day: str, rule: Rule) -> str:
    """Say why a rule does not decide: versions differ, or figures are missing."""
    reached = [verdict.variant for verdict in verdicts if verdict.reached]
    free = [verdict.variant for verdict in verdicts if verdict.reached is False]
    if reached and free:
        return (
            f"on {day} it depends on the version ({rule.citation}): "
            f"{', '.join(reached)} controlled, {', '.join(free)} not"
        )
    return f"on {day} not known: {load_rules().words['figures']} ({rule.citation})"


def _figures(term: Term) -> str:
    tpp, density = highest(term)
    links = [variant.link for variant in term.variants if variant.link is not None]
    link = f"links of {max(links):g} GB/s" if any(links) else "no links but PCIe"
    return ", ".join(
        ([] if tpp is None else [f"TPP {tpp:.0f}"])
        + ([] if density is None else [f"performance density {density:.2f}"])
        + ([link] if links else [])
    )


def _asks(rule: Rule) -> str:
    return f"the rule then in force ({rule.citation}) asks for {rule.say}"
