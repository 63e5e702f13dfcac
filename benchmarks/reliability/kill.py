"""Kill a scan at random moments, and see that nothing is lost, doubled or changed.

    python benchmarks/reliability/kill.py [--kills 200] [--files 3000] [--seed 1]

A dump is made, scanned once without interruption, and then scanned again while the
parent, the process that forks workers, or a worker gets SIGKILL. After every kill the
database must be sound and hold no half of a document; in the end its rows must be the
same as those of the undisturbed scan. Ends with 1 if any of this fails.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tender_scan.records import STATUSES

BUYERS = ("云岭理工大学", "澜江市中心医院", "岑州水务集团", "东屿市档案馆")
GOODS = (
    "配8张英伟达A100 80G显卡的GPU服务器",
    "办公桌椅",
    "亚马逊云AWS账户充值服务",
    "H800算力租赁服务",
    "数字档案柜",
    "昇腾910B训练服务器",
)
ROWS = (
    "select id, status, characters, band, score, title from documents",
    "select document_id, path from locations",
    "select document_id, number, text from pages",
    "select document_id, page, start, surface, term_id, sense, role, p_sought, band, "
    "quantity, passage from mentions",
    "select id, term_id, band, score from findings",
    "select document_id, type, title, buyer, amount_cny, published from notices",
    "select file, state from files",
)
HALVES = (
    "select count(*) from documents where pages <> "
    "(select count(*) from pages where document_id = documents.id)",
    "select count(*) from mentions where document_id not in (select id from documents)",
    "select count(*) from findings where best_mention_id not in "
    "(select id from mentions)",
    "select count(*) from documents where id not in "
    "(select document_id from locations)",
)


def make_dump(folder: Path, files: int, chance: random.Random) -> None:
    """Write notices as text, HTML and crawl tables."""
    folder.mkdir()
    for number in range(files):
        goods, buyer = chance.choice(GOODS), chance.choice(BUYERS)
        lines = [
            f"{buyer}采购项目第{number}号成交公告",
            f"项目编号：YL-{number:05}",
            f"货物名称：{goods} 数量：{number % 9 + 1}台",
            f"成交金额：{chance.randrange(1, 900)}万元",
            f"采购人：{buyer}",
            "2024年3月18日",
        ]
        if number % 10 == 0:
            rows = [f"{line},{number}-{at},{goods}" for at, line in enumerate(lines)]
            text = "\n".join(["标题,编号,正文", *rows])
            (folder / f"{number:05}.csv").write_text(text + "\n", "utf-8")
        elif number % 3 == 0:
            body = "".join(f"<p>{line}</p>" for line in lines)
            (folder / f"{number:05}.html").write_text(body, "utf-8")
        else:
            (folder / f"{number:05}.txt").write_text("\n".join(lines), "utf-8")


def start(dump: Path, db: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tender_scan", "scan", str(dump)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [*command, "--db", str(db), "--workers", "2"], stdout=quiet, stderr=quiet
    )


def children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(word) for word in text.split()]


def victim(parent: int, chance: random.Random) -> tuple[str, int]:
    """Choose whom to kill: half of the time the parent."""
    nursery = children(parent)
    workers = [worker for each in nursery for worker in children(each)]
    kind = chance.choice(("parent", "parent", "parent", "nursery", "worker", "worker"))
    if kind == "worker" and workers:
        return kind, chance.choice(workers)
    if kind == "nursery" and nursery:
        return kind, chance.choice(nursery)
    return "parent", parent


def contents(db: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(db) as connection:
        return [sorted(connection.execute(sql).fetchall(), key=repr) for sql in ROWS]


def faults_of(db: Path) -> list[str]:
    """What is wrong with the database just after a kill."""
    if not db.exists() or db.stat().st_size == 0:
        return []
    with sqlite3.connect(db) as connection:
        tables = connection.execute("select count(*) from sqlite_master").fetchone()
        if tables == (0,):
            return []
        found = [
            f"half: {sql}"
            for sql in HALVES
            if connection.execute(sql).fetchone() != (0,)
        ]
        sound = connection.execute("pragma integrity_check").fetchone()
        odd = [
            status
            for (status,) in connection.execute("select status from documents")
            if status not in STATUSES
        ]
    return found + [f"integrity: {sound}"] * (sound != ("ok",)) + odd


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as place:
        dump, calm, db = (Path(place) / name for name in ("dump", "calm.db", "t.db"))
        make_dump(dump, options.files, chance)
        begun = time.monotonic()
        start(dump, calm).wait()
        whole = time.monotonic() - begun
        print(f"{options.files} files, undisturbed scan {whole:.1f} s")
        killed, wrong, again = disturbed(dump, db, options.kills, whole, chance)
        same = contents(db) == contents(calm)
    print("killed:", ", ".join(f"{kind} {n}" for kind, n in killed.items()))
    print(f"scans begun again from nothing, to have enough to kill: {again}")
    print(f"database unsound or with half a document after a kill: {len(wrong)}")
    for each in wrong[:10]:
        print("  ", each)
    print("rows at the end:", "the same" if same else "NOT THE SAME")
    return 0 if same and not wrong else 1


def disturbed(
    dump: Path, db: Path, kills: int, whole: float, chance: random.Random
) -> tuple[Counter[str], list[str], int]:
    """Scan with so many kills; give who was killed, what was wrong, and restarts."""
    killed: Counter[str] = Counter()
    wrong: list[str] = []
    again = 0
    process = start(dump, db)
    while killed.total() < kills:
        time.sleep(chance.uniform(0.05, max(0.5, whole / 6)))
        if process.poll() is not None:  # it came to its end: begin from nothing
            again += 1
            for file in db.parent.glob("t.db*"):
                file.unlink()
            process = start(dump, db)
            continue
        kind, number = victim(process.pid, chance)
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
            killed[kind] += 1
        if kind == "parent":
            process.wait()
            wrong += faults_of(db)
            process = start(dump, db)
    process.wait()
    if start(dump, db).wait() not in (0, 3):
        wrong.append("the last scan did not end well")
    return killed, wrong, again


if __name__ == "__main__":
    sys.exit(main())
