"""Krippendorff's alpha for names (nominal data), with an interval.

Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): from the matrix of
coincidences o, alpha = 1 - (n - 1) * sum(o_ck) / sum(n_c * n_k), both over c unequal k.
1 is full agreement, 0 what chance would give; .8 is asked for in earnest, below .667
nothing should be concluded (Krippendorff, Content Analysis, 2004).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_RESAMPLES = 1_000
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Unit:
    """One thing that was judged: its group, and one value a person who judged it."""

    group: Hashable
    values: tuple[str, ...]


@dataclass(frozen=True)
class Alpha:
    """Alpha with its 95 % interval over resampled groups.

    Not a number where everybody always said the same one thing: then there was nothing
    to agree on.

    Parameters
    ----------
    units
        Things that two people or more judged.
    """

    value: float
    low: float
    high: float
    units: int


def alpha(units: Sequence[Unit], seed: int = 0) -> Alpha:
    """Compute alpha; units with fewer than two values say nothing and are left out.

    Examples
    --------
    >>> pairs = ["aa", "aa", "bb", "ab"]
    >>> round(alpha([Unit(p, tuple(p)) for p in pairs]).value, 3)
    0.533
    """
    paired = [unit for unit in units if len(unit.values) > 1]
    names = sorted({value for unit in paired for value in unit.values})
    groups = sorted({unit.group for unit in paired}, key=repr)
    by_group = np.zeros((len(groups), len(names), len(names)))
    at = {group: number for number, group in enumerate(groups)}
    for unit in paired:
        by_group[at[unit.group]] += _coincidences(unit.values, names)
    if not paired:
        return Alpha(float("nan"), float("nan"), float("nan"), 0)
    draws = np.random.default_rng(seed).multinomial(
        len(groups), [1 / len(groups)] * len(groups), size=_RESAMPLES
    )
    resampled = [_alpha(each) for each in np.tensordot(draws, by_group, axes=1)]
    known = [value for value in resampled if not np.isnan(value)]
    low, high = np.percentile(known, [2.5, 97.5]) if known else (np.nan, np.nan)
    return Alpha(_alpha(by_group.sum(axis=0)), float(low), float(high), len(paired))


def _coincidences(values: Sequence[str], names: Sequence[str]) -> Matrix:
    """The pairs of values within one unit, each unit weighing as its values."""
    counts = np.array([values.count(name) for name in names], dtype=float)
    pairs: Matrix = np.outer(counts, counts) - np.diag(counts)
    return pairs / (len(values) - 1)


def _alpha(coincidences: Matrix) -> float:
    totals = coincidences.sum(axis=0)
    n = totals.sum()
    by_chance = n**2 - (totals**2).sum()
    if not by_chance:
        return float("nan")
    unequal = n - np.trace(coincidences)
    return float(1 - (n - 1) * unequal / by_chance)
