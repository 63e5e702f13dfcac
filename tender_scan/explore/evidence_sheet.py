"""The evidence sheet of a finding, from the desk."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from datasette import NotFound
from datasette.utils.asgi import Response

from tender_scan.errors import UsageError
from tender_scan.explore.access import opened_database
from tender_scan.explore.desk import desk_of
from tender_scan.exports.evidence.pdf import print_pdf
from tender_scan.exports.evidence.sheet import evidence_sheet

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


async def send_sheet(datasette: Any, request: Any) -> Response:
    """Answer with the sheet: HTML to be looked at, PDF to be saved."""
    database = await opened_database(datasette, request)
    finding, suffix = request.url_vars["finding"], request.url_vars["suffix"]
    folder = desk_of(datasette).files

    def make(connection: sqlite3.Connection) -> str:
        return evidence_sheet(connection, Path(database.path), finding, folder)

    try:
        html = await database.execute_fn(make)
    except UsageError as error:
        raise NotFound("no such finding") from error
    name = f'filename="evidence-{finding}.{suffix}"'
    if suffix == "html":
        headers = {
            "content-security-policy": _POLICY,
            "content-disposition": f"inline; {name}",
        }
        return Response.html(html, headers=headers)
    try:
        async with desk_of(datasette).printing:
            pdf = await asyncio.to_thread(print_pdf, html)
    except UsageError as error:
        return Response.text(f"{error}\n", status=501)
    headers = {"content-disposition": f"attachment; {name}"}
    return Response(pdf, headers=headers, content_type="application/pdf")
