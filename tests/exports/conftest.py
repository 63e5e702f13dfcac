import pytest

from tests.explore.dump import Dump, build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Dump:
    """The small dump with its database; read only here."""
    return build(tmp_path_factory.mktemp("built"))
