"""Speed and size as ratios measured in one run on this machine.

    python benchmarks/speed.py FOLDER_OF_PDFS [--rounds 3]

Ratios, not times, because machines differ and are shared. The floor is the text
extraction of pypdfium2 alone over the same files, in as many processes.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

FLOOR = """
import sys, pypdfium2
for path in sys.argv[1:]:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
"""
BARE = [sys.executable, "-c", "pass"]
# The floor reads text layers alone, so pictures are not recognised here either.
SCAN = [sys.executable, "-m", "tender_scan", "scan", "--ocr", "never"]


Commands = Sequence[Sequence[str]]
"""Commands that run at the same time."""


def run(commands: Commands) -> tuple[float, float]:
    """CPU and wall seconds of commands with their children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    processes = [subprocess.Popen(command, **quiet) for command in commands]
    for process in processes:
        process.wait()
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall


def ratio(
    first: Callable[[], Commands], second: Callable[[], Commands], rounds: int
) -> tuple[float, float]:
    """Median ratio of CPU and of wall, the two in turn."""
    pairs = [(run(first()), run(second())) for _ in range(rounds)]
    return (
        statistics.median(a[0] / b[0] for a, b in pairs),
        statistics.median(a[1] / b[1] for a, b in pairs),
    )


def parent_memory(folder: Path) -> float:
    """Peak memory of the parent of a scan alone, in MB."""
    with tempfile.TemporaryDirectory() as place:
        program = (
            "import resource, sys\n"
            "sys.argv = ['tender-scan', 'scan', *sys.argv[1:]]\n"
            "from tender_scan.cli.main import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        )
        command = [sys.executable, "-c", program, str(folder), "--db", f"{place}/t.db"]
        output = subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout
    return int(output.split()[-1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder with PDF files")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pdfs = sorted(str(path) for path in options.folder.rglob("*.pdf"))
    if not pdfs:
        parser.error(f"{options.folder}: no PDF files")
    with tempfile.TemporaryDirectory() as place:
        numbers = iter(range(1_000_000))
        smallest = min(pdfs, key=lambda path: Path(path).stat().st_size)

        def scan(workers: int, *sources: str) -> Commands:
            db = f"{place}/{next(numbers)}.db"
            return [[*SCAN, *sources, "--db", db, "--workers", str(workers)]]

        def floor(processes: int, *files: str) -> Commands:
            parts = [files[i::processes] for i in range(processes)]
            return [[sys.executable, "-c", FLOOR, *part] for part in parts]

        rows = [
            (
                f"scan of {len(pdfs)} PDFs / their text by pypdfium2, {n} process(es)",
                ratio(
                    lambda n=n: scan(n, *pdfs),
                    lambda n=n: floor(n, *pdfs),
                    options.rounds,
                ),
            )
            for n in (1, 2)
        ]
        rows += [
            (
                "tender-scan --help / bare python",
                ratio(
                    lambda: [[sys.executable, "-m", "tender_scan", "--help"]],
                    lambda: [BARE],
                    3 * options.rounds,
                ),
            ),
            (
                "cold scan of one PDF / its text by pypdfium2",
                ratio(
                    lambda: scan(1, smallest),
                    lambda: floor(1, smallest),
                    3 * options.rounds,
                ),
            ),
        ]
    print(f"{'what':62}  CPU   wall")
    for what, (cpu, wall) in rows:
        print(f"{what:62}  {cpu:.2f}  {wall:.2f}")
    print(f"peak memory of the parent: {parent_memory(options.folder):.0f} MB")


if __name__ == "__main__":
    main()
