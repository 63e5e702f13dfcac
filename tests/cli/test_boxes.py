"""``read --boxes``: pictures of the pages with the mentions marked."""

import zipfile
from pathlib import Path

from PIL import Image

from tests.readers.images import frame, saved
from tests.readers.ofds import ofd, page, text

from .test_commands import call


def colours(file: Path) -> set[tuple[int, ...]]:
    with Image.open(file) as picture:
        found = picture.convert("RGB").getcolors(1_000_000)
    return {colour for _, colour in found or ()}  # type: ignore[misc]


YELLOW = (255, 236, 120)


def notice(*pages: str) -> bytes:
    return ofd(*(page(text(words, 20, 20)) for words in pages))


def test_pages_with_a_mention_are_drawn(tmp_path: Path) -> None:
    file = tmp_path / "公告.ofd"
    file.write_bytes(notice("采购人：云岭理工大学", "采购8张A100显卡"))
    folder = tmp_path / "deep" / "pictures"
    done = call("read", file, "--boxes", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{folder}/page-0002.png: A100\n"
    assert [each.name for each in folder.iterdir()] == ["page-0002.png"]
    assert YELLOW in colours(folder / "page-0002.png")


def test_every_page_can_be_drawn(tmp_path: Path) -> None:
    file = tmp_path / "公告.ofd"
    file.write_bytes(notice("采购人：云岭理工大学", "采购办公桌"))
    assert "--all draws every page" in call("read", file, "--boxes", tmp_path).stderr
    done = call("read", file, "--boxes", tmp_path, "--all")
    assert done.stdout.count("no mention") == 2
    assert YELLOW not in colours(tmp_path / "page-0001.png")
    photo = tmp_path / "照片.png"
    photo.write_bytes(saved(frame(), "PNG"))
    assert call("read", photo, "--boxes", tmp_path / "photo", "--all").returncode == 0
    assert (tmp_path / "photo" / "page-0001.png").exists()


def test_a_format_without_pictures_says_so(tmp_path: Path) -> None:
    file = tmp_path / "公告.txt"
    file.write_text("采购8张A100显卡", "utf-8")
    done = call("read", file, "--boxes", tmp_path / "out")
    assert done.returncode == 3
    assert "text/plain: has no pages that can be drawn" in done.stderr
    assert not (tmp_path / "out").exists()


def test_members_are_never_named_by_their_archive(tmp_path: Path) -> None:
    archive = tmp_path / "包.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../../evil.ofd", notice("采购8张A100显卡"))
        packed.writestr("b.ofd", notice("租用H800算力"))
    folder = tmp_path / "out"
    done = call("read", archive, "--boxes", folder)
    assert done.returncode == 0, done.stderr
    made = {str(each.relative_to(folder)) for each in folder.rglob("*.png")}
    assert made == {"0001/page-0001.png", "0002/page-0001.png"}


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    file = tmp_path / "公告.ofd"
    file.write_bytes(notice("采购8张A100显卡"))
    done = call("read", file, "--boxes", file)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
