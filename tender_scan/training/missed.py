"""How many findings in band low are sought after all, estimated from a random sample.

The population is finite and drawn from without replacement, so the number of misses in
the sample is hypergeometric. The interval holds every number of misses in the whole
stratum that the sample does not contradict at 2.5 % to either side: the interval of
Clopper and Pearson (1934) for a finite population, as in Buonaccorsi, A note on
confidence intervals for proportions in finite populations (The American Statistician,
1987). It covers the truth in 95 % of samples or more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from scipy.stats import hypergeom

from tender_scan.store.samples import Sample

_TAIL = 0.025


@dataclass(frozen=True)
class Missed:
    """An estimate of the findings that were folded away wrongly.

    Parameters
    ----------
    estimate
        The share missed in the sample, of the whole stratum.
    low, high
        The 95 % interval.
    decided, drawn
        From how many findings it was made, of how many that were drawn.
    missed
        How many of these are sought.
    stratum_size
        Findings of band low that could have been drawn.
    is_current
        False where a later run may have changed what is low.
    """

    estimate: float
    low: int
    high: int
    decided: int
    drawn: int
    missed: int
    stratum_size: int
    is_current: bool

    def __str__(self) -> str:
        """The estimate in one sentence, with what it does not cover in the next."""
        said = (
            f"Missed in band low: about {self.estimate:.0f} of {self.stratum_size} "
            f"findings (95 % interval {self.low} to {self.high}), from {self.decided} "
            f"labelled at random, {self.missed} of them sought."
        )
        if self.decided < self.drawn:
            said += (
                f" {self.drawn - self.decided} of the sample wait for a decision; if "
                "they were passed over for what they say, the estimate is wrong."
            )
        if not self.is_current:
            said += " A later run may have changed what is low: draw a new sample."
        return f"{said} Names that the lexicon does not know are not covered."


def estimate_missed(sample: Sample) -> Missed | None:
    """Estimate from a sample; None where nothing of it was decided."""
    if not sample.decided:
        return None
    size, decided, missed = sample.stratum_size, sample.decided, sample.missed
    low, high = missed_interval(size, decided, missed)
    return Missed(
        size * missed / decided,
        low,
        high,
        decided,
        sample.drawn,
        missed,
        size,
        sample.is_current,
    )


def missed_interval(size: int, decided: int, missed: int) -> tuple[int, int]:
    """Give the smallest and the largest number of misses that a sample allows.

    Parameters
    ----------
    size, decided, missed
        The population, the sample, and the misses in the sample.

    Examples
    --------
    >>> missed_interval(1000, 59, 0)
    (0, 59)
    """
    fewest, most = missed, size - (decided - missed)

    def is_enough(misses: int) -> bool:
        return bool(hypergeom.sf(missed - 1, size, misses, decided) > _TAIL)

    def is_too_many(misses: int) -> bool:
        return bool(hypergeom.cdf(missed, size, misses, decided) <= _TAIL)

    low = _first(is_enough, fewest, most)
    return low, _first(is_too_many, low, most + 1) - 1


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """Find the first number from `low` on for which something holds; `high` if none.

    What holds for a number holds for those above it.
    """
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
