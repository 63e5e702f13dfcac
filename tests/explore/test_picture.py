"""Pictures of pages: the boxes on the right glyphs, and nothing but the original."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tender_scan.errors import SourceError
from tender_scan.explore.originals import inside
from tender_scan.explore.render import MOST_PIXELS, WIDTH, DrawnBox, draw, scale_for
from tests.explore.browser import Browser
from tests.explore.dump import Dump, make_pdf

RED = (200, 30, 30)
YELLOW = (255, 236, 120)


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
    assert is_colour(image, (215, 150, 0)).any()
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


def test_a_huge_page_is_drawn_small() -> None:
    for width, height in ((2_000_000, 2_000_000), (1, 100_000), (595, 842), (0.5, 9)):
        scale = scale_for(width, height)
        assert width * scale * height * scale <= MOST_PIXELS * 1.001
        assert width * scale <= WIDTH * 1.001
    with pytest.raises(SourceError):
        scale_for(0, 10)


def test_boxes_outside_the_page_do_no_harm() -> None:
    boxes = (
        DrawnBox(-50, -50, -10, -10, is_main=True),
        DrawnBox(500, 800, 5_000, 5_000, is_main=True),
        DrawnBox(20, 20, 10, 10, is_main=False),
    )
    assert draw(make_pdf(["A"]), 2, boxes).startswith(b"\x89PNG")


def test_what_is_no_pdf_is_said() -> None:
    with pytest.raises(SourceError, match="cannot be drawn"):
        draw(b"%PDF-1.4 broken", 1, ())
