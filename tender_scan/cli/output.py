"""What commands print: JSON for machines, plain columns for people."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

import typer

from tender_scan.exports.json_text import json_text
from tender_scan.sources.names import escape

_KEPT = re.compile(r"([\n\t])")


def visible(text: str) -> str:
    r"""Make what could steer a terminal or mislead a reader visible.

    Text of documents is hostile: an escape sequence in it could clear the screen,
    retitle the window or hide a line. New lines and tabs are kept.

    Examples
    --------
    >>> visible("公告\x1b[2J\n正文")
    '公告\\x1b[2J\n正文'
    """
    return "".join(
        part if _KEPT.fullmatch(part) else escape(part) for part in _KEPT.split(text)
    )


def detail_only(detail: str, path: str) -> str:
    """Take the path off the front of a detail that is shown beside it."""
    return detail.removeprefix(f"{path}: ")


def print_json(value: object) -> None:
    """Print JSON with Chinese readable, and nothing in it that steers a terminal."""
    typer.echo(json_text(value, indent=2))


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print columns, aligned also where Chinese characters take two places.

    A cell is one line: line breaks and tabs in it become blanks.
    """
    cells = [[_shown(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = [
            cell + " " * (width - _width(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        typer.echo("  ".join(padded).rstrip())


def _shown(cell: object) -> str:
    return "" if cell is None else visible(_KEPT.sub(" ", str(cell)))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
