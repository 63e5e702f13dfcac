"""XML of office documents, without anything that XML can do beyond holding text."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

from tender_scan.errors import ReadError
from tender_scan.records.status import Status

Element: TypeAlias = Any
"""An element of the tree: lxml ships no types, and has no public name for it."""


def parse_xml(data: bytes, name: str) -> Element:
    """Parse one part.

    Parameters
    ----------
    data
        The part.
    name
        Its name, for the message of an error.

    Raises
    ------
    ReadError
        ``bomb`` for a document type declaration, which can hide or multiply text and
        which no office writes, and for nesting beyond reason; else ``corrupt``.
    """
    if b"<!DOCTYPE" in data:
        raise ReadError(f"{name}: has a document type declaration", "bomb")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        status: Status = "bomb" if "depth" in str(error) else "corrupt"
        raise ReadError(f"{name}: {error}", status) from error
    if root.getroottree().docinfo.doctype:  # also where the part is UTF-16
        raise ReadError(f"{name}: has a document type declaration", "bomb")
    return root


def kind(element: Element) -> str:
    """Give an element's name without its namespace.

    The transitional and the strict form of the format differ in namespaces only.
    """
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=2_000)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """Give an attribute by its name without namespace; None without it."""
    if element is None:
        return None
    for key, found in element.attrib.items():
        if _local(str(key)) == name:
            return str(found)
    return None


def child(element: Element, *names: str) -> Element | None:
    """Follow a path of child names; None where it ends."""
    found: Element | None = element
    for name in names:
        if found is None:
            return None
        found = next((one for one in found if kind(one) == name), None)
    return found


def alternatives(element: Element) -> Iterator[Element]:
    """Give the children to read: of alternative contents the first only."""
    for one in element:
        if kind(one) == "AlternateContent":
            chosen = child(one, "Choice")
            chosen = child(one, "Fallback") if chosen is None else chosen
            if chosen is not None:
                yield chosen
        else:
            yield one
