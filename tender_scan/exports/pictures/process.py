"""Have a page drawn by the process that may look into the original."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import tender_scan
from tender_scan.errors import SourceError
from tender_scan.exports.pictures.job import Drawing, Job

_log = logging.getLogger(__name__)
_SECONDS = 30
_SAID_WHY = 3


def draw(job: Job) -> Drawing:
    """Draw a page; takes up to 30 seconds, then gives up.

    Raises
    ------
    SourceError
        It cannot be drawn, with the reason.
    """
    command = [sys.executable, "-m", "tender_scan.exports.pictures.child"]
    try:
        done = subprocess.run(
            command,
            input=job.to_json(),
            capture_output=True,
            env=_environment(),
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SourceError("drawing the page took longer than the limit") from None
    if done.returncode == 0:
        return Drawing.from_bytes(done.stdout)
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == _SAID_WHY:  # a sentence for people; else a trace of our code
        raise SourceError(said)
    _log.error("drawing a page ended with %s: %s", done.returncode, said)
    raise SourceError("drawing the page failed; the terminal says more")


def _environment() -> dict[str, str]:
    """Let the process find this package, also in a checkout that is not installed."""
    here = str(Path(tender_scan.__file__).parent.parent)
    paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
