"""From labelled passages to a model bundle, and how good it is."""
