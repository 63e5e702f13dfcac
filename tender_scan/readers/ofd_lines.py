"""The text of an OFD page: runs put together to lines, lines in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tender_scan.readers.ofd_frame import POINTS_PER_MM, Box
from tender_scan.readers.ofd_runs import Run
from tender_scan.readers.ofd_widths import is_wide
from tender_scan.records.document import Word

Line = list[Run]

# In ems.
_GAP = 0.2  # between runs on a line: a blank
_SAME_PLACE = 0.25
_SHARED = 0.5  # of the lower one's height: on one line
_FEWEST_COLUMN_LINES = 3
_FULL, _MOSTLY = 0.7, 0.6  # of a column's width, of its lines


@dataclass(frozen=True)
class PageText:
    """The text of a page, and where it stands in points."""

    text: str
    words: tuple[Word, ...]


def page_text(runs: Iterable[Run]) -> PageText:
    """Put a page's runs together.

    The order of the file is kept where it goes down the page, and where it fills one
    column after the other. Else (values written over the labels of a template, say)
    the lines are read from the top, each from the left.
    """
    text: list[str] = []
    words: list[Word] = []
    length = 0
    for line in _lines(list(_once(runs))):
        before: Run | None = None
        for run in line:
            joint = _joint(before, run) if before else ("\n" if length else "")
            words.extend(_words(run, length + len(joint)))
            text += joint, run.text
            length += len(joint) + len(run.text)
            before = run
    return PageText("".join(text), tuple(words))


def _once(runs: Iterable[Run]) -> Iterator[Run]:
    """Leave out what is drawn again in the same place, as makers of bold type do."""
    seen: dict[tuple[str, int, int], list[Box]] = {}
    for run in runs:
        if not run.text.strip():
            continue
        x, y = run.box[:2]
        near = max(run.size * _SAME_PLACE, 0.01)
        column, row = int(x // near), int(y // near)
        around = (
            box
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for box in seen.get((run.text, column + i, row + j), ())
        )
        if any(abs(x - box[0]) < near and abs(y - box[1]) < near for box in around):
            continue
        seen.setdefault((run.text, column, row), []).append(run.box)
        yield run


def _lines(runs: Sequence[Run]) -> list[Line]:
    """Put runs on lines, in reading order."""
    lines: list[Line] = []
    for run in runs:
        if lines and _goes_on(lines[-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    parts = _falling_parts(lines)
    if len(parts) < 2 or _mostly_sideways(runs) or _are_columns(parts):
        return lines
    return _from_the_top(runs)


def _goes_on(line: Line, run: Run) -> bool:
    return _on_one_line(line[-1], run) and run.box[0] >= line[-1].box[2] - run.size


def _on_one_line(one: Run, other: Run) -> bool:
    if not (one.is_level and other.is_level):
        return False
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared >= _SHARED * min(one.size, other.size)


def _falling_parts(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut the lines where they go up the page, or back on the same height."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and _is_below(parts[-1][-1][0], line[0]):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _is_below(one: Run, other: Run) -> bool:
    return other.box[3] > one.box[3] and not _on_one_line(one, other)


def _mostly_sideways(runs: Sequence[Run]) -> bool:
    level = sum(len(run.text) for run in runs if run.is_level)
    return level * 2 < sum(len(run.text) for run in runs)


def _are_columns(parts: Sequence[list[Line]]) -> bool:
    """Say whether each part stands beside the one before, both as running text."""
    return all(_is_column_beside(one, other) for one, other in pairwise(parts))


def _is_column_beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    top, bottom = right[0][0].box[1], left[-1][0].box[3]
    beside = [_extent(line) for line in left if line[0].box[3] > top]
    besides = [_extent(line) for line in right if line[0].box[1] < bottom]
    if min(len(beside), len(besides)) < _FEWEST_COLUMN_LINES:
        return False
    edge = max(end for _, end in beside)
    if min(start for start, _ in besides) < edge:
        return False
    return _is_prose(beside) and _is_prose(besides)


def _is_prose(extents: Sequence[tuple[float, float]]) -> bool:
    """Say whether most lines are about as long as the longest."""
    longest = max(end - start for start, end in extents)
    full = sum(1 for start, end in extents if end - start >= _FULL * longest)
    return full >= _MOSTLY * len(extents)


def _extent(line: Line) -> tuple[float, float]:
    return min(run.box[0] for run in line), max(run.box[2] for run in line)


def _from_the_top(runs: Sequence[Run]) -> list[Line]:
    lines: list[Line] = []
    for run in sorted(runs, key=lambda one: (one.box[1] + one.box[3]) / 2):
        # A line may lie a little behind, where marks of other sizes stand between.
        home = next((one for one in lines[:-6:-1] if _on_one_line(one[0], run)), None)
        if home is None:
            lines.append([run])
        else:
            home.append(run)
    for line in lines:
        line.sort(key=lambda run: run.box[0])
    return lines


def _joint(before: Run, run: Run) -> str:
    if before.text[-1].isspace() or run.text[0].isspace():
        return ""
    gap = run.box[0] - before.box[2]
    return " " if gap > _GAP * min(before.size, run.size) else ""


def _words(run: Run, offset: int) -> Iterator[Word]:
    """Cut a run to words: within one, all characters are about as wide."""
    start = 0
    for index in range(1, len(run.text) + 1):
        if index < len(run.text) and _class(run.text[index]) == _class(run.text[start]):
            continue
        boxes = [box for box in run.boxes[start:index] if box is not None]
        if boxes and not run.text[start].isspace():
            points = [value * POINTS_PER_MM for value in _union(boxes)]
            yield Word(offset + start, offset + index, *(round(p, 2) for p in points))
        start = index


def _class(char: str) -> str:
    return " " if char.isspace() else ("W" if is_wide(char) else "N")


def _union(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
