"""The files beside the terms: look-alikes, rental firms, cue words."""

import tomllib
from importlib.resources import files

import pytest

from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.lookalikes import Lookalike, load_lookalikes
from tender_scan.lexicon.rental import load_rental_firms
from tender_scan.text.shadow import Shadow

NAMES = {
    Shadow(surface).text: term.id for term in load_terms() for surface in term.surfaces
}


def folded(text: str) -> str:
    return Shadow(text).text


@pytest.mark.parametrize("entry", load_lookalikes(), ids=lambda entry: entry.what)
def test_a_lookalike_is_of_a_name_and_shown_in_its_context(entry: Lookalike) -> None:
    assert [name for name in entry.surfaces if folded(name) not in NAMES] == []
    assert entry.examples
    for example in map(folded, entry.examples):
        assert any(folded(name) in example for name in entry.surfaces), example
        assert any(folded(cue) in example for cue in entry.cues), example


def test_rental_firms_are_sourced_and_are_no_terms() -> None:
    firms = load_rental_firms()
    assert len({firm.id for firm in firms}) == len(firms)
    assert all(firm.sources for firm in firms)
    assert [a for firm in firms for a in firm.aliases if folded(a) in NAMES] == []


def test_cue_words_are_long_enough_for_a_text_without_blanks() -> None:
    path = files("tender_scan.lexicon") / "data" / "computing-cues.toml"
    groups = tomllib.loads(path.read_text("utf-8"))
    assert {"computing", "cloud"} <= groups.keys()
    for words in groups.values():
        assert [word for word in words if word.isascii() and len(word) < 3] == []
        assert len(words) == len({folded(word) for word in words})
