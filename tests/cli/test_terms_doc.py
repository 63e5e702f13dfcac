"""The example of docs/terms.md is a term file that works."""

import re
import tomllib
from pathlib import Path

from tender_scan.lexicon.check import check
from tender_scan.lexicon.entry import _TERM_KEYS, _VARIANT_KEYS
from tender_scan.lexicon.load import load_terms

PAGE = Path(__file__).parents[2] / "docs" / "terms.md"


def test_the_example_loads_without_a_problem(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    file = tmp_path / "acme.toml"
    file.write_text(example, "utf-8")
    ids = {entry["id"] for entry in tomllib.loads(example)["term"]}
    terms = load_terms([file])
    assert ids < {term.id for term in terms}
    problems = [
        p for p in check(terms) if p.term_id in ids and p.level != "information"
    ]
    assert problems == []


def test_the_page_names_every_key() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE.read_text("utf-8")))
    assert named >= _TERM_KEYS | _VARIANT_KEYS
