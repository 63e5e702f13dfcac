"""OFD: the text in reading order, and where each word stands on the page."""

from collections.abc import Callable

import pytest

from tender_scan.readers.ofd_frame import POINTS_PER_MM
from tender_scan.records.document import Document, Page, Word
from tender_scan.settings import Limits

from .ofds import annotated, document, ofd, packed, page, parts_of, picture, text

Read = Callable[..., Document]


def texts(document: Document) -> list[str]:
    return [page.text for page in document.pages]


def in_mm(page: Page, surface: str) -> tuple[float, ...]:
    """Where a word of a page stands, in millimetres."""
    start = page.text.index(surface)
    (word,) = (word for word in page.words if word.start == start)
    assert page.text[word.start : word.end] == surface
    box = (word.x0, word.top, word.x1, word.bottom)
    return tuple(round(value / POINTS_PER_MM, 1) for value in box)


def test_lines_and_words_have_their_places(read_bytes: Read) -> None:
    data = ofd(page(text("采购公告", 30, 20), text("云岭理工大学", 30, 40)))
    found = read_bytes(data, "a.ofd")
    assert (found.status, found.reader) == ("ok", "ofd")
    assert texts(found) == ["采购公告\n云岭理工大学"]
    (only,) = found.pages
    assert (only.width, only.height) == (595.28, 841.89)
    assert in_mm(only, "采购公告") == (30, 20.5, 46, 24.5)
    assert in_mm(only, "云岭理工大学") == (30, 40.5, 54, 44.5)


@pytest.mark.parametrize(
    "steps",
    [
        'DeltaX="4 4 4 2 2 2"',
        'DeltaX="g 3 4 g 3 2"',
        'DeltaX="g 2 4 4 g 4 2 -20" DeltaY="g 7 0 5"',
        'DeltaX="4 g 2 4 2"',
    ],
)
def test_deltas_may_be_written_with_repetition(read_bytes: Read, steps: str) -> None:
    written = text("租用卡A100", 10, 10, code=steps)
    (only,) = read_bytes(ofd(page(written))).pages
    assert only.text == "租用卡A100"
    assert in_mm(only, "租用卡") == (10, 10.5, 22, 14.5)
    assert in_mm(only, "A100")[0] == 22


def test_one_text_code_may_hold_several_lines(read_bytes: Read) -> None:
    steps = 'DeltaX="4 4 -8 4 4" DeltaY="0 0 6 0 0"'
    (only,) = read_bytes(ofd(page(text("一二三四五六", 10, 10, code=steps)))).pages
    assert only.text == "一二三\n四五六"
    assert in_mm(only, "四五六") == (10, 16.5, 22, 20.5)


def test_a_gap_that_no_blank_fills_is_a_blank(read_bytes: Read) -> None:
    # NVIDIA A100 GPU, as written by programs that place words and drop the blanks.
    wide = 'DeltaX="2.9 2.9 1.3 2.9 1.3 4 2.9 2 2 3.1 2.9 2.3"'
    (only,) = read_bytes(ofd(page(text("NVIDIAA100GPU", 10, 10, code=wide)))).pages
    assert only.text == "NVIDIA A100 GPU"
    # Every letter as wide as the others: a typewriter font, not a list of letters.
    even = 'DeltaX="g 6 2.4"'
    (only,) = read_bytes(ofd(page(text("GPUliii", 10, 10, code=even)))).pages
    assert only.text == "GPUliii"


def test_a_spaced_out_heading_is_one_word(read_bytes: Read) -> None:
    (only,) = read_bytes(
        ofd(page(text("招标公告", 10, 10, code='DeltaX="g 3 9"')))
    ).pages
    assert only.text == "招标公告"


def test_a_missing_step_is_the_last_one_again(read_bytes: Read) -> None:
    (only,) = read_bytes(ofd(page(text("服务器", 10, 10, code='DeltaX="5"')))).pages
    assert in_mm(only, "服务器") == (10, 10.5, 24, 14.5)
    (only,) = read_bytes(ofd(page(text("服务器", 10, 10, code=" ")))).pages
    assert in_mm(only, "服务器") == (10, 10.5, 22, 14.5)


def test_vertical_text_is_one_line(read_bytes: Read) -> None:
    steps = 'DeltaX="0 0" DeltaY="5 5"'
    (only,) = read_bytes(ofd(page(text("购买方", 10, 10, code=steps)))).pages
    assert only.text == "购买方"
    assert in_mm(only, "购买方") == (10, 10.5, 14, 24.5)


