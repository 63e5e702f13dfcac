"""ZIP archives: all members, their true names, and no more than the limits."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

import pytest

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import Failure
from tender_scan.sources.library import library_version

from .conftest import Opened

Open = Callable[..., Opened]


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_raw_name(raw: bytes, extra: bytes = b"") -> bytes:
    """An archive as Chinese archivers write it: GBK names, not marked as anything."""
    info = zipfile.ZipInfo("x" * len(raw))
    info.extra = extra
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "公告")
    return buffer.getvalue().replace(b"x" * len(raw), raw)


def outcome(opened: Opened) -> list[tuple[str, str]]:
    return [
        (one.path, one.status if isinstance(one, Failure) else "read") for one in opened
    ]


@pytest.mark.parametrize(
    "method",
    [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA],
)
def test_members_of_every_packing_come_back(opened: Open, method: int) -> None:
    text = "采购公告正文。".encode() * 50_000
    archive = zipped({"目录/一.txt": text, "二.txt": b"", "目录/": b""}, method)
    first, second = opened("外.zip", archive)
    assert isinstance(first, SourceFile)
    assert (first.path, first.data) == ("外.zip!/目录/一.txt", text)
    assert second.path == "外.zip!/二.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_unmarked_names_are_decoded(opened: Open, encoding: str) -> None:
    raw = "招標文件/第一章.txt".encode(encoding)
    (member,) = opened("a.zip", with_raw_name(raw))
    assert member.path == "a.zip!/招標文件/第一章.txt"
    assert member.raw_path == (None if encoding == "utf-8" else b"a.zip!/" + raw)


def test_the_unicode_path_beside_a_name_wins(opened: Open) -> None:
    raw, said = b"\xd0\xd0?.txt", "行程.txt".encode()
    field = struct.pack("<BL", 1, zlib.crc32(raw)) + said
    extra = struct.pack("<HH", 0x7075, len(field)) + field
    (member,) = opened("a.zip", with_raw_name(raw, extra))
    assert member.path == "a.zip!/行程.txt"


def test_names_are_shown_and_never_followed(opened: Open) -> None:
    opened_ = opened("a.zip", zipped({"../../etc/x.txt": b"x", "n\nl.txt": b"x"}))
    assert outcome(opened_) == [
        ("a.zip!/../../etc/x.txt", "read"),
        (r"a.zip!/n\nl.txt", "read"),
    ]


def test_archives_in_archives(opened: Open) -> None:
    inner = zipped({"标书.txt": b"x"})
    outer = zipped({"附件.zip": inner, "公告.txt": b"y"})
    assert outcome(opened("a.zip", outer)) == [
        ("a.zip!/附件.zip!/标书.txt", "read"),
        ("a.zip!/公告.txt", "read"),
    ]


def test_crawl_tables_in_archives_give_rows(opened: Open) -> None:
    archive = zipped({"crawl.csv": "标题,采购人\n公告,甲\n".encode()})
    assert outcome(opened("a.zip", archive)) == [("a.zip!/crawl.csv#1", "read")]


def test_depth_is_limited(opened: Open) -> None:
    data = zipped({"x.txt": b"x"})
    for _ in range(3):
        data = zipped({"in.zip": data})
    ((_, status),) = outcome(opened("a.zip", data, Limits(depth=3)))
    assert status == "bomb"
    ((_, status),) = outcome(opened("a.zip", data, Limits(depth=4)))
    assert status == "read"


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_bomb_costs_itself_only(opened: Open, method: int) -> None:
    archive = zipped({"bomb.txt": bytes(30_000_000), "公告.txt": b"x"}, method)
    limits = Limits(member_bytes=20_000_000, ratio=10**9)
    bomb, notice = opened("a.zip", archive, limits)
    assert isinstance(bomb, Failure)
    assert (bomb.status, "member_bytes" in bomb.detail) == ("bomb", True)
    assert isinstance(notice, SourceFile)


def test_the_sum_of_all_archives_is_limited(opened: Open) -> None:
    inner = zipped({"x.bin": bytes(900_000)})
    archive = zipped({f"{n}.zip": inner for n in range(5)})
    opened_ = opened("a.zip", archive, Limits(unpacked_bytes=2_000_000))
    reads = [one for one in opened_ if isinstance(one, SourceFile)]
    last = opened_[-1]
    assert len(reads) == 2
    assert isinstance(last, Failure)
    assert "unpacked_bytes" in last.detail


def test_ratio_and_number_of_members_are_limited(opened: Open) -> None:
    ((_, status),) = outcome(opened("a.zip", zipped({"x": bytes(11_000_000)})))
    assert status == "bomb"
    many = zipped({f"{n}.txt": b"x" for n in range(5)})
    statuses = [
        status for _, status in outcome(opened("b.zip", many, Limits(members=3)))
    ]
    assert statuses == ["read", "read", "read", "bomb"]


def test_overlapping_members_are_a_bomb(opened: Open) -> None:
    data = bytearray(zipped({"a.txt": b"x" * 100, "b.txt": b"x" * 100}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 42 : place + 46] = struct.pack("<L", 10)  # begins inside the first
    ((path, status),) = outcome(opened("a.zip", bytes(data)))
    assert (path, status) == ("a.zip", "bomb")


def test_an_encrypted_member_is_named_and_the_rest_read(opened: Open) -> None:
    data = bytearray(zipped({"密.txt": b"x", "明.txt": b"y"}))
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + flags] |= 1
    assert outcome(opened("a.zip", bytes(data))) == [
        ("a.zip!/密.txt", "encrypted"),
        ("a.zip!/明.txt", "read"),
    ]


def test_a_damaged_member_is_named_and_the_rest_read(opened: Open) -> None:
    archive = zipped({"坏.txt": b"abcdef", "好.txt": b"y"}, zipfile.ZIP_STORED)
    assert outcome(opened("a.zip", archive.replace(b"abcdef", b"abcdeX"))) == [
        ("a.zip!/坏.txt", "corrupt"),
        ("a.zip!/好.txt", "read"),
    ]


def test_links_are_passed_by(opened: Open) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("公告.txt", "x")
    assert outcome(opened("a.zip", buffer.getvalue())) == [("a.zip!/公告.txt", "read")]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (zipped({}), "empty"),
        (zipped({"公告.txt": b"x" * 500})[:20], "corrupt"),
    ],
)
def test_an_archive_that_gives_nothing_says_so(
    opened: Open, data: bytes, status: str
) -> None:
    assert outcome(opened("a.zip", data)) == [("a.zip", status)]


@pytest.mark.skipif(library_version() is None, reason="libarchive is not installed")
def test_a_zip_that_lost_its_directory_is_read_from_the_front(opened: Open) -> None:
    archive = zipped({"一.txt": b"x" * 500, "二.txt": bytes(range(256)) * 4})
    assert outcome(opened("a.zip", archive[:200])) == [
        ("a.zip!/一.txt", "read"),
        ("a.zip!/二.txt", "corrupt"),
        ("a.zip", "corrupt"),
    ]


def test_a_member_without_a_name_is_read(opened: Open) -> None:
    nameless = io.BytesIO()
    with zipfile.ZipFile(nameless, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), "x")
    assert outcome(opened("b.zip", nameless.getvalue())) == [("b.zip!/", "read")]


def test_members_of_one_name_are_all_kept(opened: Open) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in (("a.md", "一"), ("a.md", "二"), ("a.md (2)", "三")):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # that is the point
                archive.writestr(name, text)
    opened_ = opened("c.zip", buffer.getvalue())
    members = [one for one in opened_ if isinstance(one, SourceFile)]
    assert [member.path for member in members] == [
        "c.zip!/a.md",
        "c.zip!/a.md (2)",
        "c.zip!/a.md (2) (2)",
    ]
    assert members[1].media_type == "text/markdown"  # told by its own name


def test_unread_members_of_one_name_have_ids_of_their_own(opened: Open) -> None:
    raw = "公告.txt".encode("gb18030")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("x" * len(raw), "一" * 9)
        archive.writestr("y" * len(raw), "二" * 9)
    data = buffer.getvalue().replace("一".encode(), b"???")
    data = data.replace("二".encode(), b"!!!")
    for letter in (b"x", b"y"):
        data = data.replace(letter * len(raw), raw)
    first, second = opened("d.zip", data)
    assert isinstance(first, Failure)
    assert isinstance(second, Failure)
    assert first.id != second.id
    assert second.raw_path == b"d.zip!/" + raw + b" (2)"
