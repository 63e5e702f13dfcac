"""What the finder says of an item beside the name of a chip, and how it is bounded."""

import time

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.lexicon.implied.find import ImpliedFinder
from tender_scan.lexicon.load import load_terms

TERMS = {term.id: term for term in load_terms()}
FINDER = ImpliedFinder(tuple(TERMS.values()))


def only(text):
    (found,) = FINDER.find(text)
    return found


def test_a100_and_a800_are_told_apart_by_the_link_alone():
    either = "GPU单卡FP16≥312TFLOPS，显存80GB，显存带宽2039GB/s，NVLink"
    assert set(only(either).term_ids) == {"nvidia-a100", "nvidia-a800"}
    assert only(either + "≥600GB/s").term_ids == ("nvidia-a100",)
    assert only(either + "≥400GB/s").term_ids[0] == "nvidia-a800"


def test_figures_carry_kind_unit_and_scope():
    found = only("整机8卡GPU，FP16总算力≥2.4PFLOPS；单卡显存≥80GB；NVLink≥600GB/s")
    read = [(each.kind, each.value, each.unit, each.per) for each in found.figures]
    assert read == [
        ("fp16", 2400.0, "TFLOPS", "machine"),
        ("memory", 80.0, "GB", "card"),
        ("link", 600.0, "GB/s", "unknown"),
    ]


def test_sparse_is_said_and_halved():
    found = only("GPU卡FP16≥624TFLOPS（稀疏），显存80GB，NVLink")
    assert found.figures[0].sparse
    assert found.term_ids[0] in ("nvidia-a100", "nvidia-a800")
    assert FINDER.find("GPU卡FP16≥240TFLOPS（稀疏），显存24GB") == ()


def test_domestic_chips_that_satisfy_are_named_beside():
    found = only("加速卡FP16≥312TFLOPS，显存≥80GB HBM2e，显存带宽≥2TB/s")
    assert "cambricon-mlu590" in found.also
    assert all(TERMS[each].sense == "restricted" for each in found.term_ids)
    assert all(TERMS[each].sense != "restricted" for each in found.also)


def test_a_link_in_bits_is_a_network():
    assert only("GPU显存80GB HBM3，FP8 1979T，IB 400Gb/s").figures[-1].kind == "fp8"


def test_a_named_chip_is_left_to_the_matcher():
    assert FINDER.find("A100 80GB，FP16 312TFLOPS，NVLink 600GB/s，GPU") == ()
    assert FINDER.find("GPU性能优于V100，FP16≥312TFLOPS，显存80GB") != ()


def test_more_figures_make_it_surer():
    little = only("GPU显存≥80GB HBM2e")
    much = only("GPU显存≥80GB HBM2e，FP16≥312TFLOPS，NVLink≥600GB/s")
    assert little.certainty < much.certainty


@given(
    st.text(alphabet="GPU显存卡8031.2*/ TBs≥，\nFP算力万亿次千（稀疏）", max_size=200)
)
def test_any_text_gives_spans_in_order(text):
    reached = 0
    for found in FINDER.find(text):
        assert reached <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.surface
        reached = found.end


def test_hostile_repetition_is_read_in_time():
    parts = ["*", "9,999", "1/", "千", "8*80GB ", "显(a", "80GB\n1 "]
    pages = ["GPU显存 " + part * (20_000 // len(part)) for part in parts]
    begin = time.perf_counter()
    for page in pages:
        FINDER.find(page)
    assert time.perf_counter() - begin < 20
