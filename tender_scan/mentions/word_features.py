"""Features made of words and characters: round the mention, in its clause and row."""

from collections.abc import Iterator
from itertools import pairwise

from tender_scan.mentions.clauses import Clauses
from tender_scan.mentions.context import Context
from tender_scan.mentions.marks import TARGET
from tender_scan.mentions.row import Row
from tender_scan.mentions.segment import Segmenter
from tender_scan.mentions.shapes import shape_beside, shape_numbers

_NEAR = 20
_CHARACTERS = 30


def window_words(left: str, right: str, segmenter: Segmenter) -> list[str]:
    """Words, and pairs of neighbouring words."""
    words = (*segmenter.cut(left), TARGET, *segmenter.cut(right))
    return [f"word:{word}" for word in words if word != TARGET] + [
        f"pair:{first}_{second}" for first, second in pairwise(words)
    ]


def clause_words(clauses: Clauses, segmenter: Segmenter) -> Iterator[str]:
    """Words of the own clause by side, the closest by position, the label's words."""
    before = segmenter.cut(shape_numbers(clauses.lead))
    after = segmenter.cut(shape_numbers(clauses.tail))
    yield from (f"before:{word}" for word in before)
    yield from (f"after:{word}" for word in after)
    yield f"lead1:{before[-1] if before else ''}"
    yield f"tail1:{after[0] if after else ''}"
    yield f"lead2:{'_'.join(before[-2:])}"
    yield f"tail2:{'_'.join(after[:2])}"
    yield f"first:{before[0] if before else ''}"
    yield from (f"label:{word}" for word in segmenter.cut(clauses.label))
    if clauses.parenthesis is not None:
        words = segmenter.cut(clauses.parenthesis)
        yield f"bracket:{words[-1] if words else ''}"


def side_words(left: str, right: str, segmenter: Segmenter) -> Iterator[str]:
    """Words close to the mention, with their side; the nearest ones by position."""
    before, after = segmenter.cut(left[-_NEAR:]), segmenter.cut(right[:_NEAR])
    yield from (f"left:{word}" for word in before)
    yield from (f"right:{word}" for word in after)
    yield f"left1:{before[-1] if before else ''}"
    yield f"right1:{after[0] if after else ''}"
    yield f"between:{before[-1] if before else ''}_{after[0] if after else ''}"


def end_characters(left: str, right: str) -> Iterator[str]:
    """The characters that touch the mention, as they are and by their class."""
    for size in (1, 2, 3):
        yield f"lchar:{left[-size:]}"
        yield f"rchar:{right[:size]}"
    yield f"lclass:{shape_beside(left[-2:])}"
    yield f"rclass:{shape_beside(right[:2])}"
    yield f"rclass:{shape_beside(right[:4])}"


def character_pairs(left: str, right: str) -> Iterator[str]:
    """Pairs and triples of characters round the mention."""
    text = left[-_CHARACTERS:] + TARGET + right[:_CHARACTERS]
    for size in (2, 3):
        for start in range(len(text) - size + 1):
            piece = text[start : start + size]
            if "\n" not in piece:
                yield f"char:{piece}"


def row_words(row: Row | None, segmenter: Segmenter) -> Iterator[str]:
    """Words of the column's name and of the other cells under their columns."""
    if row is None:
        return
    yield from (f"column:{word}" for word in segmenter.cut(row.column))
    for column, text in row.cells:
        for word in segmenter.cut(shape_numbers(text)):
            yield f"cell:{word}"
            if column:
                yield f"cell:{column}:{word}"


def place_words(context: Context, segmenter: Segmenter) -> Iterator[str]:
    """Words of the title, the heading and the table header."""
    yield from (f"title:{word}" for word in segmenter.cut(context.title))
    yield from (f"section:{word}" for word in segmenter.cut(context.section))
    yield from (f"header:{word}" for word in segmenter.cut(context.header))
