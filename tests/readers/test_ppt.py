"""PPT of PowerPoint 97-2003 as LibreOffice writes it (files/make.py)."""

import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tender_scan.records.document import Document
from tender_scan.records.status import STATUSES
from tender_scan.settings import Limits

Read = Callable[..., Document]
SLIDES = lzma.decompress((Path(__file__).parent / "files/slides.ppt.xz").read_bytes())
NORMAL, ENCRYPTED = b"\x5f\xc0\x91\xe3", b"\xdf\xc4\xd1\xf3"
LAST_EDIT = b"\x00\x00\xf5\x0f"


def texts(document: Document) -> list[str]:
    return [page.text for page in document.pages]


def test_slides_in_order_with_notes(read_bytes: Read) -> None:
    document = read_bytes(SLIDES, "slides.ppt")
    assert (document.status, document.reader) == ("ok", "ppt")
    assert texts(document) == [
        "算力中心建设方案\n组合内：A800\n讲者备注：暂缓采购",
        "配置清单\n名称\n数量\nH100\n16\n合计",
    ]


def test_encrypted(read_bytes: Read) -> None:
    assert SLIDES.count(NORMAL) == 1
    assert read_bytes(SLIDES.replace(NORMAL, ENCRYPTED)).status == "encrypted"


def test_without_the_list_of_slides_the_text_is_still_read(read_bytes: Read) -> None:
    assert SLIDES.count(LAST_EDIT) == 1
    document = read_bytes(SLIDES.replace(LAST_EDIT, b"\x00\x00\xf4\x0f"))
    assert document.status == "partial"
    assert "A800" in texts(document)[0]
    assert "H100" in texts(document)[0]


@pytest.mark.parametrize("limit", [Limits(pages=1), Limits(characters=9)])
def test_limits(read_bytes: Read, limit: Limits) -> None:
    document = read_bytes(SLIDES, limits=limit)
    assert (document.status, len(document.pages)) == ("partial", 1)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=60,
)
@given(st.integers(0, 16_000), st.binary(min_size=1, max_size=4))
def test_damage_anywhere_gives_a_document(
    read_bytes: Read, without_libreoffice: None, place: int, damage: bytes
) -> None:
    data = SLIDES[:place] + damage + SLIDES[place + len(damage) :]
    assert read_bytes(data, "a.ppt").status in STATUSES
