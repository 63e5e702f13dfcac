"""The listing of a dump opens nothing, follows no link and leaves nothing out."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tender_scan.errors import UsageError
from tender_scan.sources.tree import list_files


def test_paths_are_relative_sorted_and_recursive(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1/深.txt", "a/1.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("公告")
    found = list(list_files([tmp_path]))
    assert [one.path for one in found] == ["a/1/深.txt", "a/1.txt", "a/2.txt", "b.txt"]
    assert {one.size for one in found} == {6}
    assert all(one.mtime_ns and one.problem is None for one in found)


def test_a_single_file_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "公告.txt").write_text("x")
    assert [one.path for one in list_files([tmp_path / "公告.txt"])] == ["公告.txt"]


def test_folders_of_one_name_do_not_collide(tmp_path: Path) -> None:
    for folder in ("甲/data", "乙/data", "丙"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "x.txt").write_text("x")
    folders = [tmp_path / "甲/data", tmp_path / "乙/data", tmp_path / "丙"]
    paths = [one.path for one in list_files([*folders, folders[0]])]
    assert paths == ["甲/data/x.txt", "乙/data/x.txt", "丙/x.txt"]


def test_a_missing_path_is_one_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        list_files([tmp_path / "nowhere"])


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nowhere")
    found = {one.path: one for one in list_files([tmp_path])}
    assert set(found) == {"loop", "dangling.pdf"}
    assert {one.status for one in found.values()} == {"unreadable"}
    assert "symbolic link" in str(found["loop"].problem)


def test_a_link_given_by_name_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/x.txt").write_text("x")
    (tmp_path / "dump").symlink_to(tmp_path / "real")
    assert [one.path for one in list_files([tmp_path / "dump"])] == ["x.txt"]


def test_special_files_are_named_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.txt"))
        found = {one.path: one for one in list_files([tmp_path])}
    assert "named pipe" in str(found["pipe.pdf"].problem)
    assert "socket" in str(found["socket.txt"].problem)
    assert {one.status for one in found.values()} == {"unsupported"}


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("招标.txt".encode("gb18030"), "招标.txt"),
        (b"\xff\xfe\x80.txt", r"\xff\xfe\x80.txt"),
        ("\u202etxt.exe".encode(), r"\u202etxt.exe"),
        (b"new\nline", r"new\nline"),
        (b"\x1b[31m", r"\x1b[31m"),
    ],
)
def test_odd_names_are_safe_to_show_and_kept(
    tmp_path: Path, raw: bytes, shown: str
) -> None:
    file = os.path.join(os.fsencode(tmp_path), raw)  # noqa: PTH118 - Path has no bytes
    with open(file, "wb") as stream:  # noqa: PTH123
        stream.write(b"text")
    (found,) = list_files([tmp_path])
    assert (found.path, found.raw_path) == (shown, raw)
    assert found.file.read_bytes() == b"text"
    found.path.encode()


def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (tmp_path / "closed").mkdir(mode=0)
    (found,) = list_files([tmp_path])
    assert (found.path, found.status) == ("closed", "unreadable")


def test_the_parent_loads_no_parser() -> None:
    code = (
        "import sys, tender_scan.sources.tree;"
        "names = {'pypdfium2', 'lxml', 'selectolax', 'python_calamine', 'zipfile',"
        " 'sqlite3', 'json'} & set(sys.modules);"
        "assert not names, names"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
