"""Take the pictures of the desk that the docs show, of invented notices of the demo.

python docs/screenshots.py    needs Chromium and the extra `test`
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
PDF = "/-/tender/demo/queue?q=云岭理工大学 设备清单"
# Not the reconstructed cases, whose buyers are real.
CHIPS = "target=H800&target=A800&target=H20&target=RTX+4090&target=H200"
BASE = "/-/tender/demo"
COLOURS = 128


@contextmanager
def desk(database: Path) -> Iterator[str]:
    """Make the demo database, and serve it."""
    program = [sys.executable, "-m", "tender_scan"]
    subprocess.run([*program, "demo", "--db", database], check=False)
    command = [*program, "explore", str(database), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            said = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://\S+\d", said)
            if not found:
                raise SystemExit(f"the desk did not start: {said}")
            yield found[0]
        finally:
            process.terminate()


def take(page: Page, name: str) -> None:
    """Take one picture, in few colours, for it is text."""
    page.wait_for_load_state("networkidle")
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / f"{name}.png"
    page.screenshot(path=file)
    picture = Image.open(file).convert("RGB").quantize(COLOURS)
    picture.save(file, optimize=True)
    print(f"{file.relative_to(Path.cwd())}: {file.stat().st_size // 1000} kB")


def main() -> None:
    """Take all pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with (
        tempfile.TemporaryDirectory() as folder,
        desk(Path(folder) / "demo.db") as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        )
        wide = browser.new_page(
            base_url=address, viewport={"width": 1280, "height": 800}, locale="en-GB"
        )
        for name, path in (
            ("start", "/"),
            ("queue", f"{BASE}/queue?sort=amount_cny"),
            ("search", f"{BASE}/search?q=A100 服務器"),
            ("charts", f"{BASE}/charts?{CHIPS}"),
        ):
            wide.goto(path)
            take(wide, name)
        wide.goto(PDF)
        wide.locator(".findings td.passage a").first.click()
        take(wide, "finding")
        narrow = browser.new_page(
            base_url=address, viewport={"width": 390, "height": 800}, locale="zh-CN"
        )
        narrow.goto(f"{BASE}/queue?sort=amount_cny")
        take(narrow, "queue-narrow-zh")
        browser.close()


if __name__ == "__main__":
    main()
