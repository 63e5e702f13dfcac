"""Every command in docs/workshop.md does what the page says, in its order."""

import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tender_scan.cli.app import app
from tender_scan.training.corpus import load_corpus
from tender_scan.training.formats.registry import FORMATS

from .database import Found, decide, make

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "workshop.md").read_text("utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]
LOW = Found("lookalike", "low", 0.001, 0.99, "lookalike")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the page takes for granted."""
    monkeypatch.chdir(tmp_path)
    whole = load_corpus([ROOT / "corpora" / "passages" / "w3.jsonl"]).passages
    labels, held_back = whole[:50], whole[200:215]
    (tmp_path / "labels.jsonl").write_text(FORMATS["jsonl"].write(labels), "utf-8")
    (tmp_path / "held-back.jsonl").write_text(
        FORMATS["jsonl"].write(held_back), "utf-8"
    )
    (tmp_path / "first.jsonl").write_text(FORMATS["doccano"].write(labels), "utf-8")
    turned = [
        replace(p, mentions=tuple(replace(m, route=None) for m in p.mentions))
        for p in labels
    ]
    (tmp_path / "second.csv").write_text(FORMATS["csv"].write(turned), "utf-8")
    ids = make(tmp_path / "tenders.db", *[Found()] * 12, *[LOW] * 12)
    decide(tmp_path / "tenders.db", ids[0], "accept")
    (tmp_path / "notice.txt").write_text("云岭理工大学拟购置A100服务器两台", "utf-8")
    names = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert names is not None
    (tmp_path / "names.toml").write_text(names[1], "utf-8")
    others = "text,surface,label\n拟购A100两台,A100,buys GPU\n"
    (tmp_path / "others.jsonl").write_text(others, "utf-8")
    return tmp_path


def test_the_commands_of_the_page(desk: Path) -> None:
    assert len(COMMANDS) == 13
    for command in COMMANDS:
        program, *words = shlex.split(command)
        assert program == "tender-scan"
        if words[0] != "explore":  # serves until it is stopped
            done = CliRunner().invoke(app, words)
            assert done.exit_code == 0, (command, done.output, done.exception)
    assert (desk / "my-model" / "MODEL_CARD.md").exists()
    assert "Precision and recall" in (desk / "report.html").read_text("utf-8")
