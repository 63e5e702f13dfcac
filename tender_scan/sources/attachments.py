"""Documents that hold a text of their own and files beside it: mails and OFD."""

from collections.abc import Iterator

from tender_scan.sources.budget import Budget
from tender_scan.sources.mail_attachments import MAILS, mail_attachments
from tender_scan.sources.member import Member
from tender_scan.sources.ofd_attachments import OFD, ofd_attachments


def has_attachments(media_type: str) -> bool:
    """Say whether files of a type may hold attachments beside a text of their own."""
    return media_type == OFD or media_type in MAILS


def attachments(data: bytes, media_type: str, budget: Budget) -> Iterator[Member]:
    """Give the files attached to a document, in its own order.

    A document that cannot be opened has none; its reader says so.

    Raises
    ------
    SourceError
        ``bomb`` when a limit on the whole is passed: what came before is good.
    """
    if media_type == OFD:
        yield from ofd_attachments(data, budget)
    else:
        yield from mail_attachments(data, media_type, budget)
