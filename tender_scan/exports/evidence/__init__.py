"""The evidence sheet: one file that shows a finding to whoever has no database."""
