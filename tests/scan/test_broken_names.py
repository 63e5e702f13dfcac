"""Names broken over lines and cells are found; numbers that only stand near are not."""

import itertools
from collections.abc import Callable
from hashlib import sha256

import pytest

from tender_scan.records import Mention, ScanResult, SourceFile
from tender_scan.scan.document import scan_document
from tender_scan.scan.tools import Tools
from tender_scan.settings import Settings
from tender_scan.sources.sniff import sniff

from .tables import drawn_table

Scan = Callable[[bytes], ScanResult]
EDGES = (60, 95, 165, 215, 250, 285)
HEADER = (["序号"], ["名称"], ["型号"], ["数量"], ["单位"])
OTHER = (["2"], ["交换机"], ["S5700"], ["2"], ["台"])


@pytest.fixture(scope="module")
def scan() -> Scan:
    tools = Tools(Settings())

    def scan_bytes(data: bytes) -> ScanResult:
        id_, type_ = sha256(data).hexdigest(), sniff(data, "a")
        return scan_document(SourceFile(id_, "a", None, data, type_), tools)

    return scan_bytes


def page(model: list[str], **drawing: bool) -> bytes:
    name = ["GPU服务器", "（机架", "式）"]
    row = (["1"], name, model, ["8"], ["台"])
    return drawn_table(EDGES, (HEADER, row, OTHER), **drawing)


def found(result: ScanResult) -> list[tuple[str, str]]:
    return [
        (each.surface.replace("\r\n", ""), each.term_id) for each in result.mentions
    ]


@pytest.mark.parametrize(
    ("first", "rest", "term"),
    [
        ("A10", "0", "nvidia-a100"),
        ("A", "100", "nvidia-a100"),
        ("H", "100", "nvidia-h100"),
        ("RTX40", "90", "nvidia-rtx-4090"),
    ],
)
@pytest.mark.parametrize(
    ("ruled", "centred", "middle", "across"),
    list(itertools.product([True, False], repeat=4)),
)
def test_a_name_in_a_narrow_column(
    scan: Scan,
    first: str,
    rest: str,
    term: str,
    ruled: bool,
    centred: bool,
    middle: bool,
    across: bool,
) -> None:
    drawing = {"ruled": ruled, "centred": centred, "middle": middle, "across": across}
    result = scan(page([first, rest], **drawing))
    names = [(name.replace(" ", ""), id_) for name, id_ in found(result)]
    assert names == [(first + rest, term)]
    (mention,) = result.mentions
    text = result.document.pages[0].text
    assert text[mention.start : mention.end].strip() in (first + rest, first, rest) or (
        mention.surface == text[mention.start : mention.end]
    )
    assert len(mention.boxes) == 2
    upper, lower = mention.boxes
    assert upper.bottom <= lower.top + 1
    assert min(upper.x0, lower.x0) >= 165
    assert max(upper.x1, lower.x1) <= 215


def only(result: ScanResult) -> Mention:
    (mention,) = result.mentions
    return mention


def test_the_quantity_of_the_row_goes_with_it(scan: Scan) -> None:
    mention = only(scan(page(["A10", "0"])))
    assert (mention.quantity, mention.item) == (8.0, 0)


def test_numbers_in_the_next_row_of_a_ruled_column_are_another_cell(scan: Scan) -> None:
    rows = (
        (["名称"], ["等级"], ["数量"]),
        (["GPU算力"], ["H"], ["1"]),
        (["显卡座"], ["100"], ["2"]),
    )
    assert found(scan(drawn_table((60, 140, 200, 260), rows))) == []


def test_a_quantity_is_not_glued_to_a_model(scan: Scan) -> None:
    html = (
        "<table><tr><td>名称</td><td>型号</td><td>数量</td></tr>"
        "<tr><td>GPU服务器</td><td>A</td><td>100</td></tr></table>"
    )
    assert found(scan(f"<html><body>{html}</body></html>".encode())) == []


@pytest.mark.parametrize(
    "rows",
    [
        # A ruling was drawn through the model.
        "<tr><td>名称</td><td>型号</td><td></td><td>数量</td></tr>"
        "<tr><td>GPU服务器</td><td>H</td><td>100</td><td>8台</td></tr>",
        "<tr><td>名称</td><td colspan=2>型号</td><td>数量</td></tr>"
        "<tr><td>GPU服务器</td><td>A10</td><td>0</td><td>8台</td></tr>",
        # The rest was written into the next row.
        "<tr><td>名称</td><td>型号</td><td>数量</td></tr>"
        "<tr><td>GPU服务器</td><td>A10</td><td>8台</td></tr>"
        "<tr><td></td><td>0</td><td></td></tr>",
    ],
)
def test_a_name_over_two_cells(scan: Scan, rows: str) -> None:
    html = f"<html><body><table>{rows}</table></body></html>"
    (name, term), *_ = found(scan(html.encode()))
    assert (name, term[:7]) in (("H100", "nvidia-"), ("A100", "nvidia-"))
    assert len(scan(html.encode()).mentions) == 1


def test_a_page_without_computing_is_not_looked_at() -> None:
    from tender_scan.lexicon.broken import BrokenNames
    from tender_scan.lexicon.load import load_terms

    names = BrokenNames(load_terms())
    assert names.find("等级 A10 包 8\n合计 0") == ()
    assert names.find("GPU A10 包 8\n合计 0") != ()
