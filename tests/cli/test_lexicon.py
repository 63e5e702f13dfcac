"""`lexicon`: terms by id and by name, figures a person can read."""

import json
from pathlib import Path

import pytest

from .test_commands import call


@pytest.mark.parametrize(
    ("name", "term_id"),
    [
        ("H20", "nvidia-h20"),
        ("aws", "aws"),
        ("AWS", "aws"),
        ("dgx h100", "nvidia-dgx-h100"),
    ],
)
def test_a_term_is_shown_by_id_or_name(name: str, term_id: str) -> None:
    assert json.loads(call("lexicon", "show", name, "--json").stdout)["id"] == term_id


def test_a_name_of_several_terms_says_which(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[term]]\nid = "acme-h20"\nname = "H20"\nkind = "chip"\nvendor = "ACME"\n'
        'sense = "domestic"\naliases = ["ACME H20"]\nsources = ["own knowledge"]\n',
        "utf-8",
    )
    done = call("lexicon", "show", "H20", "--lexicon", file)
    assert done.returncode == 2
    assert "nvidia-h20, acme-h20" in done.stderr


def test_a_variant_is_one_line() -> None:
    shown = call("lexicon", "show", "H20").stdout
    assert (
        "  96GB: 96 GB HBM3, bandwidth 4000 GB/s, link 900 GB/s, TPP 2368, density 2.91\n"
    ) in shown
    assert "((" not in shown


def test_a_wrong_kind_names_the_kinds() -> None:
    done = call("lexicon", "list", "--kind", "foo")
    assert done.returncode == 2
    assert "chip, system, cloud, ai_service" in done.stderr


def test_informations_are_counted_and_listed_on_demand() -> None:
    short, full = (
        call("lexicon", "check").stdout,
        call("lexicon", "check", "--all").stdout,
    )
    number = int(short.splitlines()[-1].partition(" ")[0])
    assert sum(line.startswith("information") for line in full.splitlines()) == number
    assert number > 0
    assert not any(line.startswith("information") for line in short.splitlines())
