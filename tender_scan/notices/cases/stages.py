"""The stages of a procurement, and what the latest of them says of its state."""

from collections.abc import Iterable

_STAGES = {
    "intention": 0,
    "tender": 1,
    "consultation": 1,
    "inquiry": 1,
    "single_source": 1,
    "auction": 1,
    "amendment": 1,
    "award": 2,
    "failure": 2,
    "contract": 3,
    "acceptance": 4,
}
_STATES = {
    "intention": "planned",
    "award": "awarded",
    "failure": "cancelled",
    "contract": "contracted",
    "acceptance": "accepted",
}
STATES = ("planned", "tendered", "awarded", "cancelled", "contracted", "accepted")
"""What a case can be; None for a case whose notices do not say."""


def stage_of(type_: str | None) -> int | None:
    """Number the stage of a type of notice, from 0 (planned) to 4 (accepted)."""
    return _STAGES.get(type_ or "")


def state_of(notices: Iterable[tuple[str | None, str | None]]) -> str | None:
    """Say how far a procurement has come.

    Parameters
    ----------
    notices
        ISO date (None where unknown) and type of each notice, in any order.

    Returns
    -------
    str or None
        One of `STATES`, by the last notice; of notices of one day, and where dates
        are missing, by the one of the latest stage. A tender after a failure is open
        again.
    """
    known = [
        (date or "", stage, type_ or "")
        for date, type_ in notices
        if (stage := stage_of(type_)) is not None
    ]
    if not known:
        return None
    undated = [each for each in known if not each[0]]
    last = max(known)
    if undated:
        last = max(last, *undated, key=lambda each: each[1])
    return _STATES.get(last[2], "tendered")
