"""The ledger counts what the database would count."""

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.explore.ledger.columns import Column
from tender_scan.explore.ledger.count import select
from tender_scan.explore.ledger.load import refreshed, size_of
from tender_scan.explore.ledger.selection import CHOOSABLE, SHOWN, SORTS, Selection
from tests.explore.dump import Dump


def connect(dump: Dump) -> sqlite3.Connection:
    return sqlite3.connect(dump.database)


def decide(connection: sqlite3.Connection, finding: str, decision: str) -> None:
    with connection:
        connection.execute(
            "insert into labels (finding_id, decision) values (?, ?)",
            (finding, decision),
        )


@pytest.mark.parametrize("column", ["band", "target", "kind", "role", "buyer"])
def test_it_counts_as_the_view_does(dump: Dump, column: str) -> None:
    with closing(connect(dump)) as connection:
        everything = select(refreshed(connection, None), Selection("all"))
        counted = {each.value: each.count for each in everything.facet(column, 99)}
        rows = connection.execute(
            f"select coalesce({column}, ''), count(*) from review_queue group by 1"
        )
        assert counted == dict(rows)


def test_only_what_is_new_is_read_again(dump: Dump) -> None:
    with closing(connect(dump)) as connection:
        first = refreshed(connection, None)
        assert refreshed(connection, first) is first
        decide(connection, first.ids[0], "accept")
        decide(connection, first.ids[0], "reject")
        decide(connection, "gone", "accept")
        second = refreshed(connection, first)
        assert second.scores is first.scores
        assert select(second, Selection("rejected")).ids(0, 9) == [first.ids[0]]
        assert not len(select(second, Selection("accepted")).places)
        with connection:
            connection.execute("update runs set finished_at = 'later'")
        assert refreshed(connection, second).scores is not second.scores


def test_next_goes_on_within_the_selection(dump: Dump) -> None:
    with closing(connect(dump)) as connection:
        ledger = refreshed(connection, None)
        chosen = select(ledger, Selection(chosen=(("target", "A100"),)))
        first, last = chosen.ids(0, 9)
        assert chosen.around(first) == (None, last)
        assert chosen.around(last) == (first, None)
        assert chosen.around("gone") == (None, None)
        assert chosen.next_undecided(first) == last
        assert chosen.next_undecided(last) == first
        assert chosen.next_undecided("gone") == first
        decide(connection, last, "accept")
        decided = select(refreshed(connection, ledger), chosen.selection)
        assert decided.next_undecided(first) is None


def test_an_empty_database_has_an_empty_ledger(dump: Dump) -> None:
    with closing(connect(dump)) as connection:
        connection.execute("delete from findings")
        chosen = select(refreshed(connection, None), Selection())
    assert chosen.ids(0, 9) == []
    assert chosen.facet("band", 9) == []
    assert chosen.next_undecided("any") is None


class Args:
    """The arguments of a request, as Datasette gives them."""

    def __init__(self, query: str) -> None:
        from urllib.parse import parse_qs

        self._values = parse_qs(query, keep_blank_values=True)

    def get(self, name: str) -> str | None:
        return self._values.get(name, [None])[0]

    def getlist(self, name: str) -> list[str]:
        return self._values.get(name, [])


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=9)


@given(
    st.sampled_from(list(SHOWN)),
    st.lists(st.tuples(st.sampled_from(CHOOSABLE), texts), max_size=5, unique=True),
    texts.map(str.strip),
    st.sampled_from(SORTS),
)
def test_a_selection_survives_the_address_bar(
    show: str, chosen: list[tuple[str, str]], words: str, sort: str
) -> None:
    ordered = tuple(sorted(chosen, key=lambda pair: CHOOSABLE.index(pair[0])))
    selection = Selection(show, ordered, words, sort)
    assert Selection.of(Args(selection.query())) == selection
    for column, value in ordered:
        once = selection.toggled(column, value)
        assert (column, value) not in once.chosen
        assert set(once.toggled(column, value).chosen) == set(ordered)


@given(st.lists(st.one_of(st.none(), st.sampled_from("abc")), max_size=20))
def test_columns_hold_what_they_were_given(texts: list[str | None]) -> None:
    column = Column.of(texts)
    assert [column.values[code] for code in column.codes] == [t or "" for t in texts]
    assert np.array_equal(column.among(["a"]), [text == "a" for text in texts])


@given(st.floats(0.01, 1e12))
def test_an_amount_lies_between_its_powers_of_ten(amount: float) -> None:
    digits = int(size_of(amount))
    assert amount < 10**digits
    assert digits == 1 or amount >= 10 ** (digits - 1)
