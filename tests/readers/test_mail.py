"""Mails and saved pages: text, headers, tables."""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from tender_scan.records.document import Document

Read = Callable[..., Document]
FILES = Path(__file__).parent / "files"


def text_of(document: Document) -> str:
    return document.pages[0].text


def message(subject: str = "询价 A100") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "采购中心 <buyer@example.org>"
    return mail


def test_of_alternatives_the_html_is_read_once(read_bytes: Read) -> None:
    mail = message()
    mail.set_content("型号 A100 数量 8")
    mail.add_alternative(
        "<p>清单</p><table><tr><td>型号<td>A100<tr><td>数量<td>8</table>", "html"
    )
    document = read_bytes(bytes(mail), "a.eml")
    assert (document.status, document.title) == ("ok", "询价 A100")
    assert text_of(document).splitlines() == [
        "Subject: 询价 A100",
        "From: 采购中心 <buyer@example.org>",
        "清单",
        "型号 | A100",
        "数量 | 8",
    ]
    assert len(document.tables) == 1


def test_headers_in_plain_gbk(read_bytes: Read) -> None:
    data = "From: 采购中心\nSubject: 采购显卡公告\n\n正文 H100".encode("gb18030")
    assert text_of(read_bytes(data, "a.eml")) == (
        "Subject: 采购显卡公告\nFrom: 采购中心\n正文 H100"
    )


def test_a_wrong_charset_is_seen_through(read_bytes: Read) -> None:
    mail = message()
    mail.set_content("采购算力服务器八台", charset="utf-8")
    data = bytes(mail).replace(b'charset="utf-8"', b'charset="gb2312"')
    assert "采购算力服务器八台" in text_of(read_bytes(data, "a.eml"))


def test_a_saved_page_with_a_frame(read_bytes: Read) -> None:
    page = (
        "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n'
        "--b\nContent-Type: text/html; charset=utf-8\n\n"
        "<html><title>公告</title><p>正文 A100</p></html>\n"
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw==\n"
        "--b\nContent-Type: text/html\n\n<table><tr><td>型号<td>H800</table>\n--b--\n"
    )
    document = read_bytes(page.encode(), "notice.doc")
    assert (document.media_type, document.status) == ("multipart/related", "ok")
    assert text_of(document) == "正文 A100\n型号 | H800"
    assert document.tables[0].rows[0][1].text == "H800"


def test_a_cut_mail_is_partial(read_bytes: Read) -> None:
    mail = message()
    mail.set_content("正文")
    mail.add_attachment(b"x" * 200, maintype="application", subtype="pdf")
    document = read_bytes(bytes(mail)[:-30], "a.eml")
    assert document.status == "partial"
    assert "cut off" in str(document.status_detail)


def test_parts_nested_beyond_reason_are_a_bomb(read_bytes: Read) -> None:
    head = "Subject: x\nFrom: y\n"
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(99)
    )
    assert read_bytes((head + parts).encode(), "a.eml").status == "bomb"


def test_a_mail_of_outlook(read_bytes: Read) -> None:
    document = read_bytes((FILES / "inquiry.msg").read_bytes(), "inquiry.msg")
    assert text_of(document).splitlines() == [
        "Subject: 询价：A800 服务器",
        "From: 云岭理工大学",
        "请报价八台。",
        "谢谢",
    ]
