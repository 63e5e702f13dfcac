"""What a decision teaches, and that the newest counts."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tender_scan.errors import AnnotationError, UsageError
from tender_scan.training.corpus import load_corpus
from tender_scan.training.groups import group

from .database import Found, decide, make

LOW = Found("reference", "low", 0.001, 0.1)
LOOKS = Found("procured", "review", 0.3, 0.6)


@pytest.mark.parametrize(
    ("found", "decision", "sense", "role", "learnt"),
    [
        (Found(), "accept", None, None, ("restricted", "procured")),
        (Found(), "accept", None, "required", ("restricted", "required")),
        (Found(), "reject", "lookalike", None, ("lookalike", "lookalike")),
        (Found(), "reject", None, "reference", ("restricted", "reference")),
        (LOW, "reject", None, None, ("restricted", "reference")),
        # Judged otherwise and not corrected: the likeliest that does not contradict.
        (Found(), "reject", None, None, ("restricted", "reference")),
        (LOOKS, "reject", None, None, ("lookalike", "lookalike")),
        (LOW, "accept", None, None, ("restricted", "procured")),
        # Right but for the sense: a home product is bought.
        (Found(), "reject", "domestic", None, ("domestic", "procured")),
    ],
)
def test_what_a_decision_teaches(
    tmp_path: Path,
    found: Found,
    decision: str,
    sense: str | None,
    role: str | None,
    learnt: tuple[str, str],
) -> None:
    db = tmp_path / "t.db"
    (finding,) = make(db, found)
    decide(db, finding, decision, sense=sense, role=role)
    (passage,) = load_corpus([db]).passages
    (mention,) = passage.mentions
    assert (mention.sense, mention.role) == learnt
    assert passage.text[mention.start : mention.end] == "A100"
    assert (passage.section, passage.title) == ("五、采购需求", "算力平台公开招标公告")


def test_the_newest_decision_of_a_finding_counts(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    first, second, third = make(db, Found(), Found(), Found())
    decide(db, first, "reject", role="reference")
    decide(db, first, "accept", reviewer="乙")
    decide(db, second, "accept")
    decide(db, second, "unsure")
    decide(db, third, "reject")
    corpus = load_corpus([db])
    assert {p.id: p.mentions[0].sought for p in corpus.passages} == {
        first: True,
        third: False,
    }
    notes = "\n".join(corpus.notes)
    assert "1 decisions contradict" in notes
    assert "1 findings left out: the reviewer was unsure" in notes


def test_documents_and_buyers_are_groups(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    texts = ("拟购A100服务器两台，用于教学", "现有A100整机六台，采购空调若干")
    made = make(db, *(Found(text=text) for text in texts))
    for finding in made:
        decide(db, finding, "accept")
    passages = load_corpus([db]).passages
    assert group(passages).by == "document"
    assert len({p.family for p in group(passages).passages}) == 2
    assert len({p.family for p in group(passages, "buyer").passages}) == 1


def test_the_mention_that_was_decided_on_is_learnt_after_another_scan(
    tmp_path: Path,
) -> None:
    """A decision that keeps its place stays there, though mentions got new numbers."""
    db = tmp_path / "t.db"
    text = "现有A100六台；本项目拟采购A100两台"
    (finding,) = make(db, Found(text=text))
    decide(db, finding, "accept")
    second = text.rindex("A100")
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        columns = connection.execute("select name from pragma_table_info('labels')")
        known = {name for (name,) in columns}
        for name in ("document_id", "page", "start", "end", "term_id"):
            if name not in known:
                connection.execute(f'alter table labels add column "{name}"')
        connection.execute(
            'insert into mentions (document_id, page, start, "end", surface, term_id, '
            "sense, role, p_sought, p_lookalike, band) select document_id, page, ?, ?, "
            "surface, term_id, sense, role, 0.5, 0.1, band from mentions",
            (second, second + 4),
        )
        connection.execute(
            'update labels set mention_id = 999, (document_id, page, start, "end", '
            'term_id) = (select document_id, page, start, "end", term_id from mentions '
            "where start = ?)",
            (second,),
        )
    (passage,) = load_corpus([db]).passages
    assert passage.mentions[0].start == second


def test_a_database_without_decisions_is_refused(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    make(db, Found())
    with pytest.raises(AnnotationError, match="no labelled passages"):
        load_corpus([db])


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table t (a)")
    connection.close()
    with pytest.raises(UsageError, match="another program"):
        load_corpus([path])
