"""Reposts are grouped and their findings counted once; forms filled anew are not."""

import sqlite3
from pathlib import Path

import pytest

from tender_scan.scan.pool import Pool
from tender_scan.scan.run import run_scan
from tender_scan.settings import Settings
from tender_scan.store.database import open_database

NOTICE = """云岭理工大学智能算力平台建设项目公开招标公告
项目编号：YLCG-2024-0137
采购人：云岭理工大学
预算金额：3200000元
采购内容：GPU服务器2台，每台配置NVIDIA A100 80G显卡8张，用于大模型训练。
投标人资格要求：符合政府采购法第二十二条规定，具有独立承担民事责任的能力，
具有良好的商业信誉和健全的财务会计制度，具有履行合同所必需的设备和专业技术能力。
获取招标文件：2024年4月1日至2024年4月8日，每天上午9时至11时30分。
开标时间：2024年4月22日9时30分。公告日期：2024年4月1日。
"""
OTHER = (
    NOTICE.replace("智能算力", "数字教学")
    .replace("0137", "0244")
    .replace("3200000", "1870000")
)
AWARD = (
    NOTICE.replace("公开招标公告", "中标结果公告")
    + "中标供应商：东屿云桥科技有限公司\n"
)
FURNITURE = "首页 > 交易公告 > 正文\n字号：大 中 小\n{}\n版权所有 浏览次数：1024"


class Silent:
    def document(self, result: object) -> None: ...

    def file(self, size: int) -> None: ...


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    folder: Path = tmp_path_factory.mktemp("dump")
    texts = {
        "1-first.txt": NOTICE,
        "2-repost.txt": FURNITURE.format(NOTICE),
        "3-cut.txt": NOTICE[: int(len(NOTICE) * 0.75)],
        "4-other.txt": OTHER,
        "5-award.txt": AWARD,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    database = folder.parent / "t.db"
    with Pool(Settings()) as pool:
        run_scan([folder], database, pool, Silent())
    return open_database(database)


def groups(connection: sqlite3.Connection) -> dict[str, str | None]:
    return dict(
        connection.execute(
            "select path, (select path from locations as first "
            "where first.document_id = documents.group_id) "
            "from documents join locations on locations.document_id = documents.id"
        ).fetchall()
    )


def test_reposts_and_cut_copies_are_one_group(scanned: sqlite3.Connection) -> None:
    assert groups(scanned) == {
        "1-first.txt": "1-first.txt",
        "2-repost.txt": "1-first.txt",
        "3-cut.txt": "1-first.txt",
        "4-other.txt": None,
        "5-award.txt": None,
    }


def test_the_finding_of_a_repost_points_to_the_first(
    scanned: sqlite3.Connection,
) -> None:
    rows = scanned.execute(
        "select path, copy_of is not null from review_queue where target = 'A100'"
    ).fetchall()
    assert dict(rows) == {
        "1-first.txt": 0,
        "2-repost.txt": 1,
        "3-cut.txt": 1,
        "4-other.txt": 0,
        "5-award.txt": 0,
    }


def test_tender_and_award_are_one_case(scanned: sqlite3.Connection) -> None:
    rows = scanned.execute(
        "select project_id, status, notices, suppliers from cases order by notices"
    ).fetchall()
    assert rows == [
        ("YLCG-2024-0244", "tendered", 1, "[]"),
        ("YLCG-2024-0137", "awarded", 4, '["东屿云桥科技有限公司"]'),
    ]
