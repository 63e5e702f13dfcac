"""Labels go out of a database and come back, through every format."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.errors import AnnotationError
from tender_scan.training.corpus import load_corpus
from tender_scan.training.formats.registry import FORMATS
from tender_scan.training.transfer import import_labels

from .database import Found, decide, make

FOUND = (Found(), Found("reference", "low", 0.01), Found(p_lookalike=0.02), Found())


def call(*words: str | Path) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return str(done.stdout)


def rows(db: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(
            "select finding_id, decision, sense, role, reviewer from labels order by id"
        ).fetchall()


@pytest.mark.parametrize("name", FORMATS)
def test_labels_come_back_as_they_went(tmp_path: Path, name: str) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    ids = make(one, *FOUND)
    make(other, *FOUND)
    decide(one, ids[0], "accept")
    decide(one, ids[1], "reject", sense="lookalike")
    decide(one, ids[2], "accept", "乙", role="required")
    decide(one, ids[3], "reject", sense="domestic")
    out = tmp_path / "labels.txt"
    call("labels", "export", one, "--format", name, "--out", out)
    assert call("labels", "import", other, out).startswith("4 labels added, 0")
    assert load_corpus([other]).passages == load_corpus([one]).passages
    again = call("labels", "import", other, out)
    assert again.startswith("0 labels added, 4 stood there")
    decisions = {row[0]: row[1] for row in rows(other)}
    assert [decisions[id_] for id_ in ids] == ["accept", "reject", "accept", "reject"]


def test_what_a_person_labels_elsewhere_counts_from_then_on(tmp_path: Path) -> None:
    db, out = tmp_path / "t.db", tmp_path / "labels.csv"
    (finding,) = make(db, Found())
    decide(db, finding, "accept")
    call("labels", "export", db, "--format", "csv", "--out", out)
    out.write_text(out.read_text("utf-8").replace("procured", "excluded"), "utf-8")
    call("labels", "import", db, out)
    assert rows(db)[-1] == (finding, "reject", "restricted", "excluded", "甲")


def test_suggestions_go_out_with_the_labels_of_the_model(tmp_path: Path) -> None:
    db, out = tmp_path / "t.db", tmp_path / "labels.jsonl"
    ids = make(db, *FOUND)
    words = ("--format", "doccano", "--suggested", "3", "--out", out)
    call("labels", "export", db, *words)
    passages = load_corpus([out]).passages
    roles = {ids.index(each.id): each.mentions[0].role for each in passages}
    assert len(roles) == 3
    assert roles[1] == "reference"  # the one in band low is the random sample
    call("labels", "import", db, out, "--reviewer", "丙")
    assert {row[1] for row in rows(db)} == {"accept", "reject"}


def test_nothing_is_added_where_anything_is_wrong(tmp_path: Path) -> None:
    db, out = tmp_path / "t.db", tmp_path / "labels.csv"
    (finding,) = make(db, Found())
    out.write_text(
        "id,text,surface,label\n"
        f"{finding},拟购A100两台,A100,procured\n"
        "nothing,拟购A100三台,A100,procured\n",
        "utf-8",
    )
    passages = load_corpus([out]).passages
    with pytest.raises(AnnotationError) as caught:
        import_labels(db, passages, None)
    said = str(caught.value).splitlines()
    assert said == [
        f"{finding}: does not say who labelled it; give --reviewer",
        "nothing: no finding of this database has this id",
        "nothing: does not say who labelled it; give --reviewer",
    ]
    assert rows(db) == []
    with pytest.raises(AnnotationError, match="nothing: no finding"):
        import_labels(db, passages, "甲")
    assert import_labels(db, passages[:1], "甲").added == 1
