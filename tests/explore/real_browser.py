"""Chromium on the real server: `tender-scan explore` as a process of its own."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
needs_chromium = pytest.mark.skipif(
    PROGRAM is None, reason="no Chromium on this computer (apt install chromium)"
)


@contextmanager
def served(database: Path) -> Iterator[str]:
    """Serve a database; gives the address of the first page."""
    command = [sys.executable, "-m", "tender_scan", "explore", str(database)]
    with subprocess.Popen(
        [*command, "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            said = process.stderr.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert address, said
            yield address[0]
        finally:
            process.terminate()
            process.communicate()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start Chromium; its sandbox does not work for root, as in a container."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=PROGRAM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()
