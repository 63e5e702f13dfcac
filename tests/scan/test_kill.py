"""SIGKILL at any moment loses nothing that was written, and doubles nothing.

``benchmarks/reliability/kill.py`` does the same at random moments, hundreds of times.
"""

import os
import select
import signal
import sqlite3
from pathlib import Path

import pytest

from tests.scan.running import contents, is_running, kill, offspring, start, written

GOODS = ("配8张英伟达A100 80G显卡", "办公桌椅一批", "亚马逊云AWS账户充值")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    for number in range(24):
        text = (
            f"云岭理工大学成交公告第{number}号\n货物名称：{GOODS[number % 3]} 数量：2台"
        )
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    rows = [f"公告{number},采购{GOODS[number % 3]}" for number in range(60)]
    (folder / "crawl.csv").write_text("\n".join(["标题,正文", *rows]), "utf-8")
    return folder


@pytest.fixture
def calm(dump: Path, tmp_path: Path) -> list[list[tuple[object, ...]]]:
    """What a scan without interruption writes."""
    start(dump, tmp_path / "calm.db").communicate()
    return contents(tmp_path / "calm.db")


def test_a_killed_run_is_gone_on_with(
    dump: Path, tmp_path: Path, calm: list[list[tuple[object, ...]]]
) -> None:
    database = tmp_path / "t.db"
    for documents in (1, 7, 30, 12):
        process = start(dump, database)
        written(process, documents)
        kill(process)
        with sqlite3.connect(database) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert start(dump, database).communicate()[1] == ""
    for after, before in zip(contents(database), calm, strict=True):
        assert [row for row in after if row not in before] == []
        assert [row for row in before if row not in after] == []


def test_no_process_outlives_a_killed_run(dump: Path, tmp_path: Path) -> None:
    process = start(dump, tmp_path / "t.db")
    written(process, 1)
    started = offspring(process.pid)
    assert len(started) >= 2
    ends = select.poll()
    for each in started:
        ends.register(os.pidfd_open(each), select.POLLIN)
    kill(process)
    for _ in started:  # a descriptor is readable when its process has ended
        ((descriptor, _event), *_rest) = ends.poll(10_000)
        ends.unregister(descriptor)
    assert not any(is_running(each) for each in started)


@pytest.mark.parametrize("depth", [0, -1], ids=["the nursery", "a worker"])
def test_a_killed_worker_costs_no_document(
    dump: Path, tmp_path: Path, calm: list[list[tuple[object, ...]]], depth: int
) -> None:
    process = start(dump, tmp_path / "t.db")
    written(process, 3)
    os.kill(offspring(process.pid)[depth], signal.SIGKILL)
    assert process.communicate()[1] == ""
    assert contents(tmp_path / "t.db") == calm
