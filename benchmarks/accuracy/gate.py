"""The accuracy gate: the shipped model on writers it never saw, against pinned floors.

    python benchmarks/accuracy/gate.py
    python benchmarks/accuracy/gate.py --pin [--allow-regression]

`floors.json` holds a floor for every figure, what was measured with its 95 % interval,
the hash of the held-out passages and the id of the model, so that none of them can
change unseen. `--pin` writes new floors a margin below what was measured; it refuses
to lower one unless told to.
"""

import argparse
import json
import sys
from pathlib import Path

from tender_scan.training.corpus import load_corpus
from tender_scan.training.evaluate import Report, evaluate

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"
MARGIN = 0.02
SMALLER_IS_BETTER = {"calibration_error"}


def measure() -> Report:
    """Score the shipped model on the held-out writers."""
    corpus = load_corpus([ROOT / "corpora" / "held-out"])
    return evaluate(corpus, ROOT / "models" / "default")


def is_worse(name: str, value: float, floor: float) -> bool:
    """Whether a figure is beyond its floor."""
    return value > floor if name in SMALLER_IS_BETTER else value < floor


def compare(report: Report, floors: dict[str, float]) -> list[str]:
    """The figures that are beyond their floor, in words."""
    return [
        f"{name}: {report.figures[name].value:.3f}, floor {floor:.3f}"
        for name, floor in floors.items()
        if is_worse(name, report.figures[name].value, floor)
    ]


def pin(report: Report, old: dict[str, float], allow_regression: bool) -> None:
    """Write floors a margin below what was measured."""
    new = {
        name: round(
            figure.value + (MARGIN if name in SMALLER_IS_BETTER else -MARGIN), 3
        )
        for name, figure in report.figures.items()
    }
    lowered = [name for name in old if is_worse(name, new[name], old[name])]
    if lowered and not allow_regression:
        sys.exit(f"would lower {', '.join(lowered)}; say --allow-regression to do so")
    measured = {
        name: [round(value, 3) for value in (figure.value, figure.low, figure.high)]
        for name, figure in report.figures.items()
    }
    content = {
        "corpus_hash": report.corpus_hash,
        "model_id": report.model_id,
        "floors": new,
        "measured": measured,
    }
    FLOORS.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    pinned = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    report = measure()
    for name, figure in report.figures.items():
        print(f"{name:20} {figure.value:.3f}  ({figure.low:.3f} to {figure.high:.3f})")
    if options.pin:
        pin(report, pinned.get("floors", {}), options.allow_regression)
        return
    if pinned["corpus_hash"] != report.corpus_hash:
        sys.exit("the held-out passages changed; look at them, then --pin")
    if pinned["model_id"] != report.model_id:
        sys.exit(
            f"the figures in README are of another model ({pinned['model_id']}, "
            f"shipped is {report.model_id}); run --pin, then docs/build.py"
        )
    if worse := compare(report, pinned["floors"]):
        sys.exit("below the floor: " + "; ".join(worse))
    print("at or above every floor")


if __name__ == "__main__":
    main()
