"""What commands print: JSON for machines, plain columns for people."""

import json
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

import typer


def print_json(value: object) -> None:
    """Print JSON with Chinese readable."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print columns, aligned also where Chinese characters take two places."""
    cells = [[_shown(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = [
            cell + " " * (width - _width(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        typer.echo("  ".join(padded).rstrip())


def _shown(cell: object) -> str:
    return "" if cell is None else str(cell)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
