"""What an OFD file is made of: documents, their pages, templates and annotations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.docx_xml import Element, child, kind, value
from tender_scan.readers.ofd_frame import Box, box
from tender_scan.readers.ofd_package import ENTRY, OfdPackage
from tender_scan.sources.ofd_attachments import is_attachment

A4: Box = (0.0, 0.0, 210.0, 297.0)
"""In millimetres; for files that do not say how large their pages are."""
_BOXES = ("PhysicalBox", "ApplicationBox", "ContentBox")


@dataclass(frozen=True)
class OfdDocument:
    """What the pages of one document share.

    Parameters
    ----------
    area
        The pages' size unless a page says otherwise, in millimetres.
    templates
        Name of the part by its ID; None where the part is missing.
    resources
        Names of the parts that describe fonts, pictures and drawings.
    """

    area: Box
    templates: Mapping[str, str | None]
    resources: tuple[str, ...]


@dataclass(frozen=True)
class OfdPage:
    """A page that the file lists.

    Parameters
    ----------
    number
        From 1, over all documents of the file.
    part
        Name of its content; None where it is missing.
    annotations
        Names of the parts that hold its annotations.
    """

    number: int
    part: str | None
    document: OfdDocument
    annotations: tuple[str, ...] = ()


@dataclass
class Outline:
    """An OFD file as it lists itself.

    Parameters
    ----------
    problems
        What was named and cannot be read, for people.
    """

    title: str | None = None
    pages: list[OfdPage] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def outline(package: OfdPackage) -> Outline:
    """List the pages of a file, without reading any.

    Raises
    ------
    ReadError, SourceError
        If not even the entry can be read.
    """
    found = Outline()
    root = package.xml(ENTRY)
    for body in (one for one in root if kind(one) == "DocBody"):
        title = _text(child(body, "DocInfo", "Title"))
        found.title = found.title or title
        location = _text(child(body, "DocRoot"))
        part = package.find(ENTRY, location)
        if part is None:
            found.problems.append(f"document {location or 'without a place'}: missing")
            continue
        try:
            _add_document(found, package, part)
        except (ReadError, SourceError) as error:
            found.problems.append(str(error))
    return found


def page_area(page: Element) -> Box | None:
    """Give the size that a page (or the common data) states for itself."""
    for area in (child(page, "Area"), child(page, "PageArea")):
        for name in _BOXES:
            found = box(_text(child(area, name))) if area is not None else None
            if found:
                return found
    return None


def _add_document(found: Outline, package: OfdPackage, part: str) -> None:
    root = package.xml(part)
    common = child(root, "CommonData")
    document = OfdDocument(A4, {}, ())
    if common is not None:
        document = _document(package, part, common)
    found.problems += _lost_attachments(package, part, child(root, "Attachments"))
    annotations = _annotations(found, package, part, child(root, "Annotations"))
    pages = child(root, "Pages")
    for page in pages if pages is not None else ():
        if kind(page) != "Page":
            continue
        found.pages.append(
            OfdPage(
                len(found.pages) + 1,
                package.find(part, value(page, "BaseLoc")),
                document,
                tuple(annotations.get(value(page, "ID") or "", ())),
            )
        )


def _document(package: OfdPackage, part: str, common: Element) -> OfdDocument:
    templates = {
        value(one, "ID") or "": package.find(part, value(one, "BaseLoc"))
        for one in common
        if kind(one) == "TemplatePage"
    }
    named = (
        package.find(part, _text(one))
        for one in common
        if kind(one) in ("PublicRes", "DocumentRes")
    )
    return OfdDocument(page_area(common) or A4, templates, tuple(filter(None, named)))


def _annotations(
    found: Outline, package: OfdPackage, part: str, entry: Element | None
) -> dict[str, list[str]]:
    """Name the annotation parts by the ID of the page they belong to."""
    by_page: dict[str, list[str]] = {}
    location = _text(entry)
    if location is None:
        return by_page
    listing = package.find(part, location)
    try:
        if listing is None:
            raise ReadError(f"annotations {location}: missing")
        for page_id, place in _listed(package.xml(listing)):
            name = package.find(listing, place)
            if name is None:
                raise ReadError(f"annotations {place}: missing")
            by_page.setdefault(page_id, []).append(name)
    except (ReadError, SourceError) as error:
        found.problems.append(str(error))
    return by_page


def _lost_attachments(
    package: OfdPackage, part: str, entry: Element | None
) -> Iterator[str]:
    """Name the attachments that `ofd_attachments` does not find by their place."""
    listing = package.find(part, _text(entry)) if entry is not None else None
    if listing is None:
        return
    try:
        root = package.xml(listing)
    except (ReadError, SourceError):  # the files are found without it
        return
    for one in root:
        location = _text(child(one, "FileLoc"))
        name = package.find(listing, location)
        if kind(one) == "Attachment" and (name is None or not is_attachment(name)):
            yield f"attachment {value(one, 'Name') or location}: not read"


def _listed(root: Element) -> Iterator[tuple[str, str]]:
    for page in root:
        if kind(page) == "Page":
            location = _text(child(page, "FileLoc"))
            yield value(page, "PageID") or "", location or ""


def _text(element: Element | None) -> str | None:
    if element is None:
        return None
    return (element.text or "").strip() or None
