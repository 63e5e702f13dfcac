"""How much is read of documents, in which order, and how fast.

    python -m benchmarks.reading.run [FOLDER] [--engine NAME] [--pages 3] [--seed 1]

Without a folder: documents made here, whose text is known (see `producers`). With
one: its PDFs, against pdftotext and pdfplumber, and some of their pages drawn as
pictures and recognised, against their own text. CPU seconds are of this process and
its children; other programs on the machine make them longer.
"""

import argparse
import hashlib
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median

from benchmarks.reading.known import KnownPage, make_pages
from benchmarks.reading.measure import found_of, order, recall
from benchmarks.reading.producers import PRODUCERS, NotHereError
from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.matcher import Matcher
from tender_scan.readers.ocr.choice import engine_name, load_engine
from tender_scan.readers.ocr.engine import Engine
from tender_scan.readers.ocr.picture_text import read_picture
from tender_scan.readers.pictures import page_picture
from tender_scan.readers.registry import read
from tender_scan.readers.whole import read_whole
from tender_scan.records.document import Document, Page
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits, Settings
from tender_scan.sources.sniff import sniff

_SHORTEST = 200


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="a folder with PDF files")
    parser.add_argument("--engine", default=engine_name(), help="rapidocr or tesseract")
    parser.add_argument("--pages", type=int, default=3, help="of each document")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    engine = load_engine(options.engine) if options.engine else None
    print(f"OCR: {options.engine or 'none'}")
    if options.folder is None:
        made(make_pages(options.pages, options.seed), engine)
        return
    files = sorted(options.folder.rglob("*.pdf"))
    if not files:
        parser.error(f"{options.folder}: no PDF files")
    speeds(files)
    agreement(files)
    if engine is not None:
        recognised(files, engine, options.pages)


def made(pages: Sequence[KnownPage], engine: Engine | None) -> None:
    """Documents made here."""
    matcher = Matcher(load_terms())
    print(f"{'document':34} status   recall  order  names      CPU s/page")
    for name, make in PRODUCERS.items():
        try:
            data = make(pages)
        except NotHereError as error:
            print(f"{name:34} not run: {error}")
            continue
        begun = _cpu()
        document = read_whole(_source(data, name), Settings(), lambda: engine)
        seconds = (_cpu() - begun) / len(pages)
        read_texts = {page.number: page for page in document.pages}
        rows = [
            (known, read_texts.get(number, Page(number, "")))
            for number, known in enumerate(pages, 1)
        ]
        named = sum(len(known.terms) for known in pages)
        found = sum(
            found_of(known.terms, _terms(matcher, page)) for known, page in rows
        )
        print(
            f"{name:34} {document.status:8} "
            f"{mean(recall(k.text, p.text) for k, p in rows):.3f}   "
            f"{mean(order(k.text, p.text) for k, p in rows):.3f}  "
            f"{found}/{named:<5}  {seconds:.2f}"
        )


def speeds(files: Sequence[Path]) -> None:
    """Pages a second of one process."""
    pages = sum(len(_read(file).pages) for file in files)
    readers: dict[str, Callable[[Path], object]] = {"tender-scan": _read}
    if shutil.which("pdftotext"):
        readers["pdftotext"] = _pdftotext
    readers["pdfplumber"] = _pdfplumber
    for name, reader in readers.items():
        some = files[:3] if name == "pdfplumber" else files
        count = sum(len(_read(file).pages) for file in some)
        begun = _cpu()
        for file in some:
            reader(file)
        print(f"{name:12} {count / (_cpu() - begun):7.1f} pages a CPU second")
    print(f"{len(files)} files, {pages} pages")


def agreement(files: Sequence[Path]) -> None:
    """What pdftotext reads and we do not, and the other way."""
    if not shutil.which("pdftotext"):
        return
    print(f"{'file':40} status  of pdftotext's  of ours")
    for file in files:
        document, other = _read(file), _pdftotext(file)
        ours = "\n".join(page.text for page in document.pages)
        print(
            f"{file.stem[:36]:40} {document.status:8} {recall(other, ours):.4f}  "
            f"{recall(ours, other):.4f}"
        )


def recognised(files: Sequence[Path], engine: Engine, count: int) -> None:
    """Pages with text, drawn and recognised, against their text."""
    matcher = Matcher(load_terms())
    rows: list[tuple[float, float, float, int, int]] = []
    for file in files:
        document, data = _read(file), file.read_bytes()
        texts = [page for page in document.pages if len(page.text) > _SHORTEST]
        for page in texts[:: max(1, len(texts) // count)][:count]:
            picture = page_picture(
                data, document.media_type, page.number, 200, 12 * 10**6
            )
            begun = _cpu()
            found = read_picture(picture, page, engine, 300).page
            seconds = _cpu() - begun
            own, other = _terms(matcher, page), _terms(matcher, found)
            same = found_of(own, other)
            rows.append(
                (
                    seconds,
                    recall(page.text, found.text),
                    order(page.text, found.text),
                    len(own) - same,
                    len(other) - same,
                )
            )
    print(
        f"{len(rows)} pages drawn and recognised: {median(r[0] for r in rows):.2f} CPU "
        f"seconds a page; recall median {median(r[1] for r in rows):.3f}, worst "
        f"{min(r[1] for r in rows):.3f}; order median {median(r[2] for r in rows):.3f}; "
        f"names lost {sum(r[3] for r in rows)}, names too many {sum(r[4] for r in rows)}"
    )


def _terms(matcher: Matcher, page: Page) -> list[str]:
    return [each.term_id for each in matcher.find(page.text, ocr=page.source == "ocr")]


def _source(data: bytes, name: str) -> SourceFile:
    id_ = hashlib.sha256(data).hexdigest()
    return SourceFile(id_, name, None, data, sniff(data, name))


def _read(file: Path) -> Document:
    return read(_source(file.read_bytes(), file.name), Limits())


def _pdftotext(file: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(file), "-"],
        capture_output=True,
        check=False,
    ).stdout.decode("utf-8", "replace")


def _pdfplumber(file: Path) -> str:
    import pdfplumber

    texts = []
    with pdfplumber.open(file) as document:
        for page in document.pages:
            texts.append(page.extract_text() or "")
            page.close()
    return "\n".join(texts)


def _cpu() -> float:
    used = [
        resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    sys.exit(main())
