"""A visitor of the real application, without a network."""

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx

from tender_scan.explore.serve import Serving, desk

PORT = 8001


class Browser:
    """Keeps cookies; ``get`` and ``post`` answer with httpx responses."""

    def __init__(self, database: Path, files: Path | None = None) -> None:
        self.datasette: Any = desk(Serving(database, files, port=PORT))
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=self.datasette.app()),
            base_url=f"http://127.0.0.1:{PORT}",
        )

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.get(path, **options))

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.post(path, **options))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the database."""
        database = self.datasette.get_database("tenders")
        found = self._runner.run(database.execute(sql))
        return [tuple(row) for row in found.rows]

    def finding(self, term_id: str, passage: str) -> str:
        """The id of a finding, by its term and something of its passage."""
        [(found,)] = self.rows(
            "select findings.id from findings join mentions on mentions.id = "
            f"best_mention_id where findings.term_id = '{term_id}' "
            f"and instr(passage, '{passage}')"
        )
        return str(found)

    def token(self, path: str) -> str:
        """The token in the form of a page."""
        found = re.search(r'name="csrftoken" value="([^"]+)"', self.get(path).text)
        assert found is not None
        return found[1]

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self.datasette.executor.shutdown()
        for database in self.datasette.databases.values():
            database.close()
        self._runner.close()
