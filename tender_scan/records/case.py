"""What is kept of a notice to find its likes, and a procurement seen over time."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoticeFacts:
    """The few facts of a notice by which it is linked with others.

    Parameters
    ----------
    id
        ``notices.id``.
    type
        As in `Notice`.
    project_key, title_key
        As `notices.cases.keys` gives them; None where they tell nothing.
    buyer
        Cleaned; None where it is not stated or masked (``某部``).
    date
        ISO: published, or the first other date of the notice; None where there is none.
    """

    id: int
    document_id: str
    type: str | None
    project_key: str | None
    title_key: str | None
    buyer: str | None
    suppliers: tuple[str, ...]
    date: str | None
    budget_cny: float | None = None
    amount_cny: float | None = None
