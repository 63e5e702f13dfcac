"""Our own format: one JSON object a line, with the mentions of a passage.

::

    {"id": "w1-gpu-award-1", "family": "w1-gpu-award", "writer": "w1",
     "kind": "award", "title": "...", "section": "...", "header": "...",
     "document": "...", "buyer": "...", "text": "...",
     "mentions": [{"start": 12, "end": 16, "surface": "A100",
     "sense": "restricted", "role": "procured", "route": "hardware"}]}

`start` and `end` count code points of `text`, half-open. Only `text` and `mentions`
must be there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import cast

from tender_scan.training.formats.draft import Draft, Span, texts_of
from tender_scan.training.formats.json_lines import drafts_of_lines
from tender_scan.training.labels import Label
from tender_scan.training.passage import TEXTS, LabelledPassage

_MENTION = ("start", "end", "surface", "sense", "role")


def read(name: str, content: bytes) -> Iterator[Draft]:
    """Read passages, one a line."""
    return drafts_of_lines(name, content, _draft)


def write(passages: Iterable[LabelledPassage]) -> str:
    """Write passages, one a line; empty fields are left out."""
    return "".join(
        json.dumps(_as_plain(each), ensure_ascii=False) + "\n" for each in passages
    )


def _as_plain(passage: LabelledPassage) -> dict[str, object]:
    filled = {name: getattr(passage, name) for name in TEXTS}
    return {
        **{name: value for name, value in filled.items() if value},
        "text": passage.text,
        "mentions": [asdict(mention) for mention in passage.mentions],
    }


def _draft(place: str, raw: Mapping[str, object]) -> Draft:
    texts, faults = texts_of(raw)
    text, mentions = raw.get("text"), raw.get("mentions")
    if missing := [name for name in ("text", "mentions") if name not in raw]:
        faults.append(f"field {', '.join(missing)} is missing")
    if "text" in raw and not isinstance(text, str):
        faults.append("field text is not text")
    if "mentions" in raw and not isinstance(mentions, list):
        faults.append("field mentions is not a list")
    if faults:
        return Draft(place, faults=tuple(faults))
    listed = list(enumerate(cast("list[object]", mentions), 1))
    faults = [
        f"mention {number}: {fault}"
        for number, mention in listed
        for fault in _form_faults(mention)
    ]
    if faults:
        return Draft(place, faults=tuple(faults))
    spans = (_span(number, cast("dict[str, object]", each)) for number, each in listed)
    return Draft(place, cast("str", text), texts, tuple(spans))


def _form_faults(mention: object) -> Iterator[str]:
    if not isinstance(mention, dict):
        yield "not a JSON object"
    elif missing := [field for field in _MENTION if field not in mention]:
        yield f"field {', '.join(missing)} is missing"


def _span(number: int, mention: Mapping[str, object]) -> Span:
    start, end, surface, sense, role = (mention[field] for field in _MENTION)
    label = Label(
        cast("str", role), cast("str", sense), cast("str | None", mention.get("route"))
    )
    return Span(f"mention {number}", start, end, surface, label)
