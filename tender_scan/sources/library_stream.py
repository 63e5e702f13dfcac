"""An archive read by libarchive, header by header and piece by piece."""

import ctypes
import stat
from collections.abc import Iterator
from typing import IO, Any

from tender_scan.sources.library import load_library

_CHUNK_BYTES = 65_536
_STEP_BYTES = 1_000_000
_END = 1
_NAME_UNKNOWN = b"(no name)"


class LibraryError(ValueError):
    """The library cannot read on, or cannot read this member."""


class Entry:
    """A member as its header describes it.

    Attributes
    ----------
    name : bytes
        UTF-8 where the archive says what the name is, else as it stands.
    size : int or None
        Unpacked size in bytes as the header claims; None where it does not.
    regular, encrypted : bool
        Whether it is a regular file of its own (no folder, link or device), and
        whether it needs a password.
    checksum : int or None
        CRC-32 of the content, where it is for us to compare.
    """

    def __init__(self, ffi: Any, pointer: int) -> None:
        self.name: bytes = ffi.entry_pathname(pointer) or _NAME_UNKNOWN
        known = ffi.entry_size_is_set(pointer)
        self.size: int | None = ffi.entry_size(pointer) if known else None
        kind = ffi.entry_filetype(pointer)
        # 0: some packers of 7z note permissions without a kind of file.
        self.regular = kind in (0, stat.S_IFREG) and not ffi.entry_hardlink(pointer)
        self.encrypted = bool(ffi.entry_is_encrypted(pointer))
        self.checksum: int | None = None


class Stream:
    """An archive under reading; a context manager, since the library holds memory.

    Parameters
    ----------
    file
        Seekable; must not raise while it is read (a file on disk, or bytes).
    format_, filter_
        The library's names of them, such as ``rar5`` and ``none``. Only these are
        tried: what the content was sniffed as.

    Raises
    ------
    SourceError
        ``unsupported`` if there is no library.
    LibraryError
        If it is no such archive.
    """

    def __init__(self, file: IO[bytes], format_: str, filter_: str = "none") -> None:
        self._ffi = load_library()
        self._file = file
        self._chunk = ctypes.create_string_buffer(_CHUNK_BYTES)
        self._step = ctypes.create_string_buffer(_STEP_BYTES)
        self._archive = self._ffi.read_new()
        self._entry = self._ffi.entry_new()
        try:
            self._open(format_, filter_)
        except BaseException:
            self.close()
            raise

    def _open(self, format_: str, filter_: str) -> None:
        ffi = self._ffi
        self._file.seek(0)
        # Kept, or the library would call functions that are no more.
        self._callbacks = (
            ffi.OPEN_CALLBACK(lambda *_: 0),
            ffi.READ_CALLBACK(self._give),
            ffi.CLOSE_CALLBACK(lambda *_: 0),
            ffi.SEEK_CALLBACK(self._seek),
        )
        opened, read, closed, seek = self._callbacks
        try:
            ffi.get_read_filter_function(filter_)(self._archive)
            ffi.get_read_format_function(format_)(self._archive)
            ffi.read_set_seek_callback(self._archive, seek)
            ffi.read_open(self._archive, None, opened, read, closed)
        except (ffi.ArchiveError, ValueError) as error:
            raise LibraryError(_words(error)) from error

    def __enter__(self) -> "Stream":
        """Read in a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give back what the library holds."""
        self.close()

    def close(self) -> None:
        """Give back what the library holds."""
        if self._archive:
            self._ffi.read_free(self._archive)
            self._ffi.entry_free(self._entry)
            self._archive = None

    @property
    def has_encrypted_headers(self) -> bool:
        """Whether the names themselves need a password, as far as is known yet."""
        return bool(self._ffi.read_has_encrypted_entries(self._archive) == 1)

    def next(self) -> Entry | None:
        """Go to the next member; None at the end.

        Raises
        ------
        LibraryError
            If the archive cannot be read on.
        """
        try:
            result = self._ffi.read_next_header2(self._archive, self._entry)
        except self._ffi.ArchiveError as error:
            raise LibraryError(_words(error)) from error
        return None if result == _END else Entry(self._ffi, self._entry)

    def pieces(self) -> Iterator[bytes]:
        """Unpack the member by steps.

        Raises
        ------
        LibraryError
            If it is damaged, or packed in a way the library does not know.
        """
        while True:
            try:
                count = self._ffi.read_data(self._archive, self._step, _STEP_BYTES)
            except self._ffi.ArchiveError as error:
                raise LibraryError(_words(error)) from error
            if count < 0:  # a warning, such as a checksum that differs
                raise LibraryError("the content differs from its checksum or size")
            if not count:
                return
            yield ctypes.string_at(self._step, count)

    def _give(self, _archive: int, _context: int, place: Any) -> int:
        """Hand the next bytes of the file to the library."""
        data = self._file.read(_CHUNK_BYTES)
        ctypes.memmove(self._chunk, data, len(data))
        place[0] = ctypes.cast(self._chunk, ctypes.c_void_p)
        return len(data)

    def _seek(self, _archive: int, _context: int, offset: int, whence: int) -> int:
        """Go where the library asks, which follows what a hostile header says."""
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -30  # its word for: give up


def unpack(file: IO[bytes], filter_: str) -> Iterator[bytes]:
    """Unpack a single packed file by steps.

    Raises
    ------
    SourceError
        ``unsupported`` if there is no library.
    LibraryError
        If it is damaged.
    """
    with Stream(file, "raw", filter_) as stream:
        if stream.next() is not None:
            yield from stream.pieces()


def _words(error: Exception) -> str:
    """Say what the library said, without its numbers."""
    message = getattr(error, "msg", str(error)) or "no reason is given"
    text = message.decode("utf-8", "replace") if isinstance(message, bytes) else message
    return str(text).strip().rstrip(".")[:200]
