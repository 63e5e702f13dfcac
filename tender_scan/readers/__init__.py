"""Bytes to documents: one reader per format, chosen by `registry.read`."""
