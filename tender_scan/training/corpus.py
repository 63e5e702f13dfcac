"""Labelled passages: read, checked, all faults named at once.

One JSON object a line::

    {"id": "w1-gpu-award-1", "family": "w1-gpu-award", "writer": "w1",
     "kind": "award", "title": "...", "section": "...", "header": "...",
     "text": "...", "mentions": [{"start": 12, "end": 16, "surface": "A100",
     "sense": "restricted", "role": "procured", "route": "hardware"}]}

`start` and `end` count code points of `text`, half-open. Passages of one family never
stand on both sides of a split.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.training.passage import LabelledPassage, read_passage

_SHOWN = 20


@dataclass(frozen=True)
class Corpus:
    """Labelled passages and a hash of all that they say."""

    passages: tuple[LabelledPassage, ...]
    hash: str

    @property
    def families(self) -> frozenset[str]:
        """The families of the corpus."""
        return frozenset(passage.family for passage in self.passages)

    @property
    def mentions(self) -> int:
        """Number of annotations."""
        return sum(len(passage.mentions) for passage in self.passages)


def load_corpus(paths: Sequence[Path]) -> Corpus:
    """Read labelled passages from files, or from the ``.jsonl`` files of folders.

    Raises
    ------
    AnnotationError
        Naming file, line and field of every fault, up to 20; where nothing is valid,
        in one sentence.
    """
    faults: list[str] = []
    passages: list[LabelledPassage] = []
    where: dict[str, str] = {}
    digest = sha256()
    for place, line in _lines(paths):
        digest.update(line)
        passage, wrong = read_passage(line)
        if passage and (before := where.setdefault(passage.id, place)) != place:
            wrong = [f"field id: {passage.id!r} stands already in {before}"]
        faults += [f"{place}: {fault}" for fault in wrong]
        if passage and not wrong:
            passages.append(passage)
    if not passages:
        raise AnnotationError(_nothing(paths, faults))
    if faults:
        rest = len(faults) - _SHOWN
        more = [f"... and {rest} more"] if rest > 0 else []
        raise AnnotationError("\n".join(faults[:_SHOWN] + more))
    return Corpus(tuple(passages), digest.hexdigest()[:16])


def _nothing(paths: Sequence[Path], faults: Sequence[str]) -> str:
    said = f"no labelled passages in {', '.join(map(str, paths))}"
    if not faults:
        return said
    more = f" (further faults: {len(faults) - 1})" if len(faults) > 1 else ""
    return f"{said}: {faults[0]}{more}"


def _lines(paths: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Give place (``file:number``) and content of every line that is not blank.

    Only a line feed ends a line: U+2028 and its like may stand inside JSON strings.
    """
    for path in _files(paths):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise AnnotationError(
                f"{path}: cannot be read ({error.strerror})"
            ) from error
        for number, line in enumerate(content.split(b"\n"), 1):
            if line.strip():
                yield f"{path}:{number}", line.removesuffix(b"\r")


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.jsonl"))
        elif path.is_file():
            yield path
        else:
            raise AnnotationError(f"{path}: no such file or folder")
