"""Intervals of figures: what would come out with other families of the same kind."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from tender_scan.training.metrics import FIGURES, OF_PARTS, Judged, Share

_RESAMPLES = 500


@dataclass(frozen=True)
class Figure:
    """A value with its 95 % interval over resampled families."""

    value: float
    low: float
    high: float


def figures(
    judged: Judged, names: Collection[str] = FIGURES, seed: int = 0
) -> dict[str, Figure]:
    """Compute figures, each with a bootstrap interval that keeps families whole.

    A figure of which there is nothing to measure is left out. What few labels do not
    carry, `claims.refusals` says.
    """
    samples = list(_resampled(judged, seed))
    values = {name: OF_PARTS[name].compute(judged) for name in names}
    return {
        name: Figure(value, *_interval(OF_PARTS[name].compute, judged, samples))
        for name, value in values.items()
        if not isnan(value)
    }


def _resampled(judged: Judged, seed: int) -> Iterator[Judged]:
    """Draw whole families, as many as there are, with replacement."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, family in enumerate(judged.family):
        rows[family].append(row)
    families = [np.array(each, dtype=np.intp) for each in rows.values()]
    generator = np.random.default_rng(seed)
    for chosen in generator.integers(len(families), size=(_RESAMPLES, len(families))):
        yield judged.take(np.concatenate([families[i] for i in chosen]))


def _interval(
    compute: Callable[[Judged], float], judged: Judged, samples: Sequence[Judged]
) -> tuple[float, float]:
    """The middle 95 % of the resampled values.

    Where a share is all or nothing, every sample repeats it and tells no more. Then it
    is the bound of Clopper and Pearson (1934), with families for trials.
    """
    low, high = np.nanpercentile([compute(each) for each in samples], [2.5, 97.5])
    value = compute(judged)
    if isinstance(compute, Share) and value in (0, 1):
        open_end = 0.025 ** (1 / compute.families(judged))
        return (open_end, 1.0) if value else (0.0, 1 - open_end)
    return float(low), float(high)
