"""Columns by their names, Chinese and English, as crawlers write them."""

import pytest

from tender_scan.sources.columns import (
    is_notice_header,
    notice_likeness,
    recognise,
)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("公告标题", "title"),
        ("Notice_Title", "title"),
        ("采购人名称", "buyer"),
        ("data.record.purchaserName", "buyer"),
        ("structured_fields.中标（成交）供应商名称", "supplier"),
        ("预算金额（万元）", "budget"),
        ("合同金额(元)", "amount"),
        ("发布 时间", "published"),
        ("ＵＲＬ", "source_url"),
        ("采购代理机构", "agency"),
        ("content_html", "content_html"),
        ("bt", "title"),
        ("FBSJ", "published"),
        ("cgrmc", "buyer"),
        ("zbgys", "supplier"),
        ("dljgmc", "agency"),
        ("cgys", "budget"),
        ("cjje", "amount"),
        ("xmbh", "project_id"),
        ("gglx", "type"),
        ("zbr", None),
        ("purchaser.name", "buyer"),
        ("data.supplier.name", "supplier"),
        ("agency.mc", "agency"),
        ("project.id", "project_id"),
        ("purchaser.id", None),
        ("info.title", "title"),
        ("content.title", "title"),
        ("createDate", None),
        ("crawl_time", None),
        ("采购人地址", None),
        ("", None),
        ("（）", None),
    ],
)
def test_one_column(name: str, field: str | None) -> None:
    assert recognise((name,)) == (field,)


def test_the_best_name_of_a_field_is_taken() -> None:
    assert recognise(("项目名称", "公告标题", "发布时间", "date")) == (
        None,
        "title",
        "published",
        None,
    )


def test_some_fields_have_many_columns() -> None:
    assert recognise(("中标供应商", "成交供应商")) == ("supplier", "supplier")


@pytest.mark.parametrize(
    ("names", "is_notice"),
    [
        (("标题", "发布时间", "采购人"), True),
        (("title", "url", "buyer"), True),
        (("序号", "项目名称", "规格型号", "单位", "数量", "单价", "金额"), False),
        (("标题", "备注"), False),
        ((), False),
    ],
)
def test_headers_of_notice_tables(names: tuple[str, ...], is_notice: bool) -> None:
    assert is_notice_header(names) is is_notice


def test_likeness_needs_words() -> None:
    assert notice_likeness(("buyer", "date", "url")) == 0
    assert notice_likeness(("title", "id")) == 0
    assert notice_likeness(("title", "date", "url")) == 3


def test_parts_of_a_nested_notice_are_told_apart() -> None:
    names = ("title", "purchaser.id", "purchaser.name", "supplier.name", "nr")
    assert recognise(names) == ("title", None, "buyer", "supplier", "content")
