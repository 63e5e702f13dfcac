"""Total Processing Performance and performance density, from a variant's figures.

Both are arithmetic on public figures, not a classification by an authority.
"""

from tender_scan.lexicon.terms import BITS, Term, Variant


def total_processing_performance(variant: Variant) -> float | None:
    """Compute TPP: dense tera-operations a second x bit length, at the best precision.

    A data sheet's dense figure counts a multiply-accumulate as two operations, as
    TPP does, so nothing is doubled here.

    Returns
    -------
    float or None
        None where no throughput is known.

    Source
    ------
    Technical Note 2 to ECCN 3A090, 88 FR 73458.

    Examples
    --------
    >>> total_processing_performance(Variant("A100", throughput=(("fp16", 312.0),)))
    4992.0
    """
    return max((rate * BITS[key] for key, rate in variant.throughput), default=None)


def performance_density(variant: Variant) -> float | None:
    """Compute TPP per mm² of logic dies made on a non-planar node.

    Returns
    -------
    float or None
        None where throughput or area is not known; 0 for a planar node, which has
        no such area.

    Examples
    --------
    >>> figures = Variant("A100", throughput=(("fp16", 312.0),), area=826.0)
    >>> round(performance_density(figures), 2)
    6.04
    """
    if not variant.nonplanar:
        return 0.0
    tpp = total_processing_performance(variant)
    if tpp is None or not variant.area:
        return None
    return tpp / variant.area


def highest(term: Term) -> tuple[float | None, float | None]:
    """Give the highest TPP and performance density among a term's variants."""
    tpp = [total_processing_performance(variant) for variant in term.variants]
    density = [performance_density(variant) for variant in term.variants]
    return (
        max((value for value in tpp if value is not None), default=None),
        max((value for value in density if value is not None), default=None),
    )
