"""The plots of a report."""

from collections.abc import Sequence
from math import ceil, log10

from markupsafe import Markup

from tender_scan.training.curves import CurvePoint, ReliabilityBin
from tender_scan.training.report.plot import Plot
from tender_scan.training.studies import LearningPoint


def precision_recall_plot(
    curve: Sequence[CurvePoint], flag: float, review: float
) -> Markup:
    """Precision against recall of *sought*, with where both bands begin."""
    plot = Plot("Precision against recall of sought mentions", "recall", "precision")
    plot.line([(point.recall, point.precision) for point in curve], "main")
    for name, threshold in (("flag", flag), ("review", review)):
        at = next((point for point in curve if point.threshold >= threshold), None)
        if at is not None:
            says = (
                f"{name} from {threshold:.3f} on: precision {at.precision:.3f}, "
                f"recall {at.recall:.3f}"
            )
            plot.point((at.recall, at.precision), name, says)
    return plot.svg()


def reliability_plot(bins: Sequence[ReliabilityBin]) -> Markup:
    """Share sought against the probability promised."""
    plot = Plot(
        "Share of mentions sought against the probability promised",
        "probability of being sought",
        "share sought",
    )
    plot.line([(0, 0), (1, 1)], "ideal")
    for each in bins:
        says = f"promised {each.promised:.2f}, sought {each.share:.2f} of {each.number}"
        plot.point((each.promised, each.share), "main", says, (each.low, each.high))
    return plot.svg()


def learning_plot(points: Sequence[LearningPoint]) -> Markup:
    """PR-AUC and macro-F1 against the number of groups learnt from."""
    plot = Plot(
        "Figures out of family against the families learnt from",
        "families learnt from",
        "figure",
        _round_up(max(point.groups for point in points)),
    )
    for name, kind in (("pr_auc", "main"), ("macro_f1", "second")):
        having = [point for point in points if name in point.figures]
        plot.line([(p.groups, p.figures[name].value) for p in having], kind)
        for each in having:
            figure = each.figures[name]
            plot.point(
                (each.groups, figure.value),
                kind,
                f"{name} {figure.value:.3f} from {each.groups:.0f} families, "
                f"{each.mentions:.0f} mentions",
                (figure.low, figure.high),
            )
    return plot.svg()


def _round_up(value: float) -> float:
    """The next number with one digit that is not 0, in halves: 334 gives 350."""
    step = float(10 ** int(log10(max(value, 1)))) / 2
    return ceil(value / step) * step
