"""OFD, the national fixed-layout format (GB/T 33190-2016): text with its places."""

from dataclasses import dataclass, field

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.bounds import PageBudget
from tender_scan.readers.ofd_frame import POINTS_PER_MM
from tender_scan.readers.ofd_glyphs import place_text
from tender_scan.readers.ofd_lines import page_text
from tender_scan.readers.ofd_objects import OfdContent, PageObjects
from tender_scan.readers.ofd_outline import OfdPage, Outline, outline
from tender_scan.readers.ofd_package import OfdPackage
from tender_scan.readers.ofd_runs import Run, split_runs
from tender_scan.readers.page_list import page_list
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.records.status import Status
from tender_scan.settings import Limits

_FEW_CHARACTERS = 10
_MANY_PATHS = 100  # text turned into outlines has one for every character
_UNTRUSTED_SHARE = 0.3


@dataclass
class _Notes:
    """What went wrong on which page."""

    failed: list[int] = field(default_factory=list)
    pictured: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    is_bomb: bool = False


def read_ofd(source: SourceFile, limits: Limits) -> Document:
    """Read all documents of an OFD, page by page.

    Templates and annotations are read with the page that shows them. Signatures and
    seals are not looked at. Text that is hidden is read like any other: scans carry
    their recognised text so.

    Returns
    -------
    Document
        With the place of every word; ``partial`` with the page numbers where pages
        are missing, broken or show pictures and no text, or with what else is missing.

    Raises
    ------
    ReadError
        ``encrypted``; ``corrupt`` if no page can be read.
    SourceError
        If the file is no readable ZIP.
    """
    package = OfdPackage(source.data, limits)
    try:
        listed = outline(package)
    except (ReadError, SourceError) as error:
        raise _encrypted_or(package, error) from error
    notes = _Notes(problems=listed.problems)
    pages = _pages(package, listed, limits, notes)
    if not pages and (notes.failed or notes.problems):
        detail = "; ".join(dict.fromkeys(notes.problems)) or "no page can be read"
        broken = ReadError(detail, "bomb" if notes.is_bomb else "corrupt")
        raise _encrypted_or(package, broken)
    if package.is_encrypted:
        notes.problems.append("parts of it are encrypted")
    status, said = _outcome(pages, notes)
    return Document(
        source.id,
        source.media_type,
        "ofd",
        tuple(pages),
        title=listed.title,
        status=status,
        status_detail=said,
        pictured=tuple(notes.pictured),
    )


def _encrypted_or(
    package: OfdPackage, error: ReadError | SourceError
) -> ReadError | SourceError:
    if package.is_encrypted:
        return ReadError("needs a password or a key", "encrypted")
    return error


def _pages(
    package: OfdPackage, listed: Outline, limits: Limits, notes: _Notes
) -> list[Page]:
    content = OfdContent(package)
    budget = PageBudget(limits)
    pages: list[Page] = []
    for each in listed.pages:
        try:
            found = content.page(each)
        except (ReadError, SourceError) as error:
            notes.failed.append(each.number)
            notes.problems.append(str(error))
            notes.is_bomb |= error.status == "bomb"
            continue
        notes.problems += found.problems
        page = _page(each, found)
        if _is_picture(page, found):
            notes.pictured.append(each.number)
        pages.append(page)
        if not budget.add(page.text):
            break
    return pages


def page_runs(found: PageObjects) -> list[Run]:
    """Place the text of a page, in the order of the file."""
    return [
        run
        for text in found.objects
        if text.kind == "TextObject"
        for style, glyphs in place_text(text)
        for run in split_runs(style, glyphs)
    ]


def _page(page: OfdPage, found: PageObjects) -> Page:
    left, top, right, bottom = (edge * POINTS_PER_MM for edge in found.area)
    laid = page_text(page_runs(found))
    size = round(right - left, 2), round(bottom - top, 2)
    return Page(page.number, laid.text, "text", *size, laid.words)


def _is_picture(page: Page, found: PageObjects) -> bool:
    """Say whether a person sees text here that is not written as text."""
    told = [char for char in page.text if not char.isspace()]
    doubtful = sum(
        1 for char in told if "\ue000" <= char <= "\uf8ff" or char == "\ufffd"
    )
    if told and doubtful > _UNTRUSTED_SHARE * len(told):
        return True
    if len(told) >= _FEW_CHARACTERS:
        return False
    kinds = [one.kind for one in found.objects]
    # Without Unicode, a text object has glyphs and hardly a character.
    has_glyphs = kinds.count("TextObject") > len(told)
    drawn = "ImageObject" in kinds or kinds.count("PathObject") >= _MANY_PATHS
    return drawn or has_glyphs


def _outcome(pages: list[Page], notes: _Notes) -> tuple[Status, str | None]:
    if not pages and not notes.problems:
        return "empty", "no pages"
    details = (
        [f"could not be read: pages {page_list(notes.failed)}"] if notes.failed else []
    )
    details += dict.fromkeys(notes.problems)
    return ("partial" if details else "ok"), ("; ".join(details) or None)
