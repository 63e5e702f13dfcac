"""The parent of a scan loads no parser: what it imports is held to a short list."""

import subprocess
import sys

PARSERS = {
    "pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer", "lxml", "selectolax",
    "python_calamine", "jieba", "sklearn", "numpy", "datasette", "sqlite_utils",
}  # fmt: skip


def test_the_parent_imports_no_parser() -> None:
    program = "import sys, tender_scan.scan.run; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert PARSERS & {name.partition(".")[0] for name in loaded} == set()


def test_a_worker_is_ready_before_it_loads_the_model() -> None:
    program = (
        "import sys\n"
        "from tender_scan.scan.tools import Tools\n"
        "from tender_scan.settings import Settings\n"
        "import tender_scan.scan.worker\n"
        "Tools(Settings()).matcher.find('采购办公桌椅')\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert {"jieba", "numpy", "sklearn", "pdfplumber"} & set(loaded) == set()
