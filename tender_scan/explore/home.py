"""The first page: what this dump is, and where to go from here."""

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from tender_scan.explore.access import opened_database
from tender_scan.explore.ledger.columns import UNKNOWN
from tender_scan.explore.ledger.count import select
from tender_scan.explore.ledger.keep import ledger_of
from tender_scan.explore.ledger.selection import Selection
from tender_scan.explore.metadata import listed_tables, queries
from tender_scan.records.label import BANDS
from tender_scan.records.status import READ_STATUSES, STATUSES

_STATUS = "select status, count(*) from documents group by status order by 2 desc"
_RUNS = "select * from runs order by id desc limit 3"
_UNINDEXED = """
select exists (select 1 from pages where id > (select last_page_id from pages_indexed))
"""


@dataclass(frozen=True)
class Count:
    """How many documents or findings are of one kind, and what that kind means."""

    name: str
    count: int
    about: str = ""


@dataclass(frozen=True)
class Home:
    """What the first page shows.

    Parameters
    ----------
    read, not_read
        Documents by status.
    findings
        By band, strongest first.
    runs
        The last ones, newest first.
    is_interrupted
        Whether the last run did not come to its end.
    is_unindexed
        Whether pages are missing from the search.
    """

    database: str
    read: list[Count]
    not_read: list[Count]
    findings: list[Count]
    unreviewed: int
    decided: int
    runs: list[Any]
    is_interrupted: bool
    is_unindexed: bool

    @property
    def read_count(self) -> int:
        """Documents whose text was looked at."""
        return sum(each.count for each in self.read)

    @property
    def not_read_count(self) -> int:
        """Documents that were not read."""
        return sum(each.count for each in self.not_read)


async def show_home(datasette: Any, request: Any) -> Response:
    """Answer with the first page of one database."""
    database = await opened_database(datasette, request)
    context = await home_variables(datasette, database)
    return Response.html(
        await datasette.render_template("tender_home.html", context, request=request)
    )


async def home_variables(datasette: Any, database: Any) -> dict[str, Any]:
    """Give what the first page's template needs."""
    return {
        "tender_home": await _home(datasette, database),
        "tender_tables": listed_tables(),
        "tender_questions": queries(),
    }


async def _home(datasette: Any, database: Any) -> Home:
    async def rows(sql: str) -> list[Any]:
        return list((await database.execute(sql)).rows)

    statuses = [Count(s, n, STATUSES.get(s, "")) for s, n in await rows(_STATUS)]
    ledger = await ledger_of(datasette, database)
    everything = select(ledger, Selection("all"))
    bands = {each.value: each.count for each in everything.facet("band", 10)}
    undecided = {each.value: each.count for each in everything.facet("decision", 10)}
    runs = await rows(_RUNS)
    return Home(
        database.name,
        [each for each in statuses if each.name in READ_STATUSES],
        [each for each in statuses if each.name not in READ_STATUSES],
        [Count(band, bands.get(band, 0)) for band in BANDS],
        len(select(ledger, Selection()).places),
        len(ledger.ids) - undecided.get(UNKNOWN, 0),
        runs,
        bool(runs) and runs[0]["finished_at"] is None,
        bool((await rows(_UNINDEXED))[0][0]),
    )
