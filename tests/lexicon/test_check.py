"""The look over a lexicon, and the shipped lexicon under it."""

from dataclasses import replace

import pytest

from tender_scan.lexicon.check import check
from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.terms import Letter, Term

CARD = Term(
    id="acme-x900",
    name="X900",
    kind="chip",
    vendor="Acme",
    sense="domestic",
    aliases=("X900",),
    sources=("a source",),
)
WIDE = "\uff38\uff19\uff10\uff10"
"""X900 in full-width letters."""
OTHER = replace(CARD, id="acme-y900", aliases=("Y900",))


def messages(terms: list[Term], level: str = "error") -> list[str]:
    return [problem.message for problem in check(terms) if problem.level == level]


def test_the_shipped_lexicon_has_no_error_and_no_warning() -> None:
    found = [each for each in check(load_terms()) if each.level != "information"]
    assert found == []


def test_a_clean_pair_of_terms_has_no_problem() -> None:
    assert check([CARD, OTHER]) == []


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (replace(OTHER, id="acme-x900"), "two entries have this id"),
        (replace(OTHER, aliases=("x-900",)), "'x-900' is a name of acme-x900 too"),
        (replace(OTHER, weak=(WIDE,)), f"'{WIDE}' is a name of acme-x900 too"),
        (replace(OTHER, aliases=()), "has no name at all"),
        (replace(OTHER, aliases=("- -",)), "the name '- -' is empty"),
        (replace(OTHER, aliases=("Y",)), "'Y' is too short"),
        (replace(OTHER, sources=()), "has no source"),
        (replace(OTHER, sources=(" ",)), "has no source"),
        (replace(OTHER, contains=("acme-z",)), "refers to 'acme-z'"),
        (replace(OTHER, options=("acme-z",)), "refers to 'acme-z'"),
        (replace(OTHER, letters=(Letter("2023-01-01", "x"),)), "letter of 2023-01-01"),
    ],
)
def test_each_mistake_is_an_error(second: Term, said: str) -> None:
    assert any(said in message for message in messages([CARD, second]))


def test_a_name_listed_twice_is_a_warning() -> None:
    twice = replace(CARD, aliases=("X900", "x 900"))
    assert messages([twice], "warning") == ["'x 900' is listed already as 'X900'"]


def test_a_sense_against_the_figures_is_a_warning() -> None:
    a100 = next(term for term in load_terms() if term.id == "nvidia-a100")
    said = messages([replace(a100, sense="unrestricted")], "warning")
    assert said == ["unrestricted, but a control is found"]
    said = messages([replace(CARD, sense="restricted")], "warning")
    assert said == ["restricted, but no control is found"]


def test_a_name_inside_another_is_information() -> None:
    longer = replace(OTHER, aliases=("Box X900",))
    assert messages([CARD, longer], "information") == [
        "'Box X900' holds 'X900' of acme-x900"
    ]
