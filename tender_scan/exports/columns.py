"""The columns of a finding in flat formats: one list for CSV, workbook and Parquet."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tender_scan.records.exported import ExportedFinding

Cell = str | int | float | None
JOINED = "；"
"""Between several suppliers in one cell, as in the view ``review_queue``."""


class Column(NamedTuple):
    """A column.

    Parameters
    ----------
    type
        ``text``, ``integer`` or ``real``.
    width
        In a workbook, in characters.
    """

    name: str
    type: str
    width: int
    about: str


@cache
def columns() -> tuple[Column, ...]:
    """List the columns, in the order of `ExportedFinding`."""
    text = (files("tender_scan.exports") / "data" / "columns.toml").read_text("utf-8")
    return tuple(Column(*each) for each in tomllib.loads(text)["column"])


def cells(finding: ExportedFinding) -> list[Cell]:
    """Give the cells of a finding in the order of `columns`."""
    return [_cell(getattr(finding, column.name)) for column in columns()]


def _cell(value: Cell | tuple[str, ...]) -> Cell:
    return (JOINED.join(value) or None) if isinstance(value, tuple) else value
