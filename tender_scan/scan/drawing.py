"""Pictures of the pages of one file with its mentions marked, to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tender_scan.errors import ReadError, UsageError
from tender_scan.readers.pictures import has_pictures, page_picture
from tender_scan.records import Mention, Page, ScanResult, SourceFile
from tender_scan.scan.inspect import scan_file
from tender_scan.settings import Settings

_DOTS_PER_INCH = 150
_MOST_PIXELS = 12_000_000
_FLAGGED, _OTHER = (200, 30, 30), (215, 150, 0)


@dataclass(frozen=True)
class DrawnPage:
    """A page that was asked for.

    Parameters
    ----------
    path
        Of its document, as in `SourceFile`.
    file
        The picture; None where there is none, with the `problem`.
    mentions
        Those on the page.
    """

    path: str
    file: Path | None
    mentions: tuple[Mention, ...] = ()
    problem: str | None = None


def draw_file(
    file: Path, folder: Path, settings: Settings, *, every_page: bool
) -> Iterator[DrawnPage]:
    """Draw the pages of a file that hold a mention, or all of them.

    Parameters
    ----------
    file
        A document, archive or crawl table.
    folder
        Made if it is missing. Pictures are named ``page-0001.png``; each document of
        an archive gets a folder of its own, by number: what archives call their
        members is never used as a name.

    Yields
    ------
    DrawnPage
        Also for a document that has no pictures, and for a page that cannot be drawn.

    Raises
    ------
    UsageError
        If a picture cannot be written.
    """
    results = list(scan_file(file, settings))
    for number, (source, result) in enumerate(results, 1):
        home = folder / f"{number:04}" if len(results) > 1 else folder
        if source is None or not has_pictures(source.media_type):
            said = result.document.status_detail if source is None else None
            media_type = result.document.media_type
            problem = said or f"{media_type}: has no pages that can be drawn"
            yield DrawnPage(result.path, None, result.mentions, problem)
            continue
        for page in result.document.pages:
            on_page = tuple(one for one in result.mentions if one.page == page.number)
            if on_page or every_page:
                yield _draw(source, result, page, on_page, home)


def _draw(
    source: SourceFile,
    result: ScanResult,
    page: Page,
    mentions: tuple[Mention, ...],
    folder: Path,
) -> DrawnPage:
    from tender_scan.readers.overlay import mark

    try:
        picture = page_picture(
            source.data, source.media_type, page.number, _DOTS_PER_INCH, _MOST_PIXELS
        )
    except ReadError as error:
        problem = f"page {page.number}: {error}"
        return DrawnPage(result.path, None, mentions, problem)
    scale = picture.width / (page.width or picture.width)
    for mention in mentions:
        flagged = mention.band == "flag"
        colour, line = (_FLAGGED, 3) if flagged else (_OTHER, 2)
        for box in mention.boxes:
            edges = (box.x0, box.top, box.x1, box.bottom)
            x0, top, x1, bottom = (edge * scale for edge in edges)
            mark(picture, (x0, top, x1, bottom), colour, line)
    file = folder / f"page-{page.number:04}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        picture.save(file, "PNG")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from error
    return DrawnPage(result.path, file, mentions)
