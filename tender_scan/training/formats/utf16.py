"""Offsets in UTF-16 units, as JavaScript counts, and in code points, as we do."""


def to_units(text: str, at: int) -> int:
    """Turn an offset in code points into one in UTF-16 units.

    >>> to_units("𠀀A", 1)
    2
    """
    return at if text.isascii() else len(text[:at].encode("utf-16-le")) // 2


def to_code_points(text: str, units: int) -> int:
    """Turn an offset in UTF-16 units into one in code points.

    An offset that lies behind the text, or before it, is left as far off as it was.

    >>> to_code_points("𠀀A", 2)
    1
    """
    if units <= 0 or text.isascii():
        return units
    encoded = text.encode("utf-16-le")
    inside = encoded[: 2 * units].decode("utf-16-le", "replace")
    return len(inside) + max(0, units - len(encoded) // 2)
