"""Where the program begins, and where its errors end: one sentence and an exit code."""

import sys
from pathlib import Path

from tender_scan.errors import DiskFullError, TenderScanError

STOPPED_DISK_FULL = 75


def main() -> None:
    """Run the program; every error of ours ends it with one sentence."""
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
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has heard enough
        sys.exit(0)


def _print_overview() -> None:
    """Print the overview of the commands from a file.

    Loading Typer takes longer than everything else that a look at the overview needs.
    The file is made by `just docs`; tests/docs/test_help.py holds it to the commands.
    """
    sys.stdout.write(Path(__file__).with_name("overview.txt").read_text("utf-8"))


def _stop(message: str, code: int) -> None:
    sys.stderr.write(f"tender-scan: {message}\n")
    sys.exit(code)
