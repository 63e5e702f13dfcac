"""How much of a known text was read, in which order, and which names in it."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher


def ink(text: str) -> str:
    """A text without blanks and the signs between cells."""
    return "".join(text.replace("|", " ").split())


def recall(known: str, read: str) -> float:
    """Share of the known characters that were read, wherever they stand."""
    wanted, found = Counter(ink(known)), Counter(ink(read))
    return sum((wanted & found).values()) / max(sum(wanted.values()), 1)


def order(known: str, read: str) -> float:
    """How alike the two run: 2 M / T over matching blocks (Ratcliff, Obershelp)."""
    return SequenceMatcher(None, ink(known), ink(read), autojunk=False).ratio()


def found_of(known: Sequence[str], read: Sequence[str]) -> int:
    """How many of the known terms were found, each as often as it is named."""
    return sum((Counter(known) & Counter(read)).values())
