"""The lexicon measured: recall of planted names, false candidates, speed, controls.

    python benchmarks/lexicon/run.py [--real FOLDER]

Recall: every name of the lexicon (aliases, weak names, nicknames), in every disguise
of `disguises.py` that applies to it, is planted in a natural sentence of its field. It
is found if a candidate of its term lies on the planted span; what is missed is
listed. Of a name that two terms share only the first counts, as in the matcher.

False candidates: with --real, a folder of documents that name nothing restricted.
Each candidate of sense restricted or foreign in its text counts; the model, which
drops most of them later, is not asked. Surfaces are printed, never passages.

Speed, on the same text and in megabytes of UTF-8: the exact pass is one automaton of
all names over text already folded; `Matcher.find` is everything from the text as read
to the candidates. Best of five.

Controls: for every chip and machine on the days round each rule and letter, what
`status_on` computes: yes, no, or ? where versions differ or figures are missing.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from ahocorasick_rs import AhoCorasick, Implementation
from disguises import DISGUISES

from tender_scan.lexicon.controls import status_on
from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.matcher import Matcher
from tender_scan.lexicon.names import all_names
from tender_scan.lexicon.terms import Term
from tender_scan.scan.inspect import read_file
from tender_scan.text.shadow import Shadow

SENTENCES = {
    "chip": ("本项目拟采购GPU服务器两台，每台配置", "，共八张，用于大模型训练。"),
    "system": ("本项目拟采购GPU服务器，整机选用", "，共两台，用于大模型训练。"),
    "cloud": ("课题组拟采购云服务，由供应商开通", "的账号并预充额度。"),
    "ai_service": ("平台须通过API接口调用", "的大模型服务，按量计费。"),
}
FOREIGN = ("restricted", "foreign_cloud", "foreign_ai")
DAYS = (
    "2022-08-25", "2022-08-26", "2022-10-07", "2023-10-22", "2023-10-23",
    "2023-11-17", "2025-04-08", "2025-04-09", "2026-01-15",
)  # fmt: skip
ROUNDS = 5


def planted(terms: Sequence[Term]) -> Iterator[tuple[Term, str]]:
    """Every name with its term, each way of writing once."""
    seen: set[str] = set()
    for term in terms:
        for name in term.surfaces:
            if (key := Shadow(name).text) not in seen:
                seen.add(key)
                yield term, name


def is_found(matcher: Matcher, term: Term, written: str) -> bool:
    """Whether a candidate of the term lies on the planted span."""
    before, after = SENTENCES[term.kind]
    start, end = len(before), len(before) + len(written)
    return any(
        found.term_id == term.id and found.start < end and found.end > start
        for found in matcher.find(before + written + after)
    )


def show_recall(terms: Sequence[Term], matcher: Matcher) -> None:
    """Print recall by disguise, then what was missed."""
    print(f"{'disguise':14}{'names':>7}{'found':>7}  recall")
    missed: list[str] = []
    total = right = 0
    for disguise, write in DISGUISES.items():
        cases = [
            (term, name, written)
            for term, name in planted(terms)
            if (written := write(name)) is not None
        ]
        lost = [case for case in cases if not is_found(matcher, case[0], case[2])]
        missed += [f"{disguise}: {each[0].id} {each[2]!r}" for each in lost]
        total, right = total + len(cases), right + len(cases) - len(lost)
        share = 1 - len(lost) / len(cases)
        print(f"{disguise:14}{len(cases):7}{len(cases) - len(lost):7}  {share:.4f}")
    print(f"{'all':14}{total:7}{right:7}  {right / total:.4f}")
    print(f"missed: {len(missed)}", *missed, sep="\n  ")


def read_pages(folder: Path) -> list[str]:
    """Read the text of every page of every document of a folder."""
    return [
        page.text
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for _, document in read_file(path)
        for page in document.pages
    ]


def show_false(pages: Sequence[str], terms: Sequence[Term], matcher: Matcher) -> None:
    """Print the candidates of a text that names nothing restricted."""
    senses = {term.id: term.sense for term in terms}
    found = [each for page in pages for each in matcher.find(page)]
    false = [each for each in found if senses[each.term_id] in FOREIGN]
    millions = sum(map(len, pages)) / 1e6
    print(f"\n{len(pages)} pages, {millions:.2f} million characters")
    print(f"false candidates: {len(false)}, {len(false) / millions:.1f} per million")
    for (term, surface), count in Counter(
        (each.term_id, each.surface) for each in false
    ).most_common():
        print(f"  {count:5}  {term}  {surface!r}")


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    moments = [time.perf_counter()]
    for _ in range(ROUNDS):
        work()
        moments.append(time.perf_counter())
    return min(after - before for before, after in pairwise(moments))


def show_speed(pages: Sequence[str], terms: Sequence[Term], matcher: Matcher) -> None:
    """Print megabytes of UTF-8 a second."""
    keys = dict.fromkeys(Shadow(name.written).text for name in all_names(terms))
    automaton = AhoCorasick(list(keys), implementation=Implementation.DFA)
    folded = [Shadow(page).text for page in pages]
    size = sum(len(page.encode()) for page in pages) / 1e6
    folded_size = sum(len(page.encode()) for page in folded) / 1e6
    look_up = partial(automaton.find_matches_as_indexes, overlapping=True)
    exact = fastest(lambda: [look_up(page) for page in folded])
    fold = fastest(lambda: [Shadow(page) for page in pages])
    find = fastest(lambda: [matcher.find(page) for page in pages])
    print(f"\n{size:.1f} MB of text, {folded_size:.1f} MB folded")
    print(f"exact automaton pass: {folded_size / exact:6.0f} MB/s")
    print(f"folding:              {size / fold:6.0f} MB/s")
    print(f"Matcher.find:         {size / find:6.0f} MB/s")


def show_controls(terms: Sequence[Term]) -> None:
    """Print the computed status of every chip and machine, day by day."""
    by_id = {term.id: term for term in terms}
    words = {True: "yes", False: "no", None: "?"}
    print(f"\n{'controlled on':28}", *(f"{day:>11}" for day in DAYS))
    for term in terms:
        if term.kind in ("chip", "system") and term.sense != "domestic":
            states = (status_on(term, day, by_id).controlled for day in DAYS)
            print(f"{term.id:28}", *(f"{words[state]:>11}" for state in states))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", type=Path, help="a folder that names nothing sought")
    options = parser.parse_args()
    terms = load_terms()
    matcher = Matcher(terms)
    show_recall(terms, matcher)
    if options.real:
        pages = read_pages(options.real)
        show_false(pages, terms, matcher)
        show_speed(pages, terms, matcher)
    show_controls(terms)


if __name__ == "__main__":
    main()
