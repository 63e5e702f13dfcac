"""The commands as people call them: real processes, their output and exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

NOTICE = (
    "澜江大学采购公告\n拟购置8卡A100整机2台，预算金额：300万元。\n采购人：澜江大学\n"
)


def call(
    *words: str | Path, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tender_scan", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "公告.txt").write_text(NOTICE, "utf-8")
    return folder


def test_scan_then_status(dump: Path, tmp_path: Path) -> None:
    db = tmp_path / "t.db"
    done = call("scan", dump, "--db", db, "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["counts"]["documents"] == {"ok": 1}
    status = call("status", db, "--json")
    assert json.loads(status.stdout)["documents"] == {"ok": 1}
    assert json.loads(status.stdout)["not_read"] == []


def test_scan_says_what_it_could_not_read(dump: Path, tmp_path: Path) -> None:
    (dump / "坏.pdf").write_bytes(b"%PDF-1.4\nbroken")
    done = call("scan", dump, "--db", tmp_path / "t.db")
    assert done.returncode == 3
    assert "坏.pdf" in done.stderr
    assert "corrupt" in done.stderr
    (dump / "公告.txt").unlink()
    alone = call("scan", dump, "--db", tmp_path / "u.db")
    assert alone.returncode == 1


@pytest.mark.parametrize(
    "words",
    [
        ("scan", "/no/such/folder"),
        ("scan",),
        ("scan", ".", "--no-such-option"),
        ("scan", ".", "--workers", "-1"),
        ("status", "/no/such.db"),
        ("read", "/no/such/file"),
        ("lexicon", "show", "no-such-term"),
        ("evaluate", "/no/such/corpus"),
        ("evaluate", "corpora/held-out", "--model", "/no/such/bundle"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(words: tuple[str, ...]) -> None:
    done = call(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_database_of_another_program_is_refused(dump: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("not a database at all" * 100)
    done = call("scan", dump, "--db", other)
    assert done.returncode == 2
    assert str(other) in done.stderr


def test_read_shows_the_text(dump: Path) -> None:
    done = call("read", dump / "公告.txt")
    assert done.returncode == 0
    assert "拟购置8卡A100整机2台" in done.stdout
    (document,) = json.loads(call("read", dump / "公告.txt", "--json").stdout)
    assert document["pages"][0]["text"] == NOTICE


def test_explain_takes_a_file_or_stdin(dump: Path) -> None:
    by_file = call("explain", dump / "公告.txt", "--json")
    by_stdin = call("explain", "-", "--json", stdin=NOTICE)
    for done in (by_file, by_stdin):
        (result,) = json.loads(done.stdout)
        (mention,) = result["mentions"]
        assert mention["surface"] == "A100"
        assert mention["reasons"]
    assert "A100 = nvidia-a100" in call("explain", "-", stdin=NOTICE).stdout


def test_lexicon_list_and_show() -> None:
    listed = json.loads(call("lexicon", "list", "--kind", "chip", "--json").stdout)
    assert {term["kind"] for term in listed} == {"chip"}
    shown = call("lexicon", "show", "nvidia-a100")
    assert "2022-08-26" in shown.stdout


def test_doctor_finds_everything_in_place() -> None:
    done = call("doctor", "--json")
    assert done.returncode == 0, done.stdout
    parts = {fact["part"] for fact in json.loads(done.stdout)}
    assert {"tender-scan", "lexicon", "model", "pypdfium2"} <= parts


def test_own_terms_are_looked_for(dump: Path, tmp_path: Path) -> None:
    terms = tmp_path / "mine.toml"
    terms.write_text(
        '[sources]\nown = "own knowledge"\n[[term]]\nid = "acme-x9"\nname = "X9"\n'
        'kind = "chip"\nvendor = "ACME"\nsense = "restricted"\n'
        'aliases = ["ACME X9"]\nsources = ["own"]\n',
        "utf-8",
    )
    text = "拟采购ACME X9加速卡四块。"
    done = call("explain", "-", "--lexicon", terms, "--json", stdin=text)
    (result,) = json.loads(done.stdout)
    assert [mention["term_id"] for mention in result["mentions"]] == ["acme-x9"]
    terms.write_text('[[term]]\nid = "acme-x9"\n', "utf-8")
    broken = call("explain", "-", "--lexicon", terms, stdin=text)
    assert broken.returncode == 2
    assert "mine.toml" in broken.stderr


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys; sys.argv = ['tender-scan', *sys.argv[1:]]\n"
        "from tender_scan.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'sklearn', 'jieba', 'datasette', 'numpy', 'pypdfium2'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    for words in (["--help"], ["scan", "--help"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr.strip() == "[]"
