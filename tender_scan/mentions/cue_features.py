"""Features made of cues: which group, on which side, how near in the sentence."""

from collections.abc import Iterator, Sequence

from tender_scan.mentions.clauses import Clauses
from tender_scan.mentions.context import Context
from tender_scan.mentions.cues import Cue, about, find_cues, find_patterns
from tender_scan.mentions.dialogue import Turn
from tender_scan.mentions.marks import TARGET
from tender_scan.mentions.row import Row

_NEAR = 3


def sided_cues(clauses: Clauses) -> Iterator[str]:
    """Cues of the own sentence by side and nearness; the nearest ones by rank."""
    left = clauses.sentence_before + clauses.lead
    right = clauses.tail + clauses.sentence_after
    cues = sorted(find_cues(left, right), key=lambda cue: cue.distance)
    seen: dict[str, list[str]] = {"left": [], "right": []}
    for cue in cues:
        inside = len(clauses.lead if cue.side == "left" else clauses.tail)
        yield f"cue:{cue.group}:{cue.side}:{_level(cue, inside)}"
        yield f"cue:{cue.group}:sentence"
        if cue.group not in seen[cue.side]:
            seen[cue.side].append(cue.group)
    for side, groups in seen.items():
        yield from (f"nearest:{side}:{group}" for group in groups[:2])


def _level(cue: Cue, inside: int) -> str:
    if cue.distance <= _NEAR:
        return "touching"
    return "clause" if cue.distance < inside else "sentence"


def governors(clauses: Clauses) -> Iterator[str]:
    """The nearest cues that tell of the role, in order, over clause borders."""
    left = clauses.sentence_before + clauses.lead
    right = clauses.tail + clauses.sentence_after
    chain: dict[str, list[Cue]] = {"left": [], "right": []}
    for cue in sorted(find_cues(left, right), key=lambda cue: cue.distance):
        if about(cue.group) == "role":
            chain[cue.side].append(cue)
    for side, cues in chain.items():
        yield from _chain(side, cues)
    heads = [cues[0].group if cues else "nothing" for cues in chain.values()]
    yield f"governor:both:{heads[0]}:{heads[1]}"


def _chain(side: str, cues: Sequence[Cue]) -> Iterator[str]:
    """The groups of one side's cues, the nearest first, and the nearest word."""
    groups = list(dict.fromkeys(cue.group for cue in cues))[:3]
    for rank, group in enumerate(groups, 1):
        yield f"governor:{side}:{rank}:{group}"
    if len(groups) > 1:
        yield f"governor:{side}:chain:{groups[1]}:{groups[0]}"
    if cues:
        nearest = cues[0]
        yield f"governor:{side}:word:{nearest.word}"
        yield f"governor:{side}:near:{nearest.group}:{min(nearest.distance // 4, 4)}"


def balance(context: Context) -> Iterator[str]:
    """Whether words of its own world or of another outweigh, near and farther off."""
    for reach in (12, 30, 80):
        cues = list(find_cues(context.left[-reach:], context.right[:reach]))
        own = len({c.word for c in cues if about(c.group) == "thing"})
        other = len({c.word for c in cues if about(c.group) == "world"})
        yield f"balance:{reach}:{max(-3, min(3, own - other))}"
        yield f"balance:{reach}:{min(own, 2)}:{min(other, 2)}"


def kind_cues(context: Context, clauses: Clauses) -> Iterator[str]:
    """Cues of the own clause together with the kind of the thing."""
    kind = "service" if context.kind in ("cloud", "ai_service") else "hardware"
    for cue in find_cues(clauses.lead, clauses.tail):
        yield f"{kind}:{cue.group}:{cue.side}"


def near_pairs(clauses: Clauses) -> Iterator[str]:
    """The nearest cue before together with the nearest after."""
    nearest = {"left": "nothing", "right": "nothing"}
    cues = find_cues(clauses.lead, clauses.tail)
    for cue in sorted(cues, key=lambda cue: -cue.distance):
        nearest[cue.side] = cue.group
    yield f"around:{nearest['left']}:{nearest['right']}"


def far_cues(clauses: Clauses) -> Iterator[str]:
    """Cues of the sentences before and after."""
    for cue in find_cues(clauses.earlier, clauses.later):
        yield f"cue:{cue.group}:{'earlier' if cue.side == 'left' else 'later'}"


def placed_cues(
    context: Context, clauses: Clauses, turn: Turn, row: Row | None
) -> Iterator[str]:
    """Cues in title, heading, table header, label, bracket, answer and column."""
    places = {
        "title": context.title,
        "section": context.section,
        "header": context.header,
        "label": clauses.label,
        "bracket": clauses.parenthesis or "",
        f"other {turn.side}": turn.other,
        f"own {turn.side}": turn.own if turn.side else "",
        "column": row.column if row else "",
    }
    for place, text in places.items():
        for cue in find_cues("", text):
            yield f"cue:{cue.group}:{place}"


def whole_patterns(context: Context) -> Iterator[str]:
    """Patterns that cover the mention or stand at its edge."""
    for group, pattern in find_patterns(context.left, TARGET, context.right):
        yield f"pattern:{pattern}"
        yield f"cue:{group}:pattern"
