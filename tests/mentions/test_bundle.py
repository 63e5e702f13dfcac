"""A bundle is plain data, checked before use."""

import json
import shutil
from pathlib import Path

import pytest

from tender_scan.bundled import bundled
from tender_scan.errors import BundleError
from tender_scan.mentions.bundle import load_bundle


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled("models/default"), tmp_path / "copy"))


def test_the_shipped_bundle_is_whole(copy: Path) -> None:
    bundle = load_bundle(copy)
    assert 0 < bundle.thresholds.review < bundle.thresholds.flag < 1
    assert {path.suffix for path in copy.iterdir()} == {".json", ".md", ".npy"}


def test_a_changed_file_is_refused(copy: Path) -> None:
    names = copy / "features.json"
    names.write_text(names.read_text("utf-8").replace("采购", "采够", 1), "utf-8")
    with pytest.raises(BundleError, match="changed since"):
        load_bundle(copy)


def test_another_version_is_refused_with_what_to_do(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    manifest["features_version"] += 1
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(BundleError, match="tender-scan train"):
        load_bundle(copy)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 1}'])
def test_a_malformed_manifest_is_refused(copy: Path, content: str) -> None:
    (copy / "manifest.json").write_text(content, "utf-8")
    with pytest.raises(BundleError):
        load_bundle(copy)


def test_an_array_that_would_run_code_is_refused(copy: Path) -> None:
    import hashlib

    import numpy as np

    np.save(copy / "sense.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    digest = hashlib.sha256((copy / "sense.npy").read_bytes()).hexdigest()
    manifest["files"]["sense.npy"] = digest
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(BundleError):
        load_bundle(copy)
