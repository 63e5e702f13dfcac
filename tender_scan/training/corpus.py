"""Labelled passages: read, checked, all faults named at once.

From files of any format in `formats/`, from folders of such files, and from databases
that people have reviewed. Offsets count code points, half-open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.training.check import check
from tender_scan.training.formats.draft import not_blank
from tender_scan.training.formats.registry import SUFFIXES, format_of
from tender_scan.training.labels import LabelNames, shipped_names
from tender_scan.training.passage import LabelledPassage
from tender_scan.training.reviewed import is_database, reviewed_passages


@dataclass(frozen=True)
class Corpus:
    """Labelled passages and a hash of all that they say.

    Parameters
    ----------
    notes
        What a person should know of how they were read, in words.
    grouped_by
        What `family` of the passages stands for: family, buyer or document; empty
        where nothing is known and every passage is a group.
    joined
        How many groups were joined to others because they repeat them.
    """

    passages: tuple[LabelledPassage, ...]
    hash: str
    notes: tuple[str, ...] = ()
    grouped_by: str = "family"
    joined: int = 0

    @property
    def families(self) -> frozenset[str]:
        """The families of the corpus."""
        return frozenset(passage.family for passage in self.passages)

    @property
    def mentions(self) -> int:
        """Number of annotations."""
        return sum(len(passage.mentions) for passage in self.passages)


def load_corpus(paths: Sequence[Path], names: LabelNames | None = None) -> Corpus:
    """Read labelled passages from files, folders and databases.

    Parameters
    ----------
    names
        What the names of labels mean; the shipped ones if not given.

    Raises
    ------
    AnnotationError
        Naming file, line and field of every fault, all at once; where no line is what
        it should be, in one sentence.
    """
    reading = _Reading(names or shipped_names())
    for path in _files(paths):
        if is_database(path):
            reading.add_database(path)
        else:
            reading.add_file(path)
    return reading.corpus(paths)


class _Reading:
    """Passages and faults so far."""

    def __init__(self, names: LabelNames) -> None:
        self._names = names
        self._passages: list[LabelledPassage] = []
        self._faults: list[str] = []
        self._notes: list[str] = []
        self._where: dict[str, str] = {}
        self._digest = sha256()
        self._any_in_form = False

    def add_file(self, path: Path) -> None:
        """Read a file in the format that it has."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise AnnotationError(
                f"{path}: cannot be read ({error.strerror})"
            ) from error
        for _, line in not_blank(content):
            self._digest.update(line)
        for draft in format_of(content).read(str(path), content):
            self._any_in_form |= not draft.faults
            passage, faults = check(draft, self._names)
            self._faults += [f"{draft.place}: {fault}" for fault in faults]
            if passage:
                self._add(passage, draft.place)

    def add_database(self, path: Path) -> None:
        """Read what people decided in a database."""
        reviewed = reviewed_passages(path)
        self._notes += [f"{path}: {note}" for note in reviewed.notes]
        for passage in reviewed.passages:
            self._digest.update(repr(passage).encode())
            self._add(passage, str(path))

    def _add(self, passage: LabelledPassage, place: str) -> None:
        if passage.id in self._where:
            before = self._where[passage.id]
            self._faults.append(
                f"{place}: field id: {passage.id!r} stands already in {before}"
            )
        else:
            self._where[passage.id] = place
            self._passages.append(passage)

    def corpus(self, paths: Sequence[Path]) -> Corpus:
        """Give all passages, or refuse for all faults at once."""
        if self._faults and self._any_in_form:
            raise AnnotationError("\n".join(self._faults))
        if self._faults or not self._passages:
            raise AnnotationError(_nothing(paths, self._faults, self._notes))
        digest = self._digest.hexdigest()[:16]
        return Corpus(tuple(self._passages), digest, tuple(self._notes))


def _nothing(paths: Sequence[Path], faults: Sequence[str], notes: Sequence[str]) -> str:
    said = f"no labelled passages in {', '.join(map(str, paths))}"
    if not faults:
        return "; ".join([said, *notes])
    more = f" (further faults: {len(faults) - 1})" if len(faults) > 1 else ""
    return f"{said}: {faults[0]}{more}"


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.iterdir() if p.suffix in SUFFIXES)
        elif path.is_file():
            yield path
        else:
            raise AnnotationError(f"{path}: no such file or folder")
