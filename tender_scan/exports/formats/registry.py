"""Which function writes which format."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from tender_scan.errors import UsageError

if TYPE_CHECKING:  # the help of the command needs the names alone
    from tender_scan.store.exported import Findings

Writer = Callable[["Findings", BinaryIO], int]
"""Writes the findings and says how many."""


class Format(NamedTuple):
    """A format.

    Parameters
    ----------
    writer
        Module and function below ``exports/formats``; loaded only when it is asked for.
    is_text
        Whether a terminal can show it.
    """

    writer: str
    is_text: bool = True


FORMATS = {
    "csv": Format("csv_file.write_csv"),
    "xlsx": Format("xlsx.write_xlsx", is_text=False),
    "jsonl": Format("jsonl.write_jsonl"),
    "parquet": Format("parquet.write_parquet", is_text=False),
    "ocds": Format("ocds.write_ocds"),
    "ftm": Format("ftm.write_ftm"),
}


def format_of(name: str) -> Format:
    """Look a format up.

    Raises
    ------
    UsageError
        There is none of that name.
    """
    if name not in FORMATS:
        raise UsageError(f"--format {name}: give one of {', '.join(FORMATS)}")
    return FORMATS[name]


def writer_of(name: str) -> Writer:
    """Load the writer of a format.

    Raises
    ------
    UsageError
        There is none of that name, or its library is not installed.
    """
    module, _, function = format_of(name).writer.partition(".")
    try:
        found = getattr(
            import_module(f"tender_scan.exports.formats.{module}"), function
        )
    except ModuleNotFoundError as error:
        raise UsageError(
            f"--format {name} needs {error.name}, which is not installed; "
            "`pip install 'tender-scan[export]'` brings it"
        ) from error
    return cast("Writer", found)
