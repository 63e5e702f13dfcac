"""A small dump with its database, written by the real writer; invented organisations."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tender_scan.lexicon.load import load_terms
from tender_scan.readers.pdf import read_pdf
from tender_scan.readers.pdf_layout import layout
from tender_scan.records import (
    Box,
    Document,
    Evidence,
    Mention,
    Notice,
    Page,
    Party,
    Reason,
    ScanResult,
    SourceFile,
)
from tender_scan.settings import Limits
from tender_scan.store.database import open_database
from tender_scan.store.files import FileOnDisk, claim, finish
from tender_scan.store.runs import Versions, finish_run, start_run, write_terms
from tender_scan.store.search import index_new_pages
from tender_scan.store.writer import Writer

AWARD = (
    "云岭理工大学算力服务采购项目成交公告\n"
    "一、采购人：云岭理工大学\n二、成交供应商：澄湖数据服务有限公司\n"
    "三、成交金额：19.8万元\n"
    "四、服务内容：提供亚马逊云 AWS 账号，可使用 A100 服务器及 H100 服务器。\n"
)
TABLE = "货物清单 型号：A800 显卡，数量：16 张"
LOOKALIKE = "会议室采购 A100 型打印纸 200 包。"
HOSTILE = "<script>alert(1)</script>采购 A100<img src=x onerror=alert(2)> 显卡"
EVIL_NAME = '"><svg onload=alert(3)>大学'


@dataclass
class Dump:
    """The folder, its database, and the ids of what is in it."""

    folder: Path
    database: Path
    pdf_id: str
    zipped_id: str


class Builder:
    """Adds documents to a database as a scan would."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.connection: Connection = open_database(database, create=True)
        terms = [each for each in load_terms() if each.id in TERM_IDS]
        write_terms(self.connection, terms)
        self.run_id = start_run(self.connection, Versions("lexicon", "model"), "{}")
        self._writer = Writer(self.connection, self.run_id)

    def add(self, result: ScanResult, file: str) -> str:
        ticket = claim(
            self.connection, self.run_id, FileOnDisk(file, None, result.bytes, 1)
        )
        assert ticket is not None
        self._writer.add(result, ticket.file_id, ticket.attempts)
        finish(self.connection, ticket.file_id, self.run_id)
        return result.document.id

    def close(self) -> None:
        index_new_pages(self.connection)
        finish_run(self.connection, self.run_id, {})
        self.connection.close()


TERM_IDS = ("nvidia-a100", "nvidia-a800", "nvidia-h100", "aws")


def mention(text: str, surface: str, term_id: str, p_sought: float) -> Mention:
    """A mention of `surface` in the line of `text` where it stands first."""
    start = text.index(surface)
    first = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    is_sought = p_sought > 0.3
    return Mention(
        page=1,
        start=start,
        end=start + len(surface),
        surface=surface,
        term_id=term_id,
        sense="restricted" if is_sought else "lookalike",
        role="procured" if is_sought else "lookalike",
        route="hardware" if is_sought else None,
        p_sought=p_sought,
        p_lookalike=1 - p_sought,
        band="flag" if p_sought > 0.8 else "review" if is_sought else "low",
        passage=text[first : len(text) if end < 0 else end],
        passage_start=first,
        reasons=(Reason("the words 成交 stand before it", 1.25), Reason("a rule", 0.0)),
    )


def document(text: str, name: str, status: str = "ok") -> Document:
    pages = (Page(1, text),) if text else ()
    identity = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    return Document(identity, "text/plain", "txt", pages, status=status)


def result(
    text: str, path: str, mentions: Sequence[Mention], notice: Notice | None = None
) -> ScanResult:
    made = document(text, path)
    return ScanResult(path, None, len(text), made, tuple(mentions), notice, 3)


def unread(path: str, status: str, detail: str) -> ScanResult:
    made = replace(document("", path, status), status_detail=detail)
    return ScanResult(path, None, 12, made)


