"""Pictures of OFD pages: what is drawn lies where the words say it does."""

import pytest
from PIL import Image

from tender_scan.errors import ReadError
from tender_scan.readers.ofd_frame import POINTS_PER_MM
from tender_scan.readers.ofd_paths import SubPath, sub_paths
from tender_scan.readers.pictures import OFD, page_picture, page_size
from tender_scan.readers.registry import read
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits

from .images import frame, saved
from .ofds import document, line, ofd, packed, page, parts_of, picture, text

MOST = 12_000_000
DPI = 254  # ten pixels a millimetre


def ink(shown: Image.Image) -> tuple[int, ...]:
    """Left, top, right, bottom of what is dark."""
    box = shown.convert("L").point(lambda shade: 255 * (shade < 128)).getbbox()
    assert box is not None
    return box


def draw(data: bytes, number: int = 1) -> Image.Image:
    return page_picture(data, OFD, number, DPI, MOST)


@pytest.mark.parametrize(
    "ctm",
    ["1 0 0 1 0 0", "0 1 -1 0 0 0", "0 -1 1 0 0 0", "-1 0 0 -1 0 0", "2 0 0 2 0 0"],
)
def test_a_word_is_drawn_inside_its_box(ctm: str) -> None:
    data = ofd(page(text("国国国", 80, 90, size=8, more=f'CTM="{ctm}"')))
    (only,) = read(SourceFile("0", "a", None, data, OFD), Limits()).pages
    (word,) = only.words
    shown = draw(data)
    scale = shown.width / (only.width or 0)
    place = [edge * scale for edge in (word.x0, word.top, word.x1, word.bottom)]
    seen = ink(shown)
    assert all(abs(a - b) <= 20 for a, b in zip(place, seen, strict=True)), (
        place,
        seen,
    )


def test_the_picture_has_the_size_of_the_page() -> None:
    data = ofd(page(text("一", 9, 9)), page(text("一", 9, 9), box="0 0 100 50"))
    assert draw(data, 2).size == (1_000, 500)
    width, height = page_size(data, OFD, 2)
    assert (width, height) == pytest.approx((100 * POINTS_PER_MM, 50 * POINTS_PER_MM))


def test_an_image_is_drawn_in_its_place() -> None:
    data = ofd(page(picture(50, 60, 60, 30)), image=saved(frame(), "PNG"))
    assert ink(draw(data)) == pytest.approx((500, 600, 600, 650), abs=6)


def test_a_scan_is_drawn_small_without_losing_thin_strokes() -> None:
    scan = Image.new("L", (2_000, 2_000), "white")
    scan.paste(0, (1_000, 0, 1_008, 2_000))
    data = ofd(page(picture(0, 0, 100, 100)), image=saved(scan, "PNG"))
    shown = page_picture(data, OFD, 1, 25.4, MOST).convert("L")
    assert shown.crop((45, 40, 55, 60)).getextrema()[0] < 200


def test_lines_of_a_table_are_drawn() -> None:
    seen = ink(draw(ofd(page(line(20, 30, 120, 30), line(20, 30, 20, 80)))))
    assert seen == pytest.approx((200, 300, 1_200, 800), abs=4)


def test_what_is_hidden_is_read_and_not_drawn() -> None:
    hidden = text("看不见的字", 20, 30, more='Visible="false"')
    data = ofd(page(hidden))
    (only,) = read(SourceFile("0", "a", None, data, OFD), Limits()).pages
    assert only.text == "看不见的字"
    assert draw(data).convert("L").getextrema() == (255, 255)


def test_a_broken_image_costs_itself_only() -> None:
    data = ofd(
        page(picture(0, 0, 50, 50), text("国", 100, 100)), image=b"\x89PNG broken"
    )
    assert ink(draw(data))[0] > 900


@pytest.mark.parametrize(
    "data",
    ["M 0 0 L 1e9 1e9 L -1e30 5", "M", "L 5 5", "A 1 2 3", "M 0 0 Z 3", "M nan 0"],
)
def test_odd_paths_do_no_harm(data: str) -> None:
    path = (
        '<ofd:PathObject Boundary="0 0 9 9" Fill="true" LineWidth="1e5">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )
    assert draw(ofd(page(path))).size == (2_100, 2_970)


def test_curves_end_where_they_should() -> None:
    (curve,) = sub_paths("S 0 0 Q 5 10 10 0 B 10 5 20 5 20 0 C")
    assert curve.points[8] == (10, 0)
    assert curve.points[4] == (5, 5)
    assert curve.points[-1] == (20, 0)
    assert curve.is_closed
    assert sub_paths("M 1 2 A 5 5 0 0 1 3 4") == [SubPath([(1, 2), (3, 4)])]


def test_a_missing_page_is_said() -> None:
    data = ofd(page(text("一", 9, 9)))
    with pytest.raises(ReadError, match="no page 2"):
        draw(data, 2)
    parts = parts_of(document([page()]))
    del parts["Doc_0/Pages/Page_0/Content.xml"]
    with pytest.raises(ReadError, match="missing"):
        draw(packed(parts))
