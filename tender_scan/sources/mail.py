"""Mails and saved web pages (MHTML): what they say, and what is attached.

The headers are read as they stand, not by their grammar: mails from Chinese offices
hold GBK where only ASCII may be, and the strict parser fails on them.
"""

import email
import email.header
import email.utils
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from tender_scan.errors import SourceError
from tender_scan.text.encoding import decode

MAIL, PAGE = "message/rfc822", "multipart/related"

_MAX_DEPTH = 30
_SHOWN = ("Subject", "From", "To", "Cc", "Date")
_SENT = ("to", "received", "message-id", "delivered-to")


@dataclass(frozen=True)
class Part:
    """A text or an attachment.

    Parameters
    ----------
    media_type
        As the mail says; a hint only.
    charset
        As the mail says; None if it does not.
    name
        Of the attachment; empty without one.
    data
        The bytes, unpacked.
    """

    media_type: str
    charset: str | None
    name: str
    data: bytes


@dataclass(frozen=True)
class Mail:
    """A mail or a saved page.

    Parameters
    ----------
    headers
        Names and values of those that people read, in a fixed order.
    bodies
        Texts and HTML to read, in order; of alternatives the richest only.
    attachments
        Everything else, pictures in the text too.
    is_page
        True for a web page saved with its pictures: nothing was sent.
    problem
        What could not be read, else None.
    """

    headers: tuple[tuple[str, str], ...]
    bodies: tuple[Part, ...]
    attachments: tuple[Part, ...]
    is_page: bool = False
    problem: str | None = None


def read_mail(data: bytes) -> Mail:
    """Take a mail apart.

    Raises
    ------
    SourceError
        ``corrupt`` where its parts cannot be told apart; ``bomb`` where they are
        nested beyond reason.
    """
    try:
        message = email.message_from_bytes(data)
        parts = list(_parts(message, 0))
    except RecursionError as error:
        raise SourceError("parts nested beyond reason", "bomb") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise SourceError(f"damaged: {error}", "corrupt") from error
    is_page = message.get_content_type() == PAGE and not any(
        name in message for name in _SENT
    )
    return Mail(
        tuple(_headers(message)),
        tuple(part for part, is_body in parts if is_body),
        tuple(part for part, is_body in parts if not is_body),
        is_page,
        _problem(message),
    )


def _headers(message: Message) -> Iterator[tuple[str, str]]:
    found = {name.lower(): str(value) for name, value in message.raw_items()}
    for name in _SHOWN:
        value = _text(found.get(name.lower(), ""))
        if value:
            yield name, value


def _text(raw: str) -> str:
    """Decode a header: encoded words, or plain bytes of whatever encoding."""
    if any("\udc80" <= char <= "\udcff" for char in raw):
        raw = decode(raw.encode("utf-8", "surrogateescape"))[0]
    try:
        words = email.header.decode_header(raw)
    except (ValueError, LookupError):
        words = [(raw, None)]
    shown = (
        word if isinstance(word, str) else decode(word, charset)[0]
        for word, charset in words
    )
    return " ".join("".join(shown).split())


def _parts(message: Message, depth: int) -> Iterator[tuple[Part, bool]]:
    """Give the leaves, and of each whether it is text to read."""
    if depth > _MAX_DEPTH:
        raise SourceError(f"limit depth: {_MAX_DEPTH} parts", "bomb")
    kind = message.get_content_type()
    children = _children(message)
    if kind == MAIL and children:
        name = _name(message) or "message.eml"
        for child in children:
            yield Part(MAIL, None, name, child.as_bytes()), False
    elif not message.is_multipart():
        yield _leaf(message, kind)
    elif kind == "multipart/alternative":
        yield from _richest([list(_parts(child, depth + 1)) for child in children])
    else:
        for child in children:
            yield from _parts(child, depth + 1)


def _children(message: Message) -> list[Message]:
    payload = message.get_payload() if message.is_multipart() else []
    return [one for one in payload if isinstance(one, Message)]


def _richest(ways: list[list[tuple[Part, bool]]]) -> Iterator[tuple[Part, bool]]:
    """Choose among alternatives: HTML keeps the tables that plain text loses."""

    def rank(way: list[tuple[Part, bool]]) -> int:
        kinds = {part.media_type for part, is_body in way if is_body and part.data}
        return 2 * ("text/html" in kinds) + bool(kinds)

    chosen = max(ways, key=rank, default=[])
    yield from chosen
    for way in ways:
        if way is not chosen:
            yield from (one for one in way if not one[1])


def _leaf(message: Message, kind: str) -> tuple[Part, bool]:
    payload = message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    name = _name(message)
    is_attached = message.get_content_disposition() == "attachment" or bool(name)
    is_body = kind in ("text/plain", "text/html") and not is_attached
    return Part(kind, message.get_content_charset(), name, data), is_body


def _name(message: Message) -> str:
    try:
        raw = message.get_filename() or ""
    except (ValueError, LookupError, TypeError):  # a broken RFC 2231 name
        return "attachment"
    return _text(str(raw))


def _problem(message: Message) -> str | None:
    names = {type(defect).__name__ for defect in message.defects}
    cut = {"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect"}
    return "cut off: its last part does not end" if names & cut else None
