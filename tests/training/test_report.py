"""The page of a report stands alone, shows everything, and lets nothing run."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.training.corpus import Corpus, load_corpus
from tender_scan.training.evaluate import Report, evaluate
from tender_scan.training.intervals import Figure
from tender_scan.training.report.page import report_page
from tender_scan.training.studies import LearningPoint, SplitGap

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "default"
HOSTILE = '<script>alert(1)</script>"><img src=//evil.example onerror=alert(2)>'


@pytest.fixture(scope="module")
def report() -> Report:
    """Of passages whose texts, kinds and ids try to break out of the page."""
    whole = load_corpus([ROOT / "corpora" / "passages" / "w3.jsonl"])
    hostile = tuple(
        replace(each, id=each.id + HOSTILE, kind=HOSTILE, text=each.text + HOSTILE)
        for each in whole.passages[:60]
    )
    figure = {"pr_auc": Figure(0.5, 0.4, 0.6), "macro_f1": Figure(0.3, 0.2, 0.4)}
    return replace(
        evaluate(Corpus(hostile, whole.hash), MODEL),
        splits=SplitGap(figure, figure),
        learning=(LearningPoint(3, 9, figure), LearningPoint(120, 400, figure)),
    )


class Page(HTMLParser):
    """What a browser would load or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_nothing_is_loaded_and_nothing_runs(report: Report) -> None:
    page = Page(report_page(report))
    assert page.open == []
    assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
    names = {name for name, _ in page.attributes}
    assert not {"src", "href", "srcset", "style"} & names
    assert not any(name.startswith("on") for name in names)
    assert page.tags.count("svg") == 3


def test_the_page_shows_slices_terms_errors_and_studies(report: Report) -> None:
    text = report_page(report)
    for words in (
        "By kind of term",
        "By place",
        "By writing",
        "<h2>Terms</h2>",
        "<h2>Errors</h2>",
        "split at random",
        "What more labels would bring",
        "&lt;script&gt;alert(1)",
    ):
        assert words in text
    assert text.count('class="error"') == len(report.errors)


def test_slices_are_parts_of_the_whole(report: Report) -> None:
    dimensions = {part.dimension for part in report.slices}
    assert {"kind of notice", "kind of term", "writing", "place"} <= dimensions
    for dimension in dimensions:
        parts = [part for part in report.slices if part.dimension == dimension]
        assert sum(part.number for part in parts) == report.mentions
        assert sum(part.sought for part in parts) == report.sought
    assert sum(part.number for part in report.terms) == report.mentions


def test_curves_end_where_they_must(report: Report) -> None:
    assert report.curve[0].recall == 1.0
    assert [p.recall for p in report.curve] == sorted(
        (p.recall for p in report.curve), reverse=True
    )
    assert sum(each.number for each in report.reliability) <= report.mentions
    assert all(each.low <= each.share <= each.high for each in report.reliability)


def test_evaluate_writes_page_and_json(tmp_path: Path) -> None:
    lines = (ROOT / "corpora/passages/w3.jsonl").read_text("utf-8").splitlines()[:30]
    few, page = tmp_path / "few.jsonl", tmp_path / "report.html"
    few.write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(
        app, ["evaluate", str(few), "--report", str(page), "--json"]
    )
    assert done.exit_code == 0, done.output
    plain = json.loads(done.stdout)
    assert plain["sought"] < 30
    assert plain["figures"]["review_recall"]["low"] < 1
    assert "for a claim on the thresholds" in plain["refusals"][0]
    assert plain["refusals"][0] in done.stderr
    assert "What these labels do not carry" in page.read_text("utf-8")
