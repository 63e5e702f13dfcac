"""Compare the figures of an item with one row of the specification table."""

from collections.abc import Sequence
from dataclasses import dataclass

from tender_scan.lexicon.implied.label import THROUGHPUTS
from tender_scan.lexicon.implied.table import MEMORY_TYPES, Row

_OVER = {"cuda_cores": 1.002, "tensor_cores": 1.002, "memory": 1.0, "bus_width": 1.0}
_OVER_OTHER = 1.016
"""How far a requirement may lie above a chip's figure: makers round as well."""
_EXACT = 0.985
_ROUNDED = 0.87
"""Requirements round down by up to 13 %."""

_WEIGHTS = {"memory": 0.7, "bandwidth": 0.9, "rate": 0.8, "link": 0.9, "bus_width": 0.4,
            "throughput": 0.8, "power": 0.3, "memory_type": 0.4}  # fmt: skip
_UNKNOWN = 0.4
"""What a figure counts for that the table does not know of a chip."""
_UNSAID = 0.85
"""Nearness of a figure that is twice the dense one while the text is silent."""
NEAR = 0.75
"""A figure from here on is near: see `nearness`."""


@dataclass(frozen=True)
class PerCard:
    """A figure of one card, ready to compare.

    Parameters
    ----------
    value
        Per card, as stated, so with sparsity where `sparse`.
    sparse
        None where the text does not say; both readings are tried then. False is
        the dense figure.
    """

    kind: str
    value: float
    sparse: bool | None = None


@dataclass(frozen=True)
class Item:
    """What an item asks of one card, and the kind of memory it names."""

    figures: tuple[PerCard, ...]
    memory_type: str | None = None


@dataclass(frozen=True)
class Fit:
    """How one row meets an item.

    Parameters
    ----------
    score
        From 0 to 1, how exactly; 1 where every figure is the chip's own.
    evidence
        Summed weight of the figures that are near.
    near
        How many figures are near.
    """

    row: Row
    score: float
    evidence: float
    near: int


def nearness(ratio: float, kind: str) -> float | None:
    """Score ``required / specified``; None where the chip falls short.

    >>> nearness(1.0, "fp16"), nearness(1.1, "fp16")
    (1.0, None)
    """
    if kind == "power":
        return max(0.0, 1 - 3 * abs(ratio - 1))
    if ratio > _OVER.get(kind, _OVER_OTHER):
        return None
    if ratio >= _EXACT:
        return 1.0
    if ratio >= _ROUNDED:
        return 1 - (_EXACT - ratio) / (_EXACT - _ROUNDED) * (1 - NEAR)
    return 0.5 * (ratio / _ROUNDED) ** 2


def fit(item: Item, row: Row) -> Fit | None:
    """Compare; None where the chip falls short or too little of it is known."""
    unknown = 0
    scored: list[tuple[float, float]] = []
    for figure in item.figures:
        values = _specified(figure, row)
        near = _score(figure, values, row)
        if near is None:
            return None
        unknown += not values
        scored.append((_WEIGHTS.get(figure.kind, 1.0), near))
    if 2 * unknown > len(scored) or unknown == len(scored):
        return None
    if item.memory_type:
        near = _memory_type(item.memory_type, row)
        if near is None:
            return None
        scored.append((_WEIGHTS["memory_type"], near))
    total = sum(weight for weight, _ in scored)
    score = sum(weight * near for weight, near in scored) / total
    good = [weight * near for weight, near in scored if near >= NEAR]
    return Fit(row, score, sum(good), len(good))


def _score(figure: PerCard, known: list[float], row: Row) -> float | None:
    """Nearness of the best reading of a figure; None where none is satisfied."""
    if not any(known):
        lacking = 0.0 in known or _unsupported(figure.kind, row)
        return None if lacking else _UNKNOWN
    factor = 2 if figure.sparse and row.sparse else 1
    scores = [nearness(figure.value / (factor * value), figure.kind) for value in known]
    best = max((score for score in scores if score is not None), default=None)
    if figure.sparse is None and row.sparse and figure.kind in THROUGHPUTS:
        exact = any(
            _EXACT <= figure.value / (2 * value) <= _OVER_OTHER for value in known
        )
        return max(best or 0.0, _UNSAID) if exact else best
    return best


def _specified(figure: PerCard, row: Row) -> list[float]:
    """Values of a row that a figure may mean."""
    kinds: Sequence[str] = (figure.kind,)
    if figure.kind == "rate":
        kinds = ("bandwidth", "link")
    elif figure.kind == "throughput":
        kinds = ("fp16", "int8", "fp8", "fp32")
    values = [value for kind in kinds for value in row.figures.get(kind, ())]
    return [value for value in values if value > 0] or values


def _unsupported(kind: str, row: Row) -> bool:
    """Whether a chip whose throughput is known does without this precision."""
    computes = any(each in row.figures for each in THROUGHPUTS)
    return computes and kind in ("int8", "fp8", "fp4", "tf32")


def _memory_type(asked: str, row: Row) -> float | None:
    """Compare kinds of memory; None where the card's is another or older."""
    if row.memory_type is None:
        return _UNKNOWN
    if asked[:3] != row.memory_type[:3]:
        return None
    if asked == row.memory_type:
        return 1.0
    newer = MEMORY_TYPES.index(row.memory_type) < MEMORY_TYPES.index(asked)
    return (0.8 if asked == "hbm" else 0.6) if newer else None
