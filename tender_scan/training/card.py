"""The model card of a bundle, made from its manifest alone.

Sections after Mitchell et al., Model Cards for Model Reporting (2019).
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from string import Template
from typing import Any

from tender_scan.training.metrics import FIGURES

CARD = "MODEL_CARD.md"
_SPLITS = {
    "family": "families: situations by one hand",
    "buyer": "buyers",
    "document": "documents",
    "": "single passages, because the labels name no family, buyer or document: what is "
    "alike may have stood on both sides, and the figures flatter",
}


def model_card(manifest: Mapping[str, Any]) -> str:
    """Write the card of a bundle.

    Parameters
    ----------
    manifest
        As `read_manifest` gives it. What an older bundle did not note is said to be
        unknown.
    """
    text = (files("tender_scan.training") / "data" / "model_card.md").read_text("utf-8")
    corpus, split = manifest["corpus"], manifest.get("split", {})
    return Template(text).substitute(
        {name: corpus.get(name, "unknown") for name in _COUNTS},
        roles=_listed(corpus.get("roles", {})),
        split=_SPLITS.get(split.get("by"), "families"),
        folds=split.get("folds", "five"),
        joined=split.get("groups_joined_as_near_duplicates", "unknown"),
        figures="".join(_figures(manifest["scores_out_of_family"])),
        refusals="".join(_refusals(manifest.get("refusals", ()))),
        flag=manifest["thresholds"]["flag"],
        review=manifest["thresholds"]["review"],
        lexicon_id=manifest["lexicon_id"],
        seed=manifest["seed"],
        versions=_listed(manifest["versions"]),
        features_version=manifest["features_version"],
    )


_COUNTS = ("hash", "passages", "families", "mentions", "sought")


def _listed(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items()) or "unknown"


def _figures(scores: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    for name in (each for each in FIGURES if each in scores):
        words, score = FIGURES[name].words, scores[name]
        value, low, high = score["value"], score["low"], score["high"]
        yield f"| {words} | {value:.3f} | {low:.3f} to {high:.3f} |\n"


def _refusals(refused: object) -> Iterator[str]:
    if not isinstance(refused, list | tuple) or not refused:
        return
    yield "\nWhat these labels do not carry:\n\n"
    for each in refused:
        yield f"- {each}\n"
