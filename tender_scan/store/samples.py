"""Random samples of what was folded away, remembered until a person has read them."""

import sqlite3
from dataclasses import dataclass
from random import Random

from tender_scan.errors import UsageError
from tender_scan.records import SOUGHT_ROLES, SOUGHT_SENSES
from tender_scan.store.transaction import transaction
from tender_scan.store.writer import now

STRATUM = "low"
_DECIDED = """exists (select 1 from labels where labels.finding_id = findings.id
    and labels.decision in ('accept', 'reject'))"""
# A home product or a chip below the figures is low by fact: there is nothing to miss.
_POOL = f"""
select findings.id from findings join terms on terms.id = findings.term_id
where findings.band = '{STRATUM}' and findings.copy_of is null
  and terms.sense in {SOUGHT_SENSES}
  and findings.id not in (select finding_id from samples where run_id = ?)
  and not {_DECIDED}
order by findings.id
"""  # noqa: S608
_WAITING = f"""
select finding_id from samples join findings on findings.id = samples.finding_id
where samples.run_id = ? and not {_DECIDED} order by samples.id
"""  # noqa: S608
_DRAWN = f"""
select max(stratum_size), count(*),
  sum(decision in ('accept', 'reject')),
  sum(decision = 'accept' and coalesce(role, 'procured') in {SOUGHT_ROLES})
from samples left join labels on labels.id = (
  select max(id) from labels where labels.finding_id = samples.finding_id)
where samples.run_id = ?
"""  # noqa: S608


@dataclass(frozen=True)
class Sample:
    """What a random sample has told so far.

    Parameters
    ----------
    stratum_size
        Findings of band low that could have been drawn.
    drawn, decided, missed
        How many were drawn; on how many of these a person decided; how many of those
        are sought after all.
    is_current
        False where a later run may have changed what is low.
    """

    stratum_size: int
    drawn: int
    decided: int
    missed: int
    is_current: bool


def read_sample(connection: sqlite3.Connection) -> Sample | None:
    """Read the newest sample; None where none was drawn."""
    # A database that is only looked at may be older than the table.
    if not connection.execute("select 1 from pragma_table_info('samples')").fetchone():
        return None
    (run_id,) = connection.execute("select max(run_id) from samples").fetchone()
    if run_id is None:
        return None
    size, drawn, decided, missed = connection.execute(_DRAWN, (run_id,)).fetchone()
    is_current = run_id == _newest_run(connection)
    return Sample(size, drawn, decided or 0, missed or 0, is_current)


def draw(connection: sqlite3.Connection, number: int, seed: int) -> tuple[str, ...]:
    """Give findings drawn at random that wait for a decision, drawing more if needed.

    Drawn are findings of band low that a person could accept, without copies and
    without those decided on. What is drawn later joins what was drawn before: together
    they are one random sample, until another run changes what is low.

    Parameters
    ----------
    number
        How many to give; fewer where no more are left.
    """
    run_id = _newest_run(connection)
    waiting = [id_ for (id_,) in connection.execute(_WAITING, (run_id,))]
    if len(waiting) >= number:
        return tuple(waiting[:number])
    pool = [id_ for (id_,) in connection.execute(_POOL, (run_id,))]
    (before,) = connection.execute(
        "select count(*) from samples where run_id = ?", (run_id,)
    ).fetchone()
    drawn = Random(seed).sample(pool, min(number - len(waiting), len(pool)))
    row = (now(), STRATUM, before + len(pool), seed, run_id)
    with transaction(connection):
        connection.executemany(
            "insert into samples (finding_id, drawn_at, stratum, stratum_size, seed, "
            "run_id) values (?, ?, ?, ?, ?, ?)",
            [(id_, *row) for id_ in drawn],
        )
    return (*waiting, *drawn)


def _newest_run(connection: sqlite3.Connection) -> int:
    (run_id,) = connection.execute("select max(id) from runs").fetchone()
    if run_id is None:
        raise UsageError("nothing was scanned into this database yet")
    return int(run_id)
