"""Text that was written as UTF-16 units."""


def joined(units: str) -> str:
    r"""Join halves of characters beyond the first plane; lone ones become U+FFFD.

    Examples
    --------
    >>> joined("\ud840\udc00") == "\U00020000"
    True
    """
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
