import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.explore.browser import Browser
from tests.explore.dump import Dump, build


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
