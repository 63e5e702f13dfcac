"""Which notice field a column of a crawl table holds, by its name."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_BRACKETED = re.compile(r"[(\[【<《].*?[)\]】>》]")
_FILLER = re.compile(r"[\s_\-:：/、*#]+")
# What tells a table of notices from any other table with a column of names.
_NOTICE_FIELDS = frozenset(
    {"published", "source_url", "buyer", "supplier", "project_id", "agency", "region"}
    | {"type", "content_html", "procurement_method", "deadline", "site"}
)

# Last parts of nested names that say "what the part before is called", and the fields
# that are called something: `purchaser.name` is a buyer, `content.title` is a title.
_NAMING = frozenset({"name", "mc", "title", "名称"})
_NAMED_FIELDS = frozenset(
    {"buyer", "agency", "supplier", "item", "specification"}
    | {"type", "procurement_method", "region", "site"}
)


@dataclass(frozen=True)
class _Rule:
    """A field, and how early in its list of names a name stands."""

    field: str
    rank: int
    many: bool


@lru_cache(maxsize=4096)
def recognise(names: Sequence[str]) -> tuple[str | None, ...]:
    """Name the field of every column.

    Parameters
    ----------
    names
        The columns of one row as the crawl wrote them, as a tuple.

    Returns
    -------
    tuple
        One field (a section of ``data/columns.toml``) or None per column. A field
        without ``many`` is given to one column only, the one with the best name.

    Examples
    --------
    >>> recognise(("公告标题", "data.buyerName", "预算金额（万元）", "备注"))
    ('title', 'buyer', 'budget', None)
    """
    rules = [_rule(name) for name in names]
    best: dict[str, int] = {}
    for place, rule in enumerate(rules):
        known = rules[best[rule.field]] if rule and rule.field in best else None
        if rule and (known is None or rule.rank < known.rank):
            best[rule.field] = place
    return tuple(
        rule.field if rule and (rule.many or best[rule.field] == place) else None
        for place, rule in enumerate(rules)
    )


def is_notice_header(names: Sequence[str]) -> bool:
    """Say whether these are the columns of a table with one notice a row.

    It takes a title, and two more fields that only notices have: a bill of quantities
    has names, quantities and prices too.
    """
    fields = set(recognise(tuple(names)))
    return "title" in fields and len(fields & _NOTICE_FIELDS) >= 2


def notice_likeness(names: Sequence[str]) -> int:
    """Count the fields that an object with these names has as a notice.

    0 where it has neither title nor content, or nothing beside one of them.
    """
    fields = set(recognise(tuple(names))) - {None}
    has_words = fields & {"title", "content", "content_html"}
    return len(fields) if has_words and len(fields) > 1 else 0


def _rule(name: str) -> _Rule | None:
    rules = _rules()
    outer, _, last = name.rpartition(".")
    holder = outer.rpartition(".")[2]
    last = _plain(last)
    named = rules.get(_plain(holder)) if last in _NAMING else None
    return (
        rules.get(_plain(name))
        or (rules.get(_plain(holder + last)) if holder else None)
        or (named if named and named.field in _NAMED_FIELDS else None)
        or rules.get(last)
    )


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _FILLER.sub("", _BRACKETED.sub("", folded)) or _FILLER.sub("", folded)


@cache
def _rules() -> dict[str, _Rule]:
    text = files("tender_scan.sources").joinpath("data/columns.toml").read_text("utf-8")
    return {
        _plain(name): _Rule(field, rank, bool(entry.get("many")))
        for field, entry in tomllib.loads(text).items()
        for rank, name in enumerate(entry["names"])
    }