@pytest.mark.parametrize(
    ("ctm", "place"),
    [
        ("2 0 0 2 0 0", (30, 41, 54, 49)),
        ("0 1 -1 0 0 0", (25.5, 40, 29.5, 52)),  # turned clockwise
        ("0 -1 1 0 0 0", (30.5, 28, 34.5, 40)),
        ("-1 0 0 -1 0 0", (18, 35.5, 30, 39.5)),
        ("1 0 0 1 5 7", (35, 47.5, 47, 51.5)),
    ],
)
def test_a_matrix_moves_the_text(
    read_bytes: Read, ctm: str, place: tuple[float, ...]
) -> None:
    data = ofd(page(text("服务器", 30, 40, more=f'CTM="{ctm}"')))
    (only,) = read_bytes(data).pages
    assert only.text == "服务器"
    assert in_mm(only, "服务器") == place


def test_small_units_with_a_matrix(read_bytes: Read) -> None:
    # As printer drivers write it: points, brought to millimetres by the matrix.
    written = (
        '<ofd:TextObject ID="1" CTM="0.3528 0 0 0.3528 -100 -50" Font="1" Size="10" '
        'Boundary="100 50 20 5"><ofd:TextCode X="283.45" Y="155.9" DeltaX="g 1 10">'
        "算力</ofd:TextCode></ofd:TextObject>"
    )
    (only,) = read_bytes(ofd(page(written))).pages
    assert in_mm(only, "算力") == (100, 51.9, 107.1, 55.4)


def test_pages_without_origin_at_zero(read_bytes: Read) -> None:
    data = ofd(page(text("服务器", 30, 40), box="10 20 100 150"))
    (only,) = read_bytes(data).pages
    assert (only.width, only.height) == (283.46, 425.2)
    assert in_mm(only, "服务器") == (20, 20.5, 32, 24.5)


def test_values_over_the_labels_of_a_template_are_read_in_lines(
    read_bytes: Read,
) -> None:
    labels = page(text("采购人：", 10, 10), text("预算：", 10, 30))
    data = ofd(
        page(
            text("云岭理工大学", 30, 10),
            text("90万元", 30, 30),
            template='<ofd:Template TemplateID="7" ZOrder="Background"/>',
        ),
        page(text("附件", 10, 10)),
        templates={"7": labels},
    )
    assert texts(read_bytes(data)) == ["采购人： 云岭理工大学\n预算： 90万元", "附件"]


def test_the_order_of_the_file_is_kept_in_columns(read_bytes: Read) -> None:
    left = [text("左栏写满一行字", 10, 20 + 8 * n) for n in range(4)]
    right = [text("右栏写满一行字", 100, 20 + 8 * n) for n in range(4)]
    (only,) = read_bytes(ofd(page(text("标题", 60, 5), *left, *right))).pages
    assert only.text.split("\n") == [
        "标题",
        *["左栏写满一行字"] * 4,
        *["右栏写满一行字"] * 4,
    ]


def test_a_table_that_is_written_by_columns_is_read_by_rows(read_bytes: Read) -> None:
    names = ("名称", "图形处理器", "机柜")
    counts = ("数量", "8", "2")
    cells = [
        text(cell, x, 20 + 8 * row)
        for x, column in ((10, names), (100, counts))
        for row, cell in enumerate(column)
    ]
    (only,) = read_bytes(ofd(page(*cells))).pages
    assert only.text == "名称 数量\n图形处理器 8\n机柜 2"


def test_text_that_is_drawn_twice_is_read_once(read_bytes: Read) -> None:
    data = ofd(page(text("加粗", 10, 10), text("加粗", 10.2, 10), text("加粗", 10, 30)))
    assert texts(read_bytes(data)) == ["加粗\n加粗"]


def test_annotations_are_read_with_their_page(read_bytes: Read) -> None:
    data = ofd(
        page(text("正文", 10, 10)),
        page(text("正文", 10, 10)),
        annotations={1: annotated(text("答疑：改为H20", 0, 0))},
    )
    found = read_bytes(data)
    assert texts(found) == ["正文", "正文\n答疑：改为H20"]
    assert in_mm(found.pages[1], "答疑：改为") == (10, 20.5, 30, 24.5)


