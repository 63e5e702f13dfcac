"""Say what each number is a figure of: kind, per card or machine, sparse or dense."""

import re
from dataclasses import dataclass, replace

from tender_scan.lexicon.implied.folded import Folded
from tender_scan.lexicon.implied.numbers import Measured, read_measured
from tender_scan.lexicon.implied.words import words

PRECISIONS = ("fp64", "fp32", "tf32", "fp16", "bf16", "fp8", "int8", "int4", "fp4")
THROUGHPUTS = (*PRECISIONS, "throughput")

_LEFT, _RIGHT, _NEAR = 48, 16, 14
_HARD = re.compile(r"[。;]|\n\s*\n")
_SOFT = re.compile(r"[,。;、\n|]")
_LEAST_LINK = 100.0
"""GB/s; below it stands a PCIe slot."""
_CARD_BANDWIDTH = 1300.0
"""GB/s; a bandwidth above it that is not named is the memory's."""


@dataclass(frozen=True)
class Stated:
    """A figure of an item, with its span in the folded text.

    Parameters
    ----------
    kind
        As in `FigureRead`; ``rate`` where a bandwidth is not said to be of memory
        or link, ``masked`` where the digits are starred out.
    value
        In the unit of `FigureRead`.
    per
        ``card``, ``machine``, ``total``, ``cluster`` or ``unknown``.
    """

    kind: str
    value: float
    unit: str
    start: int
    end: int
    per: str = "unknown"
    sparse: bool = False


@dataclass(frozen=True)
class _Around:
    """What stands round a number: its clause, and what is its own on both sides."""

    clause: str
    left: str
    right: str

    @property
    def near(self) -> str:
        """What stands after the last comma on the left."""
        return re.split(r"[,、]", self.left)[-1]

    def label(self) -> str | None:
        """Kind that the words give: the nearest on the left, else on the right."""
        left = words().labels.find(self.left.replace("\n", " "))
        own = [found for found in left if found[0] not in ("other", "throughput")]
        tail = len(self.left) - len(self.near)
        if own and (own[-1] is left[-1] or own[-1][1] >= tail):
            return own[-1][0]
        after = words().labels.find(_SOFT.split(self.right)[0])
        if left and (left[-1][1] >= tail or not after):
            return left[-1][0]
        return after[0][0] if after else None


