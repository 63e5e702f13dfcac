"""Refuse to change files outside one folder (Landlock, Linux 5.13 and later).

Reading stays possible everywhere: a reader needs its libraries and their data, and
what it reads of the dump it must be able to open.
"""

import ctypes
import os
import struct
from pathlib import Path

from tender_scan.scan.contain.kernel import syscall

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1
# Rights of the first version that change something: write and truncate a file,
# remove and make folders, files, links, sockets, pipes and devices.
_WRITE = 1 << 1
_CHANGES = _WRITE | sum(1 << bit for bit in range(4, 13))
_REFER, _TRUNCATE = (2, 1 << 13), (3, 1 << 14)
"""Version since which a right exists, and the right."""


def write_only_below(*places: Path) -> None:
    """Let this process and its children change these files and folders alone.

    Raises
    ------
    OSError
        This kernel has no Landlock, or it is switched off.
    """
    version = syscall(_CREATE, 0, 0, _VERSION)
    rights = _CHANGES
    for since, right in (_REFER, _TRUNCATE):
        rights |= right if version >= since else 0
    ruleset = syscall(_CREATE, _struct("Q", rights), 8, 0)
    try:
        for place in places:
            _allow(ruleset, place, rights)
        syscall(_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, place: Path, rights: int) -> None:
    if not place.is_dir():
        rights &= _WRITE | _TRUNCATE[1]  # the others are of folders, and refused here
    opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    try:
        syscall(_ADD_RULE, ruleset, _PATH_BENEATH, _struct("=Qi", rights, opened), 0)
    finally:
        os.close(opened)


def _struct(form: str, *values: int) -> "ctypes.Array[ctypes.c_char]":
    packed = struct.pack(form, *values)
    return ctypes.create_string_buffer(packed, len(packed))
