"""What a worker needs to scan documents, each part loaded when first needed."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tender_scan.bundled import model_folder
from tender_scan.lexicon.broken import BrokenNames
from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.matcher import Matcher
from tender_scan.lexicon.starred import StarredFinder
from tender_scan.settings import Settings

if TYPE_CHECKING:
    from tender_scan.lexicon.implied.find import ImpliedFinder
    from tender_scan.mentions.gather import Lexicon
    from tender_scan.mentions.judge import Judge
    from tender_scan.readers.ocr.engine import Engine


class NotEquippedError(Exception):
    """The judge is needed, and this process is not to load it."""


class Tools:
    """Lexicon, matcher and model of a run.

    The terms and the matcher are ready at once. The judge brings numpy and jieba's
    dictionary, which take a second, and is made at the first candidate.

    Parameters
    ----------
    settings
        Of the run.
    equipped
        False where the judge is loaded by `equip` alone, and asking for it before
        raises `NotEquippedError`.
    """

    def __init__(self, settings: Settings, *, equipped: bool = True) -> None:
        self.settings = settings
        self.equipped = equipped
        self.terms = load_terms([Path(path) for path in settings.lexicon])
        self.matcher = Matcher(self.terms)
        self.starred = StarredFinder(self.terms)

    def equip(self) -> None:
        """Load all that a document with candidates needs."""
        from tender_scan.readers import pdf_layout  # noqa: F401  (loads pdfplumber)

        self.equipped = True
        _ = self.judge, self.lexicon, self.implied

    def require(self) -> None:
        """Make sure that the judge is there, before work is done that needs it.

        Raises
        ------
        NotEquippedError
            It is not, and this process is not to load it.
        """
        if not self.equipped:
            raise NotEquippedError

    @cached_property
    def implied(self) -> "ImpliedFinder":
        """Finds chips that figures point to."""
        from tender_scan.lexicon.implied.find import ImpliedFinder

        return ImpliedFinder(self.terms)

    @cached_property
    def engine(self) -> "Engine | None":
        """The OCR engine; None where there is none, or none is to be used."""
        from tender_scan.readers.ocr.choice import find_engine

        return find_engine(self.settings.ocr)

    @cached_property
    def broken_names(self) -> BrokenNames:
        """Finds names that may be broken over the lines of a column."""
        return BrokenNames(self.terms)

    @cached_property
    def lexicon(self) -> "Lexicon":
        """The terms by id, with the matcher."""
        from tender_scan.mentions.gather import Lexicon

        return Lexicon({term.id: term for term in self.terms}, self.matcher)

    @cached_property
    def judge(self) -> "Judge":
        """The model with its segmenter."""
        from tender_scan.mentions.bundle import load_bundle
        from tender_scan.mentions.cues import cue_words
        from tender_scan.mentions.judge import Judge
        from tender_scan.mentions.segment import Segmenter

        return Judge(
            load_bundle(model_folder(self.settings.model)), Segmenter(cue_words())
        )
