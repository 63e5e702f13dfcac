"""The control rules of ``data/rules.toml``, and the test of one variant by one rule.

Tests have three outcomes: True, False, and None where a figure they need is unknown.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from tender_scan.lexicon.figures import (
    performance_density,
    total_processing_performance,
)
from tender_scan.lexicon.terms import Term, Variant


@dataclass(frozen=True)
class Clause:
    """Conditions that must all hold; None sets no condition.

    `link_min` is in GB/s; `say` is what to add for a part that the clause reaches.
    """

    name: str
    tpp_min: float | None = None
    tpp_below: float | None = None
    density_min: float | None = None
    density_below: float | None = None
    link_min: float | None = None
    say: str | None = None


@dataclass(frozen=True)
class Rule:
    """A published rule: in force from `start`, up to but without `end` (ISO days)."""

    id: str
    start: str
    end: str | None
    citation: str
    say: str
    source: str
    clauses: tuple[Clause, ...]
    non_datacentre_tpp: float | None = None
    non_datacentre_say: str | None = None


@dataclass(frozen=True)
class RuledLetter:
    """A date on which "is informed" letters went out, and the citation."""

    date: str
    citation: str


@dataclass(frozen=True)
class Review:
    """How licence applications for China are judged from a day on."""

    start: str
    clause: str
    tpp_below: float
    bandwidth_below: float
    within: str
    beyond: str


@dataclass(frozen=True)
class Rules:
    """All of ``data/rules.toml``, oldest first; `words` for what no rule reaches."""

    rules: tuple[Rule, ...]
    letters: tuple[RuledLetter, ...]
    reviews: tuple[Review, ...]
    words: dict[str, str]


@dataclass(frozen=True)
class Verdict:
    """What a rule makes of one variant; `clause` is set where `reached` is True."""

    variant: str
    reached: bool | None
    clause: Clause | None = None


@cache
def load_rules() -> Rules:
    """Load the shipped rules (once)."""
    path = files("tender_scan.lexicon") / "data" / "rules.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return Rules(
        rules=tuple(map(_rule, table["rule"])),
        letters=tuple(
            RuledLetter(row["date"], row["citation"]) for row in table["letter"]
        ),
        reviews=tuple(
            Review(start=row["from"], **_only(Review, row)) for row in table["review"]
        ),
        words=table["words"],
    )


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        start=row["from"],
        end=row.get("to"),
        clauses=tuple(Clause(**_only(Clause, clause)) for clause in row["clause"]),
        **_only(Rule, row),
    )


def _only(kind: type, row: dict[str, Any]) -> dict[str, Any]:
    """Keep the keys that are fields of `kind`; the rest are notes for readers."""
    return {field.name: row[field.name] for field in fields(kind) if field.name in row}


def judge(rule: Rule, term: Term, variant: Variant) -> Verdict:
    """Test one variant by one rule.

    Parameters
    ----------
    term
        The variant's term; says whether it is a datacentre part.
    """
    if _exempt(rule, term, variant):
        return Verdict(variant.name, False)
    outcomes = [(_holds(clause, variant), clause) for clause in rule.clauses]
    for outcome, clause in outcomes:
        if outcome:
            return Verdict(variant.name, True, clause)
    unknown = any(outcome is None for outcome, _ in outcomes)
    return Verdict(variant.name, None if unknown else False)


def is_datacentre(term: Term, variant: Variant) -> bool | None:
    """Whether the variant is designed or marketed for datacentres; None: not known."""
    return term.datacentre if variant.datacentre is None else variant.datacentre


def _exempt(rule: Rule, term: Term, variant: Variant) -> bool:
    """Whether Note 2 lets the variant out: no datacentre part, below the TPP."""
    if rule.non_datacentre_tpp is None or is_datacentre(term, variant) is not False:
        return False
    tpp = total_processing_performance(variant)
    return tpp is not None and tpp < rule.non_datacentre_tpp


def _holds(clause: Clause, variant: Variant) -> bool | None:
    tpp, density = total_processing_performance(variant), performance_density(variant)
    conditions = (
        _at_least(tpp, clause.tpp_min),
        _below(tpp, clause.tpp_below),
        _at_least(density, clause.density_min),
        _below(density, clause.density_below),
        _at_least(variant.link, clause.link_min),
    )
    if False in conditions:
        return False
    return None if None in conditions else True


def _at_least(value: float | None, minimum: float | None) -> bool | None:
    if minimum is None:
        return True
    return None if value is None else value >= minimum


def _below(value: float | None, limit: float | None) -> bool | None:
    if limit is None:
        return True
    return None if value is None else value < limit


def clause_names(verdicts: list[Verdict]) -> str:
    """Name the clauses that reached something: ``3A090.a``, ``3A090.a or 3A090.b``."""
    names = {verdict.clause.name for verdict in verdicts if verdict.clause}
    return " or ".join(sorted(names))


def for_kind(rule: str, term: Term) -> str:
    """Name a rule for the term's kind: machines follow the chip inside, as 4A090."""
    return rule.replace("3A090", "4A090") if term.kind == "system" else rule
