"""MinHash sketches: a few numbers from which the likeness of two texts is guessed.

Broder, On the resemblance and containment of documents (1997); the bands are those of
Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.
"""

from collections.abc import Iterator
from struct import pack, unpack

from rensa import RMinHash

_NUMBERS, _SEED = 64, 42
_BAND = 4
"""Sixteen bands of four: a pair of likeness .5 is proposed with .64, of .7 with .99."""


def sketch(pieces: frozenset[str]) -> bytes:
    """Sketch a set of pieces, in 256 bytes."""
    minhash = RMinHash(num_perm=_NUMBERS, seed=_SEED)
    minhash.update(sorted(pieces))
    return pack(f"<{_NUMBERS}I", *minhash.digest())


def bands(sketch: bytes) -> Iterator[tuple[int, ...]]:
    """Cut a sketch into bands; texts that share one are worth comparing."""
    numbers = unpack(f"<{_NUMBERS}I", sketch)
    for at in range(0, _NUMBERS, _BAND):
        yield (at, *numbers[at : at + _BAND])
