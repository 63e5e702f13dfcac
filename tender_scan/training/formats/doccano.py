"""doccano's JSONL for sequence labelling, as it imports and exports it.

One object a line; the labels are spans in one of three forms, which doccano's versions
write::

    {"text": "...", "label": [[12, 16, "procured/hardware"]]}
    {"text": "...", "labels": [[12, 16, "procured/hardware"]]}
    {"text": "...", "entities": [{"start_offset": 12, "end_offset": 16, "label": "..."}]}

Other fields are doccano's metadata, which it keeps; ours travel there. Offsets are
code points. A span may bear several labels: ``procured`` and ``hardware``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from tender_scan.training.formats.draft import Draft, Span, texts_of
from tender_scan.training.formats.json_lines import drafts_of_lines
from tender_scan.training.labels import Label
from tender_scan.training.passage import TEXTS, LabelledPassage

_LISTS = ("label", "labels", "entities")
_OWN_ID = "passage_id"
"""doccano numbers the passages itself, under `id`."""


def read(name: str, content: bytes) -> Iterator[Draft]:
    """Read passages, one a line."""
    return drafts_of_lines(name, content, _draft)


def write(passages: Iterable[LabelledPassage]) -> str:
    """Write passages, one a line."""
    return "".join(
        json.dumps(_as_plain(each), ensure_ascii=False) + "\n" for each in passages
    )


def _as_plain(passage: LabelledPassage) -> dict[str, object]:
    texts = {name: getattr(passage, name) for name in TEXTS if name != "id"}
    return {
        "text": passage.text,
        "label": [
            [each.start, each.end, str(Label(each.role, each.sense, each.route))]
            for each in passage.mentions
        ],
        _OWN_ID: passage.id,
        **{name: value for name, value in texts.items() if value},
    }


def _draft(place: str, raw: Mapping[str, object]) -> Draft:
    texts, faults = texts_of({**raw, "id": raw.get(_OWN_ID, raw.get("id"))})
    text = raw.get("text", raw.get("data"))
    if not isinstance(text, str):
        return Draft(place, faults=("field text is missing, or not text",))
    spans: list[Span] = []
    for field in _LISTS:
        listed = raw.get(field) or []
        if not isinstance(listed, list):
            faults.append(f"field {field} is not a list")
            continue
        for number, entry in enumerate(listed, 1):
            span = _span(f"{field} {number}", entry)
            if span is None:
                faults.append(f"{field} {number}: not a span [start, end, label]")
            else:
                spans.append(span)
    return Draft(place, text, texts, tuple(spans), tuple(faults))


def _span(where: str, entry: object) -> Span | None:
    """One span in either form; None where it has neither."""
    if isinstance(entry, dict):
        entry = [entry.get(name) for name in ("start_offset", "end_offset", "label")]
    if isinstance(entry, list) and len(entry) == 3 and isinstance(entry[2], str):
        return Span(where, entry[0], entry[1], None, (entry[2],))
    return None
