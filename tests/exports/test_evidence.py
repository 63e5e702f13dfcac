"""The evidence sheet: whole, safe, and the same with and without the original."""

import base64
import io
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.errors import UsageError
from tender_scan.exports.evidence.pdf import browser, print_pdf
from tender_scan.exports.evidence.sheet import evidence_sheet
from tests.explore.dump import EVIL_NAME, HOSTILE, Dump


def finding(database: Path, term_id: str, passage: str) -> str:
    with closing(sqlite3.connect(database)) as connection:
        [(found,)] = connection.execute(
            "select findings.id from findings join mentions on mentions.id = "
            "best_mention_id where findings.term_id = ? and instr(passage, ?)",
            (term_id, passage),
        )
    return str(found)


def sheet(
    database: Path, term_id: str, passage: str, folder: Path | None = None
) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return evidence_sheet(
            connection, database, finding(database, term_id, passage), folder
        )


def pictures(html: str) -> list[Image.Image]:
    found = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', html)
    return [Image.open(io.BytesIO(base64.b64decode(each))) for each in found]


def red(picture: Image.Image) -> int:
    pixels = picture.convert("RGB").tobytes()
    triples = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    return sum(r > 160 and g < 90 and b < 90 for r, g, b in triples)


def test_it_holds_quote_fields_rule_and_versions(built: Dump) -> None:
    html = sheet(built.database, "aws", "AWS")
    assert "提供亚马逊云 <mark>AWS</mark> 账号" in html
    assert "¥198,000" in html
    assert "澄湖数据服务有限公司" in html
    assert "采购人" in html
    assert "award <span" in html
    assert ">中标<" in html
    assert "http://notice.example/1" in html
    assert "the words 成交 stand before it" in html
    assert "none yet" in html
    assert re.search(r'"hash">[0-9a-f]{64}<', html)
    assert ">lexicon<" in html
    assert ">model<" in html


def test_it_cites_the_rule_of_the_day(tmp_path: Path, built: Dump) -> None:
    database = Path(shutil.copy(built.database, tmp_path / "t.db"))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update mentions set controlled_at_date = 1")
    html = sheet(database, "nvidia-a100", "AWS")
    assert "controlled on the date" in html
    assert "a controlled item on 2024-03-05 under ECCN 3A090" in html
    assert re.search(r"citation <span[^>]+>依据</span>: \d+ FR \d+", html)


def test_it_shows_the_place_and_then_the_page(built: Dump) -> None:
    crop, whole = pictures(sheet(built.database, "nvidia-a800", "NVIDIA A800"))
    assert crop.width == whole.width == 1240
    assert crop.height < whole.height / 3
    assert red(crop) > 100
    assert abs(red(crop) - red(whole)) < red(whole) * 0.2


def test_without_the_original_it_says_so_and_carries_the_text(
    built: Dump, tmp_path: Path
) -> None:
    moved = Path(shutil.copy(built.database, tmp_path / "t.db"))
    html = sheet(moved, "nvidia-a800", "NVIDIA A800")
    assert pictures(html) == []
    assert "招标.pdf was not found" in html
    assert str(tmp_path) not in html
    assert "采购服务器 NVIDIA <mark>A800</mark>" in html
    assert len(pictures(sheet(moved, "nvidia-a800", "NVIDIA A800", built.folder))) == 2


def test_a_document_without_pages_carries_its_text(built: Dump) -> None:
    html = sheet(built.database, "nvidia-a100", "打印纸")
    assert "This format has no pages to draw" in html
    assert "会议室采购 <mark>A100</mark> 型打印纸" in html


def test_nothing_in_it_runs_or_is_fetched(built: Dump) -> None:
    html = sheet(built.database, "nvidia-a100", "alert")
    assert "default-src 'none'; img-src data:" in html
    assert HOSTILE not in html
    assert EVIL_NAME not in html
    assert "&lt;script&gt;alert(1)" in html
    for markup in ("<script", "<svg", "<img src=x", "<i>x", "href=", "url(", "<link"):
        assert markup not in html


def test_decisions_stand_in_it(built: Dump, tmp_path: Path) -> None:
    database = Path(shutil.copy(built.database, tmp_path / "t.db"))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "insert into labels (finding_id, decision, reviewer, note, role, created_at)"
            " values (?, 'reject', '<b>', '只是参考', 'reference', '2026-01-02T03:04:05')",
            (finding(database, "aws", "AWS"),),
        )
    html = sheet(database, "aws", "AWS")
    assert ">驳回<" in html
    assert "&lt;b&gt;" in html
    assert "只是参考" in html
    assert "only referred to" in html


def test_an_unknown_finding_is_said(built: Dump) -> None:
    with (
        closing(sqlite3.connect(built.database)) as connection,
        pytest.raises(UsageError, match="nothing: no such finding"),
    ):
        evidence_sheet(connection, built.database, "nothing")


def test_the_command_writes_a_file(built: Dump, tmp_path: Path) -> None:
    name = finding(built.database, "nvidia-a800", "NVIDIA A800")
    out = tmp_path / "sheet.html"
    called = CliRunner().invoke(
        app, ["evidence", str(built.database), name, "--out", str(out)]
    )
    assert called.exit_code == 0, called.output
    assert called.output == f"{out}\n"
    assert len(pictures(out.read_text("utf-8"))) == 2


@pytest.mark.skipif(browser() is None, reason="no Chromium on this computer")
def test_it_prints_to_pdf(built: Dump) -> None:
    data = print_pdf(sheet(built.database, "nvidia-a800", "NVIDIA A800"))
    pdf = pypdfium2.PdfDocument(data)
    try:
        first = pdf[0].get_textpage().get_text_bounded()
        assert "NVIDIA A800" in first
        assert "采购人" in first
        assert len(pdf) >= 2
    finally:
        pdf.close()


def test_without_a_browser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="apt install chromium"):
        print_pdf("<p>")
