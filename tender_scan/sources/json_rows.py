"""Rows of JSON and JSON Lines: the list of notices, wherever it lies."""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TypeGuard

from tender_scan.records.status import Status
from tender_scan.sources.columns import notice_likeness
from tender_scan.sources.json_flatten import JsonValue, flatten
from tender_scan.sources.rows import CELL_CHARACTERS, BadRow, Row
from tender_scan.text.encoding import decode, detect

SAMPLE_BYTES = 262_144
_SEARCH_DEPTH = 8
_LIST_OF_OBJECTS = re.compile(r"\[\s*(?=\{)")


def read_json(data: bytes) -> Iterator[Row | BadRow]:
    """Read the notices of a JSON document.

    The rows are the objects of one list: of all lists in the document the one whose
    objects look like notices, and of several the longest. A document that is itself
    a notice, or holds no list of objects, is one row. Of a document that breaks off,
    the whole objects of its first list are read.

    Parameters
    ----------
    data
        The whole document, or several one after the other.
    """
    text, _ = decode(data)
    try:
        value = json.loads(text)
    except RecursionError:
        yield BadRow(None, "bomb", "JSON nested too deep")
    except ValueError as error:
        yield from _salvage(text, str(error))
    else:
        for number, item in enumerate(_notices(value), 1):
            yield Row(number, flatten(item))


def read_json_lines(file: IO[bytes]) -> Iterator[Row | BadRow]:
    """Read JSON Lines in constant memory; a broken line costs that line only.

    Parameters
    ----------
    file
        Seekable, at any position. Blank lines are not counted.
    """
    file.seek(0)
    encoding = detect(file.read(SAMPLE_BYTES))
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors="replace")
    number = 0
    try:
        while line := text.readline(CELL_CHARACTERS):
            if line.strip("\ufeff \t\r\n\0"):
                number += 1
                yield _line(number, line.lstrip("\ufeff"))
    finally:
        text.detach()  # the file is the caller's to close


def _line(number: int, line: str) -> Row | BadRow:
    try:
        return Row(number, flatten(json.loads(line)))
    except RecursionError:
        return BadRow(number, "bomb", "JSON nested too deep")
    except ValueError as error:
        return BadRow(number, "corrupt", f"not a line of JSON: {error}")


def _salvage(text: str, problem: str) -> Iterator[Row | BadRow]:
    """Read the objects of the first list of a broken document, as far as they go."""
    decoder = json.JSONDecoder()
    start = _LIST_OF_OBJECTS.search(text)
    # Without a list it may be objects set one after the other.
    place = start.end() if start else len(text) - len(text.lstrip("\ufeff \t\r\n"))
    number = 0
    while place < len(text):
        try:
            item, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        number += 1
        yield Row(number, flatten(item))
        place += len(text[place : place + 100]) - len(
            text[place : place + 100].lstrip(", \t\r\n")
        )
    if place < len(text):
        status: Status = "partial" if number else "corrupt"
        yield BadRow(None, status, f"broken JSON, {number} notices read: {problem}")


def _notices(value: JsonValue) -> Sequence[JsonValue]:
    if isinstance(value, list) and not value:
        return []
    best: Sequence[JsonValue] = max(
        _lists(value, 0),
        key=lambda items: (_list_likeness(items) > 0, len(items)),
        default=[value],
    )
    # One notice may hold lists (attachments, lots) whose objects have names and links
    # too; a dump may have a name and a date of its own. The richer of both is it.
    own = notice_likeness(_names(value)) if _has_plain_values(value) else 0
    return [value] if own and own >= _list_likeness(best) else best


def _lists(value: JsonValue, depth: int) -> Iterator[Sequence[JsonValue]]:
    """Find lists of objects, not looking into the objects of a list."""
    if depth > _SEARCH_DEPTH:
        return
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            yield value
    elif isinstance(value, dict):
        items = list(value.values())
        if len(items) > 1 and all(
            isinstance(item, dict) and notice_likeness(_names(item)) for item in items
        ):
            yield items  # an object of objects, by id
        else:
            for item in items:
                yield from _lists(item, depth + 1)


def _has_plain_values(value: JsonValue) -> TypeGuard[Mapping[str, JsonValue]]:
    """Say whether it is an object with values of its own, not only with objects."""
    return isinstance(value, dict) and not all(
        isinstance(item, dict | list) for item in value.values()
    )


def _list_likeness(items: Sequence[JsonValue]) -> int:
    first = next((item for item in items if isinstance(item, dict)), {})
    return notice_likeness(_names(first))


def _names(item: Mapping[str, JsonValue]) -> tuple[str, ...]:
    """Name what stands in an object and in the objects right below it."""
    names = list(item)
    for value in item.values():
        if isinstance(value, dict):
            names += value
    return tuple(names)
