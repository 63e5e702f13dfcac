"""The tables, as declared in ``data/schema.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class ColumnSpec:
    """One column: its name, its SQLite type, and what it holds."""

    name: str
    type: str
    about: str


@dataclass(frozen=True)
class TableSpec:
    """One table as declared."""

    name: str
    about: str
    pk: str
    columns: tuple[ColumnSpec, ...]
    unique: tuple[tuple[str, ...], ...]
    indexes: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[tuple[str, str, str], ...]


def _data(name: str) -> str:
    return (files("tender_scan.store") / "data" / name).read_text("utf-8")


@cache
def tables() -> tuple[TableSpec, ...]:
    """All tables, in the order of the declaration."""
    declared = tomllib.loads(_data("schema.toml"))
    return tuple(
        TableSpec(
            name,
            table["about"],
            table["pk"],
            tuple(ColumnSpec(*column) for column in table["columns"]),
            tuple(map(tuple, table.get("unique", ()))),
            tuple(map(tuple, table.get("indexes", ()))),
            tuple(map(tuple, table.get("foreign_keys", ()))),
        )
        for name, table in declared.items()
    )


def newest_schema() -> str:
    """The statements that make a new database as the migrations would.

    Running the migrations means importing sqlite-utils, which takes longer than a
    small scan; so a new database is made from what they give (``just docs``).
    """
    return _data("schema.sql")


def review_queue_sql() -> str:
    """The ``select`` behind the view ``review_queue``."""
    return _data("review_queue.sql")
