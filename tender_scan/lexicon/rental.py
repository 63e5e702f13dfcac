"""Chinese firms that rent out computing power and may hold restricted chips."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tender_scan.text.fold import fold


@dataclass(frozen=True)
class RentalFirm:
    """A firm or platform; `sources` are citations in full, `note` may be None."""

    id: str
    name: str
    aliases: tuple[str, ...]
    sources: tuple[str, ...]
    certainty: str
    note: str | None = None


@cache
def load_rental_firms() -> tuple[RentalFirm, ...]:
    """Load ``data/rental-firms.toml`` (once)."""
    path = files("tender_scan.lexicon") / "data" / "rental-firms.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        RentalFirm(
            id=row["id"],
            name=row["name"],
            aliases=tuple(row["aliases"]),
            sources=tuple(table["sources"][key] for key in row["sources"]),
            certainty=row["certainty"],
            note=row.get("note"),
        )
        for row in table["firm"]
    )


def rental_firms_in(texts: Iterable[str]) -> tuple[RentalFirm, ...]:
    """Find the firms that any of the texts names, in the order of the data.

    A Latin name counts only as a word of its own.
    """
    folded = [fold(text) for text in texts]
    return tuple(
        firm
        for firm, pattern in _patterns()
        if any(pattern.search(text) for text in folded)
    )


@cache
def _patterns() -> tuple[tuple[RentalFirm, re.Pattern[str]], ...]:
    return tuple(
        (firm, re.compile(_alternatives(firm))) for firm in load_rental_firms()
    )


def _alternatives(firm: RentalFirm) -> str:
    names = [re.escape(fold(alias)) for alias in firm.aliases]
    return "|".join(
        rf"(?<![a-z0-9]){name}(?![a-z0-9])" if name.isascii() else name
        for name in names
    )
