"""CSV: one annotation a row, with its text; a passage is the rows of one id or text.

Columns: ``text``, and ``label`` or ``role`` (with ``sense`` and ``route`` where given);
``start`` and ``end`` in code points, or ``surface`` alone where it occurs once in the
text; further the fields of a passage (``id``, ``family``, ``title`` ...). A row with
neither span nor label is a passage without mentions.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from tender_scan.text.encoding import decode
from tender_scan.training.formats.draft import Draft, Span
from tender_scan.training.labels import Label
from tender_scan.training.passage import TEXTS, Annotation, LabelledPassage

_SPAN = ("start", "end", "surface", "label")
_PARTS = ("role", "sense", "route")

Row = Mapping[str, str]


def looks_like(line: str) -> bool:
    """Whether a line is the header of such a table."""
    names = {_clean(name) for name in next(csv.reader([line], _dialect(line)), [])}
    return "text" in names and bool(names & {"label", "role"})


def read(name: str, content: bytes) -> Iterator[Draft]:
    """Read passages in the order of their first rows; Excel's GB18030 too."""
    text, _ = decode(content)
    rows: dict[str, list[tuple[int, Row]]] = {}
    try:
        for line, row in _rows(text):
            rows.setdefault(row.get("id") or row.get("text", ""), []).append(
                (line, row)
            )
    except csv.Error as error:
        yield Draft(f"{name}:1", faults=(f"not CSV: {error}",))
        return
    for same in rows.values():
        yield _draft(f"{name}:{same[0][0]}", same)


def write(passages: Iterable[LabelledPassage]) -> str:
    """Write passages, one row a mention."""
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow([*TEXTS, "text", *_SPAN])
    for passage in passages:
        texts = [getattr(passage, name) for name in TEXTS]
        for mention in passage.mentions or (None,):
            table.writerow([*texts, passage.text, *_cells(mention)])
    return out.getvalue()


def _cells(mention: Annotation | None) -> tuple[object, ...]:
    if mention is None:
        return ("",) * len(_SPAN)
    label = Label(mention.role, mention.sense, mention.route)
    return mention.start, mention.end, mention.surface, label


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Give the rows by name of column, each with the line on which it begins."""
    table = csv.reader(io.StringIO(text, newline=""), _dialect(text.split("\n", 1)[0]))
    header = [_clean(name) for name in next(table, [])]
    begins = table.line_num + 1
    for cells in table:
        if any(cells):
            yield begins, dict(zip(header, cells, strict=False))
        begins = table.line_num + 1


def _dialect(line: str) -> type[csv.Dialect]:
    """Excel's dialect, with the sign that stands most in the header between cells."""

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=line.count)

    return Dialect


def _clean(name: str) -> str:
    return name.strip().removeprefix("\ufeff").lower()


def _draft(place: str, rows: list[tuple[int, Row]]) -> Draft:
    first = rows[0][1]
    if not first.get("text"):
        return Draft(place, faults=("column text is empty",))
    faults = [
        f"line {line}: text differs from line {rows[0][0]} of the same id"
        for line, row in rows
        if row.get("text") != first["text"]
    ]
    spans: list[Span] = []
    for line, row in rows:
        if any(row.get(name, "").strip() for name in (*_SPAN, *_PARTS)):
            try:
                spans.append(_span(f"line {line}", row))
            except ValueError as error:
                faults.append(f"line {line}: {error}")
    texts = {name: first[name] for name in TEXTS if first.get(name)}
    return Draft(place, first["text"], texts, tuple(spans), tuple(faults))


def _span(where: str, row: Row) -> Span:
    """One annotation.

    Raises
    ------
    ValueError
        Of a span that cannot be told, in words.
    """
    surface = row.get("surface") or None
    start, end = (row.get(name, "").strip() for name in ("start", "end"))
    if not start and not end:
        place = _only_place(row["text"], surface)
        return Span(where, *place, surface, _label(row))
    if not (start.isdecimal() and end.isdecimal()):
        raise ValueError(f"columns start and end are {start!r} and {end!r}, no numbers")
    return Span(where, int(start), int(end), surface, _label(row))


def _label(row: Row) -> Label | tuple[str, ...]:
    names = [row.get(name, "").strip() for name in ("label", *_PARTS)]
    return tuple(name for name in names if name)


def _only_place(text: str, surface: str | None) -> tuple[int, int]:
    if surface is None:
        raise ValueError("columns start and end are empty, and so is surface")
    if (times := text.count(surface)) != 1:
        raise ValueError(
            f"surface {surface!r} stands {times} times in the text; give start and end"
        )
    start = text.index(surface)
    return start, start + len(surface)
