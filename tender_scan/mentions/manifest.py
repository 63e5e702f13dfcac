"""The manifest of a model bundle: read and checked without loading the model."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from tender_scan.errors import BundleError

FORMAT = 1
FEATURES_VERSION = 2
"""Changes whenever the same context would give other features."""

ADVICE = "train it again with `tender-scan train`, or install the matching version"


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read a manifest; check its version and that the bundle's files are unchanged.

    Raises
    ------
    BundleError
        A file is missing or changed, or the bundle is of another version.
    """
    try:
        manifest: dict[str, Any] = json.loads(file_bytes(folder / "manifest.json"))
        found = (manifest["format"], manifest["features_version"])
        expected: dict[str, str] = manifest["files"]
        changed = [n for n, d in expected.items() if digest(folder / Path(n).name) != d]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise malformed(folder, error) from error
    if found != (FORMAT, FEATURES_VERSION):
        raise BundleError(
            f"{folder}: made for format {found[0]}, features {found[1]}; this program "
            f"has format {FORMAT}, features {FEATURES_VERSION}; {ADVICE}"
        )
    if changed:
        raise BundleError(f"{folder / changed[0]}: changed since it was made; {ADVICE}")
    return manifest


def bundle_id(folder: Path) -> str:
    """Name a bundle: its folder, and the first digits of its manifest's hash."""
    return f"{folder.resolve().name}-{digest(folder / 'manifest.json')[:12]}"


def malformed(folder: Path, error: Exception) -> BundleError:
    """Say that a bundle is not as it should be."""
    return BundleError(f"{folder}: malformed bundle ({error}); {ADVICE}")


def file_bytes(path: Path) -> bytes:
    """Read a file of a bundle."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleError(
            f"{path}: cannot be read ({error.strerror}); give the folder of a model "
            "bundle"
        ) from error


def digest(path: Path) -> str:
    """SHA-256 of a file of a bundle."""
    return sha256(file_bytes(path)).hexdigest()
