"""Total Processing Performance and density, against the table of knowledge.md 1.3."""

import pytest

from tender_scan.lexicon.figures import (
    highest,
    performance_density,
    total_processing_performance,
)
from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.terms import Variant

TERMS = {term.id: term for term in load_terms()}


@pytest.mark.parametrize(
    ("term_id", "tpp", "density"),
    [
        ("nvidia-a100", 4992, 6.04),
        ("nvidia-h100", 15832, 19.45),
        ("nvidia-h20", 2368, 2.91),
        ("nvidia-l40s", 5864, 9.63),
        ("nvidia-l40", 2896, 4.76),
        ("nvidia-l4", 1940, 6.60),
        ("nvidia-l20", 1914, 3.14),
        ("nvidia-l2", 1544, 5.25),
        ("nvidia-a30", 2644, 3.20),
        ("nvidia-a40", 2395, 3.81),
        ("nvidia-a10", 2000, 3.18),
        ("nvidia-v100", 2080, 2.55),
        ("nvidia-t4", 1040, 1.91),
        ("nvidia-rtx-4090", 5285, 8.68),
        ("nvidia-rtx-4090-d", 4708, 7.74),
        ("nvidia-rtx-5090-d", 4748, 6.33),
        ("amd-mi250x", 6128, 4.23),
        ("amd-mi325x", 20919, 20.57),
        ("nvidia-b300", 56000, 34.40),
        ("huawei-ascend-910", 4096, 8.98),
    ],
)
def test_figures_of_the_table(term_id: str, tpp: float, density: float) -> None:
    computed_tpp, computed_density = highest(TERMS[term_id])
    assert computed_tpp == pytest.approx(tpp, abs=0.6)
    assert computed_density == pytest.approx(density, abs=0.006)


def test_the_h20_version_with_more_memory_has_the_same_performance() -> None:
    rows = TERMS["nvidia-h20"].variants
    assert {total_processing_performance(row) for row in rows} == {2368.0}


def test_unknown_figures_stay_unknown() -> None:
    assert total_processing_performance(Variant("x")) is None
    assert performance_density(Variant("x", throughput=(("fp16", 1.0),))) is None
    assert highest(TERMS["amd-mi308"]) == (None, None)


def test_a_planar_die_has_no_density() -> None:
    row = Variant("x", throughput=(("fp32", 900.0),), area=10.0, nonplanar=False)
    assert performance_density(row) == 0.0
