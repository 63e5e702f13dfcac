"""The original of a document: where it lies, and to be saved as a file."""

import asyncio
import hashlib
from pathlib import Path
from typing import Any

from datasette import NotFound
from datasette.utils.asgi import Response

from tender_scan.errors import TenderScanError
from tender_scan.explore.access import opened_database
from tender_scan.explore.desk import desk_of
from tender_scan.exports.originals import PLACES, Original
from tender_scan.exports.originals import find_original as find
from tender_scan.settings import Limits


async def find_original(datasette: Any, database: Any, document_id: str) -> Original:
    """Look for the original of a document, in the folder given or by the database."""
    rows = (await database.execute(PLACES, [document_id])).rows
    places = [tuple(row) for row in rows]
    return find(places, Path(database.path), desk_of(datasette).files)


async def send_original(datasette: Any, request: Any) -> Response:
    """Answer with the original as a download: never as a page that a browser shows."""
    database = await opened_database(datasette, request)
    document_id = request.url_vars["document"]
    original = await find_original(datasette, database, document_id)
    if original.file is None:
        raise NotFound(original.problem)
    data = await asyncio.to_thread(_read, original.file, document_id)
    if data is None:
        return Response.text(
            "The document is a member of an archive, or has changed since it was "
            "scanned; open the file itself.\n",
            status=404,
        )
    name = f"{document_id[:16]}{_suffix(original.file)}"
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
    }
    return Response(data, headers=headers, content_type="application/octet-stream")


def _suffix(file: Path) -> str:
    suffix = file.suffix.lower()
    is_plain = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 6
    return suffix if is_plain else ""


def _read(file: Path, document_id: str) -> bytes | None:
    """Read a file that is the document itself; None for anything else."""
    try:
        if file.stat().st_size > Limits().file_bytes:
            return None
        data = file.read_bytes()
    except (OSError, TenderScanError):
        return None
    return data if hashlib.sha256(data).hexdigest() == document_id else None
