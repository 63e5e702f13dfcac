"""Where the shipped model and the demo dump lie: in the wheel, or in a checkout."""

from importlib.resources import files
from pathlib import Path

from tender_scan.errors import UsageError


def bundled(folder: str) -> Path:
    """Find a folder that is shipped with the program.

    Parameters
    ----------
    folder
        Relative to the top of the project: ``models/default``, ``corpora/demo``.

    Raises
    ------
    UsageError
        The installation lacks it.
    """
    package = Path(str(files("tender_scan")))
    for parent in (package, package.parent):
        if (parent / folder).is_dir():
            return parent / folder
    raise UsageError(f"this installation lacks {folder}; install tender-scan again")


def model_folder(model: str | None) -> Path:
    """Give the folder of the model to use: the one named, or the shipped one."""
    return Path(model) if model else bundled("models/default")
