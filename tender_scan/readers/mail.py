"""Mails (EML, MSG) and saved web pages (MHTML): headers and text.

What is attached is a document of its own; `tender_scan.sources.open` brings it.
"""

from collections.abc import Callable

from tender_scan.readers.html_text import HtmlText, html_text
from tender_scan.readers.joined_text import join_texts
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.mail import Mail, Part, read_mail
from tender_scan.sources.outlook import read_outlook
from tender_scan.text.encoding import decode


def read_eml(source: SourceFile, limits: Limits) -> Document:
    """Read a mail or a saved page as one page of text.

    A mail begins with its subject, sender, receivers and date; a page does not: its
    headers say who saved it. A page's frames follow one another.

    Returns
    -------
    Document
        ``partial`` where it is cut off.

    Raises
    ------
    SourceError
        ``corrupt`` or ``bomb``.
    """
    return _document(source, limits, read_mail)


def read_msg(source: SourceFile, limits: Limits) -> Document:
    """Read a mail of Outlook as one page of text, like `read_eml`.

    Returns
    -------
    Document
        ``partial`` where its text, or an attached item, is of a kind that is not read.

    Raises
    ------
    SourceError
        ``corrupt``.
    """
    return _document(source, limits, read_outlook)


def _document(
    source: SourceFile, limits: Limits, take_apart: Callable[[bytes], Mail]
) -> Document:
    mail = take_apart(source.data)
    texts = [_body(part, limits) for part in mail.bodies]
    if not mail.is_page:
        lines = (f"{name}: {value}" for name, value in mail.headers)
        texts.insert(0, HtmlText("\n".join(lines)))
    text, tables = join_texts(texts)
    titles = (one.title for one in texts)
    return Document(
        source.id,
        source.media_type,
        "mail",
        (Page(1, text),),
        tables,
        title=dict(mail.headers).get("Subject") or next(filter(None, titles), None),
        status="partial" if mail.problem else "ok",
        status_detail=mail.problem,
    )


def _body(part: Part, limits: Limits) -> HtmlText:
    text = decode(part.data, part.charset)[0]
    if part.media_type == "text/html":
        return html_text(text[: 4 * limits.characters])
    return HtmlText(text.replace("\r\n", "\n").strip())
