"""The benchmark's hard cases stay read, through the real readers."""

import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "fields"


def test_hard_cases() -> None:
    run = subprocess.run(
        [
            sys.executable,
            str(BENCHMARK / "run.py"),
            "--differences",
            str(BENCHMARK / "hard-cases.jsonl"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "29 notices" in run.stdout
    assert " read as " not in run.stdout, run.stdout