class Labeller:
    """Reads the figures of one folded stretch from left to right."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._text = folded.text
        self._reached = 0
        self._pending: list[str] = []
        self._last: Stated | None = None

    def read(self) -> list[Stated]:
        """Give all figures of the stretch in the order of the text."""
        found: list[Stated] = []
        numbers = read_measured(self._text)
        for number, after in zip(numbers, [*numbers, None][1:], strict=True):
            limit = after.start if after else len(self._text)
            around = self._around(number, limit)
            figures = self._figures(number, around)
            self._reached = number.end
            if figures:
                self._last = figures[-1]
                found += figures
        return found

    def _around(self, number: Measured, limit: int) -> _Around:
        low = max(0, number.start - _LEFT)
        clause = _HARD.split(self._text[low : number.start])[-1]
        own = self._text[max(self._reached, number.start - len(clause)) : number.start]
        right = self._text[number.end : min(limit, number.end + _RIGHT)]
        return _Around(clause, own, _HARD.split(right)[0])

    def _figures(self, number: Measured, around: _Around) -> list[Stated]:
        if number.measure == "masked":
            return [Stated("masked", 0.0, "", number.start, number.end)]
        if self._is_bound(number, around) or _is_bits(number, self._folded):
            return []
        first = self._one(number, around)
        if first is None:
            return []
        if first.kind not in THROUGHPUTS or len(number.values) == 1:
            return [first]
        kinds = _distinct(around.left)
        if len(kinds) != len(number.values):
            return [replace(first, value=min(number.values))]
        return [
            replace(first, kind=kind, value=value)
            for kind, value in zip(kinds, number.values, strict=True)
        ]

    def _is_bound(self, number: Measured, around: _Around) -> bool:
        """Whether the figure is an upper limit, which no chip is recognised by."""
        left = around.left.rstrip()
        at_most = words().most.search(left) and not words().not_most.search(left)
        return bool(at_most) and number.measure != "watt"

    def _one(self, number: Measured, around: _Around) -> Stated | None:
        label = around.label()
        kind, unit, factor = self._kind(number, around, label)
        if kind is None:
            return None
        stated = Stated(
            kind,
            number.values[0] * factor,
            unit,
            number.start,
            number.end,
            _scope(around),
            kind in THROUGHPUTS and _is_sparse(around),
        )
        if kind == "link":
            return _link(stated, around)
        return stated

    def _kind(
        self, number: Measured, around: _Around, label: str | None
    ) -> tuple[str | None, str, float]:
        """Give kind, unit and a factor, or None where the figure is of no use."""
        match number.measure:
            case "flops":
                processor = re.search(r"(?<![a-z])cpu", around.near)
                kind = None if processor else self._precision(around)
                return kind, _flops_unit(kind), 1.0
            case "rate":
                return self._rate(number, around, label), "GB/s", 1.0
            case "size":
                return self._size(number, around, label), "GB", 1.0
            case "bare":
                return self._bare(number, around, label)
            case "watt":
                good = label == "power" and "电源" not in around.left
                return ("power" if good else None), "W", 1.0
            case "bits":
                wide = "位宽" in around.left and number.values[0] > 64
                return ("bus_width" if wide else None), "bit", 1.0
        return number.measure, "", 1.0

    def _precision(self, around: _Around) -> str:
        own = _distinct(around.near) or _distinct(around.left)
        if not own and not self._pending:
            own = _distinct(_SOFT.split(around.right)[0])
        if own:
            self._pending = []
            if len(own) > 1 and "分别" in around.left:
                own, self._pending = own[:1], own[1:]
            if {*own} == {"fp16", "bf16"}:
                return "fp16"
            return own[-1] if len(own) == 1 or _distinct(around.near) else "throughput"
        if self._pending:
            return self._pending.pop(0)
        last = self._last
        same = last and last.kind in THROUGHPUTS and "分别" not in around.left
        if last and same and len(around.left) <= _NEAR and "稀疏" in around.left:
            return last.kind
        return "throughput"

    def _rate(self, number: Measured, around: _Around, label: str | None) -> str | None:
        if label in ("bandwidth", "link"):
            return label
        if label == "memory":
            return "bandwidth"
        if label == "other" or number.unit == "m":
            return None
        last = self._last
        named = "带宽" in around.left
        goes_on = label is None and last and number.start - last.end <= _NEAR
        if goes_on and not named and last and last.kind in ("link", "bandwidth"):
            return last.kind
        if not named and not words().context.search(around.clause):
            return None
        return "bandwidth" if number.values[0] >= _CARD_BANDWIDTH else "rate"

    def _size(self, number: Measured, around: _Around, label: str | None) -> str | None:
        if label in ("memory", "bandwidth"):
            return "memory"
        if label in ("other", "power"):
            return None
        others = any(kind == "other" for kind, _ in words().labels.find(around.clause))
        card = words().context.search(around.clause + around.right)
        return "memory" if card and not others and number.unit == "g" else None

    def _bare(
        self, number: Measured, around: _Around, label: str | None
    ) -> tuple[str | None, str, float]:
        computing = label == "throughput" or (_distinct(around.left) and not label)
        if number.unit in "tp" and (computing or _distinct(around.near)):
            kind = self._precision(around)
            return kind, _flops_unit(kind), 1.0 if number.unit == "t" else 1e3
        if number.unit == "p":
            return None, "", 1.0
        if label in ("bandwidth", "link"):
            return label, "GB/s", 1.0 if number.unit == "g" else 1e3
        if number.unit == "g":
            return self._size(number, around, label), "GB", 1.0
        return None, "", 1.0


def _distinct(text: str) -> list[str]:
    """Precisions named in `text`, each once, in order."""
    return list(dict.fromkeys(kind for kind, _ in words().precisions.find(text)))


def _flops_unit(kind: str | None) -> str:
    return "TOPS" if kind in ("int8", "int4") else "TFLOPS"


def _link(stated: Stated, around: _Around) -> Stated | None:
    """Count a link in both directions; None for one that is no more than a slot."""
    if "单向" in around.near:
        stated = replace(stated, value=2 * stated.value)
    return stated if stated.value >= _LEAST_LINK else None


def _is_bits(number: Measured, folded: Folded) -> bool:
    """Whether a rate is written in bits: ``Gb/s``, ``Gbps``."""
    if number.measure != "rate":
        return False
    return re.search("[GMT]b", folded.as_read(number.start, number.end)) is not None


def _scope(around: _Around) -> str:
    """Say what the figure counts for; a whole machine only in its own clause."""
    found = words().scopes.find(around.clause)
    if not found:
        return "unknown"
    if found[-1][0] == "card":
        return "card"
    near = [kind for kind, _ in words().scopes.find(around.near)]
    return ("total" if "total" in near else near[-1]) if near else "unknown"


def _is_sparse(around: _Around) -> bool:
    right = _SOFT.split(around.right)[0]
    closed = right[: right.find(")") + 1] if "(" in right else right
    if words().dense.search(around.near) or words().dense.search(closed):
        return False
    return bool(words().sparse.search(around.near) or words().sparse.search(closed))
