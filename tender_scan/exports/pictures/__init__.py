"""The picture of a page of an original, drawn in a process of its own."""
