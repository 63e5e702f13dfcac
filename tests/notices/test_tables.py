"""Fields in tables of all shapes."""

from tender_scan.notices.read import read_notice
from tests.notices.notices import make_document

BUYER = ("采购人", "云岭理工大学")


def test_header_above_rows_with_a_total() -> None:
    document = make_document(
        title="中标公告",
        tables=(
            (BUYER,),
            (
                ("包号", "中标供应商", "中标金额（万元）"),
                ("1", "甲川有限公司", "98"),
                ("2", "乙水有限公司", "75"),
                ("合计", "", "173"),
            ),
        ),
    )
    notice = read_notice(document)
    assert notice.suppliers == ("甲川有限公司", "乙水有限公司")
    assert notice.amount_cny == 1_730_000


def test_lots_are_added_only_where_all_are_in_yuan() -> None:
    rows = (("包号", "中标供应商", "中标金额"), ("1", "甲川有限公司", "35万元"))
    foreign = (*rows, ("2", "乙水有限公司", "USD 98,000"))
    yuan = (*rows, ("2", "乙水有限公司", "15万元"))
    assert (
        read_notice(make_document(title="中标公告", tables=(foreign,))).amount_cny
        is None
    )
    assert (
        read_notice(make_document(title="中标公告", tables=(yuan,))).amount_cny
        == 500_000
    )


def test_merged_cells_count_once() -> None:
    document = make_document(
        title="中标公告",
        tables=(
            (("序号", "中标供应商", "中标金额（元）"), ("1", "甲川有限公司", "90000")),
        ),
    )
    (table,) = document.tables
    repeated = type(table)(1, (*table.rows, table.rows[1], table.rows[1]))
    merged = type(document)(
        document.id, "text/plain", "test", document.pages, (repeated,), (), "中标公告"
    )
    assert read_notice(merged).amount_cny == 90_000


def test_scores_and_reasons_name_tenderers() -> None:
    document = make_document(
        title="结果公告",
        tables=(
            (
                ("供应商名称", "中标（成交）金额", "评审总得分"),
                ("甲川有限公司", "90000元", "92"),
            ),
            (("供应商名称", "未中标原因"), ("乙水有限公司", "得分较低")),
        ),
    )
    notice = read_notice(document)
    assert notice.suppliers == ("甲川有限公司",)
    assert [p.name for p in notice.parties if p.role == "tenderer"] == ["乙水有限公司"]


def test_cells_one_a_line() -> None:
    header = "序号\n中标人\n中标金额（元）\n备注\n"
    rows = "1\n甲川有限公司\n780000\n无\n2\n乙水有限公司\n20000\n无\n"
    notice = read_notice(make_document(header + rows, title="中标公告"))
    assert notice.suppliers == ("甲川有限公司", "乙水有限公司")
    assert notice.amount_cny == 800_000


def test_empty_cells_shift_nothing() -> None:
    text = "投标人名称\n投标报价（元）\n控制价(万元)\n工期\n甲川有限公司\n18650000.00\n12个月\n"
    assert read_notice(make_document(text, title="开标记录")).budget_cny is None


def test_rows_parted_by_bars_and_tabs() -> None:
    for bar in (" | ", "\t"):
        text = f"中标公告\n采购人{bar}云岭理工大学\n中标人{bar}甲川有限公司\n"
        notice = read_notice(make_document(text))
        assert (notice.buyer, notice.suppliers) == ("云岭理工大学", ("甲川有限公司",))
