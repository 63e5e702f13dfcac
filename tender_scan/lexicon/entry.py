"""Turn one parsed ``[[term]]`` table into a `Term`, or say what is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from tender_scan.lexicon.terms import (
    BITS,
    CERTAINTIES,
    KINDS,
    TERM_SENSES,
    Letter,
    Term,
    Variant,
)

Table = Mapping[str, object]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXTS = {"id": True, "name": True, "vendor": True, "note": False}
"""Keys that hold text, and whether they are needed."""
_CHOICES = {"kind": KINDS, "sense": TERM_SENSES, "certainty": CERTAINTIES}
_LISTS = ("aliases", "weak", "nicknames", "contains", "options")
_TERM_KEYS = {*_TEXTS, *_CHOICES, *_LISTS} | {
    "variants",
    "shared",
    "datacentre",
    "letters",
    "sources",
}
_FIGURES = ("memory_gb", "bandwidth", "link", "area", "cuda_cores", "power_w")
_FLAGS = ("nonplanar", "datacentre")
_VARIANT_KEYS = {"name", "memory", "printed", *_FIGURES, *_FLAGS, *BITS}
_PRINTED = ("tensor_cores", "bus_width", "cuda_cores", "power", *BITS)


class EntryError(ValueError):
    """An entry is wrong; the message says how, without the place."""


def build_term(entry: object, defaults: object, sources: object) -> Term:
    """Build a term from its table.

    Parameters
    ----------
    entry
        The parsed ``[[term]]``.
    defaults
        The file's ``[defaults]``.
    sources
        The file's ``[sources]``: short key to citation.

    Raises
    ------
    EntryError
        A key is missing, unknown, or of the wrong type or value.
    """
    own, known = _table(entry, "the entry"), _table(sources, "[sources]")
    table = {"certainty": "medium", **_table(defaults, "[defaults]"), **own}
    _refuse_unknown(table, _TERM_KEYS, "the entry")
    texts = {key: _text(table, key, needed) for key, needed in _TEXTS.items()}
    chosen = {key: _choice(table, key, options) for key, options in _CHOICES.items()}
    lists = {key: _texts(table, key) for key in _LISTS}
    if not _ID.fullmatch(texts["id"] or ""):
        raise EntryError(
            f"id '{texts['id']}' must be lower-case words joined by hyphens"
        )
    if not any(lists[key] for key in ("aliases", "weak", "nicknames")):
        raise EntryError("has no name at all: give aliases, weak or nicknames")
    return Term(
        id=texts["id"] or "",
        name=texts["name"] or "",
        vendor=texts["vendor"] or "",
        note=texts["note"],
        kind=chosen["kind"],
        sense=chosen["sense"],
        certainty=chosen["certainty"],
        aliases=lists["aliases"],
        weak=lists["weak"],
        nicknames=lists["nicknames"],
        contains=lists["contains"],
        options=lists["options"],
        datacentre=_flag(table, "datacentre"),
        sources=_sources(table, known),
        letters=tuple(map(_letter, _rows(table, "letters"))),
        variants=_variants(table),
    )


def _variants(table: Table) -> tuple[Variant, ...]:
    shared = _table(table.get("shared", {}), "shared")
    rows = _rows(table, "variants")
    if shared and not rows:
        raise EntryError("has shared figures but no variants")
    return tuple(_variant({**shared, **row}) for row in rows)


def _variant(row: Table) -> Variant:
    name = _text(row, "name", needed=True) or ""
    where = f"variant '{name}'"
    _refuse_unknown(row, _VARIANT_KEYS, where)
    figures = {key: _number(row, key, where) for key in (*_FIGURES, *BITS)}
    cores = figures["cuda_cores"]
    return Variant(
        name=name,
        memory=_text(row, "memory", needed=False),
        memory_gb=figures["memory_gb"],
        bandwidth=figures["bandwidth"],
        link=figures["link"],
        area=figures["area"],
        power_w=figures["power_w"],
        cuda_cores=None if cores is None else int(cores),
        throughput=tuple(
            (key, value) for key in BITS if (value := figures[key]) is not None
        ),
        nonplanar=_flag(row, "nonplanar") is not False,
        datacentre=_flag(row, "datacentre"),
        printed=_printed(row, where),
    )


def _printed(row: Table, where: str) -> tuple[tuple[str, float], ...]:
    table = _table(row.get("printed", {}), f"{where}: printed")
    _refuse_unknown(table, _PRINTED, f"{where}: printed")
    return tuple(
        (key, value)
        for key in _PRINTED
        if (value := _number(table, key, where)) is not None
    )


def _letter(row: Table) -> Letter:
    day = _text(row, "date", needed=True) or ""
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise EntryError(f"letter date '{day}' is not a day like 2023-10-23") from error
    return Letter(day, _text(row, "citation", needed=True) or "")


def _sources(table: Table, known: Table) -> tuple[str, ...]:
    """Replace keys of ``[sources]`` by their citations; full citations stay."""
    keys = _texts(table, "sources")
    if not keys:
        raise EntryError("has no sources")
    for key in keys:
        if key not in known and " " not in key and "/" not in key:
            raise EntryError(f"source '{key}' is not in [sources] of this file")
    return tuple(str(known.get(key, key)) for key in keys)


def _table(value: object, where: str) -> Table:
    if not isinstance(value, dict):
        raise EntryError(f"{where} must be a table")
    return value


def _rows(table: Table, key: str) -> tuple[Table, ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise EntryError(f"{key} must be a list of tables")
    return tuple(_table(row, f"each of {key}") for row in value)


def _refuse_unknown(table: Table, known: Iterable[str], where: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise EntryError(f"{where} has an unknown key '{unknown[0]}'")


def _text(table: Table, key: str, needed: bool) -> str | None:
    value = table.get(key)
    if value is None and not needed:
        return None
    if not isinstance(value, str) or not value.strip():
        raise EntryError(f"{key} must be a text that is not empty")
    return value


def _choice(table: Table, key: str, options: tuple[str, ...]) -> str:
    value = table.get(key)
    if value not in options:
        raise EntryError(f"{key} is '{value}'; it must be one of {', '.join(options)}")
    return str(value)


def _texts(table: Table, key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        raise EntryError(f"{key} must be a list of texts")
    for text in value:
        if not isinstance(text, str) or not text.strip():
            raise EntryError(f"{key} holds {text!r}, which is no text or empty")
    return tuple(value)


def _flag(table: Table, key: str) -> bool | None:
    value = table.get(key)
    if value is not None and not isinstance(value, bool):
        raise EntryError(f"{key} must be true or false")
    return value


def _number(table: Table, key: str, where: str) -> float | None:
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise EntryError(f"{where}: {key} must be a number of 0 or more, not {value!r}")
    return float(value)
