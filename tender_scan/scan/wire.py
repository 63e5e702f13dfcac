"""Messages between the parent and its workers: length, then JSON; nothing that runs.

A message that is too long, not JSON, or not of the expected shape is the worker's
fault and ends the worker, never the run.
"""

import struct
from typing import IO

import msgspec

from tender_scan.errors import TenderScanError
from tender_scan.records import BANDS, ROLES, SENSES, ScanResult, StoredDocument
from tender_scan.scan.steps import Step

LONGEST = 200_000_000
_LENGTH = struct.Struct("<I")


class WireError(TenderScanError):
    """A worker sent what is not a message."""


class Job(msgspec.Struct, frozen=True, tag="job"):
    """A file to scan, or one document of it to read in another way.

    `file` is its path as the operating system has it; the first `skip` documents of
    the file are passed over, because they were scanned before. With a `step` other
    than ``read``, only the document numbered `only` (from 0) is scanned. `seconds` may
    pass between two messages of the worker.

    `stalled` is set where a worker ended between two documents, so that it is not
    tried for ever; `struck` where one was ended from outside at the next document,
    which may have been chance, so that it is tried once more.

    `texts` are documents to be judged again; there is no file then.
    """

    file: bytes
    path: str
    raw_path: bytes | None
    size: int
    mtime_ns: int
    skip: int = 0
    step: Step = "read"
    only: int | None = None
    seconds: int = 60
    stalled: bool = False
    struck: bool = False
    texts: tuple[StoredDocument, ...] = ()


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The worker can take a job; the first message of every worker."""

    process: int


class Busy(msgspec.Struct, frozen=True, tag="busy"):
    """The worker gets on: it passes documents over, or has recognised a page."""


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """A document is about to be scanned; if no more is heard, it was the culprit."""

    id: str
    path: str
    raw_path: bytes | None
    bytes: int
    media_type: str


class Unequipped(msgspec.Struct, frozen=True, tag="unequipped"):
    """The document at hand needs the judge, which this worker has not loaded.

    Loading it takes longer than most dumps need; a worker forked from a process that
    has it takes over at this document.
    """


class Found(msgspec.Struct, frozen=True, tag="found"):
    """One document of the file, scanned."""

    result: ScanResult


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The file is finished; the worker is free, or `retiring`."""

    retiring: bool = False


Message = Ready | Busy | Begun | Unequipped | Found | Done

encode_message = msgspec.json.Encoder().encode
_decode_message = msgspec.json.Decoder(Message).decode
_decode_job = msgspec.json.Decoder(Job).decode


def frame(body: bytes) -> bytes:
    """Put the length before a message."""
    return _LENGTH.pack(len(body)) + body


def receive_job(stream: IO[bytes]) -> Job | None:
    """Read the next job; None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    return _decode_job(stream.read(_LENGTH.unpack(head)[0]))


def _checked(message: Message) -> Message:
    """Refuse labels that are not in the scheme, and items that are not there."""
    if isinstance(message, Found):
        notice = message.result.notice
        items = len(notice.items) if notice else 0
        for mention in message.result.mentions:
            known = mention.band in BANDS and mention.role in ROLES
            if not (known and mention.sense in SENSES):
                raise WireError(f"answered with an unknown label: {mention.band!r}")
            if mention.item is not None and not 0 <= mention.item < items:
                raise WireError(f"answered with an unknown item: {mention.item}")
    return message


class MessageBuffer:
    """Puts the bytes that arrive from a worker together into messages."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> list[Message]:
        """Take bytes; give the messages that are complete now.

        Raises
        ------
        WireError
            The bytes are no message of a worker.
        """
        self._bytes += data
        messages = []
        while (body := self._next()) is not None:
            try:
                messages.append(_checked(_decode_message(body)))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise WireError(f"answered what is not a message: {error}") from error
        return messages

    def _next(self) -> bytes | None:
        if len(self._bytes) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._bytes)
        if length > LONGEST:
            raise WireError(f"announced a message of {length} bytes")
        end = _LENGTH.size + length
        if len(self._bytes) < end:
            return None
        body = bytes(self._bytes[_LENGTH.size : end])
        del self._bytes[:end]
        return body
