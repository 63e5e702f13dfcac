"""Controls computed from figures, chip by chip and date by date.

The table follows knowledge.md 1.1 and 1.3; `?` is "not known", which is not "free".
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tender_scan.lexicon.controls import control_periods, status_on
from tender_scan.lexicon.load import load_terms
from tender_scan.lexicon.rules import load_rules
from tender_scan.lexicon.terms import Term, Variant

TERMS = {term.id: term for term in load_terms()}
DATES = (
    "2022-08-25",
    "2022-09-15",
    "2023-06-15",
    "2023-10-24",
    "2023-12-05",
    "2025-04-08",
    "2025-04-09",
    "2026-02-01",
)
TABLE = """
nvidia-a100            no yes yes yes yes yes yes yes
nvidia-h100            no yes yes yes yes yes yes yes
nvidia-a800            no no  no  yes yes yes yes yes
nvidia-h800            no no  no  yes yes yes yes yes
nvidia-h200            no no  yes yes yes yes yes yes
nvidia-gh200           no no  yes yes yes yes yes yes
nvidia-h20             no no  no  no  no  no  yes yes
nvidia-l40s            no no  no  yes yes yes yes yes
nvidia-l40             no no  no  no  yes yes yes yes
nvidia-l4              no no  no  no  yes yes yes yes
nvidia-a30             no no  no  no  yes yes yes yes
nvidia-a40             no no  no  no  yes yes yes yes
nvidia-b200            no no  yes yes yes yes yes yes
nvidia-b300            no no  yes yes yes yes yes yes
nvidia-l20             no no  no  no  no  no  no  no
nvidia-l2              no no  no  no  no  no  no  no
nvidia-a10             no no  no  no  no  no  no  no
nvidia-a16             no no  no  no  no  no  no  no
nvidia-a2              no no  no  no  no  no  no  no
nvidia-t4              no no  no  no  no  no  no  no
nvidia-v100            no no  no  no  no  no  no  no
nvidia-p100            no no  no  no  no  no  no  no
nvidia-k80             no no  no  no  no  no  no  no
nvidia-rtx-4090        no no  no  no  yes yes yes yes
nvidia-rtx-4090-d      no no  no  no  no  no  no  no
nvidia-rtx-5090        no no  no  no  yes yes yes yes
nvidia-rtx-5090-d      no no  no  no  no  no  no  no
nvidia-rtx-3090        no no  no  no  no  no  no  no
nvidia-rtx-4080        no no  no  no  no  no  no  no
nvidia-rtx-a6000       no no  no  no  no  no  no  no
nvidia-rtx-6000-ada    no no  no  no  yes yes yes yes
nvidia-rtx-5880-ada    no no  no  no  no  no  no  no
nvidia-rtx-5000-ada    no no  no  no  no  no  no  no
nvidia-rtx-pro-6000    no no  no  no  yes yes yes yes
nvidia-rtx-pro-6000d   no no  ?   ?   ?   ?   ?   ?
amd-mi100              no no  no  no  yes yes yes yes
amd-mi210              no no  no  no  yes yes yes yes
amd-mi250              no yes yes yes yes yes yes yes
amd-mi250x             no yes yes yes yes yes yes yes
amd-mi300x             no no  yes yes yes yes yes yes
amd-mi300a             no no  no  no  yes yes yes yes
amd-mi308              no no  ?   ?   ?   ?   yes yes
amd-mi325x             no no  yes yes yes yes yes yes
amd-mi355x             no no  yes yes yes yes yes yes
intel-gaudi2           no no  ?   ?   yes yes yes yes
intel-gaudi3           no no  yes yes yes yes yes yes
intel-flex             no no  no  no  yes yes yes yes
cerebras-cs            no no  ?   ?   yes yes yes yes
graphcore-ipu          no no  no  no  yes yes yes yes
nvidia-dgx-h100        no yes yes yes yes yes yes yes
nvidia-hgx-a800        no no  no  yes yes yes yes yes
nvidia-hgx-h20         no no  no  no  no  no  yes yes
nvidia-dgx-1           no no  no  no  no  no  no  no
nvidia-a100-class      no ?   ?   yes yes yes yes yes
nvidia-hopper          no ?   ?   ?   ?   ?   yes yes
dell-xe9680            no ?   ?   ?   ?   ?   yes yes
huawei-ascend-910b     ?  ?   ?   ?   ?   ?   ?   ?
aws                    ?  ?   ?   ?   ?   ?   ?   ?
openai                 ?  ?   ?   ?   ?   ?   ?   ?
"""
WORDS = {"yes": True, "no": False, "?": None}
CASES = [
    pytest.param(row.split()[0], date, WORDS[cell], id=f"{row.split()[0]}@{date}")
    for row in TABLE.strip().splitlines()
    for date, cell in zip(DATES, row.split()[1:], strict=True)
]


@pytest.mark.parametrize(("term_id", "date", "expected"), CASES)
def test_chip_by_date(term_id: str, date: str, expected: bool | None) -> None:
    assert status_on(TERMS[term_id], date, TERMS).controlled is expected


@pytest.mark.parametrize(
    ("term_id", "date", "clause", "citation"),
    [
        ("nvidia-a100", "2022-09-15", "letter", "8-K"),
        ("nvidia-a100", "2023-06-15", "3A090", "87 FR 62186"),
        ("nvidia-a800", "2023-10-24", "letter", "effective at once"),
        ("nvidia-a800", "2023-12-05", "3A090.a", "88 FR 73458"),
        ("nvidia-l4", "2024-01-01", "3A090.a", "88 FR 73458"),
        ("nvidia-a30", "2024-01-01", "3A090.b", "88 FR 73458"),
        ("nvidia-a40", "2024-01-01", "3A090.b", "88 FR 73458"),
        ("nvidia-h20", "2025-04-09", "letter", "8-K"),
        ("nvidia-dgx-h100", "2023-06-15", "4A090", "87 FR 62186"),
        ("nvidia-dgx-h100", "2024-01-01", "4A090.a", "88 FR 73458"),
        ("graphcore-ipu", "2024-01-01", "3A090.a or 3A090.b", "88 FR 73458"),
    ],
)
def test_the_rule_that_decided(
    term_id: str, date: str, clause: str, citation: str
) -> None:
    status = status_on(TERMS[term_id], date, TERMS)
    assert status.rule == clause
    assert status.citation is not None
    assert citation in status.citation


@pytest.mark.parametrize(
    ("term_id", "date", "expected"),
    [
        ("nvidia-a800", "2023-09", False),
        ("nvidia-a800", "2023-10", None),
        ("nvidia-a800", "2023-11", True),
        ("nvidia-a800", "2023", None),
        ("nvidia-a800", "2024", True),
        ("nvidia-a100", "2022-08", None),
        ("nvidia-a100", "2022-10", True),
        ("nvidia-l40", "2023-11", None),
        ("nvidia-h20", "2025", None),
        ("nvidia-h20", "2025-05-06T09:30:00", True),
        ("nvidia-l20", "2025", False),
        ("nvidia-a100", None, None),
        ("nvidia-a100", "", None),
        ("nvidia-a100", "2024-13", None),
        ("nvidia-a100", "2024-02-30", None),
        ("nvidia-a100", "二〇二四年", None),
        ("nvidia-a100", "2024-031", None),
        ("nvidia-a100", "0000", None),
    ],
)
def test_dates_that_are_not_a_day(
    term_id: str, date: str | None, expected: bool | None
) -> None:
    status = status_on(TERMS[term_id], date, TERMS)
    assert status.controlled is expected
    assert status.words


def test_words_for_people() -> None:
    a100 = TERMS["nvidia-a100"]
    assert status_on(a100, "2024-05-01").words == (
        "a controlled item on 2024-05-01 under ECCN 3A090.a (88 FR 73458); "
        "TPP 4992, performance density 6.04, links of 600 GB/s"
    )
    assert "the state changed within 2022-08" in status_on(a100, "2022-08").words
    assert "HL-225H controlled, HL-225B (China) not" in (
        status_on(TERMS["intel-gaudi2"], "2023-06-01").words
    )
    assert "licence exception NAC" in (
        status_on(TERMS["nvidia-rtx-4090"], "2024-01-01").words
    )
    assert "remote access was not controlled" in status_on(TERMS["aws"], None).words
    assert status_on(TERMS["nvidia-dgx-h100"], "2024-01-01", TERMS).words.startswith(
        "holds H100: a controlled item"
    )


@pytest.mark.parametrize(
    ("term_id", "date", "said"),
    [
        ("nvidia-h200", "2026-01-15", "case by case"),
        ("amd-mi325x", "2026-01-15", "case by case"),
        ("nvidia-b200", "2026-01-15", "presumption of denial"),
        ("intel-gaudi3", "2026-01-15", "presumption of denial"),
        ("amd-mi350x", "2026-01-15", "presumption of denial"),
    ],
)
def test_review_since_january_2026(term_id: str, date: str, said: str) -> None:
    assert said in status_on(TERMS[term_id], date).words
    assert "applications" not in status_on(TERMS[term_id], "2026-01-14").words


def test_a_system_without_its_chips_is_not_known() -> None:
    assert status_on(TERMS["nvidia-dgx-h100"], "2024-01-01").controlled is None


def test_periods_of_a_chip() -> None:
    periods = control_periods(TERMS["nvidia-a800"])
    assert [(each.start, each.end, each.rule) for each in periods] == [
        ("2023-10-23", None, "letter"),
        ("2023-11-17", None, "3A090.a"),
    ]
    assert [each.rule for each in control_periods(TERMS["intel-gaudi2"])] == [
        "3A090 (HL-225H only)",
        "3A090.a",
    ]
    first = control_periods(TERMS["nvidia-h200"])[0]
    assert (first.start, first.end) == ("2022-10-07", "2023-11-17")


def test_periods_of_what_no_control_reaches() -> None:
    for term_id in ("aws", "huawei-ascend-910b", "nvidia-l20", "nvidia-rtx-4090-d"):
        assert control_periods(TERMS[term_id], TERMS) == ()


def test_periods_of_a_system_name_the_chip() -> None:
    assert control_periods(TERMS["nvidia-dgx-h100"]) == ()
    rules = [each.rule for each in control_periods(TERMS["nvidia-dgx-h100"], TERMS)]
    assert "4A090.a (holds H100)" in rules


@given(st.dates(), st.sampled_from(sorted(TERMS)))
def test_on_every_day_the_words_name_the_day_and_blame_nobody(
    day: object, term_id: str
) -> None:
    term = TERMS[term_id]
    status = status_on(term, str(day), TERMS)
    assert not re.search("violat|illegal|breach", status.words, re.IGNORECASE)
    if status.controlled is not None:
        assert str(day) in status.words
    periods = control_periods(term, TERMS)
    inside = [
        each
        for each in periods
        if each.start <= str(day) and (each.end is None or str(day) < each.end)
    ]
    if status.controlled:
        assert inside


@given(st.floats(0, 1e5), st.floats(1, 2000))
def test_a_stronger_chip_is_never_freer(fp16: float, area: float) -> None:
    def controlled(rate: float) -> bool | None:
        row = Variant("x", throughput=(("fp16", rate),), area=area, link=900.0)
        term = Term(
            "x",
            "X",
            "chip",
            "X",
            "restricted",
            ("X9",),
            variants=(row,),
            datacentre=True,
        )
        return status_on(term, "2024-01-01").controlled

    assert (controlled(fp16), controlled(fp16 * 2)) != (True, False)


def test_rules_follow_one_another_without_a_gap() -> None:
    rules = load_rules().rules
    assert [rule.end for rule in rules[:-1]] == [rule.start for rule in rules[1:]]
    assert rules[-1].end is None
