"""The steps of the parser by themselves: folding, numbers, table, comparison."""

import pytest

from tender_scan.lexicon.implied.compare import Item, PerCard, fit
from tender_scan.lexicon.implied.folded import Folded
from tender_scan.lexicon.implied.numbers import read_measured
from tender_scan.lexicon.implied.quick import worth_reading
from tender_scan.lexicon.implied.table import build_table
from tender_scan.lexicon.load import load_terms

TABLE = build_table(load_terms())


@pytest.mark.parametrize(
    ("text", "measure", "values"),
    [
        ("312tflops", "flops", (312.0,)),
        ("1.2pflops", "flops", (1200.0,)),
        ("312万亿次", "flops", (312.0,)),
        ("三百一十二万亿次", "flops", (312.0,)),
        ("0.98千万亿次", "flops", (980.0,)),
        ("3.35tb/s", "rate", (3350.0,)),
        ("1,935gb/s", "rate", (1935.0,)),
        ("每秒3太字节", "rate", (3000.0,)),
        ("80吉字节", "size", (80.0,)),
        ("八十gb", "size", (80.0,)),
        ("80ghbm2e", "size", (80.0,)),
        ("9.7/19.5/312tflops", "flops", (9.7, 19.5, 312.0)),
        ("300~312tflops", "flops", (300.0,)),
        ("cuda核心数≥6912", "cuda_cores", (6912.0,)),
        ("6912个cuda核心", "cuda_cores", (6912.0,)),
        ("算力(tflops):≥312", "flops", (312.0,)),
        ("3**tflops", "masked", ()),
    ],
)
def test_numbers_with_units(text, measure, values):
    (read,) = read_measured(text)
    assert read.measure == measure
    assert read.values == pytest.approx(values)


@pytest.mark.parametrize("text", ["fp16 tflops", "cuda 12.2", "hbm2e", "2023年", "x16"])
def test_what_is_no_figure(text):
    assert read_measured(text) == []


def test_folding_keeps_where_things_stood():
    page = "页首\n顯(xiǎn)存 容 量 ≥ ８０ ＧＢ"
    folded = Folded(page, 0, len(page))
    assert folded.text.endswith("显存容量≥80gb")
    start = folded.text.index("80")
    assert folded.as_read(start, start + 4) == "８０ ＧＢ"


def test_characters_that_all_stand_apart_are_joined():
    page = "F P 1 6 ≥ 9 8 9 T F L O P S"
    assert Folded(page, 0, len(page)).text == "fp16≥989tflops"


def test_every_chip_with_figures_is_in_the_table():
    senses = {row.sense for row in TABLE}
    assert senses == {"restricted", "unrestricted", "domestic"}
    assert {"nvidia-a100", "nvidia-l20", "huawei-ascend-910b"} <= {
        row.term_id for row in TABLE
    }


def test_every_restricted_data_sheet_fits_itself_best():
    for row in TABLE:
        figures = tuple(
            PerCard(kind, values[0], sparse=False)
            for kind, values in row.figures.items()
            if values[0] > 0
        )
        found = fit(Item(figures, row.memory_type), row)
        assert found is not None, row
        assert found.score == pytest.approx(1)


QUICK = (
    "ＧＰＵ",
    "顯卡",
    "显 存",
    "tflops",
    "TOPS",
    "PFlops",
    "算力",
    "312億次",
    "单卡",
)


@pytest.mark.parametrize("text", [*QUICK, "HBM3", "Gpu"])
def test_quick_patterns_find_every_width_and_script(text):
    assert worth_reading(text)


def test_quick_patterns_let_other_pages_go():
    page = "办公桌椅采购项目，预算80万元，交货期30日，详见PDF附件。"
    assert not worth_reading(page)
