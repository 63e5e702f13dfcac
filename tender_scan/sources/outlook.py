"""Mails as Outlook saves them (MSG).

Numbers of properties are those of Microsoft's [MS-OXPROPS]; [MS-OXMSG] says in which
streams they stand.
"""

from typing import TYPE_CHECKING

from tender_scan.sources.mail import Mail, Part
from tender_scan.sources.ole_open import open_ole, stream
from tender_scan.text.encoding import decode

if TYPE_CHECKING:
    import olefile

OUTLOOK = "application/vnd.ms-outlook"

_HEADERS = (("Subject", "0037"), ("From", "0C1A"), ("To", "0E04"), ("Cc", "0E03"))
_TEXT, _HTML, _PACKED_RTF = "1000", "1013", "1009"
_LONG_NAME, _SHORT_NAME, _CONTENT = "3707", "3704", "37010102"
_UNICODE, _EIGHT_BIT, _BINARY = "001F", "001E", "0102"
_MAX_ATTACHMENTS = 10_000


def read_outlook(data: bytes) -> Mail:
    """Take a mail apart.

    Raises
    ------
    SourceError
        ``corrupt`` where the streams cannot be read.
    """
    with open_ole(data) as ole:
        return _mail(ole)


def _mail(ole: "olefile.OleFileIO") -> Mail:
    headers = ((name, _text(ole, "", number)) for name, number in _HEADERS)
    bodies = _bodies(ole)
    folders = dict.fromkeys(
        entry[0] for entry in ole.listdir() if entry[0].startswith("__attach_version1")
    )
    attached = [_attachment(ole, one) for one in list(folders)[:_MAX_ATTACHMENTS]]
    left_out = sum(part is None for part in attached)
    problems = []
    if not bodies and ole.exists(f"__substg1.0_{_PACKED_RTF}{_BINARY}"):
        problems.append("its text is packed RTF, which is not read; save it as EML")
    if left_out:
        problems.append(f"{left_out} attached items are not files and are not read")
    return Mail(
        tuple((name, value) for name, value in headers if value),
        bodies,
        tuple(part for part in attached if part is not None),
        problem="; ".join(problems) or None,
    )


def _bodies(ole: "olefile.OleFileIO") -> tuple[Part, ...]:
    html = _bytes(ole, "", _HTML + _BINARY)
    if html:
        return (Part("text/html", None, "", html),)
    text = _text(ole, "", _HTML)
    if text:
        return (Part("text/html", "utf-8", "", text.encode()),)
    text = _text(ole, "", _TEXT)
    return (Part("text/plain", "utf-8", "", text.encode()),) if text else ()


def _attachment(ole: "olefile.OleFileIO", folder: str) -> Part | None:
    name = _text(ole, folder, _LONG_NAME) or _text(ole, folder, _SHORT_NAME)
    if not ole.exists(f"{folder}/__substg1.0_{_CONTENT}"):
        return None
    data = _bytes(ole, folder, _CONTENT)
    return Part("application/octet-stream", None, " ".join(name.split()), data)


def _text(ole: "olefile.OleFileIO", folder: str, number: str) -> str:
    unicode = _bytes(ole, folder, number + _UNICODE)
    if unicode:
        return unicode.decode("utf-16-le", "replace").rstrip("\0")
    return decode(_bytes(ole, folder, number + _EIGHT_BIT))[0].rstrip("\0")


def _bytes(ole: "olefile.OleFileIO", folder: str, number: str) -> bytes:
    return stream(ole, f"{folder}/__substg1.0_{number}".lstrip("/"))
