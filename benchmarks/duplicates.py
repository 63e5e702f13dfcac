"""Precision and recall of near-duplicate groups, on reposts made with noise.

    python benchmarks/duplicates.py [--seed 1]

Every plain-text notice of `fields/*.jsonl` is written once as it is but for a sentence
that names a chip (notices with a mention are what is compared); some are written again
as reposts (furniture of another site, cut, full-width signs, blanks, inserted
pinyin, starred digits), and some as siblings: the same form filled anew, with another
number, amount and subject. All are scanned; every pair of notices that lands in one
group is counted.
"""

import argparse
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

FOLDER = Path(__file__).parent / "fields"
SHORTEST = 150
MENTION = "采购内容含英伟达A100加速卡8张。"
FURNITURE = (
    (
        "首页 > 信息公开 > 采购公告 > 正文\n【字号：大 中 小】 打印 收藏\n",
        "\n上一篇：无\n版权所有 ICP备案",
    ),
    (
        "您当前的位置：首页 >> 招标信息\n来源：本站 浏览次数：1286\n",
        "\n免责声明：本站转载信息仅供参考。",
    ),
)
BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
NUMBER = re.compile(r"\d{3,}(?!年)")
WIDE = str.maketrans("0123456789:()", "０１２３４５６７８９：（）")
PINYIN = {"项": "项(xiàng)", "购": "购(gòu)", "标": "标(biāo)"}


def furnished(text: str, rng: random.Random) -> str:
    """Put another site's furniture round it."""
    before, after = rng.choice(FURNITURE)
    return before + text + after


def cut(text: str, rng: random.Random) -> str:
    """Lose the end, up to a third."""
    return text[: int(len(text) * rng.uniform(0.67, 0.9))]


def widened(text: str, rng: random.Random) -> str:
    """Write signs and digits full-width, with stray blanks."""
    spaced = BETWEEN_HAN.sub(lambda _: " " * (rng.random() < 0.05), text)
    return spaced.translate(WIDE)


def spelt(text: str, rng: random.Random) -> str:
    """Insert pinyin after a few characters."""
    return "".join(PINYIN.get(c, c) if rng.random() < 0.5 else c for c in text)


def starred(text: str, rng: random.Random) -> str:
    """Star the middle of telephone numbers out."""
    del rng
    return re.sub(r"(?<!\d)(\d{3,4}[- ]?)\d{4}(\d{3,4})(?!\d)", r"\1****\2", text)


NOISES = (furnished, cut, widened, spelt, starred)


def other(digits: int, rng: random.Random) -> str:
    """Another number of as many digits."""
    return str(rng.randrange(10 ** (digits - 1), 10**digits))


def sibling(text: str, rng: random.Random) -> str:
    """Fill the form anew: other numbers, another subject."""
    text = NUMBER.sub(lambda match: other(len(match[0]), rng), text)
    subject = re.search(r"([\u4e00-\u9fff]{2,4})(?=(?:采购)?项目)", text)
    return text.replace(subject[1], "教学器材") if subject else text


def notices() -> list[str]:
    """The plain texts of the benchmark of fields, long enough to be told apart."""
    rows = [
        json.loads(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    texts = [row["content"] for row in rows if row["media_type"] == "text/plain"]
    return [with_mention(text) for text in texts if len(text) >= SHORTEST]


def with_mention(text: str) -> str:
    """Put the sentence behind the first third of the lines."""
    lines = text.splitlines()
    lines.insert(max(1, len(lines) // 3), MENTION)
    return "\n".join(lines)


def files(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Names and texts; a name begins with the number of what it repeats."""
    for number, text in enumerate(notices()):
        yield f"{number:04}-0.txt", text
        if number % 2 == 0:
            for copy in range(1, 3):
                repost = text
                for noise in rng.sample(NOISES, rng.randint(1, 3)):
                    repost = noise(repost, rng)
                yield f"{number:04}-{copy}.txt", repost
        else:
            yield f"s{number:04}-0.txt", sibling(text, rng)


def pairs(groups: dict[str, str | None]) -> set[tuple[str, str]]:
    """Every two files of one group."""
    by_group: dict[str, list[str]] = {}
    for name, group in groups.items():
        if group:
            by_group.setdefault(group, []).append(name)
    return {
        pair for names in by_group.values() for pair in combinations(sorted(names), 2)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    rng = random.Random(parser.parse_args().seed)
    with tempfile.TemporaryDirectory() as place:
        dump = Path(place) / "dump"
        dump.mkdir()
        for name, text in files(rng):
            (dump / name).write_text(text, "utf-8")
        database = Path(place) / "t.db"
        scan = [sys.executable, "-m", "tender_scan", "scan", dump, "--db", database]
        subprocess.run(scan, check=True, capture_output=True)
        rows = sqlite3.connect(database).execute(
            "select path, group_id from documents "
            "join locations on locations.document_id = documents.id"
        )
        found = dict(rows.fetchall())
    truth = pairs({name: name[:-6] for name in found})
    made = pairs(found)
    print(f"{len(found)} notices, {len(truth)} pairs of reposts, {len(made)} found")
    print(f"precision {len(made & truth) / len(made):.3f}")
    print(f"recall    {len(made & truth) / len(truth):.3f}")
    for one, other in sorted(made - truth):
        print("not one notice:", one, other)
    for one, other in sorted(truth - made):
        print("missed:", one, other)


if __name__ == "__main__":
    main()
