import pytest

from tender_scan.notices.cases.stages import state_of


@pytest.mark.parametrize(
    ("notices", "state"),
    [
        ([("2024-01-01", "intention")], "planned"),
        ([("2024-01-01", "intention"), ("2024-03-01", "tender")], "tendered"),
        ([("2024-05-01", "award"), ("2024-03-01", "tender")], "awarded"),
        ([("2024-03-01", "tender"), ("2024-04-01", "failure")], "cancelled"),
        ([("2024-04-01", "failure"), ("2024-05-01", "tender")], "tendered"),
        ([("2024-05-01", "award"), (None, "contract")], "contracted"),
        ([("2024-05-01", "award"), ("2024-05-02", None)], "awarded"),
        ([("2024-05-01", None)], None),
    ],
)
def test_the_last_notice_says_how_far_it_came(
    notices: list[tuple[str | None, str | None]], state: str | None
) -> None:
    assert state_of(notices) == state
