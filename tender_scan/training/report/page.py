"""The page: a template filled, every text from the labels escaped by it."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from tender_scan.training.evaluate import Report
from tender_scan.training.intervals import Figure
from tender_scan.training.metrics import OF_PARTS
from tender_scan.training.report.plots import (
    learning_plot,
    precision_recall_plot,
    reliability_plot,
)

_MOST_ERRORS = 200


def report_page(report: Report) -> str:
    """Make the page of a report.

    It is one file: plots are inline SVG, there is no script, and its policy forbids the
    browser to load anything.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["figure"] = _figure
    template = (files(__package__ or "") / "page.html").read_text("utf-8")
    return environment.from_string(template).render(
        report=report,
        measures=OF_PARTS,
        errors=report.errors[:_MOST_ERRORS],
        curve=precision_recall_plot(
            report.curve, report.thresholds.flag, report.thresholds.review
        ),
        reliability=reliability_plot(report.reliability),
        learning=learning_plot(report.learning) if report.learning else None,
    )


def _figure(figure: Figure | None) -> str:
    """Show a value with its interval; nothing for none."""
    if figure is None:
        return "–"
    return f"{figure.value:.3f} ({figure.low:.3f}–{figure.high:.3f})"
