"""Find chips that are asked for by their figures alone, without a name."""
