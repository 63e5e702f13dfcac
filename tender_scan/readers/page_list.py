"""Page numbers as people write them."""

from collections.abc import Sequence


def page_list(numbers: Sequence[int]) -> str:
    """Write rising page numbers with runs drawn together.

    Examples
    --------
    >>> page_list([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in runs
    )
