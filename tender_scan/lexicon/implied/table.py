"""The specification table: what each version of each chip can do, from the lexicon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tender_scan.lexicon.implied.words import read_data
from tender_scan.lexicon.terms import Term, Variant

MEMORY_TYPES = (
    "hbm3e",
    "hbm3",
    "hbm2e",
    "hbm2",
    "hbm",
    "gddr7",
    "gddr6x",
    "gddr6",
    "gddr5",
)
"""Longest and newest first."""


@dataclass(frozen=True)
class Row:
    """One version of a chip.

    Parameters
    ----------
    figures
        Kind to the values that a data sheet may give for it; a kind that is not
        there is not known.
    memory_type
        One of `MEMORY_TYPES`; None where not known or another.
    sparse
        Whether its makers also print figures with sparsity, twice the dense ones.
    """

    term_id: str
    sense: str
    vendor: str
    figures: Mapping[str, tuple[float, ...]]
    memory_type: str | None
    sparse: bool


def build_table(terms: Sequence[Term]) -> tuple[Row, ...]:
    """Compute the table from the chips of a lexicon that have figures, rare ones last."""
    data = read_data()
    rows = [
        _row(term, variant, data["sparsity"])
        for term in terms
        if term.kind == "chip"
        for variant in term.variants
    ]
    known = [row for row in rows if row.figures]
    return tuple(sorted(known, key=lambda row: row.term_id in data["rare"]))


def _row(term: Term, variant: Variant, sparsity: Mapping[str, Sequence[str]]) -> Row:
    figures = _stated(variant)
    for key, value in variant.printed:
        figures.setdefault(key, (value,))
    memory = (variant.memory or "").lower()
    return Row(
        term.id,
        term.sense,
        term.vendor,
        _with_derived(figures, term.vendor),
        next((name for name in MEMORY_TYPES if memory.startswith(name)), None),
        term.vendor in sparsity["vendors"] and term.id not in sparsity["without"],
    )


def _stated(variant: Variant) -> dict[str, tuple[float, ...]]:
    """Figures that the term file gives."""
    single = {
        "memory": variant.memory_gb,
        "bandwidth": variant.bandwidth,
        "link": variant.link,
        "cuda_cores": variant.cuda_cores,
        "power": variant.power_w,
    }
    figures: dict[str, tuple[float, ...]] = {
        key: (float(value),) for key, value in single.items() if value is not None
    }
    figures.update({key: (rate,) for key, rate in variant.throughput})
    return figures


def _with_derived(
    figures: dict[str, tuple[float, ...]], vendor: str
) -> dict[str, tuple[float, ...]]:
    """Add what follows from the figures.

    FP16 and BF16 run alike where only one is given; TF32 runs at half of FP16 on
    NVIDIA's tensor cores; FP64 outside the matrix units at half of that with them.
    """
    half = figures.get("fp16") or figures.get("bf16")
    if half:
        figures.setdefault("fp16", half)
        figures.setdefault("bf16", half)
    if half and vendor == "NVIDIA" and "int8" in figures:
        figures.setdefault("tf32", (half[0] / 2,))
    if "fp64" in figures and vendor in ("NVIDIA", "AMD"):
        figures["fp64"] = (figures["fp64"][0], figures["fp64"][0] / 2)
    return figures
