"""The Datasette plugin: search, passage, page picture, review."""
