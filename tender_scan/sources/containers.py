"""Which formats hold other files, and what takes each of them apart."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import cast

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.member import Container, Member
from tender_scan.sources.split import PART, is_part

TakeApart = Callable[[Container, Budget], Iterator[Member]]
"""Gives the members in order; may raise `SourceError` at any point, and what came
before is good. A member that cannot be read is a `Member` with an `error`."""

PACKED = (
    "application/gzip",
    "application/x-bzip2",
    "application/x-xz",
    "application/zstd",
    "application/x-compress",
)
"""Files packed one by one, without a directory."""

# Module and function; a module is loaded when the first file of its kind is met.
_TAKE_APART = {
    "application/zip": "zip_archive.read_zip",
    "application/x-tar": "tar_archive.read_tar",
    **dict.fromkeys(PACKED, "packed_file.read_packed"),
    "application/vnd.rar": "library_archive.read_rar",
    "application/x-7z-compressed": "library_archive.read_archive",
    "application/vnd.ms-cab-compressed": "library_archive.read_archive",
    "application/x-lzh-compressed": "library_archive.read_archive",
    "application/x-iso9660-image": "library_archive.read_archive",
}


def is_container(media_type: str) -> bool:
    """Say whether files of this type are taken apart."""
    return media_type in _TAKE_APART


def members(container: Container, budget: Budget) -> Iterator[Member]:
    """Take a container apart.

    Parameters
    ----------
    container
        Of a type that `is_container` knows.
    budget
        Shared with the containers around it.

    Raises
    ------
    SourceError
        Where it cannot be read on: what came before is good. ``partial`` where the
        name says that it is a part of a split archive.
    """
    try:
        yield from _take_apart(container.media_type)(container, budget)
    except SourceError as error:
        if error.status == "corrupt" and is_part(container.name):
            raise SourceError(f"{PART} ({error})", "partial") from error
        raise


@cache
def _take_apart(media_type: str) -> TakeApart:
    module, _, function = _TAKE_APART[media_type].partition(".")
    found = getattr(import_module(f"tender_scan.sources.{module}"), function)
    return cast("TakeApart", found)
