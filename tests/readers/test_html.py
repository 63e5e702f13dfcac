"""HTML: what a person sees, in lines; tables once, with their merged cells."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.readers.html_text import html_text, looks_like_html
from tender_scan.records.document import Document

Read = Callable[..., Document]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>公告</h1><p>一<b>二</b> 三<br>四</p>", "公告\n一二 三\n四"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("<p>A100&nbsp;&nbsp;显卡&lt;8张&gt;</p>", "A100 显卡<8张>"),
        ("<p>高性能\n    服务器</p>", "高性能服务器"),
        ("<p>GPU\n server</p>", "GPU server"),
        ("<ul><li>一<li>二</ul>", "一\n二"),
        ("<p>见<!-- 注 -->正文</p><script>var a='<p>x</p>'</script>", "见正文"),
        ("<style>p{}</style>正文<select><option>全国<option>北京</select>", "正文"),
        ("<p>a\0b</p>", "ab"),
        ("没有标签", "没有标签"),
        ("", ""),
    ],
)
def test_text(html: str, text: str) -> None:
    assert html_text(html).text == text


def test_rows_are_lines_and_merged_cells_are_repeated(read_bytes: Read) -> None:
    document = read_bytes(
        "<html><p>清单</p><table><thead><tr><th>序号<th>名称<th>数量</thead>"
        "<tr><td rowspan=2>1<td><p>服务器</p><p>A100</p><td>2"
        "<tr><td colspan='2'>含税</table><p>完</p>".encode()
    )
    assert document.pages[0].text == (
        "清单\n序号 | 名称 | 数量\n1 | 服务器 A100 | 2\n含税\n完"
    )
    (table,) = document.tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["序号", "名称", "数量"],
        ["1", "服务器 A100", "2"],
        ["1", "含税", "含税"],
    ]


def test_layout_tables_do_not_double_the_text(read_bytes: Read) -> None:
    document = read_bytes(
        "<table><tr><td>头<table><tr><td>名称<td>A100</table>尾</table>".encode(),
        "a.html",
    )
    assert document.pages[0].text == "头\n名称 | A100\n尾"
    assert len(document.tables) == 1


def test_a_row_of_one_cell_keeps_its_lines() -> None:
    html = "<table><tr><td><p>第一段</p><p>第二段</p></td></tr></table>"
    assert html_text(html).text == "第一段\n第二段"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "nonsense"])
def test_the_declared_charset_is_only_a_hint(
    read_bytes: Read, encoding: str, declared: str
) -> None:
    text = "公告內容：採購高效能運算主機，預算金額一百萬元，詳見附件。" * 3
    html = f"<html><head><meta charset={declared}><title>公告</title>{text}"
    document = read_bytes(html.encode(encoding), "a.html")
    assert (document.pages[0].text, document.title) == (text, "公告")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000 + "A100" + "</div>" * 200_000,
        "<table><tr><td>" * 20_000 + "A100",
        "<p><b><i>" * 30_000 + "A100",
        "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">A100</p>",
        "<!--" + "x" * 100_000 + "--><p>A100",
        "<blockquote>" * 1_000 + "A100",
    ],
    ids=["divs", "tables", "formatting", "attributes", "comment", "deep"],
)
def test_hostile_pages_keep_their_text(html: str) -> None:
    assert html_text(html).text == "A100"


@pytest.mark.parametrize(
    ("value", "is_html"),
    [
        ("<p>正文</p>", True),
        ("正文<br/>", True),
        ("<TABLE border='1'><tr>", True),
        ("显存<80GB", False),
        ("a < b > c", False),
        ("《公告》", False),
        ("<采购人>", False),
    ],
)
def test_values_that_are_html(value: str, is_html: bool) -> None:
    assert looks_like_html(value) is is_html


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "</table>",
                "<tr>",
                "<td rowspan=3>",
                "<td colspan=2>",
                "</td>",
                "<p>",
                "甲",
                " ",
                "\n",
                "乙",
                "<br>",
                "</p>",
                "<div>",
                "</div>",
                "<!--",
                "-->",
                "<a",
            ]
        ),
        max_size=40,
    )
)
def test_any_tag_soup_keeps_its_spans(soup: list[str]) -> None:
    read = html_text("".join(soup))
    for table in read.tables:
        for row in table.rows:
            for cell in row:
                assert read.text[cell.start : cell.end] == cell.text
