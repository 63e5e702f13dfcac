"""Pieces of recognised text, and the lines they make."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from tender_scan.readers.ocr.engine import Glyph, Run

Place = TypeVar("Place")

_SHARED = 0.5


@dataclass(frozen=True)
class Piece:
    """Part of a run that lies in one cell, or all of it; never empty."""

    glyphs: tuple[Glyph, ...]
    gaps: tuple[bool, ...]

    @cached_property
    def x0(self) -> float:
        """Left end."""
        return min(glyph.x0 for glyph in self.glyphs)

    @cached_property
    def x1(self) -> float:
        """Right end."""
        return max(glyph.x1 for glyph in self.glyphs)

    @cached_property
    def top(self) -> float:
        """Median of the glyphs' tops, so that one stray box does not move it."""
        return sorted(glyph.top for glyph in self.glyphs)[len(self.glyphs) // 2]

    @cached_property
    def bottom(self) -> float:
        """Median of the glyphs' bottoms."""
        return sorted(glyph.bottom for glyph in self.glyphs)[len(self.glyphs) // 2]

    @property
    def height(self) -> float:
        """Of its line of text."""
        return max(self.bottom - self.top, 1)


def split_run(
    run: Run, place: Callable[[Glyph], Place]
) -> Iterator[tuple[Place, Piece]]:
    """Cut a run where its glyphs change their place."""
    first = 0
    places = [place(glyph) for glyph in run.glyphs]
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[first]:
            yield places[first], Piece(run.glyphs[first:at], run.gaps[first:at])
            first = at


def lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Put pieces side by side into lines, top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.top + each.bottom) / 2):
        if lines and _beside(lines[-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda each: each.x0) for line in lines]


def _beside(line: Sequence[Piece], piece: Piece) -> bool:
    last = line[-1]
    shared = min(last.bottom, piece.bottom) - max(last.top, piece.top)
    return shared >= _SHARED * min(last.height, piece.height)
