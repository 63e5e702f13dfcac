"""A model bundle on disk: plain data, checked before use, nothing that runs.

::

    manifest.json    versions, classes, calibration, thresholds, scores, file hashes
    features.json    the names of the features, in order of their numbers
    sense.npy        float32 weights, shape (1, n)
    role.npy         float32 weights, shape (4, n)
    route.npy        float32 weights, shape (4, n)
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tender_scan.mentions.manifest import (
    FEATURES_VERSION,
    FORMAT,
    bundle_id,
    digest,
    file_bytes,
    malformed,
    read_manifest,
)
from tender_scan.mentions.model import Head, Model, Platt

HEADS = ("sense", "role", "route")


@dataclass(frozen=True)
class Thresholds:
    """From which p_sought on a mention is flagged, and from which it is reviewed."""

    flag: float
    review: float


@dataclass(frozen=True)
class Bundle:
    """A loaded bundle.

    Parameters
    ----------
    id
        Name of the bundle's folder and the first digits of its manifest's hash.
    """

    id: str
    model: Model
    thresholds: Thresholds


def load_bundle(folder: Path) -> Bundle:
    """Load a bundle and check that it is whole and fits this program.

    Raises
    ------
    BundleError
        A file is missing or changed, or the bundle is of another version.
    """
    manifest = read_manifest(folder)
    try:
        names = json.loads(file_bytes(folder / "features.json"))
        heads = {head: _head(folder, head, manifest, len(names)) for head in HEADS}
        model = Model(
            {name: number for number, name in enumerate(names)},
            **heads,
            lookalike=Platt(**manifest["calibration"]["lookalike"]),
            sought=Platt(**manifest["calibration"]["sought"]),
        )
        thresholds = Thresholds(**manifest["thresholds"])
    except (KeyError, TypeError, ValueError) as error:
        raise malformed(folder, error) from error
    return Bundle(bundle_id(folder), model, thresholds)


def save_bundle(folder: Path, model: Model, manifest: dict[str, Any]) -> None:
    """Write a bundle; `manifest` gets versions, classes, calibration and hashes."""
    folder.mkdir(parents=True, exist_ok=True)
    names = json.dumps(list(model.index), ensure_ascii=False, indent=0)
    (folder / "features.json").write_text(names + "\n", "utf-8")
    heads = {head: getattr(model, head) for head in HEADS}
    for name, head in heads.items():
        np.save(folder / f"{name}.npy", head.weights, allow_pickle=False)
    written = ["features.json", *(f"{name}.npy" for name in HEADS)]
    whole = manifest | {
        "format": FORMAT,
        "features_version": FEATURES_VERSION,
        "heads": {
            name: {"classes": head.classes, "intercepts": head.intercepts.tolist()}
            for name, head in heads.items()
        },
        "calibration": {
            "lookalike": {"a": model.lookalike.a, "b": model.lookalike.b},
            "sought": {"a": model.sought.a, "b": model.sought.b},
        },
        "files": {name: digest(folder / name) for name in written},
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", "utf-8")


def _head(folder: Path, name: str, manifest: dict[str, Any], width: int) -> Head:
    weights = np.load(folder / f"{name}.npy", allow_pickle=False)
    intercepts = np.array(manifest["heads"][name]["intercepts"], dtype=np.float64)
    if weights.shape != (len(intercepts), width):
        raise ValueError(f"{name}.npy has shape {weights.shape}")
    return Head(tuple(manifest["heads"][name]["classes"]), weights, intercepts)
