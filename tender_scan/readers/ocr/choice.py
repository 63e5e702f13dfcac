"""Which engine is there; telling so loads none of them."""

import shutil
import subprocess
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from tender_scan.readers.ocr.engine import Engine

INSTALL = (
    "no OCR engine is there: pip install 'tender-scan[ocr]' "
    "or apt install tesseract-ocr-chi-sim"
)
"""What a person can do where `engine_name` finds none."""

_CLASSES = {
    "rapidocr": "rapid.RapidEngine",
    "tesseract": "tesseract.TesseractEngine",
}
_SECONDS = 10


def engine_name() -> str | None:
    """Name the engine that would be taken: ``rapidocr``, ``tesseract`` or None."""
    if find_spec("rapidocr") and find_spec("onnxruntime"):
        return "rapidocr"
    return "tesseract" if "chi_sim" in tesseract_languages() else None


def engine_available(ocr: str) -> bool:
    """Whether pictures can be read in this installation under ``--ocr``."""
    return ocr != "never" and engine_name() is not None


def find_engine(ocr: str) -> Engine | None:
    """Load the engine, which may take seconds.

    Parameters
    ----------
    ocr
        As `Settings.ocr`: None comes back for ``never``.

    Returns
    -------
    Engine or None
        None where no engine is installed (see `INSTALL`).
    """
    name = engine_name() if ocr != "never" else None
    return load_engine(name) if name else None


def load_engine(name: str) -> Engine:
    """Load an engine by its name."""
    module, _, class_name = _CLASSES[name].partition(".")
    found = getattr(import_module(f"tender_scan.readers.ocr.{module}"), class_name)
    return cast("Engine", found())


@cache
def tesseract_languages() -> frozenset[str]:
    """List the languages that tesseract has here; none where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    try:
        output = subprocess.run(
            [program, "--list-langs"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(output.split()[1:])
