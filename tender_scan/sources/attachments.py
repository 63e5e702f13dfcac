"""Documents that have a text of their own and hold other files: mails, OFD, DOCX."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import cast

from tender_scan.sources.budget import Budget
from tender_scan.sources.member import Member

Attached = Callable[[bytes, Budget], Iterator[Member]]
"""Gives what is attached, in order; raises `SourceError` with ``bomb`` when a limit on
the whole is passed. A document that cannot be opened has none: its reader says so."""

_OOXML = "application/vnd.openxmlformats-officedocument."
# Module and function; a module is loaded when the first file of its kind is met.
_ATTACHED = {
    "application/ofd": "ofd_attachments.ofd_attachments",
    "message/rfc822": "mail_attachments.mail_attachments",
    "multipart/related": "mail_attachments.mail_attachments",
    "application/vnd.ms-outlook": "mail_attachments.outlook_attachments",
    _OOXML + "wordprocessingml.document": "embedded.embedded_files",
    _OOXML + "presentationml.presentation": "embedded.embedded_files",
    _OOXML + "spreadsheetml.sheet": "embedded.embedded_files",
}


def has_attachments(media_type: str) -> bool:
    """Say whether files of a type may hold others beside a text of their own."""
    return media_type in _ATTACHED


def attachments(data: bytes, media_type: str, budget: Budget) -> Iterator[Member]:
    """Give what is attached to a document of a type that `has_attachments` knows.

    Raises
    ------
    SourceError
        ``bomb`` when a limit on the whole is passed: what came before is good.
    """
    yield from _attached(media_type)(data, budget)


@cache
def _attached(media_type: str) -> Attached:
    module, _, function = _ATTACHED[media_type].partition(".")
    found = getattr(import_module(f"tender_scan.sources.{module}"), function)
    return cast("Attached", found)
