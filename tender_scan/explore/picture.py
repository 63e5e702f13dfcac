"""The picture of a page: who may see it, from which file, and what was drawn before."""

import asyncio
import json
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from tender_scan.errors import SourceError
from tender_scan.explore.access import opened_database
from tender_scan.explore.desk import desk_of
from tender_scan.explore.originals import find_original
from tender_scan.exports.pictures.job import Drawing, DrawnBox, Job
from tender_scan.exports.pictures.process import draw

_KEPT_BYTES = 64_000_000
_MEDIA_TYPE = "select media_type from documents where id = ?"
_BOXES = """
select boxes, term_id = (select term_id from findings where id = :finding) as is_main
from mentions where document_id = :document and page = :page order by id limit 200
"""
_EVIDENCE = "select evidence from notices where document_id = ?"
_MOST_FIELDS = 60


@dataclass
class Album:
    """Drawings kept in memory, those used last; one visitor draws each."""

    drawings: OrderedDict[Any, Drawing] = field(default_factory=OrderedDict)
    size: int = 0
    drawing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    waiting: dict[Any, asyncio.Lock] = field(default_factory=dict)

    async def drawn(self, job: Job) -> Drawing:
        """Give a drawing, from memory or by a process.

        Raises
        ------
        SourceError
            It cannot be drawn, with the reason.
        """
        key = (job, _state(job.file))
        lock = self.waiting.setdefault(key, asyncio.Lock())
        async with lock:
            try:
                if key not in self.drawings:
                    async with self.drawing:
                        self._keep(key, await asyncio.to_thread(draw, job))
            finally:
                self.waiting.pop(key, None)
            self.drawings.move_to_end(key)
            return self.drawings[key]

    def _keep(self, key: Any, drawing: Drawing) -> None:
        self.drawings[key] = drawing
        self.size += len(drawing.png)
        while self.size > _KEPT_BYTES and len(self.drawings) > 1:
            _, gone = self.drawings.popitem(last=False)
            self.size -= len(gone.png)


def _state(file: str) -> tuple[int, int]:
    """Changes where the file does."""
    try:
        info = Path(file).stat()
    except OSError:
        return 0, 0
    return info.st_size, info.st_mtime_ns


async def show_picture(datasette: Any, request: Any) -> Response:
    """Answer with the picture of a page; ``?finding=`` says whose boxes stand out."""
    database = await opened_database(datasette, request)
    try:
        job = await _job(datasette, database, request)
        boxes = await _boxes(database, job, request.args.get("finding"))
        drawing = await _album(datasette).drawn(replace(job, boxes=boxes))
    except SourceError as error:
        return Response.text(str(error), status=404)
    headers = {"cache-control": "private, max-age=600"}
    return Response(drawing.png, headers=headers, content_type="image/png")


async def show_places(datasette: Any, request: Any) -> Response:
    """Answer with the places on a page of the fields of its notice, as JSON."""
    database = await opened_database(datasette, request)
    try:
        job = await _job(datasette, database, request)
        fields = await _fields(database, job)
        spans = tuple((each["start"], each["end"]) for _, each in fields)
        drawing = await _album(datasette).drawn(
            replace(job, spans=spans, wants_picture=False)
        )
    except SourceError as error:
        return Response.json({"ok": False, "error": str(error)}, status=404)
    placed = [
        {
            "index": index,
            "name": each["field"],
            "chosen": each["chosen"],
            "boxes": boxes,
        }
        for (index, each), boxes in zip(fields, drawing.places, strict=False)
    ]
    page = {"width": drawing.width, "height": drawing.height, "fields": placed}
    return Response.json(page, headers={"cache-control": "private, max-age=600"})


def _album(datasette: Any) -> Album:
    desk = desk_of(datasette)
    desk.album = desk.album or Album()
    album: Album = desk.album
    return album


async def _job(datasette: Any, database: Any, request: Any) -> Job:
    """Say what to draw.

    Raises
    ------
    SourceError
        The original is not there.
    """
    document_id, page = request.url_vars["document"], int(request.url_vars["page"])
    row = (await database.execute(_MEDIA_TYPE, [document_id])).first()
    original = await find_original(datasette, database, document_id)
    if row is None or original.file is None:
        raise SourceError(original.problem or "no such document")
    return Job(str(original.file), document_id, row[0], page)


async def _boxes(database: Any, job: Job, finding: str | None) -> tuple[DrawnBox, ...]:
    named = {"finding": finding, "document": job.document_id, "page": job.page}
    rows = (await database.execute(_BOXES, named)).rows
    return tuple(
        DrawnBox(box["x0"], box["top"], box["x1"], box["bottom"], bool(is_main))
        for boxes, is_main in rows
        for box in json.loads(boxes or "[]")
        if box["page"] == job.page
    )


async def _fields(database: Any, job: Job) -> list[tuple[int, dict[str, Any]]]:
    """Read the evidence on a page, with its place in the list of all evidence."""
    row = (await database.execute(_EVIDENCE, [job.document_id])).first()
    evidence = json.loads((row[0] if row else None) or "[]")[:_MOST_FIELDS]
    return [
        (index, each) for index, each in enumerate(evidence) if each["page"] == job.page
    ]
