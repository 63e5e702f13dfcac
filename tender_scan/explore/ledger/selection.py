"""Which findings to look at, in which order; written in the address of a page."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

SHOWN: dict[str, dict[str, tuple[str, ...]]] = {
    "to-review": {"band": ("flag", "review"), "decision": ("",), "copy": ("",)},
    "accepted": {"decision": ("accept",)},
    "unsure": {"decision": ("unsure",)},
    "rejected": {"decision": ("reject",)},
    "low": {"band": ("low",), "decision": ("",)},
    "all": {},
}
"""The piles of findings, by name: for each column the values that belong to it.

A finding that repeats another, in a notice published twice, waits for nobody.
"""

FACETS = (
    "band",
    "target",
    "kind",
    "role",
    "route",
    "controlled",
    "buyer",
    "region",
    "notice_type",
    "year",
    "watch",
    "copy",
    "decision",
)
"""Columns whose values are counted beside the queue, in this order."""

CHOOSABLE = (*FACETS, "sense", "month", "size")
SORTS = ("score", "amount_cny", "published")
_LONGEST_WORDS = 200
_MOST_CHOSEN = 30


@dataclass(frozen=True)
class Selection:
    """A choice of findings.

    Parameters
    ----------
    show
        A pile of `SHOWN`.
    chosen
        Column and value; several values of one column mean any of them.
    words
        Searched for on the pages of the document; empty for no search.
    sort
        One of `SORTS`, highest or newest first.
    """

    show: str = "to-review"
    chosen: tuple[tuple[str, str], ...] = ()
    words: str = ""
    sort: str = "score"

    @classmethod
    def of(cls, args: Any) -> "Selection":
        """Read the arguments of a request; what is unknown is passed over."""
        show, sort = args.get("show"), args.get("sort")
        chosen = [
            (column, value)
            for column in CHOOSABLE
            for value in dict.fromkeys(args.getlist(column))
        ]
        return cls(
            show if show in SHOWN else "to-review",
            tuple(chosen[:_MOST_CHOSEN]),
            (args.get("q") or "").strip()[:_LONGEST_WORDS],
            sort if sort in SORTS else "score",
        )

    def query(self, **more: str) -> str:
        """Write the query string; what is as usual is left out."""
        usual = Selection()
        parts = [
            ("show", self.show) if self.show != usual.show else None,
            *self.chosen,
            ("q", self.words) if self.words else None,
            ("sort", self.sort) if self.sort != usual.sort else None,
            *more.items(),
        ]
        return urlencode([part for part in parts if part is not None])

    def toggled(self, column: str, value: str) -> "Selection":
        """Add a value to those chosen, or take it away."""
        pair = (column, value)
        rest = tuple(each for each in self.chosen if each != pair)
        return replace(self, chosen=rest if pair in self.chosen else (*rest, pair))

    def shown(self, show: str) -> "Selection":
        """The same choice in another pile."""
        return replace(self, show=show)

    def sorted_by(self, sort: str) -> "Selection":
        """The same choice in another order."""
        return replace(self, sort=sort)

    def wanted(self) -> dict[str, list[set[str]]]:
        """For each column the sets of values that all must hold."""
        wanted = {name: [set(values)] for name, values in SHOWN[self.show].items()}
        for column in dict.fromkeys(column for column, _ in self.chosen):
            values = {value for name, value in self.chosen if name == column}
            wanted.setdefault(column, []).append(values)
        return wanted
