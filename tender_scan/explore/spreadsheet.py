"""CSV that a spreadsheet shows and does not run.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is a formula to Excel and
LibreOffice, also where it came from a tender (CWE-1236); an apostrophe before it makes
it text.
"""

import codecs
import csv
import io
from collections.abc import Iterable

BOM = "\ufeff"
"""Excel takes a CSV without it for the computer's old code page."""
_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")


def neutral(value: object) -> object:
    """Make a text that a spreadsheet would run harmless; leave all else.

    >>> neutral(" =1+1"), neutral("采购"), neutral(-3.5)
    ("' =1+1", '采购', -3.5)
    """
    if not isinstance(value, str) or _is_number(value):
        return value
    starts = value.startswith(_STARTS) or value.lstrip(" \u3000\u00a0").startswith(
        _STARTS
    )
    return f"'{value}" if starts else value


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.isascii()


def csv_lines(rows: Iterable[Iterable[object]]) -> str:
    """Write rows as CSV, every cell neutral."""
    written = io.StringIO()
    csv.writer(written).writerows([neutral(cell) for cell in row] for row in rows)
    return written.getvalue()


class Neutraliser:
    """Rewrites CSV on its way, in pieces of any length."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""

    def feed(self, piece: bytes, *, is_last: bool) -> bytes:
        """Give as many whole rows as there are by now."""
        self._rest += self._decode(piece, is_last)
        whole = len(self._rest) if is_last else self._end_of_rows()
        ready, self._rest = self._rest[:whole], self._rest[whole:]
        return csv_lines(csv.reader(io.StringIO(ready, newline=""))).encode()

    def _end_of_rows(self) -> int:
        """Where the last whole row ends: behind a line break outside quotes."""
        end = self._rest.rfind("\n") + 1
        while end and self._rest.count('"', 0, end) % 2:
            end = self._rest.rfind("\n", 0, end - 1) + 1
        return end
