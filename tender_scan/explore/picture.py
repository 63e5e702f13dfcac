"""The picture of a page: who may see it, from which file, drawn in a process."""

import asyncio
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

import tender_scan
from tender_scan.errors import SourceError
from tender_scan.explore.access import opened_database
from tender_scan.explore.desk import desk_of
from tender_scan.explore.originals import find_original
from tender_scan.explore.render import DrawnBox, Job

PDF = "application/pdf"
_log = logging.getLogger(__name__)
_SECONDS = 30
_BOXES = """
select boxes, term_id = (select term_id from findings where id = :finding) as is_main
from mentions where document_id = :document and page = :page order by id limit 200
"""


async def show_picture(datasette: Any, request: Any) -> Response:
    """Answer with the picture of a page; ``?finding=`` says whose boxes stand out."""
    database = await opened_database(datasette, request)
    document_id, page = request.url_vars["document"], int(request.url_vars["page"])
    original = await find_original(datasette, database, document_id)
    if original.file is None:
        return Response.text(original.problem, status=404)
    boxes = await _boxes(database, document_id, page, request.args.get("finding"))
    try:
        async with desk_of(datasette).drawing:
            png = await draw(Job(str(original.file), document_id, page, boxes))
    except SourceError as error:
        return Response.text(str(error), status=404)
    headers = {"cache-control": "private, max-age=600"}
    return Response(png, headers=headers, content_type="image/png")


async def _boxes(
    database: Any, document_id: str, page: int, finding: str | None
) -> tuple[DrawnBox, ...]:
    named = {"finding": finding, "document": document_id, "page": page}
    rows = (await database.execute(_BOXES, named)).rows
    return tuple(
        DrawnBox(box["x0"], box["top"], box["x1"], box["bottom"], bool(is_main))
        for boxes, is_main in rows
        for box in json.loads(boxes)
        if box["page"] == page
    )


async def draw(job: Job) -> bytes:
    """Draw a page as PNG in a process of its own.

    Raises
    ------
    SourceError
        It cannot be drawn, with the reason.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tender_scan.explore.render",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=_environment(),
    )
    try:
        png, said = await asyncio.wait_for(process.communicate(job.to_json()), _SECONDS)
    except TimeoutError:
        raise SourceError("drawing the page took longer than the limit") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode == 0:
        return png
    if process.returncode == 3:  # a sentence for people; else a trace of our own code
        raise SourceError(said.decode("utf-8", "replace").strip())
    _log.error(
        "drawing a page ended with %s: %s",
        process.returncode,
        said.decode("utf-8", "replace"),
    )
    raise SourceError("drawing the page failed; the terminal says more")


def _environment() -> dict[str, str]:
    """Let the process find this package, also in a checkout that is not installed."""
    here = str(Path(tender_scan.__file__).parent.parent)
    paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
