"""Pure functions on text: folding with a map back, numerals, money, dates, codes."""
