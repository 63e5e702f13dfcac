"""The findings of a database as columns in memory, to select and count them at once.

SQLite counts the values of a dozen columns over 100,000 findings in seconds; arrays do
it in milliseconds. The ledger holds codes, not texts: about 100 bytes a finding.
"""
