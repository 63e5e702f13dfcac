"""Whether a foreign cloud is meant in its China-operated region.

The words stand in ``data/china-region.toml``. The region is an attribute of a mention,
never a reason to drop it.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from tender_scan.text.shadow import Shadow


@cache
def _words() -> dict[str, dict[str, re.Pattern[str]]]:
    """Patterns by term and side; the words for every cloud are part of each."""
    path = files("tender_scan.lexicon") / "data" / "china-region.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    shared = tables["any"]
    entries = [{"id": "", "china": [], "foreign": []}, *tables["cloud"]]
    return {
        entry["id"]: {
            side: _pattern([*entry[side], *shared[side]])
            for side in ("china", "foreign")
        }
        for entry in entries
    }


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(Shadow(word).text) for word in words))


def china_region(term_id: str, passage: str) -> str | None:
    """Find the words that place a cloud in its China-operated region.

    Parameters
    ----------
    term_id
        Id of a cloud or AI service; one without words of its own has the shared ones.

    Returns
    -------
    str or None
        The words, folded; None where no region is named, or a foreign one is too.
    """
    patterns = _words().get(term_id, _words()[""])
    shadow = Shadow(passage).text
    china = patterns["china"].search(shadow)
    if china is None or patterns["foreign"].search(shadow):
        return None
    return china.group()
