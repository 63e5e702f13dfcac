"""A scan to read, and the engine that is there."""

import os
from pathlib import Path

import pytest
from PIL import Image

from tender_scan.readers.ocr.choice import INSTALL, find_engine, load_engine
from tender_scan.readers.ocr.engine import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine that a scan would take; ``OCR_ENGINE=tesseract`` takes another."""
    named = os.environ.get("OCR_ENGINE")
    found = load_engine(named) if named else find_engine("auto")
    if found is None:
        pytest.skip(INSTALL)
    return found


@pytest.fixture(scope="session")
def scan() -> Image.Image:
    """The picture that files/draw.py draws: 200 dots per inch, grey."""
    return Image.open(Path(__file__).parent / "files" / "scan.png").convert("L")
