"""Time the desk's pages on 100,000 findings and 1,000,000 pages, warm.

python benchmarks/explore.py [FOLDER]

Writes the database into FOLDER where it is not there yet (four minutes, 0.8 GB), asks
the real application for each page a few times, and prints the median and the slowest.
Fails where a median is above 300 ms.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx
from big_database import make

from tender_scan.explore.serve import Serving, desk

MOST_MS = 300
TIMES = 7
BASE = "/-/tender/tenders"
FINDING = f"{BASE}/finding/{1:016x}"
PAGES = {
    "start": "/",
    "queue": f"{BASE}/queue",
    "queue, chosen and sorted": f"{BASE}/queue?kind=chip&region=北京市&sort=amount_cny",
    "queue, all, last rows": f"{BASE}/queue?show=all&part=1999",
    "queue, words on many pages": f"{BASE}/queue?q=算力",
    "queue, words on few pages": f"{BASE}/queue?q=A777 云计算",
    "search, one character": f"{BASE}/search?q=云",
    "search, two characters": f"{BASE}/search?q=算力",
    "search, Traditional": f"{BASE}/search?q=服務器",
    "search, mixed": f"{BASE}/search?q=A777 服务器",
    "search, nothing found": f"{BASE}/search?q=器务服",
    "charts": f"{BASE}/charts?show=all",
    "finding": FINDING,
    "the view, as a table": "/tenders/review_queue",
}

NOT_HELD = ("picture, first time", "the view, as a table")
"""Shown only: the first is not warm, the second is Datasette's own counting."""


async def measure(folder: Path) -> dict[str, list[float]]:
    """Ask for each page; milliseconds of each time but the first."""
    datasette = desk(Serving(folder / "tenders.db"))
    transport = httpx.ASGITransport(app=datasette.app())
    client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001")
    found: dict[str, list[float]] = {}
    async with client:
        began = time.perf_counter()
        await client.get(f"{BASE}/queue")
        print(f"the first page after the start: {time.perf_counter() - began:.1f} s")
        page = (await client.get(FINDING)).text
        document = page.partition(f"{BASE}/picture/")[2].partition("/")[0]
        pages = PAGES | {"picture": f"{BASE}/picture/{document}/1.png"}
        for name, path in pages.items():
            found[name] = [await _ask(client, path) for _ in range(TIMES + 1)][1:]
        drawn = f"{BASE}/picture/{document}/1.png?finding={1:016x}"
        found["picture, first time"] = [await _ask(client, drawn)]
    return found


async def _ask(client: httpx.AsyncClient, path: str) -> float:
    began = time.perf_counter()
    answer = await client.get(path)
    answer.raise_for_status()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    default = Path(tempfile.gettempdir()) / "tender-scan-benchmark"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "tenders.db").exists():
        make(folder / "tenders.db")
    found = asyncio.run(measure(folder))
    print(f"{'page':30} {'median':>8} {'slowest':>8}  ms")
    for name, times in found.items():
        print(f"{name:30} {statistics.median(times):8.0f} {max(times):8.0f}")
    slow = [
        name
        for name, times in found.items()
        if name not in NOT_HELD and statistics.median(times) > MOST_MS
    ]
    sys.exit(f"above {MOST_MS} ms: {', '.join(slow)}" if slow else 0)


if __name__ == "__main__":
    main()
