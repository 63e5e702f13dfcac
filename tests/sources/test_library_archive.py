"""RAR and 7z: all members or a word why not, by libarchive."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import Failure
from tender_scan.sources.library import library_version

from .conftest import Opened
from .rar import Stored, copy_of, encrypted_names_5, encryption, rar4, rar5

Open = Callable[..., Opened]
FILES = Path(__file__).with_name("files")
NOTICE = "云岭理工大学采购A100服务器".encode()
LIST = "澜江大学采购H100服务器".encode()

needs_library = pytest.mark.skipif(
    library_version() is None, reason="libarchive is not installed"
)


def outcome(opened: Opened) -> dict[str, str | bytes]:
    return {
        one.path: one.status if isinstance(one, Failure) else one.data for one in opened
    }


def details(opened: Opened) -> str:
    return "\n".join(one.detail for one in opened if isinstance(one, Failure))


@needs_library
@pytest.mark.parametrize("name", ["solid.7z", "ppmd.7z"])
def test_7z_comes_back_whole(opened: Open, name: str) -> None:
    assert outcome(opened("招标.7z", (FILES / name).read_bytes())) == {
        "招标.7z!/公告.txt": NOTICE,
        "招标.7z!/目录/清单.txt": LIST,
    }


@needs_library
@pytest.mark.parametrize("make", [rar4, rar5])
def test_rar_comes_back_whole(opened: Open, make: Callable[..., bytes]) -> None:
    big = b"".join(b"%d\n" % number for number in range(100_000))
    archive = make(
        Stored(b"a.txt", NOTICE), Stored(b"b/c.txt", big), Stored(b"a.txt", LIST)
    )
    assert outcome(opened("a.rar", archive)) == {
        "a.rar!/a.txt": NOTICE,
        "a.rar!/b/c.txt": big,
        "a.rar!/a.txt (2)": LIST,
    }


@needs_library
@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8"])
def test_unmarked_names_are_decoded_together(opened: Open, encoding: str) -> None:
    raws = [name.encode(encoding) for name in ("招標文件.txt", "採購公告.txt")]
    first, second = opened("a.rar", rar4(*(Stored(raw, NOTICE) for raw in raws)))
    assert (first.path, second.path) == ("a.rar!/招標文件.txt", "a.rar!/採購公告.txt")
    raw = None if encoding == "utf-8" else b"a.rar!/" + raws[0]
    assert first.raw_path == raw


@needs_library
def test_encrypted_members_are_told_one_by_one(opened: Open) -> None:
    found = opened("a.7z", (FILES / "encrypted.7z").read_bytes())
    assert outcome(found) == {
        "a.7z!/公告.txt": "encrypted",
        "a.7z!/目录/清单.txt": "encrypted",
    }


@needs_library
def test_an_encrypted_rar_5_member_is_not_taken_for_its_cipher(opened: Open) -> None:
    archive = rar5(
        Stored(b"secret.txt", b"\x13" * 32, encryption()), Stored(b"a.txt", NOTICE)
    )
    assert outcome(opened("a.rar", archive)) == {
        "a.rar!/secret.txt": "encrypted",
        "a.rar!/a.txt": NOTICE,
    }


@needs_library
@pytest.mark.parametrize(
    "data",
    [
        (FILES / "encrypted-names.7z").read_bytes(),
        rar4(main_flags=0x80),
        encrypted_names_5(),
    ],
)
def test_encrypted_names_make_the_archive_encrypted(opened: Open, data: bytes) -> None:
    assert outcome(opened("a.bin", data)) == {"a.bin": "encrypted"}


@needs_library
def test_a_member_stored_as_a_copy_is_not_taken_for_an_empty_one(opened: Open) -> None:
    archive = rar5(Stored(b"a.txt", NOTICE), Stored(b"b.txt", b"", copy_of(b"a.txt")))
    assert outcome(opened("a.rar", archive)) == {"a.rar!/a.txt": NOTICE}


@needs_library
@pytest.mark.parametrize("make", [rar4, rar5])
def test_what_comes_before_a_cut_is_read(
    opened: Open, make: Callable[..., bytes]
) -> None:
    whole = make(Stored(b"a.txt", NOTICE), Stored(b"b.txt", LIST * 100))
    found = outcome(opened("a.rar", whole[: len(whole) // 2]))
    assert found["a.rar!/a.txt"] == NOTICE
    assert found["a.rar!/b.txt"] == "corrupt"


@needs_library
def test_a_cut_between_members_is_seen(opened: Open) -> None:
    found = opened("a.rar", rar5(Stored(b"a.txt", NOTICE), ended=False))
    assert outcome(found) == {"a.rar!/a.txt": NOTICE, "a.rar": "partial"}


@needs_library
@pytest.mark.parametrize("make", [rar4, rar5])
def test_a_changed_byte_is_seen(opened: Open, make: Callable[..., bytes]) -> None:
    archive = make(Stored(b"a.txt", NOTICE), Stored(b"b.txt", LIST))
    found = outcome(opened("a.rar", archive.replace(b"A100", b"A800")))
    assert found["a.rar!/a.txt"] == "corrupt"


@needs_library
@pytest.mark.parametrize("make", [rar4, rar5])
def test_a_volume_says_that_the_parts_must_be_joined(
    opened: Open, make: Callable[..., bytes]
) -> None:
    found = opened("a.rar", make(Stored(b"a.txt", NOTICE), main_flags=1))
    assert outcome(found)["a.rar"] == "partial"
    assert "join the parts" in details(found)


def test_parts_of_a_split_7z_say_so(opened: Open) -> None:
    parts = sorted(FILES.glob("split.7z.*"))
    assert len(parts) == 2
    for part in parts[1:]:
        with pytest.raises(Exception, match="join the parts"):
            opened(part.name, part.read_bytes())


@needs_library
def test_the_first_part_of_a_split_7z_says_so(opened: Open) -> None:
    found = opened("split.7z.001", (FILES / "split.7z.001").read_bytes())
    assert outcome(found) == {"split.7z.001": "partial"}
    assert "join the parts" in details(found)


@needs_library
def test_an_unknown_packing_is_not_called_damage(opened: Open) -> None:
    found = opened("a.7z", (FILES / "deflate64.7z").read_bytes())
    first = found[0]
    assert isinstance(first, Failure)
    assert first.status == "unsupported"
    assert not any(isinstance(one, SourceFile) for one in found)


@needs_library
@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (Limits(member_bytes=30), "member_bytes"),
        (Limits(unpacked_bytes=30), "unpacked_bytes"),
        (Limits(members=1), "members"),
        (Limits(depth=1), "depth"),
    ],
)
def test_each_limit_is_named(opened: Open, limits: Limits, named: str) -> None:
    inner = rar5(Stored(b"a.txt", NOTICE))
    archive = rar5(Stored(b"b.rar", inner), Stored(b"c.txt", NOTICE))
    found = opened("a.rar", archive, limits)
    assert f"limit {named}" in details(found)


@needs_library
def test_one_large_member_does_not_cost_the_others(opened: Open) -> None:
    archive = rar5(Stored(b"a.txt", b"x" * 5_000_000), Stored(b"b.txt", NOTICE))
    found = opened("a.rar", archive, Limits(member_bytes=1_000))
    assert outcome(found) == {"a.rar!/a.txt": "bomb", "a.rar!/b.txt": NOTICE}


def test_without_the_library_it_is_said_what_to_install(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tender_scan.errors import SourceError
    from tender_scan.sources import library, library_stream

    def missing() -> None:
        raise SourceError(library.MISSING, "unsupported")

    monkeypatch.setattr(library_stream, "load_library", missing)
    found = opened("a.7z", (FILES / "solid.7z").read_bytes())
    assert outcome(found) == {"a.7z": "unsupported"}
    assert "libarchive13" in details(found)


@needs_library
def test_a_size_beyond_any_file_ends_the_reading(opened: Open) -> None:
    # Data of 2**63 bytes: the place of the next header is no place.
    archive = rar5(Stored(b"a.txt", NOTICE))
    sizes = b"\x02\x02" + bytes([len(NOTICE)])  # a file, with data, of this size
    endless = b"\x02\x02" + b"\xff" * 9 + b"\x01"
    assert sizes in archive
    found = opened("a.rar", archive.replace(sizes, endless))
    assert all(isinstance(one, Failure) for one in found)
