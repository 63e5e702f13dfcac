"""Findings and decisions as files."""

import json
from collections.abc import AsyncIterator
from typing import Any

from datasette.utils.asgi import AsgiStream, Response

from tender_scan.explore.access import opened_database
from tender_scan.explore.ledger.selection import Selection
from tender_scan.explore.queue import read_rows, selected
from tender_scan.explore.spreadsheet import BOM, csv_lines

_BATCH = 500
_COLUMNS = "select * from review_queue limit 0"
_LABELS = "select * from labels where id > ? order by id limit 500"
_CSV = "text/csv; charset=utf-8"


async def send_findings(datasette: Any, request: Any) -> AsgiStream:
    """Answer with the findings of a selection as CSV, in its order, all of them."""
    database = await opened_database(datasette, request)
    chosen, _ = await selected(datasette, database, Selection.of(request.args))
    columns = (await database.execute(_COLUMNS)).columns

    async def pieces() -> AsyncIterator[str]:
        yield BOM + csv_lines([columns])
        for first in range(0, len(chosen.places), _BATCH):
            rows = await read_rows(database, chosen.ids(first, _BATCH))
            yield csv_lines([row.values[name] for name in columns] for row in rows)

    return _stream(pieces(), f"{database.name}-findings.csv", _CSV)


async def send_labels(datasette: Any, request: Any) -> AsgiStream | Response:
    """Answer with every decision ever made, oldest first, as CSV or JSON."""
    database = await opened_database(datasette, request)
    suffix = request.url_vars["suffix"]
    name = f"{database.name}-labels.{suffix}"
    if suffix == "json":
        rows = [
            dict(row) async for batch in _label_batches(database) for row in batch.rows
        ]
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        return Response(text, headers=_saved(name), content_type="application/json")

    async def pieces() -> AsyncIterator[str]:
        yield BOM
        is_first = True
        async for batch in _label_batches(database):
            heading = [batch.columns] if is_first else []
            is_first = False
            yield csv_lines([*heading, *(tuple(row) for row in batch.rows)])

    return _stream(pieces(), name, _CSV)


async def _label_batches(database: Any) -> AsyncIterator[Any]:
    """Give all labels, some at a time; one batch without rows where there are none."""
    last = 0
    while True:
        batch = await database.execute(_LABELS, [last])
        if batch.rows or not last:
            yield batch
        if not batch.rows:
            return
        last = batch.rows[-1]["id"]


def _stream(pieces: AsyncIterator[str], name: str, content_type: str) -> AsgiStream:
    async def write(writer: Any) -> None:
        async for piece in pieces:
            await writer.write(piece)

    return AsgiStream(write, headers=_saved(name), content_type=content_type)


def _saved(name: str) -> dict[str, str]:
    plain = "".join(
        c if c.isascii() and (c.isalnum() or c in ".-_") else "_" for c in name
    )
    return {"content-disposition": f'attachment; filename="{plain}"'}
