"""What is suggested, what is remembered of it, and what is told from it."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.errors import UsageError
from tender_scan.lexicon.load import load_terms
from tender_scan.store.database import open_database
from tender_scan.store.runs import Versions, start_run
from tender_scan.store.samples import Sample, draw, read_sample
from tender_scan.training.missed import estimate_missed, missed_interval
from tender_scan.training.suggest import suggest

from .database import Found, decide, make

LOW = Found("lookalike", "low", 0.001, 0.99, "lookalike")
LIKELY = [Found(p_sought=p) for p in (0.9, 0.99, 0.8, 0.7)]
UNSURE = [Found(band="review", p_sought=p) for p in (0.5, 0.1, 0.4, 0.2)]


def test_the_likeliest_then_the_least_sure_then_a_random_sample(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    ids = make(db, *LIKELY, *UNSURE, *[LOW] * 20)
    readings = suggest(db, 8, 0)
    whys = [each.why for each in readings]
    assert whys == ["relevance"] * 4 + ["uncertainty"] * 2 + ["random"] * 2
    chosen = [ids.index(each.finding.finding_id) for each in readings]
    assert chosen[:4] == [1, 0, 2, 3]
    assert chosen[4:6] == [4, 6]
    assert min(chosen[6:]) >= 8


def test_what_runs_out_leaves_its_places_to_the_sample(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    make(db, LIKELY[0], *[LOW] * 20)
    assert [each.why for each in suggest(db, 8, 0)] == ["relevance"] + ["random"] * 7
    assert len(suggest(db, 100, 0)) == 21


def test_a_sample_waits_until_it_is_decided_on_and_then_grows(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    make(db, *[LOW] * 20)
    first = [each.finding.finding_id for each in suggest(db, 4, 0)]
    again = [each.finding.finding_id for each in suggest(db, 4, 9)]
    assert sorted(first) == sorted(again)
    for finding in first:
        decide(db, finding, "reject")
    more = {each.finding.finding_id for each in suggest(db, 4, 0)}
    assert not more & set(first)
    with closing(open_database(db)) as connection:
        assert read_sample(connection) == Sample(20, 8, 4, 0, is_current=True)


def test_a_sample_of_an_earlier_run_is_not_added_to(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    make(db, *[LOW] * 20)
    with closing(open_database(db)) as connection:
        for finding in draw(connection, 4, 0):
            decide(db, finding, "accept")
        start_run(connection, Versions("lexicon", "newer"), "{}")
        sample = read_sample(connection)
        assert sample == Sample(20, 4, 4, 4, is_current=False)
        assert "draw a new sample" in str(estimate_missed(sample))
        assert len(draw(connection, 16, 0)) == 16
        assert read_sample(connection) == Sample(16, 16, 0, 0, is_current=True)


def test_what_is_low_by_fact_is_not_drawn(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    make(db, LOW)
    term = next(term for term in load_terms() if term.sense == "domestic")
    with closing(open_database(db)) as connection:
        connection.execute("update findings set term_id = ?", (term.id,))
        assert draw(connection, 4, 0) == ()


def test_nothing_is_drawn_where_nothing_was_scanned(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "t.db", create=True)) as connection:
        assert read_sample(connection) is None
        with pytest.raises(UsageError, match="nothing was scanned"):
            draw(connection, 4, 0)


def call(*words: str) -> str:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    return str(done.stdout)


def test_status_tells_what_was_missed(tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    make(db, *[LOW] * 40)
    readings = json.loads(call("suggest", str(db), "-n", "20", "--json"))
    assert readings[0]["link"] == f"/-/tender/t/finding/{readings[0]['finding_id']}"
    assert "Missed" not in call("status", str(db))
    decide(db, readings[0]["finding_id"], "accept")
    for each in readings[1:10]:
        decide(db, each["finding_id"], "reject")
    missed = json.loads(call("status", str(db), "--json"))["missed"]
    assert (missed["estimate"], missed["decided"], missed["drawn"]) == (4, 10, 20)
    low, high = missed_interval(40, 10, 1)
    said = call("status", str(db))
    assert f"about 4 of 40 findings (95 % interval {low} to {high}), from 10" in said
    assert "10 of the sample wait for a decision" in said


@pytest.mark.parametrize(("size", "decided"), [(1, 1), (12, 5), (40, 9), (60, 59)])
def test_the_interval_covers_every_truth(size: int, decided: int) -> None:
    """Exactly: the probability of a sample whose interval holds the truth."""
    intervals = [missed_interval(size, decided, x) for x in range(decided + 1)]
    for truth in range(size + 1):
        covered = sum(
            hypergeom.pmf(x, size, truth, decided)
            for x, (low, high) in enumerate(intervals)
            if low <= truth <= high
        )
        assert covered >= 0.95 - 1e-9


@given(st.integers(1, 500), st.data())
def test_a_whole_sample_leaves_no_doubt(size: int, data: st.DataObject) -> None:
    missed = data.draw(st.integers(0, size))
    assert missed_interval(size, size, missed) == (missed, missed)
