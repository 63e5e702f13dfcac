"""The objects that a page shows, each with the matrix that puts it on the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tender_scan.errors import ReadError, SourceError
from tender_scan.readers.docx_xml import Element, child, kind, value
from tender_scan.readers.ofd_frame import (
    IDENTITY,
    Box,
    Matrix,
    after,
    box,
    matrix,
    moved,
    numbers,
)
from tender_scan.readers.ofd_outline import OfdPage, page_area
from tender_scan.readers.ofd_package import OfdPackage

_SHOWN = frozenset({"TextObject", "PathObject", "ImageObject"})
_MOST_OBJECTS = 50_000
_DEEPEST = 20


@dataclass(frozen=True)
class Placed:
    """A text, path or image, and where it stands.

    Parameters
    ----------
    kind
        ``TextObject``, ``PathObject`` or ``ImageObject``.
    matrix
        From the object's own coordinates to millimetres from the top left of the page.
    size
        Width and height of its boundary in millimetres; None where it has none.
    base
        The part it stands in.
    """

    kind: str
    element: Element
    matrix: Matrix
    size: tuple[float, float] | None
    base: str


@dataclass
class PageObjects:
    """What is known of a page's content.

    Parameters
    ----------
    area
        The page in millimetres, in its own coordinates.
    objects
        From the back to the front: background template, content, foreground template,
        annotations.
    problems
        What belongs to the page and could not be read.
    """

    area: Box
    objects: list[Placed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class OfdContent:
    """Reads pages of one file; templates and drawings are parsed once.

    Parameters
    ----------
    package
        The file.
    """

    def __init__(self, package: OfdPackage) -> None:
        self._package = package
        self._parsed: dict[str, Element] = {}
        self._drawings: dict[tuple[str, ...], Mapping[str, tuple[Element, str]]] = {}

    def page(self, page: OfdPage) -> PageObjects:
        """Collect the objects of a page.

        Raises
        ------
        ReadError, SourceError
            If its content is missing or cannot be read; ``bomb`` where drawings
            multiply beyond reason.
        """
        if page.part is None:
            raise ReadError("missing")
        root = self._package.xml(page.part)
        found = PageObjects(page_area(root) or page.document.area)
        walk = _Walk(found, self._drawings_of(page))
        origin = moved(-found.area[0], -found.area[1])
        behind, before = self._templates(page, root, found)
        for part, content in behind:
            walk.layers(content, origin, part)
        walk.layers(child(root, "Content"), origin, page.part)
        for part, content in before:
            walk.layers(content, origin, part)
        for part in page.annotations:
            walk.annotations(self._shared(part, found), origin, part)
        return found

    def _templates(
        self, page: OfdPage, root: Element, found: PageObjects
    ) -> tuple[list[tuple[str, Element]], list[tuple[str, Element]]]:
        behind: list[tuple[str, Element]] = []
        before: list[tuple[str, Element]] = []
        for use in (one for one in root if kind(one) == "Template"):
            id_ = value(use, "TemplateID") or ""
            part = page.document.templates.get(id_)
            if part is None:
                found.problems.append(f"template {id_} is missing")
                continue
            content = child(self._shared(part, found), "Content")
            where = before if value(use, "ZOrder") == "Foreground" else behind
            where.append((part, content))
        return behind, before

    def _shared(self, part: str, found: PageObjects) -> Element | None:
        """Parse a part that several pages may use; None where it is broken."""
        if part not in self._parsed:
            try:
                self._parsed[part] = self._package.xml(part)
            except (ReadError, SourceError) as error:
                found.problems.append(str(error))
                return None
        return self._parsed[part]

    def _drawings_of(self, page: OfdPage) -> Mapping[str, tuple[Element, str]]:
        """Give the composite drawings of a document by ID, with their part."""
        parts = page.document.resources
        if parts not in self._drawings:
            ignored = PageObjects(page.document.area)
            self._drawings[parts] = {
                value(unit, "ID") or "": (unit, part)
                for part in parts
                for group in self._children(self._shared(part, ignored))
                if kind(group) == "CompositeGraphicUnits"
                for unit in group
            }
        return self._drawings[parts]

    @staticmethod
    def _children(element: Element | None) -> Iterator[Element]:
        yield from element if element is not None else ()


class _Walk:
    """Goes down layers, blocks and drawings, and places what they hold."""

    def __init__(
        self, found: PageObjects, drawings: Mapping[str, tuple[Element, str]]
    ) -> None:
        self._found = found
        self._drawings = drawings
        self._seen = 0
        self._drawn_from = 0

    def layers(self, content: Element | None, by: Matrix, part: str) -> None:
        """Place the objects of a content or block, at any depth."""
        if content is not None:
            self._inside(content, by, part, 0)

    def annotations(self, root: Element | None, by: Matrix, part: str) -> None:
        """Place what annotations show; a hidden one is read all the same."""
        for annotation in root if root is not None else ():
            appearance = child(annotation, "Appearance")
            if appearance is not None:
                self._inside(appearance, after(by, _own(appearance)), part, 0)

    def _inside(self, element: Element, by: Matrix, part: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise ReadError(f"{part}: drawings nest beyond reason", "bomb")
        for one in element:
            if self._drawn_from:
                self._count(part)
            name = kind(one)
            if name in ("Layer", "PageBlock", "Content"):
                self._inside(one, by, part, depth + 1)
            elif name in _SHOWN:
                placed = after(by, _own(one))
                self._found.objects.append(Placed(name, one, placed, _size(one), part))
            elif name == "CompositeObject":
                self._drawing(one, after(by, _own(one)), part, depth)

    def _drawing(self, use: Element, by: Matrix, part: str, depth: int) -> None:
        id_ = value(use, "ResourceID") or ""
        if id_ not in self._drawings:
            self._found.problems.append(f"drawing {id_} is missing")
            return
        unit, home = self._drawings[id_]
        self._drawn_from += 1
        self._inside(unit, by, home, depth + 1)
        self._drawn_from -= 1

    def _count(self, part: str) -> None:
        """Count what comes from drawings: they may use one another many times."""
        self._seen += 1
        if self._seen > _MOST_OBJECTS:
            raise ReadError(
                f"{part}: limit objects: drawings of more than {_MOST_OBJECTS}", "bomb"
            )


def _own(element: Element) -> Matrix:
    """Give the matrix of an object: its CTM, then to the corner of its boundary."""
    corner = numbers(value(element, "Boundary"))
    place = moved(corner[0], corner[1]) if len(corner) == 4 else IDENTITY
    return after(place, matrix(value(element, "CTM")))


def _size(element: Element) -> tuple[float, float] | None:
    found = box(value(element, "Boundary"))
    return (found[2] - found[0], found[3] - found[1]) if found else None
