"""Make a text that begins with ``FAULT``, or a PDF with such a remark, do harm.

Python imports this by itself in every process whose path names this folder: it is how
`test_faults.py` gets a reader that misbehaves without one in the package.
"""

import ctypes
import os
import re
import sys
import time
from pathlib import Path
from types import ModuleType


def _answer_descriptor() -> int:
    """Find the socket to the parent, as code that broke out of a library could."""
    for place in Path("/proc/self/fd").iterdir():
        if place.is_socket():
            return int(place.name)
    raise LookupError("no socket")


def _hang_in_c() -> None:
    ctypes.PyDLL(None).sleep(1_000)  # keeps the interpreter lock


def _allocate_in_c() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while block := libc.malloc(50_000_000):
        ctypes.memset(block, 1, 50_000_000)
    libc.abort()


def _garbage() -> None:
    os.write(_answer_descriptor(), b"\x10\x00\x00\x00not a message :-(" * 100)
    time.sleep(1_000)


def _endless() -> None:
    os.write(_answer_descriptor(), b"\xff\xff\xff\xff")
    time.sleep(1_000)


def _hang_up() -> None:
    os.closerange(3, 128)
    time.sleep(1_000)


def _flood() -> None:
    for _ in range(1_000):
        os.write(1, b"x" * 1_000_000)
        os.write(2, b"x" * 1_000_000)


def _connect() -> None:
    import socket

    socket.create_connection(("127.0.0.1", 9), timeout=1)


FAULTS = {
    "segfault": lambda: ctypes.string_at(0),
    "abort": os.abort,
    "exit": lambda: os._exit(0),
    "spin": lambda: [None for _ in iter(int, 1)],
    "hang": _hang_in_c,
    "allocate": lambda: bytearray(8_000_000_000),
    "allocate-in-c": _allocate_in_c,
    "recurse": lambda: exec("f = lambda: f()\nf()"),
    "garbage": _garbage,
    "endless": _endless,
    "hang-up": _hang_up,
    "flood": _flood,
    "fork": os.fork,
    "program": lambda: os.execv("/bin/true", ["true"]),
    "network": _connect,
    "kill": lambda: os.kill(os.getppid(), 9),
    "write": lambda: Path(os.environ["PYTHON_CANARY"]).touch(),
    "long": lambda: None,
}


def _install() -> None:
    from tender_scan.readers import pdf, registry, txt
    from tender_scan.records import Document, Page

    def read(source, limits):  # type: ignore[no-untyped-def]
        word, _, name = source.data.decode().partition(" ")
        if word != "FAULT":
            return txt.read_txt(source, limits)
        FAULTS[name]()
        text = "采购" * (limits.characters if name == "long" else 1)
        return Document(source.id, source.media_type, "fault", (Page(1, text),))

    def read_pdf(source, limits):  # type: ignore[no-untyped-def]
        found = re.search(rb"%FAULT ([a-z-]+)", source.data)
        if found:
            FAULTS[found[1].decode()]()
        return pdf.read_pdf(source, limits)

    module = ModuleType("tender_scan.readers.faulty")
    module.read, module.read_pdf = read, read_pdf  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    registry._READERS["text/plain"] = "faulty.read"
    registry._READERS["application/pdf"] = "faulty.read_pdf"


if "tender_scan.scan.nursery" in " ".join(sys.orig_argv):
    _install()