def test_a_drawing_is_read_where_it_is_used(read_bytes: Read) -> None:
    use = (
        '<ofd:CompositeObject ID="4" ResourceID="50" Boundary="20 30 50 50" '
        'CTM="2 0 0 2 0 0"/>'
    )
    data = ofd(page(use), drawings={"50": text("图内文字", 5, 5)})
    (only,) = read_bytes(data).pages
    assert only.text == "图内文字"
    assert in_mm(only, "图内文字") == (30, 41, 62, 49)


def test_glyph_transforms_leave_the_text_alone(read_bytes: Read) -> None:
    # "fi" shown as one ligature: one step for two characters.
    shared = (
        '<ofd:TextObject ID="1" Boundary="10 10 50 5" Font="3" Size="4">'
        '<ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1">'
        "<ofd:Glyphs>191</ofd:Glyphs></ofd:CGTransform>"
        '<ofd:TextCode X="0" Y="4" DeltaX="2 2 2 2">\n   Wifi6\n</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    (only,) = read_bytes(ofd(page(shared))).pages
    assert only.text == "Wifi6"
    left, _, right, _ = in_mm(only, "Wifi6")
    assert (left, right) == (10, 18)


def test_a_file_may_hold_several_documents(read_bytes: Read) -> None:
    both = parts_of(
        document([page(text("公告", 10, 10))]),
        document([page(text("附件一", 10, 10)), page(text("附件二", 10, 10))]),
        title="采购公告",
    )
    found = read_bytes(packed(both))
    assert texts(found) == ["公告", "附件一", "附件二"]
    assert [each.number for each in found.pages] == [1, 2, 3]
    assert found.title == "采购公告"


def test_locations_may_count_from_the_root(read_bytes: Read) -> None:
    parts = parts_of(document([page(text("公告", 10, 10))]))
    for place in ("/Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/content.xml"):
        listing = str(parts["Doc_0/Document.xml"])
        listing = listing.replace("Pages/Page_0/Content.xml", place)
        assert texts(read_bytes(packed({**parts, "Doc_0/Document.xml": listing})))


def test_a_page_of_a_picture_waits_for_ocr(read_bytes: Read) -> None:
    scan = page(text("1", 100, 280), picture(0, 0, 210, 297))
    found = read_bytes(
        ofd(page(text("云岭理工大学采购公告正文", 10, 10)), scan, page())
    )
    assert found.pictured == (2,)
    assert found.status == "partial"
    assert "without text that can be trusted: pages 2" in str(found.status_detail)


def test_glyphs_without_characters_wait_for_ocr(read_bytes: Read) -> None:
    private = text("\ue001\ue002\ue003\ue004" * 5, 10, 10)
    assert read_bytes(ofd(page(private))).pictured == (1,)
    empty = [text("", 10, 10 + 5 * n) for n in range(12)]
    assert read_bytes(ofd(page(*empty))).pictured == (1,)


def test_nothing_is_empty(read_bytes: Read) -> None:
    assert read_bytes(ofd(page())).status == "empty"
    assert read_bytes(ofd()).status == "empty"


def test_a_missing_page_is_named(read_bytes: Read) -> None:
    parts = parts_of(document([page(text(word, 10, 10)) for word in "一二三"]))
    del parts["Doc_0/Pages/Page_1/Content.xml"]
    found = read_bytes(packed(parts))
    assert [each.number for each in found.pages] == [1, 3]
    assert found.status == "partial"
    assert "could not be read: pages 2" in str(found.status_detail)


def test_a_broken_page_is_named(read_bytes: Read) -> None:
    parts = parts_of(document([page(text(word, 10, 10)) for word in "一二"]))
    parts["Doc_0/Pages/Page_0/Content.xml"] = "<ofd:Page"
    found = read_bytes(packed(parts))
    assert texts(found) == ["二"]
    assert "could not be read: pages 1" in str(found.status_detail)


@pytest.mark.parametrize(
    "lost", ["Doc_0/Tpls/7.xml", "Doc_0/Annots/Page_0/Annotation.xml"]
)
def test_what_a_page_lacks_is_said(read_bytes: Read, lost: str) -> None:
    parts = parts_of(
        document(
            [page(text("正文", 9, 9), template='<ofd:Template TemplateID="7"/>')],
            templates={"7": page(text("抬头", 9, 1))},
            annotations={0: annotated(text("注", 0, 0))},
        )
    )
    assert read_bytes(packed(parts)).status == "ok"
    del parts[lost]
    found = read_bytes(packed(parts))
    assert found.status == "partial"
    assert "missing" in str(found.status_detail)


def test_a_lost_document_of_two_is_said(read_bytes: Read) -> None:
    both = parts_of(document([page(text("公告", 10, 10))]), document([page()]))
    del both["Doc_1/Document.xml"]
    found = read_bytes(packed(both))
    assert texts(found) == ["公告"]
    assert "Doc_1/Document.xml: missing" in str(found.status_detail)


def test_an_encrypted_file_is_told(read_bytes: Read) -> None:
    parts = parts_of(document([page(text("公告", 10, 10)), page(text("底价", 10, 10))]))
    parts["Encryptions.xml"] = "<Encryptions/>"
    found = read_bytes(packed(parts))
    assert (found.status, texts(found)) == ("partial", ["公告", "底价"])
    assert "encrypted" in str(found.status_detail)
    for name in ("Page_0", "Page_1"):
        del parts[f"Doc_0/Pages/{name}/Content.xml"]
    assert read_bytes(packed(parts)).status == "encrypted"
    del parts["Doc_0/Document.xml"]
    assert read_bytes(packed(parts)).status == "encrypted"


def test_a_document_type_declaration_is_refused(read_bytes: Read) -> None:
    declared = page(text("&more;", 10, 10)).replace(
        "<ofd:Page", '<!DOCTYPE p [<!ENTITY more "一">]><ofd:Page', 1
    )
    found = read_bytes(ofd(declared))
    assert (found.status, found.pages) == ("bomb", ())
    mixed = read_bytes(ofd(declared, page(text("二", 10, 10))))
    assert (mixed.status, texts(mixed)) == ("partial", ["二"])
    assert "document type declaration" in str(mixed.status_detail)


def test_a_part_that_unpacks_past_the_limit_is_a_bomb(read_bytes: Read) -> None:
    data = ofd(page(text("一" * 2_000_000, 10, 10, code=" ")))
    found = read_bytes(data, limits=Limits(member_bytes=1_000_000))
    assert found.status == "bomb"
    assert "limit member_bytes" in str(found.status_detail)


def test_drawings_that_multiply_are_a_bomb(read_bytes: Read) -> None:
    def uses(id_: int, times: int) -> str:
        return f'<ofd:CompositeObject ResourceID="{id_}" Boundary="0 0 9 9"/>' * times

    drawings = {str(n): uses(n + 1, 10) for n in range(8)} | {"8": text("算", 1, 1)}
    found = read_bytes(ofd(page(uses(0, 1)), drawings=drawings))
    assert found.status == "bomb"
    assert "limit objects" in str(found.status_detail)
    endless = read_bytes(ofd(page(uses(0, 1)), drawings={"0": uses(0, 1)}))
    assert endless.status == "bomb"


@pytest.mark.parametrize(
    "code",
    [
        'DeltaX="g 999999999999 1"',
        'DeltaX="g"',
        'DeltaX="g -5 nan inf 1e999 x"',
        'DeltaX="1e300 -1e300"',
    ],
)
def test_steps_beyond_reason_do_no_harm(read_bytes: Read, code: str) -> None:
    found = read_bytes(ofd(page(text("服务器", 10, 10, code=code))))
    assert "".join(texts(found)[0].split()) == "服务器"
    for word in found.pages[0].words:
        assert all(
            abs(edge) < 1e8 for edge in (word.x0, word.top, word.x1, word.bottom)
        )


def test_pages_past_the_limit_are_cut(read_bytes: Read) -> None:
    found = read_bytes(
        ofd(*(page(text(word, 10, 10)) for word in "一二三")), limits=Limits(pages=2)
    )
    assert texts(found) == ["一", "二"]
    assert "limit pages" in str(found.status_detail)


def test_words_are_pieces_of_the_text_in_order(read_bytes: Read) -> None:
    written = [text("采购NVIDIA A100 80GB显卡8张", 10, 10 + 9 * n) for n in range(3)]
    (only,) = read_bytes(ofd(page(*written))).pages
    pieces = [only.text[word.start : word.end] for word in only.words]
    assert pieces[:6] == ["采购", "NVIDIA", "A100", "80GB", "显卡", "8"]
    assert "".join(pieces) == "".join(only.text.split())
    assert all(isinstance(word, Word) for word in only.words)
