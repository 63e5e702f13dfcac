"""Tesseract as a program: the picture goes in on stdin, a table of words comes out.

No file is written and no name of a document is given to it.
"""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np
from PIL.ImageFilter import GaussianBlur

from tender_scan.readers.ocr.choice import tesseract_languages
from tender_scan.readers.ocr.engine import Glyph, RecognitionError, Run

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS_PER_INCH = 200
_LEAST_SURE_OF_TURN = 2.0
_PAPER, _GRAIN = 40, 5.0
"""Of 255: how dark paper is at most against its median, and how much it varies."""
_WORD_LEVEL = "5"


class TesseractEngine:
    """Simplified Chinese, with English where that is installed."""

    name = "tesseract"

    def __init__(self) -> None:
        known = tesseract_languages()
        self._program = shutil.which("tesseract") or "tesseract"
        self._languages = "+".join(x for x in ("chi_sim", "eng") if x in known)
        self._can_turn = "osd" in known

    def turn(self, picture: "Image", seconds: float) -> int:
        """Ask tesseract for the orientation of the page."""
        if not self._can_turn:
            return 0
        try:
            said = self._ask(picture, ["--psm", "0"], seconds)
        except RecognitionError:  # too few characters to tell
            return 0
        facts = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
        sure = float(facts.get("Orientation confidence", "0"))
        return int(facts.get("Rotate", "0")) if sure > _LEAST_SURE_OF_TURN else 0

    def read(self, picture: "Image", seconds: float) -> tuple[Run, ...]:
        """Read an upright picture."""
        wanted = ["-l", self._languages, "--psm", "6", "tsv"]
        return tuple(_runs(self._ask(_calm(picture), wanted, seconds)))

    def _ask(self, picture: "Image", wanted: list[str], seconds: float) -> str:
        sent = io.BytesIO()
        picture.convert("L").save(sent, "PPM")
        dpi = ["--dpi", str(_DOTS_PER_INCH)]
        try:
            done = subprocess.run(
                [self._program, "stdin", "stdout", *dpi, *wanted],
                input=sent.getvalue(),
                capture_output=True,
                timeout=seconds,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired:
            raise RecognitionError(f"tesseract took over {seconds:.0f} s") from None
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip()[-200:]
            raise RecognitionError(f"tesseract: {said}") from error
        except OSError as error:
            raise RecognitionError(f"tesseract cannot be run: {error}") from error
        return done.stdout.decode("utf-8", "replace")


def _calm(picture: "Image") -> "Image":
    """Smooth grainy paper, on which tesseract loses letters; not a clean page."""
    grey = picture.convert("L")
    pixels = np.asarray(grey)
    paper = pixels[pixels > np.median(pixels) - _PAPER]
    return grey.filter(GaussianBlur(1)) if paper.std() > _GRAIN else grey


def _runs(table: str) -> Iterator[Run]:
    """Put the words of each line together."""
    reader = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in reader if row["level"] == _WORD_LEVEL and row["text"]]
    for _, line in groupby(
        words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])
    ):
        if run := _run(list(line)):
            yield run


def _run(words: list[dict[str, str]]) -> Run | None:
    words = [word for word in words if word["text"].strip()]
    if not words:
        return None
    glyphs = tuple(map(_glyph, words))
    gaps = tuple(_is_gap(a, b) for a, b in pairwise(glyphs))
    confidence = sum(float(word["conf"]) for word in words) / len(words) / 100
    return Run(glyphs, (False, *gaps), confidence)


def _glyph(word: dict[str, str]) -> Glyph:
    left, top = int(word["left"]), int(word["top"])
    right, bottom = left + int(word["width"]), top + int(word["height"])
    return Glyph(word["text"].strip(), left, top, right, bottom)


def _is_gap(one: Glyph, other: Glyph) -> bool:
    """Between Latin words a blank; Chinese is given character by character."""
    return one.text[-1].isascii() and other.text[0].isascii()
