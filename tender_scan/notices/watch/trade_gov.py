"""The Consolidated Screening List of trade.gov, as JSON.

Downloaded by the user:
https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json
"""

import json
import re
from collections.abc import Mapping
from json import JSONDecodeError, JSONDecoder

from tender_scan.errors import LexiconError
from tender_scan.notices.watch.entry import Listing, WatchEntry
from tender_scan.notices.watch.imported import Imported, stable_id
from tender_scan.text.dates import parse_column_date

ORIGIN = "csl"
_CHINA = frozenset(("cn", "hk", "mo", "china", "hong kong", "macau", "macao"))
_NO_ORGANISATIONS = frozenset(("individual", "vessel", "aircraft"))
_BLANKS = re.compile(r"[\s,]*")


class _WrongError(ValueError):
    """An entry is wrong; the message says how, without the place."""


def parse_trade_gov(text: str, file: str) -> Imported:
    """Read the list; entries outside China, Hong Kong and Macau are passed over.

    Parameters
    ----------
    text
        Content of the file.
    file
        Its name, for messages.

    Raises
    ------
    LexiconError
        It is not JSON, not such a list, or an entry is malformed; the message names
        file, line and entry.
    """
    results = _results(text, file)
    entries: dict[str, WatchEntry] = {}
    passed_over = 0
    for index, result in enumerate(results):
        try:
            entry = _entry(result)
        except _WrongError as error:
            line = _line_of(text, index)
            raise LexiconError(
                f"{file}, line {line}, entry {index + 1} of 'results': {error}; "
                "nothing was imported"
            ) from error
        if entry is None:
            passed_over += 1
        else:
            entries[entry.id] = entry
    return Imported(ORIGIN, tuple(entries.values()), passed_over)


def _results(text: str, file: str) -> list[object]:
    try:
        content = json.loads(text)
    except JSONDecodeError as error:
        raise LexiconError(
            f"{file}, line {error.lineno}: not valid JSON ({error.msg}); download it "
            "again; nothing was imported"
        ) from error
    except (ValueError, RecursionError) as error:  # absurd numbers or nesting
        raise LexiconError(
            f"{file}, line 1: not the list of trade.gov: {error}; nothing was imported"
        ) from error
    results = content.get("results") if isinstance(content, dict) else None
    if not isinstance(results, list):
        raise LexiconError(
            f"{file}, line 1: not the list of trade.gov: it has no array 'results'; "
            "nothing was imported"
        )
    return results


def _entry(result: object) -> WatchEntry | None:
    """One organisation, or None where it is passed over."""
    if not isinstance(result, dict):
        raise _WrongError("must be an object")
    name, source = _text(result, "name"), _text(result, "source")
    if name is None or source is None:
        raise _WrongError("'name' and 'source' must not be empty")
    kind = (_text(result, "type") or "").lower()
    if kind in _NO_ORGANISATIONS or not _is_chinese(result):
        return None
    begun = _date(result, "start_date")
    citation = _text(result, "federal_register_notice")
    return WatchEntry(
        id=stable_id(ORIGIN, (source, name, begun)),
        name=name,
        name_en=name,
        aliases=_alt_names(result),
        listings=(Listing(source, begun, _date(result, "end_date"), citation),),
        certainty="high",
        note=_text(result, "remarks"),
    )


def _is_chinese(result: Mapping[str, object]) -> bool:
    addresses = result.get("addresses") or []
    if not isinstance(addresses, list):
        raise _WrongError("'addresses' must be an array")
    countries = [_text(result, "country")]
    for address in addresses:
        if not isinstance(address, dict):
            raise _WrongError("'addresses' must hold objects")
        countries.append(_text(address, "country"))
    return any((country or "").lower() in _CHINA for country in countries)


def _alt_names(result: Mapping[str, object]) -> tuple[str, ...]:
    names = result.get("alt_names") or []
    if not isinstance(names, list) or not all(isinstance(n, str) for n in names):
        raise _WrongError("'alt_names' must be an array of texts")
    return tuple(name.strip() for name in names if name.strip())


def _text(table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise _WrongError(f"'{key}' must be a text, not {value!r}")
    return (value or "").strip() or None


def _date(table: Mapping[str, object], key: str) -> str | None:
    text = _text(table, key)
    date = parse_column_date(text) if text else None
    if text and date is None:
        raise _WrongError(f"'{key}' is no date: {text!r}")
    return date


def _line_of(text: str, index: int) -> int:
    """The line that an entry begins on; found only when there is one to complain of."""
    decoder = JSONDecoder()
    opening = re.search(r'"results"\s*:\s*\[', text)
    place = opening.end() if opening else 0
    for _ in range(index):
        place = _skip(text, place)
        place = decoder.raw_decode(text, place)[1]
    return text.count("\n", 0, _skip(text, place)) + 1


def _skip(text: str, place: int) -> int:
    blanks = _BLANKS.match(text, place)
    return blanks.end() if blanks else place