def award_notice() -> Notice:
    amount = AWARD.index("19.8")
    return Notice(
        type="award",
        title="云岭理工大学算力服务采购项目成交公告",
        buyer="云岭理工大学",
        suppliers=("澄湖数据服务有限公司",),
        amount_cny=198000.0,
        published="2024-03-05",
        source_url="http://notice.example/1",
        parties=(Party("buyer", "云岭理工大学"),),
        evidence=(
            Evidence("amount_cny", "198000.0", 1, amount, amount + 6, "label"),
            Evidence("buyer", "澄湖", 1, 0, 2, "label", chosen=False),
        ),
    )


def make_pdf(lines: Sequence[str]) -> bytes:
    """Two pages; the lines stand on the second."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(72, 760, "封面")
    canvas.showPage()
    canvas.setFont("STSong-Light", 14)
    for index, line in enumerate(lines):
        canvas.drawString(72, 700 - 40 * index, line)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pdf_result(data: bytes, path: str, surface: str, term_id: str) -> ScanResult:
    """Read a PDF with the real reader and lay out one mention on its second page."""
    identity = hashlib.sha256(data).hexdigest()
    source = SourceFile(identity, path, None, data, "application/pdf")
    read = read_pdf(source, Limits())
    text = read.pages[1].text
    start = text.index(surface)
    boxes: tuple[Box, ...] = layout(data, {2: [(start, start + len(surface))]})[
        2
    ].boxes[0]
    found = replace(mention(text, surface, term_id, 0.95), page=2, boxes=boxes)
    at = text.find("预算")
    evidence = (Evidence("budget_cny", "960000.0", 2, at + 2, at + 6, "label"),)
    notice = Notice(
        type="tender",
        budget_cny=960000.0 if at >= 0 else None,
        evidence=evidence if at >= 0 else (),
    )
    return ScanResult(path, None, len(data), read, (found,), notice, 5)


def build(folder: Path) -> Dump:
    """Write the dump and its database."""
    files = folder / "dump"
    files.mkdir()
    pdf = make_pdf(["采购服务器 NVIDIA A800 共 8 台", "预算96万元"])
    zipped = make_pdf(["压缩包内 NVIDIA H100 服务器"])
    (files / "招标.pdf").write_bytes(pdf)
    with zipfile.ZipFile(files / "附件.zip", "w") as archive:
        archive.writestr("说明.txt", "说明")
        archive.writestr("内/文件.pdf", zipped)
    database = folder / "tenders.db"
    builder = Builder(database)
    builder.add(
        result(
            AWARD,
            "成交.txt",
            [
                mention(AWARD, "AWS", "aws", 0.97),
                mention(AWARD, "A100", "nvidia-a100", 0.9),
            ],
            award_notice(),
        ),
        "dump/成交.txt",
    )
    builder.add(
        result(TABLE, "清单.txt", [mention(TABLE, "A800", "nvidia-a800", 0.6)]),
        "dump/清单.txt",
    )
    builder.add(
        result(
            LOOKALIKE, "打印纸.txt", [mention(LOOKALIKE, "A100", "nvidia-a100", 0.02)]
        ),
        "dump/打印纸.txt",
    )
    hostile = mention(HOSTILE, "A100", "nvidia-a100", 0.7)
    builder.add(
        result(
            HOSTILE,
            "<b onmouseover=alert(4)>.txt",
            [replace(hostile, reasons=(Reason("<i>x</i>", 1.0),))],
            Notice(
                title=EVIL_NAME,
                buyer=EVIL_NAME,
                suppliers=(EVIL_NAME,),
                source_url="javascript:alert(5)",
                published="2024-01-02",
            ),
        ),
        "dump/hostile.txt",
    )
    builder.add(unread("锁.pdf", "encrypted", "needs a password"), "dump/锁.pdf")
    pdf_id = builder.add(
        pdf_result(pdf, "招标.pdf", "A800", "nvidia-a800"), "dump/招标.pdf"
    )
    zipped_id = builder.add(
        pdf_result(zipped, "附件.zip!/内/文件.pdf", "H100", "nvidia-h100"),
        "dump/附件.zip",
    )
    builder.close()
    return Dump(folder, database, pdf_id, zipped_id)
