"""Lines of JSON objects, with what is wrong with a line in words."""

import json
from collections.abc import Callable, Iterator, Mapping

from tender_scan.training.formats.draft import Draft, not_blank


def drafts_of_lines(
    name: str, content: bytes, to_draft: Callable[[str, Mapping[str, object]], Draft]
) -> Iterator[Draft]:
    """Read every line as one passage."""
    for number, line in not_blank(content):
        place = f"{name}:{number}"
        raw, fault = json_object(line)
        yield to_draft(place, raw) if fault is None else Draft(place, faults=(fault,))


def json_object(line: bytes) -> tuple[Mapping[str, object], str | None]:
    """Read one JSON object; where it is none, say why."""
    try:
        raw = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return {}, f"byte {error.start + 1} of the line is not UTF-8"
    except (ValueError, RecursionError) as error:
        return {}, f"not JSON: {error}"
    return (raw, None) if isinstance(raw, dict) else ({}, "not a JSON object")
