"""How sure a value is: by the rule that read it and by what else was read."""

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from tender_scan.notices.candidates import Candidate

_LEAST, _MOST = 0.01, 0.99


class _Table(NamedTuple):
    """Shares of right values by the beginning of a rule's name, and factors."""

    shares: dict[str, float]
    other: float
    factors: dict[str, float]


def confidence_of(
    candidate: Candidate, rivals: Sequence[Candidate], reason: str | None
) -> float:
    """Return the probability that a chosen value is the field's, from 0 to 1.

    Parameters
    ----------
    rivals
        All candidates of its field, itself among them.
    reason
        Why it was taken where that took a step of thought: such values are less sure.
    """
    odds = _odds(_share(candidate.rule))
    factors = _table().factors
    said = [each for each in rivals if each.refused is None and each is not candidate]
    if any(each.value == candidate.value for each in said):
        odds *= factors["said_twice"]
    if any(each.value != candidate.value for each in said):
        odds *= factors["something_else_said"]
    if reason:
        odds *= factors["worked_out"]
    return round(min(_MOST, max(_LEAST, odds / (1 + odds))), 2)


def confidence_against(candidate: Candidate) -> float:
    """Return the same for a value that was not taken."""
    factor = _table().factors["refused" if candidate.refused else "rival"]
    return round(factor * _share(candidate.rule), 2)


@lru_cache(maxsize=256)
def _share(rule: str) -> float:
    table = _table()
    for name, share in table.shares.items():
        if rule.startswith(name):
            return share
    return table.other


def _odds(share: float) -> float:
    return share / (1 - share)


@lru_cache(maxsize=1)
def _table() -> _Table:
    path = resources.files("tender_scan.notices").joinpath("data/confidence.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Table(data["rule"], data["other_rule"], data["factor"])
