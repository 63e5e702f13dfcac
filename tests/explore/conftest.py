import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.explore.browser import Browser
from tests.explore.dump import Dump, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Dump:
    return build(tmp_path_factory.mktemp("made"))


@pytest.fixture
def dump(made: Dump, tmp_path: Path) -> Dump:
    folder = tmp_path / "made"
    shutil.copytree(made.folder, folder)
    return replace(made, folder=folder, database=folder / "tenders.db")


@pytest.fixture
def browser(dump: Dump) -> Iterator[Browser]:
    visitor = Browser(dump.database)
    yield visitor
    visitor.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the shipped demo, as `tender-scan demo` makes it."""
    database = tmp_path_factory.mktemp("demo") / "demo.db"
    command = [sys.executable, "-m", "tender_scan", "demo", "--db", str(database)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert database.exists(), done.stderr
    return database


@pytest.fixture(scope="session")
def demo_address(demo: Path) -> Iterator[str]:
    from tests.explore.real_browser import served

    with served(demo) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Chromium]":
    """Chromium; no longer than a module, for its event loop would stop others."""
    from tests.explore.real_browser import launched

    with launched() as browser:
        yield browser
