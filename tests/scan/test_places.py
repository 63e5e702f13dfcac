"""The boxes of mentions cover their glyphs, whatever the format and the page's turn."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from tender_scan.lexicon.matcher import Candidate
from tender_scan.readers.pictures import page_picture
from tender_scan.readers.registry import read
from tender_scan.records import (
    Box,
    Document,
    Mention,
    Page,
    ScanResult,
    SourceFile,
    Word,
)
from tender_scan.scan.document import scan_document
from tender_scan.scan.kept import restore
from tender_scan.scan.places import lay_out
from tender_scan.scan.tools import Tools
from tender_scan.scan.worker import packed
from tender_scan.settings import Limits, Settings
from tender_scan.sources.sniff import sniff
from tests.readers.ofds import ofd, page, text
from tests.readers.pdfs import drawn, words, written

DPI = 288  # four pixels a point


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools(Settings())


def scanned(data: bytes, tools: Tools) -> ScanResult:
    source = SourceFile(
        hashlib.sha256(data).hexdigest(), "a", None, data, sniff(data, "a")
    )
    return scan_document(source, tools)


def ink_and_box(
    data: bytes, result: ScanResult, mention: Mention
) -> tuple[list[int], list[float]]:
    """Where the dark pixels are, and where the mention's box is, in pixels."""
    media_type = result.document.media_type
    picture = page_picture(data, media_type, mention.page, DPI, 20_000_000)
    (size,) = (p for p in result.document.pages if p.number == mention.page)
    scale = picture.width / (size.width or 0)
    (box,) = mention.boxes
    return ink(picture), [e * scale for e in (box.x0, box.top, box.x1, box.bottom)]


def ink(picture: Image.Image) -> list[int]:
    rows, columns = (np.asarray(picture.convert("L")) < 128).nonzero()
    return [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]


PAGES = {
    "plain": "/MediaBox [0 0 600 800]",
    "quarter": "/MediaBox [0 0 600 800] /Rotate 90",
    "half": "/MediaBox [0 0 600 800] /Rotate 180",
    "three quarters": "/MediaBox [0 0 600 800] /Rotate 270",
    "backwards": "/MediaBox [0 0 600 800] /Rotate -90",
    "cropped": "/MediaBox [0 0 600 800] /CropBox [150 250 400 500]",
    "cropped and turned": (
        "/MediaBox [0 0 600 800] /CropBox [150 250 400 500] /Rotate 90"
    ),
    "cropped past the page": "/MediaBox [0 0 600 800] /CropBox [-50 200 900 900]",
    "below zero": "/MediaBox [-100 -50 500 750]",
    "below zero, turned": "/MediaBox [-100 -50 500 750] /Rotate 270",
    "corners swapped": "/MediaBox [600 800 0 0]",
    "large units": "/MediaBox [0 0 600 800] /UserUnit 2",
    "large units, turned": "/MediaBox [0 0 600 800] /UserUnit 2 /Rotate 90",
}


@pytest.mark.parametrize("place", PAGES)
def test_a_pdf_box_is_tight_around_its_word(place: str, tools: Tools) -> None:
    content = "BT /F1 24 Tf 200 300 Td (A100) Tj ET"
    data = written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {PAGES[place]} /Contents 5 0 R "
            "/Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            f"<< /Length {len(content)} >> stream\n{content}\nendstream",
        ]
    )
    result = scanned(data, tools)
    (mention,) = result.mentions
    seen, box = ink_and_box(data, result, mention)
    assert np.abs(np.subtract(seen, box)).max() <= 6, (seen, box)


@pytest.mark.parametrize(
    "ctm", ["1 0 0 1 0 0", "0 1 -1 0 0 0", "0 -1 1 0 0 0", "-1 0 0 -1 0 0"]
)
def test_an_ofd_box_covers_its_word(ctm: str, tools: Tools) -> None:
    code = 'DeltaX="5.5 4 4"'
    word = text("A100", 100, 120, size=8, code=code, more=f'CTM="{ctm}"')
    data = ofd(page(word, box="10 20 190 250"))
    result = scanned(data, tools)
    (mention,) = result.mentions
    seen, box = ink_and_box(data, result, mention)
    assert seen[0] >= box[0] - 2
    assert seen[1] >= box[1] - 2
    assert seen[2] <= box[2] + 2
    assert seen[3] <= box[3] + 2
    # An em box is a little higher than a capital letter.
    assert np.abs(np.subtract(seen, box)).max() <= 0.3 * 8 * 72 / 25.4 * 4


def test_words_cross_to_the_parent_packed(tools: Tools) -> None:
    result = scanned(ofd(page(text("采购A100显卡", 10, 10))), tools)
    sent = packed(result)
    assert sent.document.pages[0].words == ()
    assert restore(sent.document, sent.kept).pages == result.document.pages


def test_a_pdf_with_recognised_pages_gets_both_kinds_of_boxes() -> None:
    data = drawn(words("A100"), words("H800"))
    source = SourceFile("0", "a", None, data, "application/pdf")
    document = read(source, Limits())
    first, second = document.pages
    place = Word(0, 4, 10.0, 20.0, 50.0, 30.0)
    recognised = replace(second, text="H800", source="ocr", words=(place,))
    found = {n: (Candidate(0, 4, "", "x", False),) for n in (1, 2)}
    document, boxes = lay_out(
        source, replace(document, pages=(first, recognised)), found
    )
    (drawn_box,), (word_box,) = boxes
    assert (drawn_box.page, round(drawn_box.x0)) == (1, 72)
    assert word_box == Box(2, 10.0, 20.0, 50.0, 30.0)


def test_every_page_has_the_boxes_of_its_own_words() -> None:
    pages = tuple(
        Page(n, "A100 H800", "ocr", words=(Word(0, 9, n * 10.0, 0, n * 10.0 + 9, 9),))
        for n in (1, 2)
    )
    source = SourceFile("0", "a", None, b"", "image/png")
    found = {n: (Candidate(0, 4, "", "x", False),) for n in (1, 2)}
    _, boxes = lay_out(source, Document("0", "image/png", "image", pages), found)
    assert [(box.page, box.x0) for (box,) in boxes] == [(1, 10.0), (2, 20.0)]
