"""Single packed files: one member each, a crawl table or a TAR among them by steps."""

import bz2
import gzip
import io
import json
import lzma
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.budget import Budget
from tender_scan.sources.failure import Failure
from tender_scan.sources.library import library_version
from tender_scan.sources.unpacked import Unpacked

from .conftest import Opened
from .test_tar_archive import outcome, tarred

Open = Callable[..., Opened]
NOTICE = "云岭理工大学采购A100服务器".encode()
PACKERS = {
    ".gz": gzip.compress,
    ".bz2": lambda data: bz2.compress(data, 1),
    ".xz": lambda data: lzma.compress(data, preset=0),
}


@pytest.mark.parametrize("suffix", PACKERS)
def test_the_member_is_named_as_the_file(opened: Open, suffix: str) -> None:
    (found,) = opened(f"公告.txt{suffix}", PACKERS[suffix](NOTICE))
    assert isinstance(found, SourceFile)
    assert (found.path, found.data) == (f"公告.txt{suffix}!/公告.txt", NOTICE)


@pytest.mark.parametrize("name", ["a.tgz", "a.tar.gz"])
def test_a_packed_tar_is_a_tar_inside(opened: Open, name: str) -> None:
    data = gzip.compress(tarred(("公告.txt", NOTICE)))
    assert outcome(opened(name, data)) == {f"{name}!/a.tar!/公告.txt": NOTICE}


@pytest.mark.parametrize("suffix", PACKERS)
def test_parts_one_behind_the_other_are_one_text(opened: Open, suffix: str) -> None:
    pack = PACKERS[suffix]
    data = pack(NOTICE) + pack(b"H100") + bytes(1000)
    assert outcome(opened(f"a.txt{suffix}", data)) == {
        f"a.txt{suffix}!/a.txt": NOTICE + b"H100"
    }


def test_a_packed_crawl_is_read_row_by_row(opened: Open) -> None:
    lines = "".join(
        json.dumps({"标题": f"公告{number}", "正文": "A100" * 100}) + "\n"
        for number in range(2_000)
    )
    limits = Limits(file_bytes=1_000, member_bytes=1_000)  # it is never held whole
    found = opened("crawl.jsonl.gz", gzip.compress(lines.encode()), limits)
    assert len(found) == 2_000
    assert found[16].path == "crawl.jsonl.gz!/crawl.jsonl#17"


def test_a_packed_tar_may_be_larger_than_a_member(opened: Open) -> None:
    members = [(f"{number}.txt", NOTICE) for number in range(100)]
    found = opened("a.tgz", gzip.compress(tarred(*members)), Limits(member_bytes=1_000))
    assert len(found) == 100
    assert all(isinstance(one, SourceFile) for one in found)


@pytest.mark.parametrize("suffix", PACKERS)
def test_what_comes_before_a_cut_is_read(opened: Open, suffix: str) -> None:
    # Not to be packed well, so that the cut leaves something.
    text = b"".join(b"%d\n" % (number**5) for number in range(30_000))
    data = PACKERS[suffix](text)
    found = outcome(opened(f"a.csv{suffix}", data[: len(data) // 2]))
    assert found[f"a.csv{suffix}"] == "corrupt"
    assert len(found) > 1_000


@pytest.mark.parametrize(
    "data", [b"\x1f\x8b\x08", gzip.compress(NOTICE)[:12], b"BZh9" + bytes(20)]
)
def test_a_file_that_gives_nothing_is_one_failure(opened: Open, data: bytes) -> None:
    assert outcome(opened("a.txt.gz", data)) == {"a.txt.gz": "corrupt"}


def test_what_stands_behind_is_told(opened: Open) -> None:
    found = outcome(opened("a.txt.gz", gzip.compress(NOTICE) + b"more"))
    assert found == {"a.txt.gz!/a.txt": NOTICE, "a.txt.gz": "corrupt"}


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_bomb_is_stopped(opened: Open, suffix: str) -> None:
    data = PACKERS[suffix](bytes(15_000_000))
    (found,) = opened(f"a{suffix}", data)
    assert isinstance(found, Failure)
    assert (found.status, "limit ratio" in found.detail) == ("bomb", True)


def test_going_back_gives_the_same_and_counts_once() -> None:
    def start() -> "list[bytes]":
        return [b"abc", b"defg", b"h"]

    limits = Limits(unpacked_bytes=8)
    stream = io.BufferedReader(Unpacked(lambda: iter(start()), Budget(limits, 8), 8))
    for place, expected in ((0, b"abcdefgh"), (5, b"fgh"), (2, b"cdefgh"), (9, b"")):
        stream.seek(place)
        assert stream.read() == expected


@pytest.mark.skipif(library_version() is None, reason="libarchive is not installed")
@pytest.mark.skipif(which("zstd") is None, reason="no program makes zstd here")
def test_zstandard_is_read(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(NOTICE)
    done = subprocess.run(
        ["zstd", "-q", "-c", tmp_path / "in"], capture_output=True, check=True
    )
    assert outcome(opened("a.txt.zst", done.stdout)) == {"a.txt.zst!/a.txt": NOTICE}
