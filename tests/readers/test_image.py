"""Images are pages without text; their size is that of the frame as it is shown."""

import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from tender_scan.readers.image_frames import FORMATS
from tender_scan.readers.registry import read
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.sniff import sniff

from .images import fax, frame, saved

Read = Callable[..., Document]


@pytest.mark.parametrize("media_type", sorted(FORMATS))
def test_an_image_is_a_page_that_waits_for_ocr(
    read_bytes: Read, media_type: str
) -> None:
    data = saved(frame(), FORMATS[media_type])
    assert sniff(data, "a") == media_type
    document = read_bytes(data)
    assert document.reader == "image"
    assert document.status == "partial"
    assert document.status_detail == "without text that can be trusted: pages 1"
    assert document.pictured == (1,)
    ((page,), size) = document.pages, (45.0, 22.5)  # at 96 dots an inch
    assert (page.number, page.text, page.words) == (1, "", ())
    assert (page.width, page.height) == pytest.approx(size, abs=0.02)


def test_a_tiff_has_a_page_for_every_frame(read_bytes: Read) -> None:
    document = read_bytes(fax(3))
    assert document.pictured == (1, 2, 3)
    assert [page.width for page in document.pages] == [144.0, 147.6, 151.2]
    assert {page.height for page in document.pages} == {72.0}


def test_the_size_follows_the_resolution(read_bytes: Read) -> None:
    (page,) = read_bytes(saved(frame(600, 300), "JPEG", dpi=(300, 300))).pages
    assert (page.width, page.height) == (144.0, 72.0)


@pytest.mark.parametrize("dpi", [(1, 1), (0, 0), (60_000, 60_000)])
def test_a_resolution_beyond_reason_is_not_believed(
    read_bytes: Read, dpi: tuple[int, int]
) -> None:
    (page,) = read_bytes(saved(frame(), "JPEG", dpi=dpi)).pages
    assert (page.width, page.height) == (45.0, 22.5)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_turned_photo_has_the_size_it_is_shown_with(
    read_bytes: Read, kind: str, orientation: int
) -> None:
    data = saved(frame(), kind, dpi=(96, 48), orientation=orientation)
    (page,) = read_bytes(data).pages
    lying = (45.0, 22.5) if kind == "WEBP" else (45.0, 45.0)  # WebP has no resolution
    size = lying if orientation == 3 else lying[::-1]
    assert (page.width, page.height) == pytest.approx(size, abs=0.02)


def test_frames_past_the_limit_are_named(read_bytes: Read) -> None:
    document = read_bytes(fax(5), limits=Limits(frames=2))
    assert document.pictured == (1, 2)
    assert "limit frames: 2" in str(document.status_detail)
    assert read_bytes(fax(2), limits=Limits(frames=2)).status_detail == (
        "without text that can be trusted: pages 1-2"
    )


def test_a_bomb_of_pixels_is_never_decoded(read_bytes: Read) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"")
    document = read_bytes(data)
    assert (document.status, document.pages) == ("bomb", ())
    assert "limit pixels" in str(document.status_detail)


def test_a_large_frame_behind_a_small_one_is_named(read_bytes: Read) -> None:
    small, large = Image.new("1", (10, 10)), Image.new("1", (100, 100))
    data = saved(small, "TIFF", save_all=True, append_images=[large])
    document = read_bytes(data, limits=Limits(pixels=500))
    assert document.pictured == (1,)
    assert "not read from page 2 on: limit pixels" in str(document.status_detail)


@pytest.mark.parametrize("kind", sorted(set(FORMATS.values())))
def test_a_header_alone_is_an_end_with_a_status(read_bytes: Read, kind: str) -> None:
    whole = saved(frame(600, 300), kind)
    for length in range(16, 120, 7):
        document = read_bytes(whole[:length])
        assert document.status != "ok", document


def test_the_sniffed_type_says_how_an_image_is_read() -> None:
    data = saved(frame(), "PNG")
    document = read(SourceFile("0", "a.jpg", None, data, "image/jpeg"), Limits())
    assert document.status == "corrupt"
