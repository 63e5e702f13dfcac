"""Put the end of a worker into a status and words."""

import signal

from tender_scan.records import Status
from tender_scan.scan.orders import Fate

_NEAR_LIMIT = 0.5
"""A library that gets no memory may abort long before all of it is in use."""


def from_outside(fate: Fate | None) -> bool:
    """Whether a worker was ended by the system or a person, not by what it read."""
    return fate is None or (fate.code == -signal.SIGKILL and not fate.lingered)


def cause_of_death(fate: Fate | None, memory_bytes: int) -> tuple[Status, str]:
    """Say how a worker ended.

    Parameters
    ----------
    fate
        None where the nursery ended with it.
    memory_bytes
        Its limit.
    """
    if fate is None or from_outside(fate):
        return (
            "oom",
            "its worker was ended by the system twice, most likely out of memory",
        )
    if fate.lingered:
        return "crash", "its worker hung up"
    peak = f"{fate.peak_bytes // 1_000_000} MB"
    if fate.code < 0 and fate.peak_bytes > _NEAR_LIMIT * memory_bytes:
        return "oom", f"its worker ended with {_name(-fate.code)} at {peak} of memory"
    if fate.code == -signal.SIGXCPU:
        return "timeout", "took more processor time than the limit"
    if fate.code < 0:
        return "crash", f"its worker ended with {_name(-fate.code)}"
    return "crash", f"its worker ended with exit code {fate.code}"


def _name(number: int) -> str:
    known = number in {each.value for each in signal.Signals}
    return signal.Signals(number).name if known else f"signal {number}"
