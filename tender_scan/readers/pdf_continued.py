"""Ruled tables that a page break cut: the later part stands under the first's header."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tender_scan.readers.pdf_chars import PageChars
from tender_scan.readers.pdf_tables import Ruled, grid
from tender_scan.records.document import Table

_SAME = 4.0
"""Edges this near, in points, are one."""
_RUNNING = 120
"""Characters of running headers, or of footers, that may stand between the parts."""


def begins_page(table: Ruled, chars: PageChars) -> bool:
    """Say whether nothing but a running header stands above a table."""
    top = table.frame[1]
    above = sum(rect is not None and rect[3] < top for rect in chars.rects)
    return above <= _RUNNING


def ends_page(table: Ruled, chars: PageChars) -> bool:
    """Say whether nothing but a footer stands below a table."""
    bottom = table.frame[3]
    below = sum(rect is not None and rect[1] > bottom for rect in chars.rects)
    return below <= _RUNNING


def goes_on(
    above: Ruled, chars_above: PageChars, below: Ruled, chars_below: PageChars
) -> bool:
    """Say whether a table goes on with one of the next page.

    They end and begin their pages, and the columns of one are among the other's.
    """
    outer = (above.frame[0], above.frame[2]), (below.frame[0], below.frame[2])
    if any(abs(one - other) > _SAME for one, other in zip(*outer, strict=True)):
        return False
    few, many = sorted((above.lefts, below.lefts), key=len)
    if any(_nearest(left, many) is None for left in few):
        return False
    return ends_page(above, chars_above) and begins_page(below, chars_below)


def joined(
    ruled: Mapping[int, Sequence[Ruled]], chars: Mapping[int, PageChars]
) -> dict[int, tuple[Table, ...]]:
    """Mark the tables that go on from the page before, and count columns alike.

    Parameters
    ----------
    ruled
        Tables by page number, from top to bottom.
    chars
        Of every one of these pages.
    """
    tables: dict[int, tuple[Table, ...]] = {}
    lefts: Sequence[float] = ()  # of the table that may go on
    for number in sorted(ruled):
        here = list(ruled[number])
        made = [each.table for each in here]
        before = ruled.get(number - 1)
        if (
            here
            and before
            and goes_on(before[-1], chars[number - 1], here[0], chars[number])
        ):
            made[0] = _under(here[0], lefts, number)
        if here and not (len(here) == 1 and made[0].continues):
            lefts = here[-1].lefts
        tables[number] = tuple(made)
    return tables


def _under(table: Ruled, lefts: Sequence[float], number: int) -> Table:
    """Lay a table out in the columns of the one that it continues."""
    near = [_nearest(left, lefts) for left in table.lefts]
    if len(lefts) < len(table.lefts) or None in near:
        return replace(table.table, continues=True)
    moved = {left: to for left, to in zip(table.lefts, near, strict=True) if to}
    boxes = [
        (moved.get(x0, x0), top, x1, bottom) for x0, top, x1, bottom in table.boxes
    ]
    return replace(grid(number, boxes, table.cells, lefts), continues=True)


def _nearest(left: float, lefts: Sequence[float]) -> float | None:
    found = min(lefts, key=lambda each: abs(each - left), default=None)
    return found if found is not None and abs(found - left) <= _SAME else None
