"""The shape of the code that reviews would otherwise have to watch."""

from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "tender_scan"
MODULES = sorted(PACKAGE.rglob("*.py"))
SAID = [
    *MODULES,
    *PACKAGE.rglob("*.html"),
    *PACKAGE.rglob("*.toml"),
    *PACKAGE.rglob("*.js"),
]


@pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_module_holds_two_ideas(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 300


def test_no_module_is_named_after_nothing() -> None:
    nameless = {"utils", "util", "helpers", "common", "misc", "core"}
    assert not nameless & {module.stem for module in MODULES}


@pytest.mark.parametrize("word", ["violat", "illegal", "unlawful", "smuggl", "guilty"])
def test_a_mention_is_never_an_accusation(word: str) -> None:
    saying = [path.name for path in SAID if word in path.read_text("utf-8").lower()]
    assert saying == []
