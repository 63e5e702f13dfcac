"""Print a sheet to PDF by the browser of this computer.

A browser sets Chinese, embeds the fonts and follows the sheet's own rules for paper; no
library that comes as a wheel does all three. Where there is none, the sheet's HTML can
be printed from any browser by hand.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tender_scan.errors import UsageError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SECONDS = 60


def browser() -> str | None:
    """Find a browser that prints; None where there is none."""
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


def print_pdf(html: str) -> bytes:
    """Print HTML of our own to PDF.

    Raises
    ------
    UsageError
        There is no Chromium on this computer, or it did not print.
    """
    program = browser()
    if program is None:
        raise UsageError(
            "PDF is printed by Chromium, which is not installed here; install it "
            "(apt install chromium), or take the HTML and print it from any browser"
        )
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "sheet.html", Path(folder) / "sheet.pdf"
        page.write_text(html, "utf-8")
        try:
            subprocess.run(
                _command(program, folder, page, pdf),
                timeout=_SECONDS,
                check=True,
                capture_output=True,
            )
            return pdf.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise UsageError(
                f"{program} did not print the sheet ({type(error).__name__}); take the "
                "HTML and print it from any browser"
            ) from error


def _command(program: str, folder: str, page: Path, pdf: Path) -> list[str]:
    # The desk limits its own memory by addresses, of which a browser reserves far more
    # than it uses; so the limit is lifted for it alone.
    lifted = ["sh", "-c", 'ulimit -S -v unlimited 2>/dev/null; exec "$@"', "sh"]
    # Chromium's sandbox does not work for root; the page is our own and runs nothing.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [
        *lifted,
        program,
        "--headless",
        *as_root,
        "--disable-gpu",
        "--disable-extensions",
        "--no-first-run",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
        f"--print-to-pdf={pdf}",
        page.as_uri(),
    ]
