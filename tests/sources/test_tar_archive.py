"""TAR archives: all members, their true names, and a word where one is short."""

import io
import tarfile
from collections.abc import Callable

import pytest

from tender_scan.settings import Limits
from tender_scan.sources.failure import Failure

from .conftest import Opened

Open = Callable[..., Opened]
NOTICE = "云岭理工大学采购A100服务器".encode()


def tarred(
    *members: tuple[str, bytes],
    form: int = tarfile.PAX_FORMAT,
    encoding: str = "utf-8",
) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(
        fileobj=buffer, mode="w", format=form, encoding=encoding
    ) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def outcome(opened: Opened) -> dict[str, str | bytes]:
    return {
        one.path: one.status if isinstance(one, Failure) else one.data for one in opened
    }


@pytest.mark.parametrize(
    "form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]
)
def test_every_form_of_header_is_read(opened: Open, form: int) -> None:
    name = "目录/" + "a" * 60 + ".txt" if form == tarfile.USTAR_FORMAT else "招" * 99
    archive = tarred((name, NOTICE), ("空.txt", b""), form=form)
    assert outcome(opened("招标.tar", archive)) == {
        f"招标.tar!/{name}": NOTICE,
        "招标.tar!/空.txt": b"",
    }


def test_a_tar_of_before_ustar_is_known_by_its_checksum(opened: Open) -> None:
    header = bytearray(tarred(("a.txt", NOTICE), form=tarfile.USTAR_FORMAT))
    header[257:265] = bytes(8)
    header[148:156] = b"%06o\0 " % (sum(header[:148]) + 256 + sum(header[156:512]))
    assert outcome(opened("a.bin", bytes(header))) == {"a.bin!/a.txt": NOTICE}


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_unmarked_names_are_decoded_together(opened: Open, encoding: str) -> None:
    names = ("招標文件.txt", "採購公告.txt")
    archive = tarred(
        *((name, NOTICE) for name in names),
        form=tarfile.GNU_FORMAT,
        encoding=encoding,
    )
    first, second = opened("a.tar", archive)
    assert (first.path, second.path) == ("a.tar!/招標文件.txt", "a.tar!/採購公告.txt")
    assert first.raw_path == b"a.tar!/" + names[0].encode(encoding)


def test_links_devices_and_folders_are_passed_by(opened: Open) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.CHRTYPE,
            tarfile.BLKTYPE,
            tarfile.FIFOTYPE,
            tarfile.DIRTYPE,
        ):
            info = tarfile.TarInfo(f"kind{kind.decode()}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert outcome(opened("a.tar", buffer.getvalue())) == {"a.tar": "empty"}


def test_a_member_of_an_unknown_kind_is_told(opened: Open) -> None:
    archive = bytearray(tarred(("a.txt", NOTICE), form=tarfile.USTAR_FORMAT))
    archive[156:157] = b"M"  # the rest of a member that began on another tape
    archive[148:156] = b"%06o\0 " % (sum(archive[:148]) + 256 + sum(archive[156:512]))
    assert outcome(opened("a.tar", bytes(archive))) == {"a.tar!/a.txt": "unsupported"}


def test_a_sparse_member_is_read_with_its_holes(opened: Open) -> None:
    pairs = {
        "GNU.sparse.major": "0",
        "GNU.sparse.minor": "1",
        "GNU.sparse.name": "a.txt",
        "GNU.sparse.size": "20",
        "GNU.sparse.numblocks": "1",
        "GNU.sparse.map": "10,5",
    }
    assert outcome(opened("a.tar", sparse(pairs, b"hello"))) == {
        "a.tar!/a.txt": bytes(10) + b"hello" + bytes(5)
    }


def test_holes_count_as_unpacked(opened: Open) -> None:
    pairs = {
        "GNU.sparse.major": "0",
        "GNU.sparse.minor": "1",
        "GNU.sparse.name": "a.txt",
        "GNU.sparse.size": str(10**15),
        "GNU.sparse.numblocks": "1",
        "GNU.sparse.map": "0,5",
    }
    assert outcome(opened("a.tar", sparse(pairs, b"hello"))) == {"a.tar!/a.txt": "bomb"}


def sparse(pairs: dict[str, str], data: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("sparse")
        info.size, info.pax_headers = len(data), pairs
        archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


WHOLE = tarred(("a.txt", NOTICE), ("b.txt", NOTICE), form=tarfile.USTAR_FORMAT)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WHOLE[:1024], {"a.tar": "partial"}),  # at the end of a member
        (WHOLE[:1100], {"a.tar": "corrupt"}),  # inside a header
        (WHOLE[:1540], {"a.tar!/b.txt": "corrupt", "a.tar": "corrupt"}),
        (WHOLE[:1024] + b"x" * 1024, {"a.tar": "corrupt"}),
        (WHOLE + WHOLE, {"a.tar!/b.txt": NOTICE, "a.tar": "partial"}),
    ],
)
def test_what_comes_before_a_fault_is_read(
    opened: Open, data: bytes, expected: dict[str, str | bytes]
) -> None:
    assert outcome(opened("a.tar", data)) == {"a.tar!/a.txt": NOTICE, **expected}


def test_headers_that_claim_much_cost_nothing(opened: Open) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 8 * 1024**3 - 1
    data = WHOLE[:1024] + info.tobuf(tarfile.GNU_FORMAT) + bytes(10_000)
    found = outcome(opened("a.tar", data))
    assert found == {"a.tar!/a.txt": NOTICE, "a.tar": "corrupt"}


@pytest.mark.parametrize(
    ("limits", "named"),
    [(Limits(member_bytes=10), "member_bytes"), (Limits(members=1), "members")],
)
def test_each_limit_is_named(opened: Open, limits: Limits, named: str) -> None:
    failures = [
        one for one in opened("a.tar", WHOLE, limits) if isinstance(one, Failure)
    ]
    assert all(
        one.status == "bomb" and f"limit {named}" in one.detail for one in failures
    )
    assert failures
