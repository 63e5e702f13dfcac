"""A table over several pages keeps its header, also where only a later page matters."""

import io
from collections.abc import Callable
from hashlib import sha256

import pypdfium2 as pdfium
import pytest

from tender_scan.records import ScanResult, SourceFile
from tender_scan.scan.document import scan_document
from tender_scan.scan.tools import Tools
from tender_scan.settings import Settings

from .tables import flowed_table

Scan = Callable[[bytes], ScanResult]
HEADER = ["序号", "货物名称", "规格型号", "数量", "单位", "单价", "总价"]
WIDTHS = (30, 90, 150, 40, 40, 60, 60)


@pytest.fixture(scope="module")
def scan() -> Scan:
    tools = Tools(Settings())

    def scan_pdf(data: bytes) -> ScanResult:
        id_ = sha256(data).hexdigest()
        return scan_document(SourceFile(id_, "a", None, data, "application/pdf"), tools)

    return scan_pdf


def goods(chips: set[int]) -> list[list[str]]:
    rows = [HEADER]
    for n in range(1, 101):
        what = ("GPU服务器", "英伟达A100") if n in chips else (f"交换机{n}", "24口")
        rows.append([str(n), *what, str(n), "台", "90", str(90 * n)])
    return rows


def test_only_the_last_page_has_a_chip(scan: Scan) -> None:
    data = flowed_table(goods({95}), WIDTHS, before=["采购清单（单位：万元）"])
    result = scan(data)
    (mention,) = result.mentions
    assert mention.page == 3
    assert (mention.quantity, mention.unit) == (95, "台")
    assert (mention.unit_price_cny, mention.amount_cny) == (900_000, 85_500_000)
    assert [table.continues for table in result.document.tables] == [False, True, True]
    assert [table.page for table in result.document.tables] == [1, 2, 3]
    assert result.notice is not None
    assert [item.number for item in result.notice.items] == [
        str(n) for n in range(1, 101)
    ]


def test_an_item_that_a_page_break_cuts_keeps_its_quantity(scan: Scan) -> None:
    rows = [["序号", "设备名称", "技术参数", "数量"]]
    for n in range(70):
        first = n == 0
        rows.append(
            [
                "1" if first else "",
                "训练服务器" if first else "",
                "显卡为英伟达A100" if n == 60 else f"第{n}条满足要求",
                "2台" if first else "",
            ]
        )
    result = scan(flowed_table(rows, (40, 120, 220, 60)))
    (mention,) = result.mentions
    assert mention.page == 2
    assert (mention.quantity, mention.unit, mention.item) == (2, "台", 0)
    assert result.notice is not None
    (item,) = result.notice.items
    assert item.page == 1
    assert [page for page, _, _ in item.more] == [2]


def test_another_table_on_the_next_page_is_another_table(scan: Scan) -> None:
    rows = goods(set())[:36]
    other = [["名称", "型号", "数量"], ["工作站", "RTX 4090", "7台"]]
    merged = pdfium.PdfDocument.new()
    for data in (flowed_table(rows, WIDTHS), flowed_table(other, (100, 100, 100))):
        merged.import_pages(pdfium.PdfDocument(data))
    buffer = io.BytesIO()
    merged.save(buffer)
    result = scan(buffer.getvalue())
    (mention,) = result.mentions
    assert (mention.page, mention.quantity) == (2, 7)
    assert not any(table.continues for table in result.document.tables)
