"""Text of pages that are pictures: wanted (needs), choice (can), recognise (does)."""
