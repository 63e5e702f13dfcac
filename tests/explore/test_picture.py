"""Pictures of pages: the boxes on the right glyphs, and nothing but the original."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tender_scan.errors import ReadError
from tender_scan.explore.desk import desk_of
from tender_scan.exports.originals import inside
from tender_scan.exports.pictures.child import MOST_PIXELS, WIDTH, draw
from tender_scan.exports.pictures.job import Drawing, DrawnBox, Job
from tender_scan.exports.pictures.paint import MAIN, OTHER, TINT
from tests.explore.browser import Browser
from tests.explore.dump import Dump, make_pdf

RED, YELLOW = MAIN, TINT


def picture(browser: Browser, document: str, page: int, query: str = "") -> Image.Image:
    answer = browser.get(f"/-/tender/tenders/picture/{document}/{page}.png{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "image/png"
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def is_colour(image: Image.Image, colour: tuple[int, int, int]) -> np.ndarray:
    return np.asarray((np.asarray(image) == colour).all(axis=2))


def extent(image: Image.Image, colour: tuple[int, int, int]) -> tuple[int, ...]:
    """Left, top, right, bottom of the pixels of a colour."""
    rows, columns = is_colour(image, colour).nonzero()
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def dark(image: Image.Image) -> int:
    return int((np.asarray(image).sum(axis=2) < 200).sum())


def test_the_box_stands_on_the_glyphs(browser: Browser, dump: Dump) -> None:
    finding = browser.finding("nvidia-a800", "NVIDIA A800")
    image = picture(browser, dump.pdf_id, 2, f"?finding={finding}")
    left, top, right, bottom = extent(image, RED)
    scale = WIDTH / 595
    # The line was written with its base line 700 points above the foot of the page.
    assert top < (842 - 700) * scale < bottom + 3 * scale
    inside_box = image.crop((left + 4, top + 4, right - 4, bottom - 4))
    assert is_colour(inside_box, YELLOW).any()
    assert dark(inside_box) > 50
    # The box ends where the name ends: blanks stand on either side of it.
    plain = picture(browser, dump.pdf_id, 2)
    for x in (left - 3, right + 2):
        assert dark(plain.crop((x, top, x + 2, bottom))) == 0


def test_only_the_findings_own_box_stands_out(browser: Browser, dump: Dump) -> None:
    image = picture(browser, dump.pdf_id, 2, "?finding=another")
    assert not is_colour(image, RED).any()
    assert is_colour(image, OTHER).any()
    assert not is_colour(picture(browser, dump.pdf_id, 1), YELLOW).any()


def test_a_member_of_an_archive_is_drawn(browser: Browser, dump: Dump) -> None:
    finding = browser.finding("nvidia-h100", "H100")
    image = picture(browser, dump.zipped_id, 2, f"?finding={finding}")
    assert dark(image.crop(extent(image, RED))) > 50


def test_a_changed_original_is_not_drawn(browser: Browser, dump: Dump) -> None:
    (dump.folder / "dump" / "招标.pdf").write_bytes(make_pdf(["别的"]))
    answer = browser.get(f"/-/tender/tenders/picture/{dump.pdf_id}/2.png")
    assert answer.status_code == 404
    assert "changed since it was scanned" in answer.text


def test_a_missing_page_is_said(browser: Browser, dump: Dump) -> None:
    answer = browser.get(f"/-/tender/tenders/picture/{dump.pdf_id}/9.png")
    assert answer.status_code == 404
    assert "the original has no page 9" in answer.text


def test_a_link_to_another_file_is_not_drawn(
    browser: Browser, dump: Dump, tmp_path_factory: pytest.TempPathFactory
) -> None:
    original = dump.folder / "dump" / "招标.pdf"
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "秘密.pdf"
    elsewhere.write_bytes(make_pdf(["别的"]))
    original.unlink()
    original.symlink_to(elsewhere)
    answer = browser.get(f"/-/tender/tenders/picture/{dump.pdf_id}/2.png")
    assert answer.status_code == 404
    assert str(elsewhere.parent) not in answer.text


def test_only_regular_files_below_the_folder_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.pdf").write_bytes(b"a")
    (tmp_path / "b.pdf").write_bytes(b"b")
    assert inside(folder, b"in/a.pdf") == (folder / "in" / "a.pdf").resolve()
    assert inside(folder, b"in/../in/a.pdf") is not None
    for name in (
        b"../b.pdf",
        os_bytes(tmp_path / "b.pdf"),
        b"in",
        b"none.pdf",
        b"in/a\x00.pdf",
        b"\xff.pdf",
    ):
        assert inside(folder, name) is None


def os_bytes(path: Path) -> bytes:
    return str(path).encode()


@pytest.fixture
def moved(dump: Dump, tmp_path: Path) -> Iterator[Browser]:
    """A database that was carried away from its dump."""
    folder = tmp_path / "desk"
    folder.mkdir()
    database = Path(shutil.copy(dump.database, folder / "tenders.db"))
    visitor = Browser(database, dump.folder / "dump")
    yield visitor
    visitor.close()


def test_the_folder_of_originals_can_be_given(moved: Browser, dump: Dump) -> None:
    assert picture(moved, dump.pdf_id, 2).width == WIDTH
    assert picture(moved, dump.zipped_id, 2).width == WIDTH


def job(page: int = 1, **more: Any) -> Job:
    return Job("", "", "application/pdf", page, **more)


def sized_pdf(width: float, height: float) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("width", "height"), [(200_000, 200_000), (2, 14_400), (595, 842)]
)
def test_a_huge_page_is_drawn_small(width: float, height: float) -> None:
    drawn = Image.open(io.BytesIO(draw(sized_pdf(width, height), job()).png))
    assert drawn.width * drawn.height <= MOST_PIXELS * 1.01
    assert drawn.width <= WIDTH + 1


def test_boxes_outside_the_page_do_no_harm() -> None:
    boxes = (
        DrawnBox(-50, -50, -10, -10, is_main=True),
        DrawnBox(500, 800, 5_000, 5_000, is_main=True),
        DrawnBox(20, 20, 10, 10, is_main=False),
    )
    assert draw(make_pdf(["A"]), job(2, boxes=boxes)).png.startswith(b"\x89PNG")


def test_what_is_no_pdf_is_said() -> None:
    with pytest.raises(ReadError, match="load document"):
        draw(b"%PDF-1.4 broken", job())


def test_spans_are_found_on_the_page() -> None:
    data = make_pdf(["采购服务器 NVIDIA A800 共 8 台"])
    drawing = draw(data, job(2, spans=((6, 12), (400, 410)), wants_picture=False))
    [[(x0, top, x1, bottom)], none] = drawing.places
    assert drawing.png == b""
    assert 72 + 5 * 14 < x0 < x1 < 400
    assert top < 842 - 700 < bottom + 3
    assert none == ()


def test_a_drawing_survives_the_way_between_processes() -> None:
    drawing = Drawing(b"\x89PNG\n{}\n", 595.0, 842.0, (((1.0, 2.0, 3.0, 4.0),), ()))
    assert Drawing.from_bytes(drawing.to_bytes()) == drawing


def test_the_places_of_fields_are_told(browser: Browser, dump: Dump) -> None:
    page = browser.get(f"/-/tender/tenders/places/{dump.pdf_id}/2.json").json()
    [field] = page["fields"]
    assert field["name"] == "budget_cny"
    [[x0, top, _, bottom]] = field["boxes"]
    assert x0 > 72
    assert top < 842 - 660 < bottom + 3
    missing = browser.get(f"/-/tender/tenders/places/{dump.pdf_id}/9.json")
    assert missing.status_code == 404


def test_a_picture_seen_before_is_not_drawn_again(browser: Browser, dump: Dump) -> None:
    first = picture(browser, dump.pdf_id, 2)
    [drawing] = desk_of(browser.datasette).album.drawings.values()
    assert picture(browser, dump.pdf_id, 2) == first
    assert list(desk_of(browser.datasette).album.drawings.values()) == [drawing]


def test_an_original_is_a_download_and_nothing_else(
    browser: Browser, dump: Dump
) -> None:
    answer = browser.get(f"/-/tender/tenders/original/{dump.pdf_id}")
    assert answer.content == (dump.folder / "dump" / "招标.pdf").read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["content-security-policy"]
    member = browser.get(f"/-/tender/tenders/original/{dump.zipped_id}")
    assert member.status_code == 404
    assert "member of an archive" in member.text
