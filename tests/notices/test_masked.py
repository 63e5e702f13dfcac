"""Names that hide whose they are."""

import pytest

from tender_scan.notices.names import is_masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("某部", True), ("某单位", True), ("无锡某部队", True),
        ("中国科学院某研究所", True), ("**大学", True), ("XX公司", True),
        ("云岭理工大学", False), ("澜江AXIS科技有限公司", False),
    ],
)  # fmt: skip
def test_masked(name: str, masked: bool) -> None:
    assert is_masked(name) == masked
