"""What `read` and `explain` say of files that were, and were not, read."""

import json
from pathlib import Path

import pytest

from .test_commands import call

HOSTILE = "采购\x1b]0;公告\x07\x9b2J\u202e单\n第二行\t完"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "坏.pdf"
    file.write_bytes(b"%PDF-1.4\nbroken")
    return file


@pytest.mark.parametrize(
    "words", [("read",), ("read", "--json"), ("explain", "--json")]
)
def test_what_was_not_read_is_exit_3(words: tuple[str, ...], broken: Path) -> None:
    assert call(*words, broken).returncode == 3


def test_the_name_of_a_file_is_said_once(broken: Path) -> None:
    for command in ("read", "explain"):
        assert call(command, broken).stdout.count("坏.pdf") == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PAR1 data", "application/vnd.apache.parquet"),
        (b"MZ\x90\0\x03", "open it with 7-Zip and scan the folder"),
    ],
)
def test_what_to_do_is_said(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "公告.doc"
    file.write_bytes(data)
    assert said in call("read", file).stdout


def test_a_name_that_promises_another_type_is_said(tmp_path: Path) -> None:
    file = tmp_path / "公告.doc"
    file.write_bytes(b"{\\rtf1 A100}")
    done = call("read", file)
    assert "A100" in done.stdout
    assert "公告.doc: the name says otherwise, but this is application/rtf" in (
        done.stderr
    )
    (document,) = json.loads(call("read", file, "--json").stdout)
    assert document["name_mismatch"] is True


def test_text_of_documents_does_not_steer_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "公告.txt"
    file.write_text(f"澜江大学拟购置8卡A100整机2台{HOSTILE}。\n", "utf-8")
    for words in (("read",), ("read", "--json"), ("explain",), ("explain", "--json")):
        done = call(*words, file)
        assert done.returncode == 0
        assert not set("\x1b\x07\x9b\u202e") & set(done.stdout)
    (document,) = json.loads(call("read", file, "--json").stdout)
    assert "\x1b]0;" in document["pages"][0]["text"]  # machines get it as it is
    shown = call("read", file).stdout
    assert r"\x1b]0;" in shown
    assert "第二行\t完" in shown


def test_an_error_does_not_steer_the_terminal() -> None:
    done = call("read", "/no/such/\x1b[2J")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
