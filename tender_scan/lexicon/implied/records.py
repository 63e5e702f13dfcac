"""What the parser of unnamed chips hands out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FigureRead:
    """One figure with its unit, as an item states it.

    Parameters
    ----------
    kind
        A precision (``fp16``, ``tf32``, ``int8`` ...), ``throughput`` where the
        precision is not said, ``memory``, ``bandwidth``, ``link``, ``cuda_cores``,
        ``tensor_cores``, ``bus_width`` or ``power``.
    value
        As stated, in `unit`; neither halved for sparsity nor divided by cards.
    unit
        ``TFLOPS``, ``TOPS``, ``GB``, ``GB/s``, ``W``, ``bit``, or empty for a count.
    start, end
        Span of number and unit in the text as read.
    per
        ``card``, ``machine`` or ``unknown``.
    sparse
        Whether the text says that the figure counts sparsity.
    """

    kind: str
    value: float
    unit: str
    start: int
    end: int
    per: str = "unknown"
    sparse: bool = False


@dataclass(frozen=True)
class Implied:
    """An item whose figures point to a restricted chip.

    Parameters
    ----------
    start, end
        From the first to the last figure, in code points of the text as read.
    term_ids
        Restricted chips that satisfy the figures, nearest first; never empty.
    also
        Unrestricted and domestic chips that satisfy them too, if less exactly.
    certainty
        From 0 to 1: how surely the figures mean a restricted chip at all.
    """

    start: int
    end: int
    surface: str
    term_ids: tuple[str, ...]
    also: tuple[str, ...]
    certainty: float
    figures: tuple[FigureRead, ...]
