"""Any CSV that has a column of names, with Chinese or English headers."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

from tender_scan.errors import LexiconError
from tender_scan.notices.watch.clean import clean_name, is_distinctive
from tender_scan.notices.watch.entry import Listing, WatchEntry
from tender_scan.notices.watch.imported import Imported, stable_id
from tender_scan.text.credit_code import is_credit_code
from tender_scan.text.dates import parse_column_date

ORIGIN = "own"
_SEVERAL = re.compile(r"[;；、|]")


class _WrongError(ValueError):
    """A row is wrong; the message says how, without the place."""


def parse_names_csv(text: str, file: str) -> Imported:
    """Read the organisations; a file without a column `list` is itself the list.

    Parameters
    ----------
    text
        Content of the file; the header is its first line.
    file
        Its name, for messages and for the list.

    Raises
    ------
    LexiconError
        No column of names, a column named twice, a row with too many cells, without a
        name or with too short a one, or with a wrong date or credit code; the message
        names file and line.
    """
    entries: dict[str, WatchEntry] = {}
    for line, row in _rows(text, file):
        try:
            entry = _entry(row, file)
        except _WrongError as error:
            raise LexiconError(
                f"{file}, line {line}: {error}; nothing was imported"
            ) from error
        entries[entry.id] = entry
    if not entries:
        raise LexiconError(f"{file}: no row with a name; nothing was imported")
    return Imported(ORIGIN, tuple(entries.values()))


def _rows(text: str, file: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that is not blank: its line, and its cells by what they hold."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str | None] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(cells, f"{file}, line {reader.line_num}")
            else:
                _refuse_surplus(cells, columns, f"{file}, line {reader.line_num}")
                found = zip(columns, cells, strict=False)
                yield reader.line_num, {key: c.strip() for key, c in found if key}
    except csv.Error as error:
        raise LexiconError(
            f"{file}, line {reader.line_num}: not a CSV ({error}); nothing was imported"
        ) from error


def _columns(header: Sequence[str], place: str) -> list[str | None]:
    """What each column holds; None for one that is not known."""
    columns = [_headers().get(_plain(cell)) for cell in header]
    for key in set(columns) - {None}:
        if columns.count(key) > 1:
            raise LexiconError(
                f"{place}: two columns for '{key}'; rename one; nothing was imported"
            )
    if not {"name", "name_en"} & set(columns):
        raise LexiconError(
            f"{place}: no column of names among {', '.join(header)[:200]}; call "
            "one 'name' or '名称'; nothing was imported"
        )
    return columns


def _refuse_surplus(
    cells: Sequence[str], columns: Sequence[str | None], place: str
) -> None:
    if len(cells) > len(columns):
        raise LexiconError(
            f"{place}: {len(cells)} cells under {len(columns)} headers; quote the cells "
            "that hold a comma; nothing was imported"
        )


def _entry(row: Mapping[str, str], file: str) -> WatchEntry:
    name = row.get("name") or row.get("name_en")
    if not name:
        raise _WrongError("the name is empty")
    if not is_distinctive(clean_name(name)):
        raise _WrongError(f"'{name}' is too short a name; give the full one")
    list_name = row.get("list") or Path(file).name
    code = row.get("credit_code") or None
    if code and not is_credit_code(code.upper()):
        raise _WrongError(f"'{code}' is no unified social credit code")
    aliases = map(str.strip, _SEVERAL.split(row.get("aliases", "")))
    return WatchEntry(
        id=stable_id(ORIGIN, (list_name, name)),
        name=name,
        name_en=row.get("name_en") or None,
        aliases=tuple(filter(None, aliases)),
        listings=(
            Listing(
                list_name,
                _date(row, "listed_on"),
                _date(row, "removed_on"),
                row.get("citation") or None,
            ),
        ),
        credit_code=code.upper() if code else None,
        note=row.get("note") or None,
    )


def _date(row: Mapping[str, str], key: str) -> str | None:
    text = row.get(key)
    date = parse_column_date(text) if text else None
    if text and date is None:
        raise _WrongError(f"'{text}' is no date like 2024-05-09")
    return date


def _plain(header: str) -> str:
    return "".join(header.lower().split()).strip("\ufeff*")


@cache
def _headers() -> dict[str, str]:
    path = files("tender_scan.notices.watch") / "data" / "headers.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    return {_plain(header): key for key, headers in data.items() for header in headers}
