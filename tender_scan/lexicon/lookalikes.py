"""What else the names of the lexicon mean, and the words found round them.

Knowledge for features, tests and readers. It never decides: the classifier study
shows how many true finds are lost by dismissing on such words.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Lookalike:
    """Another meaning of some names: what it is, its cue words, invented examples."""

    surfaces: tuple[str, ...]
    what: str
    cues: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def load_lookalikes() -> tuple[Lookalike, ...]:
    """Load ``data/lookalikes.toml`` (once)."""
    path = files("tender_scan.lexicon") / "data" / "lookalikes.toml"
    rows = tomllib.loads(path.read_text("utf-8"))["lookalike"]
    return tuple(
        Lookalike(
            surfaces=tuple(row["surfaces"]),
            what=row["what"],
            cues=tuple(row["cues"]),
            examples=tuple(row["examples"]),
        )
        for row in rows
    )
