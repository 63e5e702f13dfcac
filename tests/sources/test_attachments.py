"""What is attached to a mail is a document of its own."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl

from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.failure import Failure

from .conftest import Opened

Open = Callable[..., Opened]
FILES = Path(__file__).parent.parent / "readers/files"


def mail_with(*attached: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "询价"
    mail["From"] = "buyer@example.org"
    mail.set_content("见附件")
    for name, data in attached:
        mail.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name
        )
    return bytes(mail)


def paths(items: Opened) -> list[str]:
    return [item.path for item in items]


def test_the_mail_and_each_attachment(opened: Open) -> None:
    data = mail_with(("清单.txt", b"H100"), ("清单.txt", b"A800"))
    items = opened("a.eml", data)
    assert paths(items) == ["a.eml", "a.eml!/清单.txt", "a.eml!/清单.txt (2)"]
    assert [one.data for one in items[1:] if isinstance(one, SourceFile)] == [
        b"H100",
        b"A800",
    ]


def test_an_archive_attached_to_a_mail_attached_to_a_mail(opened: Open) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("公告.txt", "A100")
    inner = mail_with(("附件.zip", buffer.getvalue()))
    outer = EmailMessage()
    outer["Subject"], outer["From"] = "转发", "a@example.org"
    outer.set_content("转发")
    outer.add_attachment(inner, maintype="application", subtype="octet-stream")
    found = paths(opened("a.eml", bytes(outer)))
    assert found[-1] == "a.eml!/part-1!/附件.zip!/公告.txt"


def test_a_forwarded_mail_is_opened(opened: Open) -> None:
    import email

    outer = EmailMessage()
    outer["Subject"], outer["From"] = "转发", "a@example.org"
    outer.set_content("转发")
    outer.add_attachment(email.message_from_bytes(mail_with(("单.txt", b"H100"))))
    assert paths(opened("a.eml", bytes(outer)))[1:] == [
        "a.eml!/message.eml",
        "a.eml!/message.eml!/单.txt",
    ]


def test_limits_hold_for_attachments_too(opened: Open) -> None:
    data = mail_with(*((f"{n}.txt", b"x") for n in range(5)))
    items = opened("a.eml", data, Limits(members=3))
    assert [type(item) for item in items] == [SourceFile] * 4 + [Failure]
    assert "members" in getattr(items[-1], "detail", "")
    large = opened("a.eml", mail_with(("a.txt", b"x" * 2000)), Limits(member_bytes=999))
    assert isinstance(large[-1], Failure)
    assert large[-1].status == "bomb"


def test_a_name_is_shown_and_never_followed(opened: Open, tmp_path: Path) -> None:
    items = opened("a.eml", mail_with(("../../evil.txt", b"x")))
    assert items[1].path == "a.eml!/../../evil.txt"
    assert list(tmp_path.rglob("*")) == [tmp_path / "a.eml"]
    assert not any((folder / "evil.txt").exists() for folder in tmp_path.parents)


def test_a_saved_page_is_one_document(opened: Open) -> None:
    page = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        "Content-Type: text/html\n\n<p>A100\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    )
    assert paths(opened("a.mht", page.encode())) == ["a.mht"]


def test_a_workbook_in_a_document_is_opened(opened: Open) -> None:
    word, sheet, buffer = io.BytesIO(), io.BytesIO(), io.BytesIO()
    docx.Document().save(word)
    openpyxl.Workbook().save(sheet)
    with zipfile.ZipFile(word) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/embeddings/清单.xlsx", sheet.getvalue())
        new.writestr("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0 formula")
    items = opened("a.docx", buffer.getvalue())
    assert paths(items) == ["a.docx", "a.docx!/清单.xlsx"]


def test_a_mail_of_outlook(opened: Open) -> None:
    items = opened("inquiry.msg", (FILES / "inquiry.msg").read_bytes())
    assert paths(items) == ["inquiry.msg", "inquiry.msg!/清单.txt"]
