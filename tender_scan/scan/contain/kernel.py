"""The calls to the Linux kernel that Python has no function for."""

import ctypes
import os
import signal

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_LIBC = ctypes.CDLL(None, use_errno=True)


def prctl(option: int, *arguments: int | ctypes.Array[ctypes.c_char] | None) -> None:
    """Call ``prctl(2)``.

    Raises
    ------
    OSError
        The kernel refused.
    """
    _called(_LIBC.prctl(option, *(_word(each) for each in arguments)))


def syscall(number: int, *arguments: "int | ctypes.Array[ctypes.c_char]") -> int:
    """Make a system call by its number.

    Raises
    ------
    OSError
        The kernel refused, or does not know the call.
    """
    return _called(_LIBC.syscall(number, *(_word(each) for each in arguments)))


def end_with(parent: int) -> None:
    """Have the kernel end this process when its parent ends, however that happens.

    Parameters
    ----------
    parent
        Process id of the parent; if it has ended by now, so does this process.
    """
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def gain_nothing() -> None:
    """Give up for ever what set-user-id programs would give, here and in children."""
    prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def _word(value: "int | ctypes.Array[ctypes.c_char] | None") -> object:
    return ctypes.c_ulong(value) if isinstance(value, int) else value


def _called(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result
