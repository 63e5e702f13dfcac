"""Files that are attached to an OFD, as members, as if it were an archive."""

import io
import re
from collections.abc import Iterator

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.member import Member
from tender_scan.sources.zip_directory import zip_directory
from tender_scan.sources.zip_member import read_member

OFD = "application/ofd"
# The folder of the standard's own layout (GB/T 33190-2016, 7.1), as producers keep it.
_FOLDER = re.compile(r"(?:^|/)attach\w*/", re.IGNORECASE)
_LISTING = "attachments.xml"


def is_attachment(name: str) -> bool:
    """Say whether a part of an OFD is an attached file, by its place.

    Examples
    --------
    >>> is_attachment("Doc_0/Attachs/报价.xlsx")
    True
    >>> is_attachment("Doc_0/Attachs/Attachments.xml")
    False
    """
    file = name.rpartition("/")[2].lower()
    return bool(_FOLDER.search(name)) and file not in ("", _LISTING)


def ofd_attachments(data: bytes, budget: Budget) -> Iterator[Member]:
    """Give the attachments of an OFD, in the order of its directory.

    An OFD that cannot be opened has none; its reader says so.

    Raises
    ------
    SourceError
        ``bomb`` when a limit on the whole is passed: what came before is good.
    """
    file = io.BytesIO(data)
    try:
        infos = zip_directory(file)
    except SourceError:
        return
    for info in infos:
        if not is_attachment(info.filename):
            continue
        budget.enter_member()
        name = info.filename.rpartition("/")[2]
        try:
            content = read_member(file, info, budget)
        except SourceError as error:
            yield Member(name, None, None, info.file_size, error)
            if budget.spent:
                raise
        else:
            yield Member(name, None, content, len(content))
