"""What this installation has, for a report of a fault."""

import platform
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from tender_scan import __version__
from tender_scan.bundled import model_folder
from tender_scan.errors import TenderScanError
from tender_scan.lexicon.load import lexicon_id, load_terms
from tender_scan.readers.ocr.choice import INSTALL, engine_name
from tender_scan.sources.library import MISSING, library_version

PACKAGES = (
    "pypdfium2",
    "pdfplumber",
    "jieba",
    "scikit-learn",
    "numpy",
    "typer",
    "sqlite-utils",
    "datasette",
    "ahocorasick-rs",
    "selectolax",
    "lxml",
    "python-calamine",
    "msgspec",
    "charset-normalizer",
    "libarchive-c",
)


@dataclass(frozen=True)
class Fact:
    """One part and what was found of it; `well` is False where it is needed and amiss."""

    part: str
    found: str
    well: bool = True


def examine() -> list[Fact]:
    """Look at every part."""
    return [
        Fact("tender-scan", __version__),
        Fact("python", platform.python_version()),
        Fact("sqlite", sqlite3.sqlite_version),
        *_packages(),
        _lexicon(),
        _model(),
        _libarchive(),
        _ocr(),
    ]


def _libarchive() -> Fact:
    version_ = library_version()
    return Fact("libarchive", version_ or f"missing; RAR, 7z and the like: {MISSING}")


def _packages() -> Iterator[Fact]:
    for name in PACKAGES:
        try:
            yield Fact(name, version(name))
        except PackageNotFoundError:
            yield Fact(name, "missing; install tender-scan again", well=False)


def _lexicon() -> Fact:
    try:
        terms = load_terms()
    except TenderScanError as error:
        return Fact("lexicon", str(error), well=False)
    return Fact("lexicon", f"{lexicon_id(terms)}, {len(terms)} terms")


def _ocr() -> Fact:
    name = engine_name()
    if name == "rapidocr":
        return Fact("ocr", f"rapidocr {version('rapidocr')}")
    return Fact("ocr", name or f"{INSTALL}; pictures of text are not read")


def _model() -> Fact:
    from tender_scan.mentions.bundle import load_bundle

    try:
        return Fact("model", load_bundle(model_folder(None)).id)
    except TenderScanError as error:
        return Fact("model", str(error), well=False)
