"""What few labels do not carry: said in words beside the figures."""

from collections.abc import Iterator

from tender_scan.training.metrics import Judged

LEAST_FOR_RECALL = 60
"""Sought mentions; with none of 59 missed, 5 % may still be (rule of three)."""
LEAST_FOR_THRESHOLDS = 30
"""Sought mentions; a threshold set on fewer rests on the two or three lowest."""
LEAST_GROUPS = 20
"""Groups; with fewer, intervals from resampled groups are too narrow (Cameron, Gelbach
and Miller, Bootstrap-based improvements for inference with clustered errors, 2008)."""


def refusals(judged: Judged) -> tuple[str, ...]:
    """Say which claims these labels do not carry; the figures stand all the same."""
    return tuple(_refusals(int(judged.sought.sum()), len(set(judged.family))))


def _refusals(sought: int, groups: int) -> Iterator[str]:
    if sought < LEAST_FOR_THRESHOLDS:
        yield (
            f"too few sought mentions ({sought}) for a claim on the thresholds: what "
            f"flag and review mean here is not known; label {LEAST_FOR_THRESHOLDS} at "
            "least"
        )
    if sought < LEAST_FOR_RECALL:
        yield (
            f"too few sought mentions ({sought}) for a claim on recall; label "
            f"{LEAST_FOR_RECALL} at least"
        )
    if groups < LEAST_GROUPS:
        yield (
            f"too few families ({groups}) for a claim on the intervals: they are "
            f"narrower than the truth; label passages of {LEAST_GROUPS} at least"
        )
