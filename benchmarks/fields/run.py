"""Score the fields of notices: precision and recall, with counts.

    python benchmarks/fields/run.py [--split build|held] [--family NAME]
                                    [--by-family] [--differences] [FILE ...]

Without a file all of this folder are scored. Each notice goes through the reader of
its media type, as in a scan. README.md says how they are labelled.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from scoring import FIELDS, Count, Difference, compare

from tender_scan.notices.read import read_notice
from tender_scan.readers.registry import read
from tender_scan.records.document import Document
from tender_scan.records.source import SourceFile
from tender_scan.settings import Limits
from tender_scan.sources.json_flatten import flatten
from tender_scan.sources.rows import row_source

HERE = Path(__file__).parent
ROW = "application/json"


class Labelled(NamedTuple):
    """One labelled notice of the benchmark."""

    id: str
    family: str
    split: str
    media_type: str
    content: Any
    truth: dict[str, Any]

    def document(self) -> Document:
        """Read it, as a scan would."""
        if self.media_type == ROW:
            return read(row_source(self.id, None, flatten(self.content)), Limits())
        data = self.content.encode()
        identity = hashlib.sha256(data).hexdigest()
        return read(
            SourceFile(identity, self.id, None, data, self.media_type), Limits()
        )


def load(path: Path) -> Iterator[Labelled]:
    """Yield the notices of a file; a family stands in one split only.

    Raises
    ------
    ValueError
        If a truth lacks a field, or a family is in both splits.
    """
    splits: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        record = json.loads(line)
        notice = Labelled(*(record[key] for key in Labelled._fields))
        missing = set(FIELDS) - set(notice.truth)
        if missing:
            raise ValueError(f"{path}:{number}: the truth lacks {sorted(missing)}")
        if splits.setdefault(notice.family, notice.split) != notice.split:
            raise ValueError(f"{path}:{number}: {notice.family} is in both splits")
        yield notice


def main() -> None:
    arguments = _arguments()
    files = arguments.files or sorted(HERE.glob("*.jsonl"))
    for path in files:
        if not path.is_file():
            sys.exit(f"{path}: no such file; README.md says what it should hold")
    notices = [
        notice
        for path in files
        for notice in load(path)
        if arguments.split in (None, notice.split)
        and arguments.family in (None, notice.family)
    ]
    groups = {"all": notices}
    if arguments.by_family:
        groups = {name: [] for name in sorted({each.family for each in notices})}
        for notice in notices:
            groups[notice.family].append(notice)
    for name, group in groups.items():
        show(name, group, arguments.differences)


def show(name: str, notices: list[Labelled], differences: bool) -> None:
    """Print one table of figures."""
    seen: list[Difference] = []
    cases = ((each.id, each.truth, read_notice(each.document())) for each in notices)
    counts = compare(cases, seen.append)
    families = len({each.family for each in notices})
    print(f"{name}: {len(notices)} notices of {families} families")
    print(f"{'field':14}{'precision':>18}{'recall':>18}{'whole':>14}")
    for field, count in counts.items():
        print(f"{field:14}{_share(count)}{count.whole:>8}/{count.notices}")
    if differences:
        for each in seen:
            print(f"{each.notice} {each.field}: {each.labelled} read as {each.read}")


def _share(count: Count) -> str:
    parts = ((count.precision, count.read), (count.recall, count.labelled))
    return "".join(
        f"{'-' if value is None else f'{value:.3f} {count.right}/{total}':>18}"
        for value, total in parts
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("build", "held"))
    parser.add_argument("--family")
    parser.add_argument("--by-family", action="store_true")
    parser.add_argument("--differences", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
