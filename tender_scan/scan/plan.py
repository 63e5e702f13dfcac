"""What a run needs to know before it starts: terms, model and what to note of them."""

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from tender_scan.bundled import model_folder
from tender_scan.lexicon.load import lexicon_id, load_terms
from tender_scan.lexicon.terms import Term
from tender_scan.mentions.manifest import bundle_id, read_manifest
from tender_scan.settings import Settings
from tender_scan.store.runs import Versions


@dataclass(frozen=True)
class Plan:
    """Terms and model of a run, checked before anything is read.

    `settings_json` is what the run notes: names of files, no paths of this computer.
    """

    terms: tuple[Term, ...]
    versions: Versions
    settings_json: str

    @classmethod
    def of(cls, settings: Settings) -> "Plan":
        """Check term files and model.

        Raises
        ------
        LexiconError, BundleError
            One of them cannot be used.
        """
        terms = load_terms([Path(path) for path in settings.lexicon])
        folder = model_folder(settings.model)
        read_manifest(folder)
        noted = replace(
            settings,
            model=settings.model and Path(settings.model).name,
            lexicon=tuple(Path(path).name for path in settings.lexicon),
        )
        return cls(
            terms,
            Versions(lexicon_id(terms), bundle_id(folder)),
            msgspec.json.encode(noted).decode(),
        )
