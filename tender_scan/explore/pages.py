"""Our templates."""

from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

from tender_scan.exports import values

_FOLDER = files("tender_scan.explore") / "templates"


def prepare_templates(environment: Any) -> None:
    """Add our templates and filters to a Datasette's own.

    One of ours stands in for Datasette's (``override/``) and hand over to the template
    that would have been used, ``tender-rest:``, where the page is not about us.
    Datasette itself finds the templates of packages only, not of a module like ours.
    """
    rest = environment.loader
    folders = [str(_FOLDER), str(_FOLDER / "override")]
    environment.loader = ChoiceLoader(
        [
            FileSystemLoader(folders),
            PrefixLoader({"tender-rest": rest}, delimiter=":"),
            rest,
        ]
    )
    environment.filters |= {
        "tender_yuan": values.yuan,
        "tender_number": values.number,
    }
