"""What Datasette says of our tables: made from the schema's own declaration."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from tender_scan.store.schema import TableSpec, tables

TITLE = "tender-scan"
ABOUT = (
    "Mentions of export-restricted AI chips, foreign clouds and AI services in public "
    "tender documents. A finding is a mention with evidence for a person to judge, "
    "not a verdict."
)


def _data(name: str) -> dict[str, Any]:
    text = (files("tender_scan.explore") / "data" / name).read_text("utf-8")
    return tomllib.loads(text)


@cache
def _shown() -> dict[str, Any]:
    return _data("tables.toml")


def database_metadata() -> dict[str, Any]:
    """Give the metadata of one of our databases, in Datasette's form; a new one."""
    shown = _shown()
    hidden = {name: {"hidden": True} for name in shown["hidden"]}
    described = {spec.name: _table(spec) for spec in tables()}
    for name, settings in hidden.items():
        described[name] = described.get(name, {}) | settings
    return {"description": ABOUT, "tables": {"review_queue": _queue()} | described}


def _table(spec: TableSpec) -> dict[str, Any]:
    columns = {column.name: column.about for column in spec.columns}
    shown = _shown()["show"].get(spec.name, {})
    return {"description": spec.about, "columns": columns} | _copy(shown)


def _queue() -> dict[str, Any]:
    settings = _copy(_shown()["queue"])
    about = settings.pop("about")
    return {"title": "Review queue", "description": about} | settings


def _copy(settings: dict[str, Any]) -> dict[str, Any]:
    """Copy: Datasette writes into what it is given."""
    return {
        key: value.copy() if isinstance(value, dict | list) else value
        for key, value in settings.items()
    }


def queries() -> dict[str, dict[str, Any]]:
    """Give the ready-made questions, by name; a new dictionary every time."""
    return {name: query | {"hide_sql": True} for name, query in _questions().items()}


@cache
def _questions() -> dict[str, dict[str, str]]:
    return _data("queries.toml")


def listed_tables() -> list[TableSpec]:
    """Tables that are shown to people, in the order of the schema."""
    hidden = _shown()["hidden"]
    return [spec for spec in tables() if spec.name not in hidden]
