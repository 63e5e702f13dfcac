"""Words that make a weak surface a candidate: bare ``4090`` is a number, ``4090显卡`` not.

The lists stand in ``data/computing-cues.toml``; they are compared in the shadow, so
case, width, script and blanks do not matter.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from tender_scan.text.shadow import Shadow


@cache
def cue_pattern(group: str) -> re.Pattern[str]:
    """Compile the cue words of one group for use on a shadow.

    Parameters
    ----------
    group
        A list of ``data/computing-cues.toml``: ``computing`` or ``cloud``.
    """
    path = files("tender_scan.lexicon") / "data" / "computing-cues.toml"
    words: list[str] = tomllib.loads(path.read_text("utf-8"))[group]
    folded = sorted({Shadow(word).text for word in words}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, folded)))
