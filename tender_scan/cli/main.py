"""Where the program begins, and where its errors end: one sentence and an exit code."""

import os
import sys
from pathlib import Path

from tender_scan.errors import DiskFullError, TenderScanError

STOPPED_DISK_FULL, INTERRUPTED = 75, 130


def main() -> None:
    """Run the program; every error of ours ends it with one sentence."""
    try:
        _run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _end_unheard()
    except SystemExit as end:
        # Click meets the broken pipe first, and ends with 1 whatever mode it runs in.
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        _end_unheard()


def _run() -> None:
    if sys.argv[1:] in ([], ["-h"], ["--help"]):
        _print_overview()
        return
    from tender_scan.cli.app import app

    try:
        app()
    except DiskFullError as error:
        _stop(str(error), STOPPED_DISK_FULL)
    except TenderScanError as error:
        _stop(str(error), 2)


def _print_overview() -> None:
    """Print the overview of the commands from a file.

    Loading Typer takes longer than everything else that a look at the overview needs.
    The file is made by `just docs`; tests/docs/test_docs.py holds it to the commands.
    """
    sys.stdout.write(Path(__file__).with_name("overview.txt").read_text("utf-8"))


def _stop(message: str, code: int) -> None:
    from tender_scan.cli.output import visible

    sys.stderr.write(f"tender-scan: {visible(message)}\n")
    sys.exit(code)


def _end_unheard() -> None:
    """End with 0 where whoever read our output has heard enough (``| head``).

    A pipe that broke elsewhere, to a worker say, is a failure.
    """
    unheard = _stdout_is_closed()
    # What is still buffered must go somewhere when Python ends, or it complains.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(0 if unheard else 1)


def _stdout_is_closed() -> bool:
    """Try it with an empty line, which does no harm where the pipe is whole."""
    try:
        os.write(1, b"\n")
    except BrokenPipeError:
        return True
    return False
