"""Every field on invented notices of many layouts."""

import pytest

from tests.notices.notices import FIELDS, score


@pytest.mark.parametrize("name", ["invented.jsonl", "held_out.jsonl"])
def test_fields_are_read_rightly(name: str) -> None:
    scores, differences = score(name)
    report = "\n".join(differences)
    for field in FIELDS:
        assert scores[field].precision >= 0.98, f"{field}\n{report}"
        assert scores[field].recall >= 0.95, f"{field}\n{report}"
