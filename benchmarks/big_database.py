"""A database of the size that a nation-wide dump gives, made of invented notices.

1,000,000 pages of 250,000 documents, 100,000 findings; the same every time. Written
with plain inserts, for what is measured is the reading.
"""

import hashlib
import json
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.terms import Term
from tender_scan.store.database import open_database
from tender_scan.store.runs import Versions, finish_run, start_run, write_terms
from tender_scan.store.search import index_new_pages

DOCUMENTS, PAGES_EACH, FINDINGS = 250_000, 4, 100_000
_PLACES = "云岭 澄湖 青岚 栖霞 白石 长汀 北渚 东篱 望川 金穗 南屏 西塘".split()  # noqa: SIM905
_BODIES = [
    "理工大学",
    "第一人民医院",
    "气象中心",
    "数据局",
    "职业学院",
    "地质研究所",
    "交通集团",
]
_REGIONS = "北京市 上海市 广东省 浙江省 四川省 湖北省 陕西省 江苏省".split()  # noqa: SIM905
_TYPES = ("tender", "award", "contract", "intention", "consultation", "other")
_SAYINGS = (
    "项目概况：本项目采购的内容详见采购需求，潜在供应商应在规定时间内获取采购文件。",
    "供应商应当具备履行合同所必需的设备和专业技术能力，并提供承诺函。",
    "服务器采用机架式结构，内存不少于五百一十二吉字节，电源冗余。",
    "算力平台建设包括计算节点、存储节点、高速网络和管理软件。",
    "云计算服务按月结算，供应商负责账号开通和技术支持。",
    "评审委员会按照综合评分法进行评审，价格分占三十分。",
    "成交结果公告期限为一个工作日，质疑应当以书面形式提出。",
    "空调、消防、布线和机房装修由成交供应商负责实施。",
)


def make(database: Path) -> None:
    """Write the database, and beside it the one PDF whose picture is asked for."""
    partial = database.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    connection = open_database(partial, create=True)
    terms = load_terms()
    write_terms(connection, terms)
    run_id = start_run(connection, Versions("benchmark", "benchmark"), "{}")
    connection.execute("pragma synchronous = off")
    connection.execute("begin")
    pdf = _pdf()
    database.with_name("original.pdf").write_bytes(pdf)
    names = [hashlib.sha256(pdf).hexdigest()]
    names += [hashlib.sha256(b"%d" % n).hexdigest() for n in range(1, DOCUMENTS)]
    _write_documents(connection, names, run_id)
    _write_findings(connection, names, terms)
    connection.execute("commit")
    index_new_pages(connection)
    finish_run(connection, run_id, {})
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    partial.rename(database)


def _pdf() -> bytes:
    """One A4 page full of text."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas("original.pdf", pagesize=(595, 842), invariant=1)
    canvas.setFont("STSong-Light", 10.5)
    for line in range(45):
        said = _SAYINGS[line % len(_SAYINGS)]
        canvas.drawString(60, 790 - 16 * line, f"{line} NVIDIA A100 {said}")
    return bytes(canvas.getpdfdata())


def _write_documents(
    connection: sqlite3.Connection, names: list[str], run_id: int
) -> None:
    connection.execute("insert into files (id, file) values (1, 'original.pdf')")
    connection.executemany(
        "insert into documents (id, media_type, bytes, pages, characters, text_source,"
        " status, reader, title, run_id) values (?, 'application/pdf', 90000, ?, 500,"
        " 'text', 'ok', 'pdf', ?, ?)",
        (
            (name, PAGES_EACH, f"采购项目公告第{n}号", run_id)
            for n, name in enumerate(names)
        ),
    )
    connection.executemany(
        "insert into locations (document_id, path, file_id, run_id) values (?, ?, 1, ?)",
        ((name, f"公告/{n // 1000}/{n}.pdf", run_id) for n, name in enumerate(names)),
    )
    connection.executemany(
        "insert into pages (document_id, number, text, source, width, height) "
        "values (?, ?, ?, 'text', 595, 842)",
        _pages(names),
    )
    connection.executemany(
        "insert into notices (id, document_id, type, title, buyer, suppliers,"
        " amount_cny, published, region, case_id, evidence)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]')",
        _notices(names),
    )


def _pages(names: list[str]) -> Iterator[tuple[str, int, str]]:
    chance = random.Random(1)
    for name in names:
        for number in range(1, PAGES_EACH + 1):
            said = chance.sample(_SAYINGS, 2)
            model = (
                f"型号 A{chance.randrange(100, 999)}，" if chance.random() < 0.3 else ""
            )
            yield name, number, f"{said[0]}\n{model}{said[1]}"


def _notices(names: list[str]) -> Iterator[tuple[object, ...]]:
    chance = random.Random(2)
    for number, name in enumerate(names, 1):
        buyer = (
            f"{chance.choice(_PLACES)}{chance.randrange(300)}{chance.choice(_BODIES)}"
        )
        month, day = chance.randrange(1, 13), chance.randrange(1, 29)
        yield (
            number,
            name,
            chance.choice(_TYPES),
            f"{buyer}采购项目公告",
            buyer,
            json.dumps([f"{chance.choice(_PLACES)}科技有限公司"], ensure_ascii=False),
            round(10 ** chance.uniform(4, 8.5), 2),
            f"20{chance.randrange(20, 26)}-{month:02}-{day:02}",
            chance.choice(_REGIONS),
            f"case-{number // 3}",
        )


def _write_findings(
    connection: sqlite3.Connection, names: list[str], terms: list[Term]
) -> None:
    chance = random.Random(3)
    mentions, findings = [], []
    for number in range(1, FINDINGS + 1):
        name, term = names[(number - 1) * 2], terms[number % len(terms)]
        score = round(chance.random(), 4)
        band = "flag" if score > 0.7 else "review" if score > 0.4 else "low"
        route = chance.choice(("hardware", "rental", "cloud_account", "api", None))
        role = chance.choice(("procured", "required", "reference"))
        passage = f"{chance.choice(_SAYINGS)}采购 {term.name} 八台，含安装调试。"
        start = passage.index(term.name)
        boxes = json.dumps([{"page": 1, "x0": 70, "top": 42, "x1": 140, "bottom": 54}])
        mentions.append(
            (
                number,
                name,
                start,
                start + len(term.name),
                term.name,
                term.id,
                term.sense,
                role,
                route,
                score,
                1 - score,
                band,
                passage,
                boxes,
            )
        )
        findings.append(
            (f"{number:016x}", name, term.id, band, score, route, number, "[]")
        )
    connection.executemany(
        'insert into mentions (id, document_id, page, start, "end", surface, term_id,'
        " implied, sense, role, route, p_sought, p_lookalike, band, passage,"
        " passage_start, reasons, boxes, obfuscated)"
        " values (?, ?, 1, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, 0, '[]', ?, 0)",
        mentions,
    )
    connection.executemany(
        "insert into findings (id, document_id, term_id, band, score, route,"
        " best_mention_id, reasons) values (?, ?, ?, ?, ?, ?, ?, ?)",
        findings,
    )
