"""What a format hands on: a passage as a file has it, not checked yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tender_scan.training.labels import Label
from tender_scan.training.passage import TEXTS


@dataclass(frozen=True)
class Span:
    """One annotation as a file has it.

    Parameters
    ----------
    where
        What people look for in the file: ``mention 2``, ``label 1``.
    start, end
        Code points; whatever the file holds there.
    surface
        What the span should hold; None where the file does not say.
    label
        The label in parts, or the names of the labels that the span bears.
    """

    where: str
    start: object
    end: object
    surface: object
    label: Label | tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """One passage as a file has it.

    Parameters
    ----------
    place
        File and line.
    texts
        The fields of a passage by name; those that the file lacks are left out.
    faults
        What is wrong with the form, in words; the rest is then not to be used.
    """

    place: str
    text: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    faults: tuple[str, ...] = ()


def texts_of(raw: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """Pick the fields of a passage out of a JSON object, with what is wrong with them.

    Numbers are taken as text, since other tools number what they keep.
    """
    texts, faults = {}, []
    for name in TEXTS:
        value = raw.get(name)
        if isinstance(value, str):
            texts[name] = value
        elif type(value) is int:
            texts[name] = str(value)
        elif value is not None:
            faults.append(f"field {name} is not text")
    return texts, faults


def not_blank(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the lines that are not blank, with their numbers from 1.

    Only a line feed ends a line: U+2028 and its like may stand inside JSON strings.
    """
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            yield number, line.removesuffix(b"\r")
