"""ZIP archives: every member as bytes, whatever the others are like."""

import stat
import zipfile
from collections.abc import Iterator

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.member import Container, Member
from tender_scan.sources.member_names import decoded_names
from tender_scan.sources.zip_directory import zip_directory
from tender_scan.sources.zip_member import read_member
from tender_scan.sources.zip_names import member_name

_LOCAL_HEADER = 30


def read_zip(container: Container, budget: Budget) -> Iterator[Member]:
    """Read the members of a ZIP archive in the order of its directory.

    Folders and symbolic links hold no content and are passed by.

    Parameters
    ----------
    container
        The archive.
    budget
        Shared with the archives around this one.

    Raises
    ------
    SourceError
        ``corrupt`` if the directory cannot be read; ``bomb`` if members overlap, or
        when a limit on the whole archive is passed: what came before is good.
    """
    file = container.file
    try:
        infos = [info for info in zip_directory(file) if _is_file(info)]
    except SourceError as error:
        yield from _from_the_front(container, budget)
        raise error from None
    _refuse_overlap(infos)
    names = decoded_names([member_name(info) for info in infos])
    for info, (name, raw) in zip(infos, names, strict=True):
        budget.enter_member()
        try:
            data = read_member(file, info, budget)
        except SourceError as error:
            yield Member(name, raw, None, info.file_size, error)
            if budget.spent:
                raise
        else:
            yield Member(name, raw, data, len(data))


def _from_the_front(container: Container, budget: Budget) -> Iterator[Member]:
    """Read what can be read without the directory, which stands at the end.

    Downloads that broke off have lost theirs. What is wrong is told by the directory's
    own error, so that only a limit is told here.
    """
    from tender_scan.sources.library_archive import read_archive  # loads the library

    try:
        yield from read_archive(container, budget)
    except SourceError as error:
        if error.status == "bomb":
            raise


def _is_file(info: zipfile.ZipInfo) -> bool:
    is_folder = info.filename.endswith("/")  # is_dir() fails on a name of no length
    return not is_folder and not stat.S_ISLNK(info.external_attr >> 16)


def _refuse_overlap(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes: a few kB would unpack to gigabytes."""
    end = -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise SourceError("members overlap one another", "bomb")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
