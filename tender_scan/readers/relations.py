"""Which part of an office document points to which."""

import posixpath
from dataclasses import dataclass

from tender_scan.readers.docx_xml import parse_xml, value
from tender_scan.sources.package import Package


@dataclass(frozen=True)
class Relation:
    """A pointer to another part.

    Parameters
    ----------
    kind
        The last word of its type (``slide``, ``notesSlide``, ``chart``).
    target
        The part's name in the package.
    """

    kind: str
    target: str


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Read what a part points to, by the relation's id; what lies outside is left out.

    Raises
    ------
    ReadError, SourceError
        ``corrupt`` or ``bomb``.
    """
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels".lstrip("/")
    if rels not in package.names:
        return {}
    found: dict[str, Relation] = {}
    for one in parse_xml(package.read(rels), rels):
        target = value(one, "Target") or ""
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if value(one, "TargetMode") != "External" and target in package.names:
            kind = (value(one, "Type") or "").rpartition("/")[2]
            found[value(one, "Id") or ""] = Relation(kind, target)
    return found
