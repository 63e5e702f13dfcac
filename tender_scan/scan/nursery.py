"""The process that has everything loaded and forks workers off itself.

A worker that starts from nothing takes 0.3 s, with the judge's dictionary 1.5 s; one
that is forked here takes some milliseconds and shares the memory. This process reads
nothing but orders: it stays as clean as it began, so every worker does too.
"""

import gc
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from tender_scan.errors import TenderScanError
from tender_scan.scan.contain.kernel import end_with
from tender_scan.scan.contain.limits import address_space
from tender_scan.scan.contain.walls import Walls, contain
from tender_scan.scan.orders import Failed, Fate, Fork, Lane, Order, Reap, Unknown
from tender_scan.scan.tools import Tools
from tender_scan.scan.worker import serve
from tender_scan.settings import Settings

_ORDER_BYTES = 4_096
_HEADROOM = 64_000_000
_PATIENCE, _LOOK = 1.0, 0.005

_decode_order = msgspec.json.Decoder(Order).decode


def main(settings_json: str, folder: str, control_fd: int, parent: int) -> None:
    """Serve orders until the parent ends."""
    end_with(parent)
    control = socket.socket(fileno=control_fd)
    try:
        nursery = _Nursery(msgspec.json.decode(settings_json, type=Settings), folder)
    except (TenderScanError, ImportError, MemoryError) as error:
        control.send(msgspec.json.encode(Failed(f"{type(error).__name__}: {error}")))
        return
    nursery.serve(control)


class _Nursery:
    """What is loaded, and the orders that can be given."""

    def __init__(self, settings: Settings, folder: str) -> None:
        self._settings = settings
        self._folder = Path(folder)
        self._tools = Tools(settings, equipped=False)
        # Most dumps are mostly PDF; the other readers' libraries load fast.
        import pypdfium2  # noqa: F401

        least = address_space() + _HEADROOM
        if settings.limits.memory_bytes < least:
            raise MemoryError(f"limit memory_bytes must be at least {least}")
        _freeze()

    def serve(self, control: socket.socket) -> None:
        """Take orders one by one."""
        while True:
            data, descriptors, _, _ = socket.recv_fds(control, _ORDER_BYTES, 1)
            if not data:
                return
            order = _decode_order(data)
            if isinstance(order, Reap):
                control.send(msgspec.json.encode(_reap(order.process) or Unknown()))
                continue
            if order.equipped and not self._tools.equipped:
                self._tools.equip()
                _freeze()
            if os.fork() == 0:
                control.close()
                self._become_worker(descriptors[0], order)
            os.close(descriptors[0])

    def _become_worker(self, stream: int, order: Fork) -> None:
        """Serve jobs behind walls, and end; never come back into the nursery."""
        code = 1
        try:
            contain(self._walls(order.lane), os.getppid())
            serve(stream, self._settings, self._tools)
            code = 0
        finally:
            os._exit(code)

    def _walls(self, lane: Lane) -> Walls:
        limits = self._settings.limits
        if lane == "tool":
            return Walls(limits.ocr_memory_bytes, self._folder, programs=True)
        return Walls(limits.memory_bytes, self._folder)


def _reap(process: int) -> Fate | None:
    """Wait for a child that has ended or is about to; end it if it does not."""
    deadline = time.monotonic() + _PATIENCE
    lingered = False
    while True:
        try:
            ended, status, used = os.wait4(process, os.WNOHANG)
        except ChildProcessError:
            return None
        if ended:
            break
        if time.monotonic() > deadline:
            os.kill(process, signal.SIGKILL)
            lingered = True
        time.sleep(_LOOK)
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)  # what it started
    code = os.waitstatus_to_exitcode(status)
    return Fate(code, used.ru_maxrss * 1024, lingered)


def _freeze() -> None:
    """Keep the collector from touching, and so copying, what all workers share."""
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
