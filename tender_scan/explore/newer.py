"""What Datasette 1.0 wants told another way: its metadata are rows, not a hook."""

from typing import Any

from tender_scan.explore.desk import desk_of
from tender_scan.explore.metadata import database_metadata, queries

_METADATA = ("title", "description")


async def configure_newer(datasette: Any) -> None:
    """Describe our databases to Datasette 1.0; nothing to do on 0.65."""
    if not hasattr(datasette, "set_resource_metadata"):
        return
    for name in desk_of(datasette).owned:
        described = database_metadata()
        tables = described.pop("tables")
        await datasette.set_database_metadata(
            name, "description", described["description"]
        )
        for table, settings in tables.items():
            await _describe(datasette, name, table, settings)
        own = datasette.config.setdefault("databases", {}).setdefault(name, {})
        own.setdefault("tables", {}).update(tables)
        for query, settings in queries().items():
            await datasette.add_query(name, query, **settings)


async def _describe(
    datasette: Any, database: str, table: str, settings: dict[str, Any]
) -> None:
    """Take out of the settings what 1.0 keeps as metadata, and set it."""
    for key in _METADATA:
        if key in settings:
            await datasette.set_resource_metadata(
                database, table, key, settings.pop(key)
            )
    for column, about in settings.pop("columns", {}).items():
        await datasette.set_column_metadata(
            database, table, column, "description", about
        )
