"""The organisations that come with the program."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tender_scan.errors import LexiconError
from tender_scan.notices.watch.entry import Listing, WatchEntry

_KEYS = {
    "id", "name", "name_en", "aliases", "aliases_en", "list", "listed_on",
    "removed_on", "citation", "also", "certainty", "note", "credit_code",
}  # fmt: skip


@cache
def shipped_entries() -> tuple[WatchEntry, ...]:
    """Load ``data/organisations.toml``, those on no list included.

    Raises
    ------
    LexiconError
        An entry lacks its id or name, or has an unknown key.
    """
    path = files("tender_scan.notices.watch") / "data" / "organisations.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    return tuple(_entry(table) for table in tables["organisation"])


def _entry(table: Mapping[str, object]) -> WatchEntry:
    if unknown := sorted(set(table) - _KEYS):
        raise LexiconError(
            f"organisations.toml, {table.get('id')}: unknown key '{unknown[0]}'"
        )
    listed = [table, *_rows(table.get("also"))] if "list" in table else []
    return WatchEntry(
        id=_text(table, "id"),
        name=_text(table, "name"),
        name_en=_maybe(table, "name_en"),
        aliases=(*_texts(table.get("aliases")), *_texts(table.get("aliases_en"))),
        listings=tuple(map(_listing, listed)),
        credit_code=_maybe(table, "credit_code"),
        certainty=_text(table, "certainty"),
        note=_maybe(table, "note"),
    )


def _listing(table: Mapping[str, object]) -> Listing:
    return Listing(
        _text(table, "list"),
        _maybe(table, "listed_on"),
        _maybe(table, "removed_on"),
        _text(table, "citation"),
    )


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise LexiconError(
            f"organisations.toml, {table.get('id')}: '{key}' must be a text"
        )
    return value


def _maybe(table: Mapping[str, object], key: str) -> str | None:
    return _text(table, key) if key in table else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _rows(value: object) -> list[Mapping[str, object]]:
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, dict)]
