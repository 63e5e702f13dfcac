"""Who buys from whom, for how much, when; in the words of OCDS."""

from dataclasses import dataclass

from tender_scan.records.item import Item


@dataclass(frozen=True)
class Evidence:
    """Where one field was read: ``[start, end)`` in the text of a page.

    Parameters
    ----------
    field
        The notice field (``buyer``, ``amount_cny``, ...).
    value
        The value after cleaning (amounts in yuan, dates ISO), as text.
    rule
        Which rule read it (``label``, ``table column``, ``title line`` ...).
    chosen
        False for a candidate that was seen and not taken.
    confidence
        Probability, 0 to 1, that this is the value of the field; of one that was not
        taken, that it would have been.
    why
        Why it was taken or not, where several values stood against each other or it
        was worked out (``sum of 2 lots``); empty where it is the only one.
    """

    field: str
    value: str
    page: int
    start: int
    end: int
    rule: str
    chosen: bool = True
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True)
class Party:
    """An organisation of the notice and the part it plays.

    Parameters
    ----------
    role
        ``buyer`` (several where they buy together, the notice's `buyer` first),
        ``supplier``, ``agency`` or ``tenderer``.
    credit_code
        The unified social credit code, checked by its check digit.
    consortium
        ``leader`` or ``member`` of the consortium (联合体) that is supplier; else None.
    """

    role: str
    name: str
    credit_code: str | None = None
    consortium: str | None = None


@dataclass(frozen=True)
class Lot:
    """One lot (包, 标段) of a notice that is divided; amounts in yuan.

    Parameters
    ----------
    number
        As digits or a letter: 第二包 is ``2``, A包 is ``A``.
    supplier
        The consortium's leader where there is one; None where none is stated.
    """

    number: str
    title: str | None = None
    supplier: str | None = None
    amount_cny: float | None = None
    budget_cny: float | None = None


@dataclass(frozen=True)
class Intermediary:
    """A supplier that passes on a service which another firm provides.

    Parameters
    ----------
    words
        The words that show it, as they stand at ``[start, end)`` of the page.
    cue
        Which kind of words (``account opened through``, ``authorised reseller`` ...).
    """

    supplier: str
    words: str
    cue: str
    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Notice:
    """One published notice. A field the notice does not state is None or empty.

    Parameters
    ----------
    type
        One of `tender_scan.notices.types` (``intention``, ``tender``, ``award``...).
    budget_cny, ceiling_cny, amount_cny
        Budget, ceiling, and award or contract amount, in yuan. Where no budget is
        stated the ceiling stands as `budget_cny` too, where neither the estimate.
    published, opened, awarded, signed
        ISO dates: of this notice, of the opening of tenders, of the award, of the
        contract's signature.
    intermediary
        Set where the supplier passes on another firm's service.
    evidence
        One entry per value read, in the order of the text.
    items
        What is bought, in the order of the text.
    """

    type: str | None = None
    title: str | None = None
    project_id: str | None = None
    buyer: str | None = None
    agency: str | None = None
    suppliers: tuple[str, ...] = ()
    budget_cny: float | None = None
    amount_cny: float | None = None
    published: str | None = None
    region: str | None = None
    source_url: str | None = None
    parties: tuple[Party, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    opened: str | None = None
    awarded: str | None = None
    signed: str | None = None
    ceiling_cny: float | None = None
    lots: tuple[Lot, ...] = ()
    intermediary: Intermediary | None = None
    items: tuple[Item, ...] = ()
