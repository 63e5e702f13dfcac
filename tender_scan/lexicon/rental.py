"""Chinese firms that rent out computing power and may hold restricted chips."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
