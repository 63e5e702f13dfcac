"""Firms that rent out computing power are told by their names, not by parts of words."""

from tender_scan.lexicon.rental import load_rental_firms, rental_firms_in


def test_every_name_of_every_firm_is_found() -> None:
    for firm in load_rental_firms():
        for alias in firm.aliases:
            assert firm in rental_firms_in([f"成交供应商：{alias}"]), alias


def test_a_latin_name_counts_only_as_a_word() -> None:
    assert rental_firms_in(["AUTODLX平台"]) == ()
    assert [firm.id for firm in rental_firms_in(["在autodl上租用"])] == ["autodl"]


def test_every_firm_has_sources() -> None:
    assert all(firm.sources for firm in load_rental_firms())
