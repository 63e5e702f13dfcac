"""What a label says, and the names by which people and tools call labels."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

from tender_scan.errors import AnnotationError
from tender_scan.records import ROLES, ROUTES, SENSES

LOOKALIKE = "lookalike"


@dataclass(frozen=True)
class Label:
    """What is said of one span; `sense` is None where only the lexicon can tell."""

    role: str
    sense: str | None = None
    route: str | None = None

    def __str__(self) -> str:
        """The label in one word for other tools: ``restricted/procured/hardware``."""
        if self.role == LOOKALIKE:
            return "/".join(part for part in (LOOKALIKE, self.route) if part)
        return "/".join(part for part in (self.sense, self.role, self.route) if part)


def label_faults(label: Label) -> Iterator[str]:
    """Say what is wrong with a label whose parts came in fields of their own."""
    for name, value, allowed in (
        ("sense", label.sense, SENSES),
        ("role", label.role, ROLES),
        ("route", label.route, (*ROUTES, None)),
    ):
        if value not in allowed:
            yield f"field {name} is {value!r}, not one of {allowed}"
    if (label.sense == LOOKALIKE) != (label.role == LOOKALIKE):
        yield f"sense {label.sense} does not go with role {label.role}"


@dataclass(frozen=True)
class LabelNames:
    """The names of labels, beside those of the scheme itself.

    Parameters
    ----------
    meanings
        Name, in lower case, to a label as ``sense/role/route``; empty for a name that
        says nothing here.
    """

    meanings: Mapping[str, str] = field(default_factory=dict)

    def read(self, names: Sequence[str]) -> Label | None:
        """Read the labels that one span bears.

        Returns
        -------
        Label or None
            None where all the names say nothing here.

        Raises
        ------
        ValueError
            A name is not known, or the names contradict each other; in words.

        Examples
        --------
        >>> LabelNames().read(["procured", "hardware"])
        Label(role='procured', sense=None, route='hardware')
        """
        parts = [part for name in names for part in self.parts(name)]
        if not parts:
            return None
        said = {
            "role": [part for part in parts if part in ROLES],
            "sense": [part for part in parts if part in SENSES],
            "route": [part for part in parts if part in ROUTES],
        }
        for question, answers in said.items():
            if len(set(answers)) > 1:
                raise ValueError(f"label {'/'.join(names)!r} says two {question}s")
        if not said["role"]:
            raise ValueError(
                f"label {'/'.join(names)!r} says no role: one of {', '.join(ROLES)}"
            )
        label = Label(
            said["role"][0],
            said["sense"][0] if said["sense"] else None,
            said["route"][0] if said["route"] else None,
        )
        if label.sense and (label.sense == LOOKALIKE) != (label.role == LOOKALIKE):
            raise ValueError(f"sense {label.sense} does not go with role {label.role}")
        return label

    def parts(self, name: str) -> list[str]:
        """Give the senses, roles and routes that a name stands for.

        Raises
        ------
        ValueError
            It is not known.
        """
        key = name.strip().lower()
        pieces = [key] if key in self.meanings else key.split("/")
        meant = "/".join(self.meanings.get(each.strip(), each) for each in pieces)
        parts = [part.strip() for part in meant.split("/") if part.strip()]
        for part in parts:
            if part not in (*ROLES, *SENSES, *ROUTES):
                raise ValueError(
                    f"label {name!r} is not known; say what it means with --labels FILE"
                )
        return parts


@cache
def shipped_names() -> LabelNames:
    """The names that come with the program."""
    text = (files("tender_scan.training") / "data" / "labels.toml").read_text("utf-8")
    return LabelNames(_lowered(tomllib.loads(text)["labels"]))


def load_names(file: Path | None) -> LabelNames:
    """Read names of labels from a TOML file; they go before the shipped ones.

    Raises
    ------
    AnnotationError
        The file cannot be read, or a name in it means nothing of the scheme.
    """
    shipped = shipped_names()
    if file is None:
        return shipped
    try:
        own = tomllib.loads(file.read_text("utf-8"))["labels"]
        names = LabelNames({**shipped.meanings, **_lowered(own)})
        for name in own:
            names.parts(name)
    except OSError as error:
        raise AnnotationError(f"{file}: cannot be read ({error.strerror})") from error
    except KeyError as error:
        raise AnnotationError(f"{file}: has no table [labels]") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise AnnotationError(f"{file}: {error}") from error
    return names


def _lowered(meanings: Mapping[str, str]) -> dict[str, str]:
    return {name.strip().lower(): meaning for name, meaning in meanings.items()}
