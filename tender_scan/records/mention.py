"""A mention: a span that names a chip, a cloud or a service, with its evidence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in points, origin at the top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True)
class Reason:
    """Why a mention was judged as it was: words for people, and the weight they had.

    `weight` is in log-odds of the class that `text` speaks for; 0 where a rule,
    not the model, spoke.
    """

    text: str
    weight: float = 0.0


@dataclass(frozen=True)
class Mention:
    """A judged span.

    Parameters
    ----------
    page, start, end
        ``[start, end)`` in code points of that page's text as read. Of a name whose
        pieces do not follow one another there (broken over the lines of a narrow
        column, while the text runs on in the next column), the longest piece;
        `boxes` show all.
    surface
        The text of the span, as written; of such a broken name all pieces, put
        together.
    implied
        True where no name is written and figures alone point to the term.
    p_sought, p_lookalike
        Calibrated probabilities.
    quantity
        As stated beside the mention; else of its item. It is what is written for the
        thing named, and never multiplied (two servers of eight cards are not 16).
    controlled_at_date
        Whether the thing was export-controlled on the notice's date; None where
        the date, or the rule for the thing, is not known.
    passage
        The sentence or table row around the mention, as read.
    passage_start
        Where the passage begins in the page's text.
    boxes
        Where the span stands on the page's picture; empty for formats without one.
    obfuscated
        True where the name was found only through a disguise (blanks, full-width
        letters, letter O for digit 0, a nickname).
    place
        Where the span stands in a document without page pictures, for people:
        paragraph, cell or sheet reference; None where `boxes` say it
        (docs/places.md gives the forms).
    item
        Its item in `Notice.items`, from 0; None where it stands in none.
    unit, unit_price_cny, amount_cny
        Of that item; `amount_cny` is the whole line's. `unit` is None where
        `quantity` is not the item's.
    """

    page: int
    start: int
    end: int
    surface: str
    term_id: str
    sense: str
    role: str
    route: str | None
    p_sought: float
    p_lookalike: float
    band: str
    passage: str
    passage_start: int
    implied: bool = False
    quantity: float | None = None
    controlled_at_date: bool | None = None
    reasons: tuple[Reason, ...] = ()
    boxes: tuple[Box, ...] = ()
    obfuscated: bool = False
    place: str | None = None
    item: int | None = None
    unit: str | None = None
    unit_price_cny: float | None = None
    amount_cny: float | None = None
