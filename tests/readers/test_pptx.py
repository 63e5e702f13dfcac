"""PPTX: slides in order, with everything that is read on them."""

import io
import re
import zipfile
from collections.abc import Callable

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm

from tender_scan.records.document import Document
from tender_scan.settings import Limits

from .files.make import slides

Read = Callable[..., Document]


def saved(deck: pptx.presentation.Presentation) -> bytes:
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Give the package back with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return buffer.getvalue()


def texts(document: Document) -> list[str]:
    return [page.text for page in document.pages]


def test_slides_groups_tables_and_notes(read_bytes: Read) -> None:
    document = read_bytes(saved(slides()), "a.pptx")
    assert (document.status, document.reader) == ("ok", "pptx")
    assert texts(document) == [
        "算力中心建设方案\n组合内：A800\n讲者备注：暂缓采购",
        "配置清单\n名称 | 数量\nH100 | 16\n合计",
    ]
    (table,) = document.tables
    assert (table.page, [cell.text for cell in table.rows[2]]) == (2, ["合计", "合计"])


def test_the_order_is_the_one_in_which_slides_are_shown(read_bytes: Read) -> None:
    def turned(part: bytes) -> bytes:
        first, second = re.findall(rb"<p:sldId [^>]*/>", part)
        return part.replace(first + second, second + first)

    data = rewritten(saved(slides()), "ppt/presentation.xml", turned)
    assert texts(read_bytes(data))[0].startswith("配置清单")


def test_a_chart_is_read(read_bytes: Read) -> None:
    deck = pptx.Presentation()
    chart = CategoryChartData()
    chart.categories = ["A100", "H100"]
    chart.add_series("采购数量", (8, 16))
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(1), Cm(9), Cm(9), chart
    )
    assert texts(read_bytes(saved(deck))) == ["采购数量\nA100 H100"]


def test_a_damaged_slide_costs_only_itself(read_bytes: Read) -> None:
    data = rewritten(saved(slides()), "ppt/slides/slide1.xml", lambda _: b"<p:sld")
    document = read_bytes(data)
    assert document.status == "partial"
    assert "slide1.xml" in str(document.status_detail)
    assert texts(document)[1].startswith("配置清单")


@pytest.mark.parametrize("limit", [Limits(pages=1), Limits(characters=9)])
def test_limits(read_bytes: Read, limit: Limits) -> None:
    document = read_bytes(saved(slides()), limits=limit)
    assert (document.status, len(document.pages)) == ("partial", 1)


def test_slides_that_are_pictures_are_not_ok(read_bytes: Read) -> None:
    import random

    from PIL import Image

    picture = io.BytesIO()
    noise = random.Random(1).randbytes(200 * 200 * 3)
    Image.frombytes("RGB", (200, 200), noise).save(picture, "PNG")
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.shapes.add_picture(picture, 0, 0)
    document = read_bytes(saved(deck))
    assert document.status == "partial"
    assert "mostly pictures (1)" in str(document.status_detail)
