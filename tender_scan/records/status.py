"""How the reading of a document ended; every document ends with exactly one status."""

from typing import Literal

Status = Literal[
    "ok",
    "empty",
    "partial",
    "encrypted",
    "corrupt",
    "unsupported",
    "too_large",
    "bomb",
    "timeout",
    "oom",
    "crash",
    "unreadable",
]

STATUSES: dict[str, str] = {
    "ok": "read whole",
    "empty": "opened, but holds no text",
    "partial": "read in part; the detail says which page or limit",
    "encrypted": "needs a password",
    "corrupt": "damaged; could not be opened",
    "unsupported": "a format that this version does not read",
    "too_large": "larger than the limit",
    "bomb": "unpacks to more than the limit",
    "timeout": "took longer than the limit",
    "oom": "needed more memory than the limit",
    "crash": "ended its worker process",
    "unreadable": "could not be opened on this computer",
}
"""Each status with the words shown to people."""

READ_STATUSES = ("ok", "empty", "partial")
"""Statuses of documents whose text, as far as there is any, was looked at."""
