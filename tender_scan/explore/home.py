"""The first page: what this dump is, and where to go from here."""

from dataclasses import dataclass
from typing import Any

from datasette.utils.asgi import Response

from tender_scan.explore.access import opened_database
from tender_scan.explore.metadata import listed_tables, queries
from tender_scan.explore.queue import TO_REVIEW
from tender_scan.records.label import BANDS
from tender_scan.records.status import READ_STATUSES, STATUSES

_STATUS = "select status, count(*) from documents group by status order by 2 desc"
_BAND = "select band, count(*) from findings group by band"
_UNREVIEWED = """
select count(*) from findings where band in ('flag', 'review')
and not exists (select 1 from labels where labels.finding_id = findings.id)
"""
_DECIDED = "select count(distinct finding_id) from labels"
_RUN = "select finished_at, tool_version, started_at from runs order by id desc limit 1"
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
    last_run: str | None
    is_interrupted: bool
    is_unindexed: bool
    to_review: str = TO_REVIEW

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
    context = await home_variables(database)
    return Response.html(
        await datasette.render_template("tender_home.html", context, request=request)
    )


async def home_variables(database: Any) -> dict[str, Any]:
    """Give what the first page's template needs."""
    return {
        "tender_home": await _home(database),
        "tender_tables": listed_tables(),
        "tender_questions": queries(),
    }


async def _home(database: Any) -> Home:
    async def rows(sql: str) -> list[Any]:
        return list((await database.execute(sql)).rows)

    statuses = [Count(s, n, STATUSES.get(s, "")) for s, n in await rows(_STATUS)]
    bands = dict(tuple(row) for row in await rows(_BAND))
    run = await rows(_RUN)
    return Home(
        database.name,
        [each for each in statuses if each.name in READ_STATUSES],
        [each for each in statuses if each.name not in READ_STATUSES],
        [Count(band, bands.get(band, 0)) for band in BANDS],
        (await rows(_UNREVIEWED))[0][0],
        (await rows(_DECIDED))[0][0],
        (run[0][0] or run[0][2]) if run else None,
        bool(run) and run[0][0] is None,
        bool((await rows(_UNINDEXED))[0][0]),
    )
