"""The page of a finding as pictures for its sheet: the place, and the whole page."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tender_scan.errors import SourceError
from tender_scan.exports.originals import find_original
from tender_scan.exports.pictures.job import Drawing, DrawnBox, Job
from tender_scan.exports.pictures.process import draw
from tender_scan.readers.pictures import has_pictures
from tender_scan.store.evidence import FindingEvidence

_CROP_POINTS = 170.0
"""Height of the strip that is cut out: 60 mm at the width of A4."""
_QUALITY = 82


@dataclass(frozen=True)
class PagePictures:
    """Pictures as ``data:`` addresses; None where there are none, and why."""

    crop: str | None = None
    whole: str | None = None
    problem: str | None = None


def page_pictures(
    evidence: FindingEvidence,
    places: Sequence[tuple[str, str, bytes | None]],
    database: Path,
    folder: Path | None,
) -> PagePictures:
    """Draw the page of the mention from the original, if it is there.

    Parameters
    ----------
    places
        Rows of `tender_scan.exports.originals.PLACES` of the document.
    database, folder
        As in `tender_scan.exports.originals.find_original`.
    """
    row = evidence.row
    if not has_pictures(row.text("media_type")):
        return PagePictures()
    original = find_original(places, database, folder)
    if original.file is None:
        return PagePictures(problem=original.problem)
    boxes = tuple(
        DrawnBox(box.x0, box.top, box.x1, box.bottom, is_main)
        for box, is_main in evidence.boxes
    )
    job = Job(
        str(original.file),
        row.text("document_id"),
        row.text("media_type"),
        row.number("page"),
        boxes,
    )
    try:
        drawing = draw(job)
    except SourceError as error:
        return PagePictures(problem=str(error))
    return _cut(drawing, boxes)


def _cut(drawing: Drawing, boxes: tuple[DrawnBox, ...]) -> PagePictures:
    picture = Image.open(io.BytesIO(drawing.png)).convert("RGB")
    scale = picture.height / drawing.height
    main = [box for box in boxes if box.is_main]
    middle = (main[0].top + main[0].bottom) / 2 if main else 0.0
    top = min(max(0.0, middle - _CROP_POINTS / 2), drawing.height)
    bottom = min(drawing.height, top + _CROP_POINTS)
    strip = (0, int(top * scale), picture.width, max(1, int(bottom * scale)))
    return PagePictures(_address(picture.crop(strip)), _address(picture))


def _address(picture: Image.Image) -> str:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()
