"""Attachments of a mail as members, as if it were an archive."""

from collections.abc import Callable, Iterator

from tender_scan.errors import SourceError
from tender_scan.sources.archive import Member
from tender_scan.sources.budget import Budget
from tender_scan.sources.mail import MAIL, PAGE, Mail, read_mail
from tender_scan.sources.outlook import OUTLOOK, read_outlook
from tender_scan.sources.zip_names import telling_suffixes

_READERS: dict[str, Callable[[bytes], Mail]] = {
    MAIL: read_mail,
    PAGE: read_mail,
    OUTLOOK: read_outlook,
}


def has_attachments(media_type: str) -> bool:
    """Say whether files of a type may hold attachments beside a text of their own."""
    return media_type in _READERS


def attachments(data: bytes, media_type: str, budget: Budget) -> Iterator[Member]:
    """Give the attachments of a mail, in order.

    A saved web page has none: its pictures are part of it. A mail that cannot be read
    has none either; its reader says so.

    Raises
    ------
    SourceError
        ``bomb`` when a limit on the whole is passed: what came before is good.
    """
    try:
        mail = _READERS[media_type](data)
    except SourceError:
        return
    parts = () if mail.is_page else mail.attachments
    names = [part.name or f"part-{n}" for n, part in enumerate(parts, 1)]
    for part, name, suffix in zip(parts, names, telling_suffixes(names), strict=True):
        budget.enter_member()
        size = len(part.data)
        try:
            budget.add(size, size, size)
        except SourceError as error:
            yield Member(name, None, suffix, None, size, error)
            if budget.spent:
                raise
        else:
            yield Member(name, None, suffix, part.data, size)
