"""Refuse system calls that no reader needs: network, other programs, other processes.

The filter is classic BPF, read by the kernel before every system call (seccomp(2)). It
is inherited by children and cannot be taken off. A refused call fails with ``EPERM``,
so that a library that tries one gets an error it can handle.
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tender_scan.scan.contain.kernel import prctl

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
# Offsets in struct seccomp_data: number of the call, architecture, first argument.
_NUMBER, _ARCHITECTURE, _FIRST = 0, 4, 16
_CLONE_THREAD = 0x00010000
_AF_UNIX = 1
_X32 = 0x40000000


@dataclass(frozen=True)
class _Machine:
    """System call numbers of one architecture (``asm/unistd.h``)."""

    audit: int
    network: Mapping[str, int]
    programs: Mapping[str, int]
    others: Mapping[str, int]
    socket: int
    clone: int
    clone3: int = 435


_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        network={"connect": 42, "bind": 49, "listen": 50, "io_uring_setup": 425},
        programs={
            "execve": 59,
            "execveat": 322,
            "fork": 57,
            "vfork": 58,
            "kill": 62,
            "pidfd_send_signal": 424,
        },
        others={
            "ptrace": 101,
            "process_vm_writev": 311,
            "unshare": 272,
            "setns": 308,
            "mount": 165,
            "bpf": 321,
            "userfaultfd": 323,
            "perf_event_open": 298,
            "keyctl": 250,
            "add_key": 248,
        },
        socket=41,
        clone=56,
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        network={"connect": 203, "bind": 200, "listen": 201, "io_uring_setup": 425},
        programs={
            "execve": 221,
            "execveat": 281,
            "kill": 129,
            "pidfd_send_signal": 424,
        },
        others={
            "ptrace": 117,
            "process_vm_writev": 271,
            "unshare": 97,
            "setns": 268,
            "mount": 40,
            "bpf": 280,
            "userfaultfd": 282,
            "perf_event_open": 241,
            "keyctl": 219,
            "add_key": 217,
        },
        socket=198,
        clone=220,
    ),
}


def refuse_calls(*, programs: bool) -> None:
    """Refuse them for this process and its children, for ever.

    Parameters
    ----------
    programs
        True for a worker that must run other programs (tesseract, LibreOffice): these
        and pipes between them are left possible, the network is not.

    Raises
    ------
    OSError
        This kernel or this machine has no such filter.
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        raise OSError(errno.ENOSYS, f"no filter for {platform.machine()}")
    code = b"".join(_instructions(machine, programs))
    body = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: number of instructions, and where they are.
    head = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(body))
    prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.create_string_buffer(head, len(head)))


def _instructions(machine: _Machine, programs: bool) -> Iterable[bytes]:
    """Give the filter, instruction by instruction."""
    yield _step(_LOAD, _ARCHITECTURE)
    yield _step(_EQUAL, machine.audit, 1, 0)
    yield _step(_RETURN, _KILL)
    yield _step(_LOAD, _NUMBER)
    if machine is _MACHINES["x86_64"]:  # its second set of numbers
        yield _step(_AT_LEAST, _X32, 0, 1)
        yield _refuse()
    refused = dict(machine.others)
    if not programs:
        refused |= {**machine.network, **machine.programs}
    for number in refused.values():
        yield _step(_EQUAL, number, 0, 1)
        yield _refuse()
    yield from _unless_first_is(machine.socket, _EQUAL, _AF_UNIX if programs else -1)
    if not programs:
        yield from _unless_first_is(machine.clone, _ANY_BIT, _CLONE_THREAD)
        # Its arguments lie behind a pointer; without it libc falls back on clone.
        yield _step(_EQUAL, machine.clone3, 0, 1)
        yield _refuse(errno.ENOSYS)
    yield _step(_RETURN, _ALLOW)


def _unless_first_is(number: int, test: int, value: int) -> Iterable[bytes]:
    """Refuse a call unless its first argument passes a test."""
    yield _step(_EQUAL, number, 0, 4)
    yield _step(_LOAD, _FIRST)
    yield _step(test, value & 0xFFFFFFFF, 1, 0)
    yield _refuse()
    yield _step(_RETURN, _ALLOW)


def _refuse(code: int = errno.EPERM) -> bytes:
    return _step(_RETURN, _REFUSE | code)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One instruction: code, how many to jump over if true and if false, operand."""
    return struct.pack("=HBBI", code, if_true, if_false, value)
