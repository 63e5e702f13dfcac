"""Files that are attached to a mail, as members, as if it were an archive."""

from collections.abc import Callable, Iterator

from tender_scan.errors import SourceError
from tender_scan.sources.budget import Budget
from tender_scan.sources.mail import MAIL, PAGE, Mail, read_mail
from tender_scan.sources.member import Member
from tender_scan.sources.outlook import OUTLOOK, read_outlook

MAILS: dict[str, Callable[[bytes], Mail]] = {
    MAIL: read_mail,
    PAGE: read_mail,
    OUTLOOK: read_outlook,
}


def mail_attachments(data: bytes, media_type: str, budget: Budget) -> Iterator[Member]:
    """Give the attachments of a mail, in order.

    A saved web page has none: its pictures are part of it. A mail that cannot be read
    has none either; its reader says so.

    Raises
    ------
    SourceError
        ``bomb`` when a limit on the whole is passed: what came before is good.
    """
    try:
        mail = MAILS[media_type](data)
    except SourceError:
        return
    parts = () if mail.is_page else mail.attachments
    for number, part in enumerate(parts, 1):
        name = part.name or f"part-{number}"
        budget.enter_member()
        size = len(part.data)
        try:
            budget.add(size, size, size)
        except SourceError as error:
            yield Member(name, None, None, size, error)
            if budget.spent:
                raise
        else:
            yield Member(name, None, part.data, size)
