"""Organisations on public lists: who they are, and which parties of a notice they are.

Nothing here knows the database; `tender_scan.store.watchlist` keeps the list there.
"""
