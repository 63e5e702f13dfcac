"""Attachments of a mail as members, as if it were an archive."""

from collections.abc import Callable, Iterator

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.mail import Mail, read_mail
from tender_scan.sources.member import Member
from tender_scan.sources.outlook import read_outlook


def mail_attachments(data: bytes, budget: Budget) -> Iterator[Member]:
    """Give the attachments of an EML; a saved web page has none.

    Raises
    ------
    SourceError
        ``bomb`` when a limit on the whole is passed: what came before is good.
    """
    return _attachments(data, budget, read_mail)


def outlook_attachments(data: bytes, budget: Budget) -> Iterator[Member]:
    """Give the attachments of an MSG.

    Raises
    ------
    SourceError
        As `mail_attachments`.
    """
    return _attachments(data, budget, read_outlook)


def _attachments(
    data: bytes, budget: Budget, take_apart: Callable[[bytes], Mail]
) -> Iterator[Member]:
    try:
        mail = take_apart(data)
    except SourceError:  # its reader says so
        return
    for number, part in enumerate(() if mail.is_page else mail.attachments, 1):
        budget.enter_member()
        name, size = part.name or f"part-{number}", len(part.data)
        try:
            budget.add(size, size, size)
        except SourceError as error:
            yield Member(name, None, None, size, error)
            if budget.spent:
                raise
        else:
            yield Member(name, None, part.data, size)
