"""A small database, written by the real writer: one document, one mention each."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tender_scan.lexicon.load import load_terms
from tender_scan.records import Document, Mention, Notice, Page, ScanResult
from tender_scan.store.database import open_database
from tender_scan.store.files import FileOnDisk, claim
from tender_scan.store.rows import finding_id
from tender_scan.store.runs import Versions, start_run, write_terms
from tender_scan.store.writer import Writer, now

TERM = "nvidia-a100"


@dataclass(frozen=True)
class Found:
    """What is found in one document."""

    role: str = "procured"
    band: str = "flag"
    p_sought: float = 0.95
    p_lookalike: float = 0.01
    sense: str = "restricted"
    buyer: str = "云岭理工大学"
    text: str = "五、采购需求\n本项目拟采购A100服务器两台，质保三年。"


def make(path: Path, *found: Found) -> list[str]:
    """Write a database; give the ids of the findings."""
    with closing(open_database(path, create=True)) as connection:
        write_terms(connection, load_terms())
        run_id = start_run(connection, Versions("lexicon", "model"), "{}")
        writer = Writer(connection, run_id)
        for number, each in enumerate(found):
            file = FileOnDisk(f"dump/{number}.txt", None, 1, 1)
            ticket = claim(connection, run_id, file)
            assert ticket is not None
            writer.add(_result(number, each), ticket.file_id, 1)
    return [finding_id(f"d{number:03}", TERM) for number in range(len(found))]


def _result(number: int, found: Found) -> ScanResult:
    start = found.text.index("A100")
    mention = Mention(
        page=1,
        start=start,
        end=start + 4,
        surface="A100",
        term_id=TERM,
        sense=found.sense,
        role=found.role,
        route="hardware",
        p_sought=found.p_sought,
        p_lookalike=found.p_lookalike,
        band=found.band,
        passage=found.text,
        passage_start=0,
    )
    document = Document(f"d{number:03}", "text/plain", "txt", (Page(1, found.text),))
    notice = Notice(type="tender", title="算力平台公开招标公告", buyer=found.buyer)
    return ScanResult(f"{number}.txt", None, 9, document, (mention,), notice)


def decide(
    path: Path,
    finding: str,
    decision: str,
    reviewer: str = "甲",
    sense: str | None = None,
    role: str | None = None,
) -> None:
    """Decide on a finding, as the desk does."""
    with closing(open_database(path)) as connection:
        connection.execute(
            "insert into labels (finding_id, mention_id, decision, sense, role, "
            "reviewer, created_at) select id, best_mention_id, ?, ?, ?, ?, ? "
            "from findings where id = ?",
            (decision, sense, role, reviewer, now(), finding),
        )
