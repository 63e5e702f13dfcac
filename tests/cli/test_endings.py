"""How the program ends: interrupted, unheard, or with a code of its own."""

import os
import signal
import subprocess
import sys

import pytest

from .test_commands import call

PROGRAM = [sys.executable, "-m", "tender_scan"]


@pytest.mark.parametrize(
    "words", [["lexicon", "list"], ["lexicon", "list", "--json"], ["--help"]]
)
def test_a_reader_who_has_heard_enough_is_no_error(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)  # before the first line, so that no pipe's buffer takes them all
    try:
        done = subprocess.run(
            [*PROGRAM, *words], stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    with subprocess.Popen(
        [*PROGRAM, "explain", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        # More than a pipe holds: when it is written, the program is reading.
        process.stdin.write(b"x" * 1_000_000)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_wrong_use_shows_the_usage_and_the_help_that_there_is() -> None:
    done = call("scan")
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith("Usage:")
    assert "Missing argument" in done.stderr
    assert call("lexicon", "--help").returncode == 0


def test_a_code_of_a_command_is_kept() -> None:
    assert call("lexicon", "check").returncode == 0
    assert call("lexicon", "list", "--kind", "foo").returncode == 2
