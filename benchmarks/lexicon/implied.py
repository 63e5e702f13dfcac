"""Recall and precision of the parser of unnamed chips on `implied.jsonl`.

    python benchmarks/lexicon/implied.py [FILE]

Each line has a text, whether it implies a restricted chip, and the term ids that are
accepted as the first named. What goes wrong is listed.
"""

import json
import sys
from pathlib import Path

from tender_scan.lexicon.implied.find import ImpliedFinder
from tender_scan.lexicon.load import load_terms


def main(path: Path) -> None:
    finder = ImpliedFinder(load_terms())
    right = false = missed = first = 0
    for line in path.read_text("utf-8").splitlines():
        sentence = json.loads(line)
        found = finder.find(sentence["text"])
        if found and sentence["implied"]:
            right += 1
            first += found[0].term_ids[0] in sentence["accept"]
        elif found:
            false += 1
            print("false ", sentence["text"], found[0].term_ids)
        elif sentence["implied"]:
            missed += 1
            print("missed", sentence["text"], sentence["accept"])
    print(f"recall {right}/{right + missed} = {right / (right + missed):.3f}")
    print(f"precision {right}/{right + false} = {right / (right + false):.3f}")
    print(f"first chip accepted {first}/{right}")


if __name__ == "__main__":
    default = Path(__file__).parent / "implied.jsonl"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
