"""Where libarchive is: the C library that reads RAR, 7z and older archives.

The first of these that is there:

1. what the environment variable ``LIBARCHIVE`` names;
2. the one that the wheel of ``archi`` carries (``pip install 'tender-scan[archives]'``);
3. the system's (Debian and Ubuntu: package ``libarchive13`` or ``libarchive13t64``).
"""

import locale
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import PurePosixPath
from types import ModuleType

from tender_scan.errors import SourceError

_SYSTEM = "libarchive.so.13"
_CARRIER = "archi"
MISSING = (
    "needs the library libarchive: pip install 'tender-scan[archives]', "
    "or apt install libarchive13; or unpack it"
)


def library_version() -> str | None:
    """Give the version of libarchive and where it is from; None where it is missing."""
    try:
        number = int(load_library().version_number())
    except SourceError:
        return None
    version = f"{number // 1_000_000}.{number // 1_000 % 1_000}.{number % 1_000}"
    return f"{version} ({PurePosixPath(_place()).name})"


@cache
def load_library() -> ModuleType:
    """Load the library.

    Returns
    -------
    module
        ``libarchive.ffi``, the functions of the C library under their own names.

    Raises
    ------
    SourceError
        ``unsupported`` where it is missing, with what to install.
    """
    _speak_utf8()
    named = os.environ.get("LIBARCHIVE")
    # Said here, or libarchive-c would ask ldconfig and gcc, which a contained worker
    # must not start.
    os.environ["LIBARCHIVE"] = _place()
    try:
        from libarchive import ffi
    except (ImportError, OSError, AttributeError) as error:
        raise SourceError(MISSING, "unsupported") from error
    finally:
        if named is None:
            del os.environ["LIBARCHIVE"]
    return _complete(ffi)


def _place() -> str:
    return os.environ.get("LIBARCHIVE") or _carried() or _SYSTEM


def _carried() -> str | None:
    """Find the library in the wheel that carries one."""
    try:
        listed = files(_CARRIER) or []
    except PackageNotFoundError:
        return None
    found = (one for one in listed if one.name.startswith("libarchive-"))
    return next((str(one.locate()) for one in found), None)


def _speak_utf8() -> None:
    """Let the library give names in UTF-8: it asks the locale, which may be plain C."""
    if locale.nl_langinfo(locale.CODESET).lower() in ("utf-8", "utf8"):
        return
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:  # names beyond ASCII will be shown as they come
        return


def _complete(ffi: ModuleType) -> ModuleType:
    """Add the functions that libarchive-c leaves out."""
    entry, archive = [ffi.c_archive_entry_p], [ffi.c_archive_p]
    ffi.ffi("entry_is_encrypted", entry, ffi.c_int)
    ffi.ffi("entry_size_is_set", entry, ffi.c_int)
    ffi.ffi("read_has_encrypted_entries", archive, ffi.c_int)
    ffi.logger.disabled = True  # its warnings are told as statuses
    return ffi
