"""Both languages say the same things, and say everything that the pages ask for."""

import re
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from tender_scan.explore.ledger.selection import CHOOSABLE, SHOWN, SORTS
from tender_scan.explore.words import LANGUAGES, Words, language_of, texts

TEMPLATES = files("tender_scan.explore") / "templates"


def test_both_languages_have_the_same_keys_and_values() -> None:
    english, chinese = (texts(language) for language in LANGUAGES)
    assert english.keys() == chinese.keys()
    for key, text in english.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(
            re.findall(r"\{\w+\}", chinese[key])
        ), key


def test_every_text_that_a_page_asks_for_is_there() -> None:
    asked = {
        key
        for template in TEMPLATES.iterdir()
        if template.name.endswith(".html")
        for key in re.findall(r'\bw\("([\w-]+)"[,)]', template.read_text("utf-8"))
    }
    assert len(asked) > 80
    asked |= {f"column_{column}" for column in CHOOSABLE}
    asked |= {f"show_{pile}" for pile in SHOWN} | {f"sort_{sort}" for sort in SORTS}
    assert asked <= texts("en").keys()


def test_sizes_and_unknowns_are_said_in_words() -> None:
    words = Words("en")
    assert words.in_column("6", "size") == "¥100,000 to ¥1,000,000"
    assert words.in_column("1", "size") == "¥0 to ¥10"
    assert words.in_column("", "buyer") == "not stated"
    assert words.in_column("", "decision") == "none yet"
    assert words.in_column("", "controlled") == "not known"


@given(st.text(max_size=80))
def test_any_header_gives_one_of_our_languages(header: str) -> None:
    assert language_of(header) in LANGUAGES
