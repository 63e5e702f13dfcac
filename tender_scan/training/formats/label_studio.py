"""Label Studio's JSON: a list of tasks, as it imports and exports it.

::

    [{"id": 1, "data": {"text": "..."}, "annotations": [{"completed_by": 3, "result": [
      {"type": "labels", "from_name": "label", "to_name": "text",
       "value": {"start": 12, "end": 16, "text": "A100", "labels": ["procured"]}}]}]}]

Of several annotations of a task the one marked as ground truth counts, else the newest.
Label Studio counts offsets as JavaScript does, in UTF-16 units; here they become code
points. Format: Label Studio's guide, "Label Studio JSON format of annotated tasks".
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tender_scan.training.formats.draft import Draft, Span, texts_of
from tender_scan.training.formats.utf16 import to_code_points, to_units
from tender_scan.training.labels import Label
from tender_scan.training.passage import TEXTS, Annotation, LabelledPassage

_DECODER = json.JSONDecoder()
_OWN_ID = "passage_id"
"""Label Studio numbers the tasks itself, under `id`."""


def read(name: str, content: bytes) -> Iterator[Draft]:
    """Read passages, one a task; of broken JSON what stands before the break."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        yield Draft(f"{name}:{line}", faults=("not UTF-8",))
        return
    at = text.find("[") + 1
    while (at := _past(text, at, " \t\r\n,")) < len(text) and text[at] != "]":
        place = f"{name}:{text.count(chr(10), 0, at) + 1}"
        try:
            task, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Draft(place, faults=(f"not JSON: {error}",))
            return
        yield _draft(place, task)


def write(passages: Iterable[LabelledPassage]) -> str:
    """Write passages as tasks with one annotation each."""
    tasks = [_task(passage) for passage in passages]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _past(text: str, at: int, signs: str) -> int:
    while at < len(text) and text[at] in signs:
        at += 1
    return at


def _task(passage: LabelledPassage) -> dict[str, object]:
    texts = {name: getattr(passage, name) for name in TEXTS if name != "id"}
    data = {"text": passage.text, _OWN_ID: passage.id}
    results = [_result(passage.text, mention) for mention in passage.mentions]
    return {
        "data": data | {name: value for name, value in texts.items() if value},
        "annotations": [{"result": results}],
    }


def _result(text: str, mention: Annotation) -> dict[str, object]:
    return {
        "type": "labels",
        "from_name": "label",
        "to_name": "text",
        "value": {
            "start": to_units(text, mention.start),
            "end": to_units(text, mention.end),
            "text": mention.surface,
            "labels": [str(Label(mention.role, mention.sense, mention.route))],
        },
    }


def _draft(place: str, task: object) -> Draft:
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(task, dict) or not isinstance(data, dict):
        return Draft(place, faults=("field data is missing: not a task",))
    text = data.get("text")
    if not isinstance(text, str):
        return Draft(place, faults=("field data.text is missing, or not text",))
    chosen = _counting(task.get("annotations"))
    texts, faults = texts_of(
        {
            "reviewer": _who(chosen.get("completed_by")),
            **data,
            "id": data.get(_OWN_ID, data.get("id", task.get("id"))),
        }
    )
    spans: list[Span] = []
    for number, result in enumerate(chosen.get("result") or (), 1):
        if isinstance(result, dict) and "labels" in str(result.get("type")):
            span = _span(f"result {number}", text, result.get("value"))
            if span is None:
                faults.append(f"result {number}: value lacks start, end or labels")
            else:
                spans.append(span)
    return Draft(place, text, texts, tuple(spans), tuple(faults))


def _counting(annotations: object) -> Mapping[str, Any]:
    """Choose the annotation of a task that counts."""
    listed = annotations if isinstance(annotations, list) else []
    done = [
        each
        for each in listed
        if isinstance(each, dict) and not each.get("was_cancelled")
    ]
    done.sort(key=lambda each: (bool(each.get("ground_truth")), _when(each)))
    return done[-1] if done else {}


def _when(annotation: Mapping[str, object]) -> str:
    return str(annotation.get("updated_at") or annotation.get("created_at") or "")


def _who(completed_by: object) -> str | None:
    """Name of an annotator, whom Label Studio gives as a number or an object."""
    if isinstance(completed_by, dict):
        completed_by = completed_by.get("email") or completed_by.get("id")
    return None if completed_by is None else str(completed_by)


def _span(where: str, text: str, value: object) -> Span | None:
    if not isinstance(value, dict) or not isinstance(value.get("labels"), list):
        return None
    start, end = value.get("start"), value.get("end")
    if type(start) is not int or type(end) is not int:
        return None
    labels = tuple(map(str, value["labels"]))
    surface = value.get("text")
    return Span(
        where, to_code_points(text, start), to_code_points(text, end), surface, labels
    )
