"""What the parent orders of the nursery, and what that answers."""

from typing import Literal

import msgspec

Lane = Literal["read", "tool"]
"""Kind of worker: it decides on limits, and on whether programs may be run."""


class Fork(msgspec.Struct, frozen=True, tag="fork"):
    """Fork a worker; its end of a socket pair comes with the order.

    `equipped` asks for the judge to be loaded before.
    """

    lane: Lane = "read"
    equipped: bool = False


class Reap(msgspec.Struct, frozen=True, tag="reap"):
    """Say how a worker ended; end it if it has not."""

    process: int


Order = Fork | Reap


class Fate(msgspec.Struct, frozen=True, tag="fate"):
    """How a worker ended: exit code (minus the signal), and its memory at most.

    `lingered` where it had hung up and did not end by itself.
    """

    code: int
    peak_bytes: int
    lingered: bool = False


class Unknown(msgspec.Struct, frozen=True, tag="unknown"):
    """There is no such worker, or it was reaped before."""


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The nursery cannot start, and why."""

    words: str


Answer = Fate | Unknown | Failed
