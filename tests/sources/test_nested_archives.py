"""Archives in archives, whatever the order: everything comes out, or it is told."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.library import library_version
from tender_scan.sources.open import open_source
from tender_scan.sources.tree import list_files

from .rar import Stored, rar4, rar5
from .test_tar_archive import tarred

Folder = dict[str, bytes]

pytestmark = pytest.mark.skipif(
    library_version() is None, reason="libarchive is not installed"
)


def zipped(folder: Folder) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in folder.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def seven_zipped(folder: Folder) -> bytes:
    import libarchive  # fails where there is no library

    parts: list[bytes] = []

    def keep(data: bytes) -> int:
        parts.append(bytes(data))
        return len(data)

    with libarchive.custom_writer(keep, "7zip") as archive:
        for name, data in folder.items():
            archive.add_file_from_memory(name, len(data), data)
    return b"".join(parts)


def stored(make: Callable[..., bytes]) -> Callable[[Folder], bytes]:
    return lambda folder: make(
        *(Stored(name.encode(), data) for name, data in folder.items())
    )


MANY: dict[str, Callable[[Folder], bytes]] = {
    ".zip": zipped,
    ".tar": lambda folder: tarred(*folder.items()),
    ".7z": seven_zipped,
    ".rar": stored(rar5),
    ".old.rar": stored(rar4),
}
ONE: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
NAMES = st.text("招标文件ab", min_size=1, max_size=6)
TEXTS = st.text("采购A100服务器，。\n", min_size=1, max_size=200).map(str.encode)
Tree = tuple[str, list["Tree"] | bytes]


def packed(tree: Tree) -> tuple[str, bytes, dict[str, bytes]]:
    """Pack a tree; give its name, its bytes, and what must come out where."""
    name, content = tree
    if isinstance(content, bytes):
        return f"{name}.txt", content, {f"{name}.txt": content}
    stem, kind = name.split("|")
    inner = {one[0]: one for one in map(packed, content)}
    if kind in ONE:
        (only,) = list(inner.values())[:1]
        name = only[0] + kind
        data = ONE[kind](only[1])
        leaves = only[2]
    else:
        name = stem + kind
        data = MANY[kind]({each: one[1] for each, one in inner.items()})
        leaves = {path: text for one in inner.values() for path, text in one[2].items()}
    return name, data, {f"{name}!/{path}": text for path, text in leaves.items()}


def folders(children: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    kinds = st.sampled_from([*MANY, *ONE])
    names = st.builds("{}|{}".format, NAMES, kinds)
    return st.tuples(names, st.lists(children, min_size=1, max_size=3))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(folders(st.recursive(st.tuples(NAMES, TEXTS), folders, max_leaves=8)))
def test_a_tree_of_archives_comes_out_whole(tmp_path: Path, tree: Tree) -> None:
    name, data, leaves = packed(tree)
    file = tmp_path / name
    file.write_bytes(data)
    (found,) = list_files([file])
    opened = list(open_source(found, Limits(depth=20)))
    file.unlink()
    assert all(isinstance(one, SourceFile) for one in opened)
    assert {
        one.path: one.data for one in opened if isinstance(one, SourceFile)
    } == leaves
