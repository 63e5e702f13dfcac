"""The parent's side of the nursery: workers are ordered and buried here."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress

import msgspec

from tender_scan.errors import WorkerError
from tender_scan.scan.orders import Answer, Failed, Fate, Fork, Reap
from tender_scan.settings import Settings

_ANSWER_BYTES = 4_096
_ANSWER_SECONDS = 60.0
# What Python and the programs that workers run need to know of this computer.
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_KEPT_BEGIN = ("PYTHON", "VIRTUAL_ENV")

_decode_answer = msgspec.json.Decoder(Answer).decode


class Forks:
    """A nursery process and the folder that its workers may write in.

    Parameters
    ----------
    settings
        Sent to the nursery once.
    """

    def __init__(self, settings: Settings) -> None:
        self._folder = tempfile.mkdtemp(prefix="tender-scan-")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(_ANSWER_SECONDS)
        self._control = ours
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tender_scan.scan.nursery",
                msgspec.json.encode(settings).decode(),
                self._folder,
                str(theirs.fileno()),
                str(os.getpid()),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self._environment(),
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # Ctrl-C is the parent's to handle
        )
        theirs.close()

    def _environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name in _KEPT or name.startswith(_KEPT_BEGIN)
        }
        # Numerical libraries would start threads and reserve memory for each.
        threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        return kept | threads | {"TMPDIR": self._folder, "HOME": self._folder}

    @property
    def alive(self) -> bool:
        """Whether the nursery still runs."""
        return self._process.poll() is None

    def fork(self, order: Fork) -> socket.socket:
        """Order a worker; give our end of the stream to it, before it is there.

        Raises
        ------
        WorkerError
            The nursery has ended.
        """
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(
                self._control, [msgspec.json.encode(order)], [theirs.fileno()]
            )
        except OSError as error:
            ours.close()
            raise WorkerError(self.last_words() or str(error)) from error
        finally:
            theirs.close()
        return ours

    def reap(self, process: int) -> Fate | None:
        """Learn how a worker ended, ending it where it has not; None if nobody knows."""
        try:
            self._control.send(msgspec.json.encode(Reap(process)))
            answer = self._answer()
        except OSError:
            return None
        return answer if isinstance(answer, Fate) else None

    def last_words(self) -> str | None:
        """Why the nursery ended, if it said so."""
        with suppress(OSError):
            while answer := self._answer():
                if isinstance(answer, Failed):
                    return answer.words
        return None

    def _answer(self) -> Answer | None:
        data = self._control.recv(_ANSWER_BYTES)
        return _decode_answer(data) if data else None

    def close(self) -> None:
        """End the nursery and with it every worker; take its folder away."""
        self._process.kill()
        self._process.wait()
        self._control.close()
        shutil.rmtree(self._folder, ignore_errors=True)
